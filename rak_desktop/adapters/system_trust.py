"""Whom to trust: what the operating system trusts, and the extra certificates that somebody named.

On macOS and Windows the system itself is asked for each connection, in a context of its own, since truststore's lets
only one handshake at a time go on. Elsewhere truststore knows where the system's roots are and OpenSSL does the rest;
reading them takes some 20 ms of work, so they are read once and shared.
"""

import re
import ssl
import sys
import threading
from pathlib import Path

import truststore

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import StripeUnreachable
from rak_desktop.core.foreign_text import harmless

_ASKED_FOR_EACH_CONNECTION = ("darwin", "win32")
_IN_PEM = re.compile(r"-----BEGIN (?:X509 )?CERTIFICATE-----.+?-----END (?:X509 )?CERTIFICATE-----", re.DOTALL)
_LARGEST_CA_FILE = 4 * 1024 * 1024


class SystemTrust:
    """Raises StripeUnreachable when the file of extra certificates cannot be used. Shared by threads."""

    def __init__(self, ca_file: str = "") -> None:
        self._extra = _certificates_in(ca_file)
        self._shared: ssl.SSLContext | None = None
        self._lock = threading.Lock()

    @property
    def has_extra(self) -> bool:
        """Was a file of extra certificates named?"""
        return bool(self._extra)

    def context(self) -> ssl.SSLContext:
        """For one connection more."""
        if sys.platform in _ASKED_FOR_EACH_CONNECTION:
            return self._new()
        with self._lock:
            if self._shared is None:
                self._shared = _with_the_roots_read(self._new())
            return self._shared

    def read_again(self) -> None:
        """Somebody was not trusted: before another try, an administrator may have added a root."""
        with self._lock:
            self._shared = None

    def _new(self) -> ssl.SSLContext:
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if self._extra:
            context.load_verify_locations(cadata=self._extra)
        return context


def _with_the_roots_read(context: ssl.SSLContext) -> ssl.SSLContext:
    """The plain context inside truststore's, which reads the roots when a conversation is made, before it begins."""
    conversation = context.wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO(), server_hostname="localhost")
    plain = conversation.context
    plain.sslsocket_class = ssl.SSLSocket
    return plain


def _certificates_in(file: str) -> str:
    """Those of the PEM file, tried out; empty for no file. What people write between them is in no agreed encoding."""
    if not file:
        return ""
    try:
        with Path(file).open("rb") as opened:
            text = "\n".join(_IN_PEM.findall(opened.read(_LARGEST_CA_FILE).decode("latin-1")))
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=text)
    except (OSError, ValueError):  # among them SSLError; and ValueError is what no certificate at all leads to
        raise StripeUnreachable(Code.CA_FILE_UNUSABLE, file=harmless(file, 120)) from None
    return text
