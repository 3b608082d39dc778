"""The traps on the way to Stripe, each sprung by a real server on a bare socket."""

import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import requests

from rak_desktop.adapters.stripe_connections import Shared, TrustingConnection
from rak_desktop.adapters.stripe_gateway import LibraryStripeGateway
from rak_desktop.adapters.stripe_transport import Limits, Way, open_session
from rak_desktop.adapters.system_trust import SystemTrust
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import RakError, StripeUnreachable
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.peer import Peer
from tests.fakes.raw_server import Behaviour, RawServer, hang_up, reset, saying

if TYPE_CHECKING:
    from tests.fakes.certificates import Issuer

KEY = RestrictedKey("rk_test_" + "AbCd1234" * 12)
ACCOUNT = '{"id": "acct_1Theatre", "object": "account"}'
QUICK = Limits(connect=1, answer=0.3, body=4096)

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only there a test can say which roots the system has")


def trouble_of(server: RawServer, limits: Limits = QUICK) -> RakError:
    gateway = LibraryStripeGateway(Peer.STAND_IN, server.address, limits=limits)
    with pytest.raises(RakError) as raised:
        gateway.account_of(KEY)
    return raised.value


def trouble_with(behaviour: Behaviour) -> RakError:
    with RawServer(behaviour) as server:
        return trouble_of(server)


# ── redirects ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("status", ["300", "301", "302", "303", "304", "307", "308"])
def test_a_redirect_is_not_followed_with_the_key(status: str) -> None:
    with RawServer(saying("200 OK", ACCOUNT)) as elsewhere:
        trouble = trouble_with(saying(f"{status} Elsewhere", "", f"Location: {elsewhere.address}/v1/account"))

        assert trouble.code is Code.REDIRECTED_ELSEWHERE
        assert trouble.facts == {"host": "127.0.0.1"}
        assert elsewhere.heard == []


# ── time and size ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("beginning", "piece"),
    [
        ("", "H"),
        ("HTTP/1.1 200 OK\r\n", "X-Again: and again\r\n"),
        ("HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n", " "),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"),
        ("", "HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["status line", "headers", "body", "chunks", "promises"],
)
def test_an_answer_that_drips_is_given_up_when_its_time_is_over(beginning: str, piece: str) -> None:
    def drip(connection: socket.socket) -> None:
        connection.sendall(beginning.encode())
        server.drip(connection, piece.encode(), every=0.02)

    with RawServer(drip) as server:
        assert trouble_of(server, Limits(connect=1, answer=0.15)).code is Code.TIMED_OUT


def test_a_silent_server_is_given_up_when_its_time_is_over() -> None:
    def say_nothing(_: socket.socket) -> None:
        server.stopping.wait(5)

    with RawServer(say_nothing) as server:
        assert trouble_of(server, Limits(connect=1, answer=0.05)).code is Code.TIMED_OUT


@pytest.mark.parametrize("announced", ["Content-Length: 99999999", "X-Length: not told"])
def test_an_endless_answer_is_cut_off(announced: str) -> None:
    def pour(connection: socket.socket) -> None:
        connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{announced}\r\n\r\n".encode())
        while not server.stopping.is_set():
            connection.sendall(b" " * 4096)

    with RawServer(pour) as server:
        assert trouble_of(server).code is Code.ANSWER_TOO_LARGE


@pytest.mark.parametrize("head", ["X-Again: and again\r\n" * 5000, "X-Long: " + "x" * 500_000, "H" * 500_000])
def test_a_head_without_end_is_not_read_to_its_end(head: str) -> None:
    def pour(connection: socket.socket) -> None:
        connection.sendall(f"HTTP/1.1 200 OK\r\n{head}".encode())

    assert trouble_with(pour).code is Code.ANSWER_NOT_UNDERSTOOD


def test_a_packed_answer_is_not_unpacked() -> None:
    """A few bytes can unpack to gigabytes; we ask for none packed, so nothing decent sends it."""
    trouble = trouble_with(saying("200 OK", b"\x1f\x8b\x08", "Content-Encoding: gzip"))

    assert trouble.code is Code.ANSWER_NOT_UNDERSTOOD


# ── answers that are not Stripe's ────────────────────────────────────────────────────────────────────

PAGE = "<!DOCTYPE html><html><body>Sign in to the hotel's network</body></html>"


@pytest.mark.parametrize("status", ["200 OK", "401 Unauthorized", "403 Forbidden", "404 Not Found"])
@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "application/json"])
def test_a_web_page_is_called_a_web_page(status: str, kind: str) -> None:
    trouble = trouble_with(saying(status, "\n " + PAGE, f"Content-Type: {kind}"))

    assert trouble.code is Code.WEB_PAGE_INSTEAD


def test_a_network_that_wants_a_sign_in_is_called_a_web_page() -> None:
    assert trouble_with(saying("511 Network Authentication Required", "{}")).code is Code.WEB_PAGE_INSTEAD


@pytest.mark.parametrize(
    "body",
    [
        "",
        "hello",
        "null",
        "42",
        '"text"',
        "[]",
        "{}",
        '{"object": "list", "data": []}',
        '{"object": "account", "id": "acct_1", "error": {}}',
        '{"error": "invalid_client"}',
        "[" * 4000,
        '{"object": ' + "9" * 4000,
        b"\xff\xfe\x00",
        b'{"object": "\xff"}',
    ],
    ids=lambda body: repr(body)[:30],
)
@pytest.mark.parametrize("status", ["200 OK", "401 Unauthorized", "403 Forbidden"])
def test_an_answer_of_another_shape_is_not_understood(status: str, body: str | bytes) -> None:
    assert trouble_with(saying(status, body)).code is Code.ANSWER_NOT_UNDERSTOOD


@pytest.mark.parametrize("error", ['"text"', '["list"]', "42", "null"])
def test_a_refusal_of_another_shape_is_not_understood(error: str) -> None:
    assert trouble_with(saying("401 Unauthorized", f'{{"error": {error}}}')).code is Code.ANSWER_NOT_UNDERSTOOD


# ── connections that break ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("behaviour", "code"),
    [
        (hang_up, Code.BROKEN_OFF),
        (reset, Code.BROKEN_OFF),
        (lambda c: c.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"), Code.BROKEN_OFF),
        (lambda c: c.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"), Code.BROKEN_OFF),
        (lambda c: c.sendall(b"220 mail.example ready\r\n\r\n"), Code.ANSWER_NOT_UNDERSTOOD),
        (lambda c: c.sendall(b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * 70_000), Code.ANSWER_NOT_UNDERSTOOD),
    ],
    ids=["hangs up", "resets", "stops half-way", "stops in a chunk", "is no web server", "has an endless header"],
)
def test_a_connection_that_breaks(behaviour: Callable[[socket.socket], None], code: Code) -> None:
    assert trouble_with(behaviour).code is code


def test_a_port_where_nobody_listens() -> None:
    with RawServer(hang_up) as server:
        address = server.address
    gateway = LibraryStripeGateway(Peer.STAND_IN, address, limits=QUICK)

    with pytest.raises(StripeUnreachable) as raised:
        gateway.account_of(KEY)

    assert raised.value.code is Code.CONNECTION_REFUSED
    assert raised.value.facts == {"host": "127.0.0.1"}


# ── connections made ahead ───────────────────────────────────────────────────────────────────────────


def test_connections_made_ahead_say_nothing_and_carry_a_question_later() -> None:
    with RawServer(saying("200 OK", ACCOUNT)) as server:
        gateway = LibraryStripeGateway(Peer.STAND_IN, server.address, limits=QUICK)

        gateway.warm_up()
        assert server.heard == []
        gateway.account_of(KEY)

        server.wait_for_connections(6)
        assert (len(server.heard), server.connections) == (1, 6)


@on_linux
@pytest.mark.usefixtures("trusted")
def test_a_session_ticket_on_a_waiting_connection_is_no_hang_up(company: RawServer) -> None:
    gateway = LibraryStripeGateway(Peer.STAND_IN, company.address, limits=QUICK)

    gateway.warm_up()
    gateway.account_of(KEY)

    assert company.connections == 6


@on_linux
@pytest.mark.usefixtures("trusted")
def test_a_waiting_connection_that_the_server_closed_is_made_again(company: RawServer) -> None:
    gateway = LibraryStripeGateway(Peer.STAND_IN, company.address, limits=QUICK)
    gateway.warm_up()

    company.hang_up_on_everybody()

    assert gateway.account_of(KEY).proven


@on_linux
@pytest.mark.usefixtures("trusted")
def test_a_connection_that_waited_too_long_is_not_trusted_with_a_question(company: RawServer) -> None:
    """A router may have forgotten it, or the computer slept; then the question would wait for nobody."""
    connection = TrustingConnection("127.0.0.1", company.port, timeout=60, shared=Shared(SystemTrust()))
    connection.connect()
    assert connection.is_connected

    connection._used_at -= 60

    assert not connection.is_connected
    connection.close()


def test_connections_that_cannot_be_made_ahead_are_told_when_something_is_asked() -> None:
    with RawServer(hang_up) as server:
        address = server.address
    gateway = LibraryStripeGateway(Peer.STAND_IN, address, limits=QUICK)

    gateway.warm_up()

    with pytest.raises(StripeUnreachable):
        gateway.account_of(KEY)


# ── what lies about on a computer ────────────────────────────────────────────────────────────────────


def test_a_netrc_file_does_not_take_the_keys_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login someone password else\n")
    monkeypatch.setenv("NETRC", str(netrc))
    wanted = {"Authorization": f"Bearer {KEY.reveal()}"}
    with RawServer(saying("200 OK", ACCOUNT)) as server:
        requests.get(server.address, headers=wanted, timeout=60)
        open_session(server.address, QUICK, Way()).get(server.address + "/v1/account", headers=wanted)

    without_us, with_us = server.heard
    assert "Authorization: Basic" in without_us
    assert f"Authorization: Bearer {KEY.reveal()}" in with_us


def test_a_stand_in_is_asked_past_every_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    with RawServer(saying("200 OK", "{}")) as proxy, RawServer(saying("200 OK", ACCOUNT)) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.address)

        LibraryStripeGateway(Peer.STAND_IN, server.address, limits=QUICK).account_of(KEY)

        assert proxy.heard == []


def test_a_session_can_talk_to_its_one_address_only() -> None:
    with RawServer(saying("200 OK", ACCOUNT)) as elsewhere:
        session = open_session("http://127.0.0.1:1", QUICK, Way(straight=True))

        with pytest.raises(requests.exceptions.InvalidSchema):
            session.get(elsewhere.address)

        assert elsewhere.heard == []


# ── proxies ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def through(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], StripeUnreachable]:
    """What comes of asking the real Stripe through this proxy. (Nothing gets further than the proxy.)"""

    def ask(proxy: str) -> StripeUnreachable:
        monkeypatch.setenv("HTTPS_PROXY", proxy)
        gateway = LibraryStripeGateway(Peer.STRIPE, limits=QUICK)
        with pytest.raises(StripeUnreachable) as raised:
            gateway.account_of(KEY)
        return raised.value

    return ask


def test_the_proxy_of_the_system_is_used_and_gets_no_key(through: Callable[[str], StripeUnreachable]) -> None:
    with RawServer(hang_up) as proxy:
        through(proxy.address)

    (question,) = proxy.heard
    assert question.startswith("CONNECT api.stripe.com:443")
    assert "AbCd1234" not in question


def test_a_proxy_that_wants_a_login_is_told_apart_by_its_number(through: Callable[[str], StripeUnreachable]) -> None:
    with RawServer(saying("407 Proxy Authentication Required", PAGE)) as proxy:
        trouble = through(proxy.address)

    assert trouble.code is Code.PROXY_WANTS_LOGIN
    assert trouble.facts == {"status": 407}


def test_a_proxy_that_does_not_let_us_through(through: Callable[[str], StripeUnreachable]) -> None:
    with RawServer(saying("502 Bad Gateway", PAGE)) as proxy:
        assert through(proxy.address).code is Code.PROXY_TROUBLE


def test_a_proxy_that_hangs_up_has_broken_off(through: Callable[[str], StripeUnreachable]) -> None:
    with RawServer(hang_up) as proxy:
        assert through(proxy.address).code is Code.BROKEN_OFF


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "socks5://127.0.0.1:1", "http://", "nonsense://127.0.0.1:1"])
def test_a_proxy_that_cannot_be_used(through: Callable[[str], StripeUnreachable], address: str) -> None:
    assert through(address).code is Code.PROXY_TROUBLE


# ── whom we trust ────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> "Issuer":
    pytest.importorskip("cryptography")
    from tests.fakes.certificates import Issuer

    return Issuer(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch, issuer: "Issuer") -> None:
    """Makes the test's root one of the system's."""
    monkeypatch.setenv("SSL_CERT_FILE", str(issuer.root))


@pytest.fixture
def company(issuer: "Issuer") -> Iterator[RawServer]:
    """A server whose certificate comes from Example Antivirus."""
    with RawServer(saying("200 OK", ACCOUNT), tls=issuer.server()) as server:
        yield server


@on_linux
@pytest.mark.usefixtures("trusted")
def test_a_root_that_the_system_trusts_is_enough(company: RawServer) -> None:
    """As behind a company's proxy: its root is in the system's store, and not in the library's own bundle."""
    answer = LibraryStripeGateway(Peer.STAND_IN, company.address, limits=QUICK).account_of(KEY)

    assert answer.account.id == "acct_1Theatre"


def test_a_root_that_nobody_trusts_is_named_and_gets_no_key(company: RawServer) -> None:
    trouble = trouble_of(company, Limits(connect=5, answer=5))

    assert trouble.code is Code.READING_ALONG
    assert trouble.facts == {"issuer": "Example Antivirus"}
    assert company.heard == []


@on_linux
@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    ("days", "problem"), [((-30, -3), "no longer valid"), ((3, 30), "not yet valid")], ids=["over", "to come"]
)
def test_dates_that_do_not_fit_the_clock_are_told_apart(issuer: "Issuer", days: tuple[int, int], problem: str) -> None:
    with RawServer(saying("200 OK", ACCOUNT), tls=issuer.server(days=days)) as server:
        trouble = trouble_of(server, Limits(connect=5, answer=5))

    assert trouble.code is Code.CERTIFICATE_OUT_OF_DATE
    assert trouble.facts == {"problem": problem, "issuer": "Example Antivirus"}


@on_linux
@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_somebody_else_is_told_apart(issuer: "Issuer") -> None:
    with RawServer(saying("200 OK", ACCOUNT), tls=issuer.server(address="127.0.0.2")) as server:
        assert trouble_of(server, Limits(connect=5, answer=5)).facts["problem"] == "other name"


def test_behind_a_proxy_the_issuer_is_named_too(
    monkeypatch: pytest.MonkeyPatch, issuer: "Issuer", through: Callable[[str], StripeUnreachable]
) -> None:
    """As a company's proxy does it: the connection is let through, and somebody else's certificate comes back."""

    def pretend(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with issuer.server().wrap_socket(connection, server_side=True, do_handshake_on_connect=False) as tls:
            tls.do_handshake()

    with RawServer(pretend) as proxy:
        trouble = through(proxy.address)

    assert trouble.code is Code.READING_ALONG
    assert trouble.facts == {"issuer": "Example Antivirus"}


def test_something_that_does_not_speak_tls_is_not_understood() -> None:
    with RawServer(hang_up, greeting=b"220 mail.example ready\r\n") as server:
        gateway = LibraryStripeGateway(Peer.STAND_IN, server.address.replace("http:", "https:"), limits=QUICK)
        with pytest.raises(StripeUnreachable) as raised:
            gateway.account_of(KEY)

    assert raised.value.code is Code.ANSWER_NOT_UNDERSTOOD
