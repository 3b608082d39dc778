"""The roots of the system are read once, and again after somebody was not trusted."""

import ssl
import sys

import pytest

from rak_desktop.adapters.system_trust import SystemTrust


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="there the system is asked for each connection")
def test_connections_share_what_was_read_until_somebody_was_not_trusted() -> None:
    trust = SystemTrust()
    first = trust.context()

    assert trust.context() is first
    trust.read_again()
    assert trust.context() is not first


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="there the system is asked for each connection")
def test_a_shared_context_checks_name_and_certificate() -> None:
    context = SystemTrust().context()

    assert type(context) is ssl.SSLContext
    assert context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.sslsocket_class is ssl.SSLSocket


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_where_the_system_itself_is_asked_each_connection_has_a_context_of_its_own(
    system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    trust = SystemTrust()

    assert trust.context() is not trust.context()
