"""The way to Stripe: whom it trusts, whom it talks to, and how long and how much it listens.

| Trap of the libraries below                            | Closed by                                              |
|--------------------------------------------------------|--------------------------------------------------------|
| a redirect is followed, with the key                   | any 3xx is an error before anybody follows it          |
| a read limit counts from byte to byte                  | one deadline for the whole answer, headers too         |
| a body may be endless, or small and packed             | a limit in bytes, and nothing packed is asked for      |
| stripe brings a bundle of roots of its own             | the system's store, on every connection, and the file  |
|                                                        | of extra certificates that somebody may have named     |
| a proxy in the environment goes before a chosen one    | with a chosen one the environment is not read          |
| `.netrc` replaces the Authorization header             | the session has an `auth`, so the file is never read   |
| a proxy is used for this computer itself               | the environment is not read for a stand-in             |
| answers leave cookies for the next key                 | the session takes none                                 |
| a body that is not UTF-8 breaks the library's logging  | such a body never reaches it                           |
"""

import http.client
import io
import json
import logging
import os
import warnings
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies_environment

import requests
import urllib3
from requests.adapters import HTTPAdapter
from requests.utils import select_proxy
from urllib3.util import parse_url

from rak_desktop.adapters.desktop_proxy import desktop_proxy
from rak_desktop.adapters.stripe_connections import PlainPool, Shared, TrustingPool
from rak_desktop.adapters.system_trust import SystemTrust
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import StripeUnreachable
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.network_route import NetworkRoute, ProxyFrom

_AT_ONCE = 8


@dataclass(frozen=True)
class Limits:
    """Seconds to connect, seconds for a whole answer, bytes of its body."""

    connect: float = 5.0
    answer: float = 10.0
    body: int = 256 * 1024


@dataclass(frozen=True)
class Way:
    """What somebody chose about the way. `straight` means past every proxy; an empty text: as the system has it.

    `proxy` is an address without name and password, `ca_file` a PEM file trusted beside the system's store.
    """

    straight: bool = False
    proxy: str = ""
    ca_file: str = ""


class StripeSession(requests.Session):
    """A session that can talk to one address and to nothing else."""

    def __init__(self, address: str, limits: Limits, way: Way) -> None:
        super().__init__()
        self._address = address
        self._way = way
        self._shared = Shared(SystemTrust(way.ca_file))
        if address.startswith("https:"):
            self._shared.trust.context()  # now, so that the first question need not wait for it
        self.trust_env = not (way.straight or way.proxy)
        self.auth = _leave_as_it_is
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
        self.headers["Accept-Encoding"] = "identity"
        self.adapters.clear()
        self.mount(f"{address}/", _BoundedAdapter(limits, self._shared))
        proxy = "" if way.straight else way.proxy or self._desktops_own()
        if proxy:
            self.proxies = {"http": proxy, "https": proxy}

    def open_ahead(self, how_many: int) -> None:
        """Opens connections that the next questions will use. Nothing is asked on them, and no key is at hand."""
        request = requests.Request("GET", f"{self._address}/").prepare()
        adapter = self.get_adapter(f"{self._address}/")
        if isinstance(adapter, _BoundedAdapter):
            adapter.open_ahead(request, self._proxies(), how_many)

    @property
    def route(self) -> NetworkRoute:
        """The way that questions take. A proxy that nobody can ask is one, too: they fail there and go no other way."""
        proxy = select_proxy(self._address, self._proxies()) or ""
        return NetworkRoute(
            proxy=harmless(_host_and_port(proxy), 120) if proxy else "",
            proxy_from=self._proxy_from() if proxy else ProxyFrom.NOBODY,
            signs_in="@" in proxy,
            extra_certificates=self._shared.trust.has_extra,
            issuer=self._shared.issuer,
        )

    def _proxies(self) -> dict[str, str]:
        settings = self.merge_environment_settings(f"{self._address}/", {}, None, None, None)
        return dict(settings["proxies"])

    def _desktops_own(self) -> str:
        """Where a variable names a proxy, or hosts that need none, the desktop is not asked."""
        return "" if getproxies_environment() else desktop_proxy(os.environ)

    def _proxy_from(self) -> ProxyFrom:
        if self._way.proxy:
            return ProxyFrom.SETTINGS
        return ProxyFrom.ENVIRONMENT if getproxies_environment() else ProxyFrom.SYSTEM


def open_session(address: str, limits: Limits, way: Way) -> StripeSession:
    """Raises StripeUnreachable when the file of extra certificates cannot be used."""
    _silence_the_library()
    return StripeSession(address, limits, way)


def _silence_the_library() -> None:
    """It logs pieces of broken answers, and prints a warning when the clock is years off."""
    logging.getLogger("urllib3").setLevel(logging.CRITICAL)
    warnings.simplefilter("ignore", urllib3.exceptions.SystemTimeWarning)


def _host_and_port(proxy: str) -> str:
    """Of a proxy's address, which the library takes without `http://`, too. Never a name or a password."""
    with suppress(urllib3.exceptions.LocationParseError):
        if read := parse_url(proxy).netloc:
            return read
    return proxy.rpartition("@")[2].rpartition("//")[2] or "?"


def _leave_as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


class _BoundedAdapter(HTTPAdapter):
    """Sends a request and hands on an answer that was read in full, within the limits."""

    def __init__(self, limits: Limits, shared: Shared) -> None:
        self._limits = limits
        self._pools = {"http": PlainPool, "https": partial(TrustingPool, shared=shared)}
        super().__init__(pool_connections=1, pool_maxsize=_AT_ONCE)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> urllib3.ProxyManager:
        manager: urllib3.ProxyManager = super().proxy_manager_for(proxy, **kwargs)
        manager.pool_classes_by_scheme = self._pools  # type: ignore[assignment]  # a partial makes pools as well
        return manager

    def open_ahead(self, request: requests.PreparedRequest, proxies: Mapping[str, str], how_many: int) -> None:
        pool = self.get_connection_with_tls_context(request, verify=True, proxies=dict(proxies))
        if isinstance(pool, PlainPool | TrustingPool):
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
