"""The connections to Stripe: whom they trust, how long they listen, and that they are there before they are needed.

A certificate that is refused is looked at once more, on a connection on which nothing is sent: the person shall know
whether the dates, the name, or somebody who reads along is at fault.
"""

import http.client
import io
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from rak_desktop.adapters.certificate import Certificate, read_certificate
from rak_desktop.adapters.system_trust import SystemTrust
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import StripeUnreachable
from rak_desktop.core.foreign_text import harmless

_IDLE_AT_MOST = 45.0  # seconds; a sleeping computer counts, so wall time it is


@dataclass
class Shared:
    """What the connections of a session share: whom to trust, and who made the last certificate that answered."""

    trust: SystemTrust
    issuer: str = ""


# ── one deadline for a whole answer ──────────────────────────────────────────────────────────────────


class _ReaderInTime(io.RawIOBase):
    """Reads from a socket until a moment, instead of so long for each piece."""

    def __init__(self, inner: io.RawIOBase, connection: socket.socket) -> None:
        self._inner = inner
        self._connection = connection
        limit = connection.gettimeout()
        self._ends = None if limit is None else time.monotonic() + limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        if self._ends is not None:
            left = self._ends - time.monotonic()
            if left <= 0:
                raise TimeoutError("the answer came too slowly")
            self._connection.settimeout(left)
        return self._inner.readinto(buffer)

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
        super().close()


class _AnswerInTime(http.client.HTTPResponse):
    """Made when the question was sent; the socket's time limit of that moment is for all of the answer."""

    def __init__(self, connection: socket.socket, *args: Any, **kwargs: Any) -> None:
        super().__init__(connection, *args, **kwargs)
        self.fp = io.BufferedReader(_ReaderInTime(self.fp.detach(), connection))


# ── connections ──────────────────────────────────────────────────────────────────────────────────────


class _PlainConnection(HTTPConnection):
    response_class = _AnswerInTime


class TrustingConnection(HTTPSConnection):
    """Trusts what the operating system trusts."""

    response_class = _AnswerInTime

    def __init__(self, *args: Any, shared: Shared, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._how_made = args, kwargs
        self._shared = shared
        self._through: tuple[tuple[Any, ...], dict[str, Any]] | None = None
        self._used_at = 0.0

    def set_tunnel(self, *args: Any, **kwargs: Any) -> None:
        self._through = args, kwargs
        super().set_tunnel(*args, **kwargs)

    def connect(self) -> None:
        self.ssl_context = self._shared.trust.context()
        try:
            super().connect()
        except ssl.SSLCertVerificationError as error:
            refused = error
        else:
            self._used_at = time.time()
            self._remember(_shown_on(self.sock))
            return
        self._shared.trust.read_again()
        seen = self._look_again()
        self._remember(seen)
        raise _why_refused(refused, seen)

    def _remember(self, certificate: Certificate | None) -> None:
        if certificate is not None:
            self._shared.issuer = harmless(certificate.issuer, 80)

    @property
    def is_connected(self) -> bool:
        """Can it carry one more question?

        A connection that waited long may be dead without a sign: a router forgot it, or the computer slept. And
        a server sends session tickets after the handshake; to urllib3 the waiting bytes look like a hang-up.
        """
        if not isinstance(self.sock, ssl.SSLSocket) or abs(time.time() - self._used_at) > _IDLE_AT_MOST:
            return False
        if super().is_connected:
            return True
        self.sock.settimeout(0)
        try:
            self.sock.recv(1)
        except ssl.SSLWantReadError:
            return True
        except OSError:
            return False
        return False

    def getresponse(self) -> urllib3.HTTPResponse:  # type: ignore[override]  # as in urllib3 itself
        answer = super().getresponse()
        self._used_at = time.time()
        return answer

    def _look_again(self) -> Certificate | None:
        """Who made the certificate that was refused. Nothing is sent on this second connection, least of all a key."""
        args, kwargs = self._how_made
        onlooker = HTTPSConnection(*args, **{**kwargs, "cert_reqs": "CERT_NONE", "ssl_context": _trusting_nobody()})
        onlooker.timeout = self.timeout
        try:
            if self._through is not None:
                onlooker.set_tunnel(*self._through[0], **self._through[1])
            onlooker.connect()
            return _shown_on(onlooker.sock)
        except (OSError, http.client.HTTPException, urllib3.exceptions.HTTPError):
            return None
        finally:
            onlooker.close()


def _shown_on(connection: object) -> Certificate | None:
    try:
        return read_certificate(connection.getpeercert(binary_form=True))  # type: ignore[attr-defined]
    except (AttributeError, OSError, TypeError, ValueError):
        return None


def _trusting_nobody() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


_OTHER_NAME = (
    62,  # OpenSSL's numbers for a host name …
    64,  # … and for an address that does not match
    0x800B010F,  # Windows: CERT_E_CN_NO_MATCH
    -67602,  # macOS: errSecHostNameMismatch
)
"""D: winerror.h, Apple's SecBase.h; truststore hands the system's own number on. The last two are not run here."""


def _why_refused(refused: ssl.SSLCertVerificationError, seen: Certificate | None) -> StripeUnreachable:
    """With who made it, and whether the dates, the name or the maker are at fault."""
    if seen is None:
        return StripeUnreachable(Code.CERTIFICATE_WRONG, problem="refused")
    now = datetime.now(UTC)
    issuer = harmless(seen.issuer, 80) or "?"
    if not seen.begins <= now <= seen.ends:
        problem = "not yet valid" if now < seen.begins else "no longer valid"
        return StripeUnreachable(Code.CERTIFICATE_OUT_OF_DATE, problem=problem, issuer=issuer)
    if refused.verify_code in _OTHER_NAME:
        return StripeUnreachable(Code.CERTIFICATE_WRONG, problem="other name", issuer=issuer)
    return StripeUnreachable(Code.READING_ALONG, issuer=issuer)


class _Pool(HTTPConnectionPool):
    def open_ahead(self, how_many: int, seconds: float) -> None:
        """All of them at once; those that are open and alive stay as they are."""
        taken = [self._get_conn() for _ in range(how_many)]
        opening = [threading.Thread(target=self._open, args=(each, seconds), daemon=True) for each in taken]
        for thread in opening:
            thread.start()
        for thread in opening:
            thread.join()

    def _open(self, connection: Any, seconds: float) -> None:
        """What goes wrong here goes wrong again when something is asked, and is told then."""
        try:
            if connection.is_closed:
                connection.timeout = seconds
                self._prepare(connection)
        except Exception:  # noqa: BLE001  # on a thread of its own, where nobody would hear of it
            connection.close()
        finally:
            self._put_conn(connection)

    def _prepare(self, connection: Any) -> None:
        if self.proxy is None:
            connection.connect()
        else:
            self._prepare_proxy(connection)


class PlainPool(_Pool):
    ConnectionCls = _PlainConnection


class TrustingPool(HTTPSConnectionPool, _Pool):
    ConnectionCls = TrustingConnection
