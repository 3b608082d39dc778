"""The way to Stripe: whom it trusts, whom it talks to, and how long and how much it listens.

| Trap of the libraries below                            | Closed by                                              |
|--------------------------------------------------------|--------------------------------------------------------|
| a redirect is followed, with the key                   | any 3xx is an error before anybody follows it          |
| a read limit counts from byte to byte                  | one deadline for the whole answer, headers too         |
| a body may be endless, or small and packed             | a limit in bytes, and nothing packed is asked for      |
| stripe brings a bundle of roots of its own             | the system's store, on every connection                |
| `.netrc` replaces the Authorization header             | the session has an `auth`, so the file is never read   |
| a proxy is used for this computer itself               | the environment is not read for a stand-in             |
| answers leave cookies for the next key                 | the session takes none                                 |
| a body that is not UTF-8 breaks the library's logging  | such a body never reaches it                           |
"""

import http.client
import io
import json
import logging
import socket
import ssl
import time
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urlsplit

import requests
import truststore
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from rak_desktop.adapters.certificate import Certificate, read_certificate
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import StripeUnreachable
from rak_desktop.core.foreign_text import harmless

_AT_ONCE = 8
_IDLE_AT_MOST = 45.0  # seconds; a sleeping computer counts, so wall time it is


@dataclass(frozen=True)
class Limits:
    """Seconds to connect, seconds for a whole answer, bytes of its body."""

    connect: float = 5.0
    answer: float = 10.0
    body: int = 256 * 1024


def open_session(address: str, limits: Limits, *, straight: bool) -> requests.Session:
    """A session that can talk to this address and to nothing else; `straight` means past every proxy."""
    _silence_the_library()
    session = requests.Session()
    session.trust_env = not straight
    session.auth = _leave_as_it_is
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
    session.headers["Accept-Encoding"] = "identity"
    session.adapters.clear()
    session.mount(f"{address}/", _BoundedAdapter(limits))
    return session


def open_ahead(session: requests.Session, address: str, how_many: int) -> None:
    """Opens connections that the next questions will use. Nothing is asked on them, and no key is at hand."""
    request = requests.Request("GET", f"{address}/").prepare()
    settings = session.merge_environment_settings(request.url, {}, None, None, None)
    adapter = session.get_adapter(f"{address}/")
    if isinstance(adapter, _BoundedAdapter):
        adapter.open_ahead(request, settings["proxies"], how_many)


def _silence_the_library() -> None:
    """It logs pieces of broken answers, and prints a warning when the clock is years off."""
    logging.getLogger("urllib3").setLevel(logging.CRITICAL)
    warnings.simplefilter("ignore", urllib3.exceptions.SystemTimeWarning)


def _leave_as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


class _BoundedAdapter(HTTPAdapter):
    """Sends a request and hands on an answer that was read in full, within the limits."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        super().__init__(pool_connections=1, pool_maxsize=_AT_ONCE)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> urllib3.ProxyManager:
        manager: urllib3.ProxyManager = super().proxy_manager_for(proxy, **kwargs)
        manager.pool_classes_by_scheme = _POOLS
        return manager

    def open_ahead(self, request: requests.PreparedRequest, proxies: Mapping[str, str], how_many: int) -> None:
        pool = self.get_connection_with_tls_context(request, verify=True, proxies=dict(proxies))
        if isinstance(pool, _Pool):
            pool.open_ahead(how_many, self._limits.connect)

    def cert_verify(self, *_: object) -> None:
        """Whom to trust is decided by our connections; requests would add its own bundle of roots."""

    def send(  # type: ignore[override]  # the caller's wishes about limits and trust are what we close here
        self, request: requests.PreparedRequest, *, proxies: Mapping[str, str] | None = None, **_: object
    ) -> requests.Response:
        limits = (self._limits.connect, self._limits.answer)
        response = super().send(request, stream=True, timeout=limits, verify=True, proxies=dict(proxies or {}))
        try:
            _refuse_redirect(response)
            body = _readable_body(response, _read(response, self._limits.body))
        except BaseException:
            response.raw.close()
            raise
        response.raw = io.BytesIO(body)
        return response


# ── answers that cannot be Stripe's ──────────────────────────────────────────────────────────────────


def _refuse_redirect(response: requests.Response) -> None:
    if 300 <= response.status_code < 400:  # noqa: PLR2004  # the whole family
        host = urlsplit(response.headers.get("Location", "")).hostname or ""
        raise StripeUnreachable(Code.REDIRECTED_ELSEWHERE, host=harmless(host, 100))


def _read(response: requests.Response, at_most: int) -> bytes:
    """Up to the end, which is read too: only there an answer that was cut short shows."""
    body = b""
    while piece := response.raw.read(at_most + 1 - len(body), decode_content=False):
        body += piece
        if len(body) > at_most:
            raise StripeUnreachable(Code.ANSWER_TOO_LARGE)
    return body


def _readable_body(response: requests.Response, body: bytes) -> bytes:
    """The body, if it may be Stripe's JSON. A fault says enough by its number, its body is dropped."""
    status = response.status_code
    if status == http.client.PROXY_AUTHENTICATION_REQUIRED:
        raise proxy_said(status)
    if status == http.client.NETWORK_AUTHENTICATION_REQUIRED:
        raise StripeUnreachable(Code.WEB_PAGE_INSTEAD)
    if status >= http.client.INTERNAL_SERVER_ERROR:
        return b""
    if status == http.client.TOO_MANY_REQUESTS:
        return body if _is_an_error(body) else b""
    kind = response.headers.get("Content-Type", "").lower()
    if "html" in kind or body.lstrip().startswith(b"<"):
        raise StripeUnreachable(Code.WEB_PAGE_INSTEAD)
    if response.headers.get("Content-Encoding", "identity") != "identity" or not _is_utf8(body):
        raise StripeUnreachable(Code.ANSWER_NOT_UNDERSTOOD)
    return body


def proxy_said(status: int) -> StripeUnreachable:
    """A proxy's no. One number means that it wants to know who asks; the rest nobody but its keeper can explain."""
    wants_login = status == http.client.PROXY_AUTHENTICATION_REQUIRED
    return StripeUnreachable(Code.PROXY_WANTS_LOGIN if wants_login else Code.PROXY_TROUBLE, status=status)


def _is_an_error(body: bytes) -> bool:
    """Has it the shape of Stripe's refusals? A 429 tells enough without a body, so any other is dropped."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and isinstance(data.get("error"), dict)


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


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


class _TrustingConnection(HTTPSConnection):
    """Trusts what the operating system trusts.

    Each connection has a context of its own: truststore's lets only one handshake at a time go on.
    """

    response_class = _AnswerInTime

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._how_made = args, kwargs
        self._through: tuple[tuple[Any, ...], dict[str, Any]] | None = None
        self._used_at = 0.0

    def set_tunnel(self, *args: Any, **kwargs: Any) -> None:
        self._through = args, kwargs
        super().set_tunnel(*args, **kwargs)

    def connect(self) -> None:
        self.ssl_context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        try:
            super().connect()
        except ssl.SSLCertVerificationError as error:
            refused = error
        else:
            self._used_at = time.time()
            return
        raise _why_refused(refused, self._look_again())

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
            return read_certificate(onlooker.sock.getpeercert(binary_form=True))  # type: ignore[union-attr]
        except (OSError, ValueError, http.client.HTTPException, urllib3.exceptions.HTTPError):
            return None
        finally:
            onlooker.close()


def _trusting_nobody() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


_OTHER_NAME = (62, 64)  # OpenSSL's numbers for a host name, and for an address, that does not match


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
        taken = [self._get_conn() for _ in range(how_many)]
        try:
            for connection in taken:
                if connection.is_closed:
                    connection.timeout = seconds
                    self._prepare(connection)
        finally:
            for connection in taken:
                self._put_conn(connection)

    def _prepare(self, connection: Any) -> None:
        if self.proxy is None:
            connection.connect()
        else:
            self._prepare_proxy(connection)


class _PlainPool(_Pool):
    ConnectionCls = _PlainConnection


class _TrustingPool(HTTPSConnectionPool, _Pool):
    ConnectionCls = _TrustingConnection


_POOLS: dict[str, type[HTTPConnectionPool]] = {"http": _PlainPool, "https": _TrustingPool}
