"""The whole way to Stripe's own name out of a company's network: a real proxy, and a root only the company knows."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rak_desktop.adapters.stripe_gateway import LibraryStripeGateway
from rak_desktop.adapters.stripe_transport import Limits
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import StripeUnreachable
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.network_route import NetworkRoute, ProxyFrom
from rak_desktop.core.peer import Peer
from tests.fakes.company_proxy import CompanyProxy
from tests.fakes.raw_server import RawServer, saying

if TYPE_CHECKING:
    from tests.fakes.certificates import Issuer

KEY = RestrictedKey("rk_test_" + "AbCd1234" * 12)
ACCOUNT = '{"id": "acct_1Theatre", "object": "account"}'
PATIENT = Limits(connect=5, answer=5)
LOGIN = "shop:s3cret%20word"

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only there a test can make a root and a system's store"
)


@pytest.fixture(scope="module")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> "Issuer":
    pytest.importorskip("cryptography")
    from tests.fakes.certificates import Issuer

    return Issuer(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def stripe(issuer: "Issuer") -> Iterator[RawServer]:
    """Somebody who calls himself api.stripe.com, as the company's proxy does that looks into what is sent."""
    with RawServer(saying("200 OK", ACCOUNT), tls=issuer.server(address="api.stripe.com")) as server:
        yield server


@pytest.fixture
def proxy(stripe: RawServer) -> Iterator[CompanyProxy]:
    with CompanyProxy(stripe.port) as company:
        yield company


def test_a_proxy_of_the_environment_and_a_root_of_the_system(
    proxy: CompanyProxy, stripe: RawServer, issuer: "Issuer", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(issuer.root))
    monkeypatch.setenv("https_proxy", proxy.address)
    gateway = LibraryStripeGateway(Peer.STRIPE, limits=PATIENT)

    assert gateway.account_of(KEY).account.id == "acct_1Theatre"

    assert proxy.asked_for == ["api.stripe.com:443"]
    assert KEY.reveal() not in proxy.heard[0]
    assert KEY.reveal() in stripe.heard[0]
    assert gateway.route() == NetworkRoute(f"127.0.0.1:{proxy.port}", ProxyFrom.ENVIRONMENT, issuer="Example Antivirus")


def test_a_proxy_and_a_file_of_certificates_that_somebody_chose(
    proxy: CompanyProxy, issuer: "Issuer", monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was chosen goes before what lies about in the environment."""
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "*")
    gateway = LibraryStripeGateway(Peer.STRIPE, proxy=proxy.address, ca_file=str(issuer.root), limits=PATIENT)

    gateway.warm_up()
    assert gateway.account_of(KEY).proven

    assert set(proxy.asked_for) == {"api.stripe.com:443"}
    assert gateway.route() == NetworkRoute(
        f"127.0.0.1:{proxy.port}", ProxyFrom.SETTINGS, extra_certificates=True, issuer="Example Antivirus"
    )


def test_a_proxy_without_http_in_front_is_used_and_told(
    proxy: CompanyProxy, issuer: "Issuer", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", f"127.0.0.1:{proxy.port}")
    gateway = LibraryStripeGateway(Peer.STRIPE, ca_file=str(issuer.root), limits=PATIENT)

    assert gateway.account_of(KEY).proven

    assert gateway.route().proxy == f"127.0.0.1:{proxy.port}"
    assert gateway.route().proxy_from is ProxyFrom.ENVIRONMENT


@pytest.mark.parametrize(
    ("address", "told"),
    [
        (f"http://{LOGIN}@[bad:3128", "[bad:3128"),
        (f"{LOGIN}@proxy.example:3128", "proxy.example:3128"),
        ("http://shop:s3cret/word@proxy.example:3128", "proxy.example:3128"),
        ("http://", "?"),
    ],
)
def test_a_proxy_that_cannot_be_asked_is_told_without_its_sign_in(
    address: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", address)
    gateway = LibraryStripeGateway(Peer.STRIPE, limits=PATIENT)

    route = gateway.route()
    with pytest.raises(StripeUnreachable) as raised:
        gateway.account_of(KEY)

    assert route.proxy == told
    assert "s3cret" not in repr(route)
    assert raised.value.code is Code.PROXY_TROUBLE


def test_a_proxy_with_a_sign_in(stripe: RawServer, issuer: "Issuer", monkeypatch: pytest.MonkeyPatch) -> None:
    with CompanyProxy(stripe.port, login="shop:s3cret word") as proxy:
        monkeypatch.setenv("https_proxy", f"http://{LOGIN}@127.0.0.1:{proxy.port}")
        gateway = LibraryStripeGateway(Peer.STRIPE, ca_file=str(issuer.root), limits=PATIENT)

        assert gateway.account_of(KEY).proven

        route = gateway.route()
    assert route.signs_in
    assert "s3cret" not in repr(route)


def test_a_wrong_sign_in_is_told_apart_and_not_repeated(
    stripe: RawServer, issuer: "Issuer", monkeypatch: pytest.MonkeyPatch
) -> None:
    with CompanyProxy(stripe.port, login="shop:another") as proxy:
        monkeypatch.setenv("https_proxy", f"http://{LOGIN}@127.0.0.1:{proxy.port}")
        gateway = LibraryStripeGateway(Peer.STRIPE, ca_file=str(issuer.root), limits=PATIENT)

        with pytest.raises(StripeUnreachable) as raised:
            gateway.account_of(KEY)

    assert raised.value.code is Code.PROXY_WANTS_LOGIN
    assert "s3cret" not in repr(raised.value.facts)
    assert stripe.heard == []


def test_without_the_companys_root_its_proxy_is_named_and_gets_no_key(proxy: CompanyProxy, stripe: RawServer) -> None:
    gateway = LibraryStripeGateway(Peer.STRIPE, proxy=proxy.address, limits=PATIENT)

    with pytest.raises(StripeUnreachable) as raised:
        gateway.account_of(KEY)

    assert raised.value.code is Code.READING_ALONG
    assert raised.value.facts == {"issuer": "Example Antivirus"}
    assert stripe.heard == []
    assert gateway.route().issuer == "Example Antivirus"


def test_extra_certificates_take_nothing_away_from_the_systems(
    stripe: RawServer, proxy: CompanyProxy, issuer: "Issuer", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.fakes.certificates import Issuer

    other = Issuer(tmp_path, "Another Company")
    monkeypatch.setenv("SSL_CERT_FILE", str(issuer.root))
    gateway = LibraryStripeGateway(Peer.STRIPE, proxy=proxy.address, ca_file=str(other.root), limits=PATIENT)

    assert gateway.account_of(KEY).proven
    assert stripe.heard


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"\xef\xbb\xbf", b""),
        ("# Müller GmbH, Wurzelzertifikat\n".encode(), b"\n# Ende"),
        ("# Müller GmbH\r\n".encode("latin-1"), b""),
        (b"subject=CN = Example\n", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"),
    ],
    ids=["mark of Notepad", "comment in UTF-8", "comment in Latin-1", "what openssl says about it"],
)
def test_only_the_certificates_of_a_file_count_not_what_stands_around_them(
    before: bytes, after: bytes, stripe: RawServer, proxy: CompanyProxy, issuer: "Issuer", tmp_path: Path
) -> None:
    file = tmp_path / "company.pem"
    file.write_bytes(before + issuer.root.read_bytes() + after)

    gateway = LibraryStripeGateway(Peer.STRIPE, proxy=proxy.address, ca_file=str(file), limits=PATIENT)

    assert gateway.account_of(KEY).proven


@pytest.mark.parametrize(
    "content", [None, b"", b"no certificates", b"\xff\xfe", b"-----BEGIN CERTIFICATE-----\nAAAA\n"]
)
def test_a_file_without_certificates_is_said_before_anything_is_sent(content: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / "company.pem"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(StripeUnreachable) as raised:
        LibraryStripeGateway(Peer.STRIPE, ca_file=str(file))

    assert raised.value.code is Code.CA_FILE_UNUSABLE
    assert str(raised.value.facts["file"]).endswith("company.pem")


def test_a_host_that_the_environment_leaves_out_is_asked_straight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("no_proxy", "api.stripe.com")

    assert LibraryStripeGateway(Peer.STRIPE).route() == NetworkRoute()


def test_a_stand_in_is_asked_straight_whatever_was_chosen(stripe: RawServer) -> None:
    gateway = LibraryStripeGateway(Peer.STAND_IN, stripe.address, proxy="http://127.0.0.1:1")

    assert gateway.route() == NetworkRoute()
