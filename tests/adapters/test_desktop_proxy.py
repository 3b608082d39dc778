"""The proxy that somebody chose in the settings of their desktop."""

import sys
from pathlib import Path

import pytest

from rak_desktop.adapters.desktop_proxy import desktop_proxy
from rak_desktop.adapters.stripe_gateway import LibraryStripeGateway
from rak_desktop.core.network_route import NetworkRoute, ProxyFrom
from rak_desktop.core.peer import Peer

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system itself tells")

MANUAL = """org.gnome.system.proxy mode 'manual'
org.gnome.system.proxy use-same-proxy true
org.gnome.system.proxy ignore-hosts ['localhost', '127.0.0.0/8']
org.gnome.system.proxy.https host 'proxy.example'
org.gnome.system.proxy.https port 3128
"""


def gnome(folder: Path, told: str, then: str = "") -> dict[str, str]:
    """An environment whose desktop says this."""
    command = folder / "gsettings"
    command.write_text(f"#!/bin/sh\n{then}\ncat <<'END'\n{told}\nEND\n")
    command.chmod(0o755)
    return {"PATH": f"{folder}:/usr/bin:/bin"}


def kde(folder: Path, settings: str) -> dict[str, str]:
    (folder / "kioslaverc").write_text(f"[Proxy Settings]\n{settings}\n")
    return {"XDG_CURRENT_DESKTOP": "KDE", "XDG_CONFIG_HOME": str(folder)}


def test_gnome_tells_its_proxy(tmp_path: Path) -> None:
    assert desktop_proxy(gnome(tmp_path, MANUAL)) == "http://proxy.example:3128"


@pytest.mark.parametrize("host", ["2001:db8::7", "[2001:db8::7]"])
def test_a_number_of_ipv6_stands_in_brackets(tmp_path: Path, host: str) -> None:
    told = MANUAL.replace("proxy.example", host)

    assert desktop_proxy(gnome(tmp_path, told)) == "http://[2001:db8::7]:3128"


@pytest.mark.parametrize(
    "told",
    [
        MANUAL.replace("manual", "none"),
        MANUAL.replace("manual", "auto"),
        MANUAL.replace("'proxy.example'", "''"),
        MANUAL.replace("3128", "0"),
        MANUAL.replace("proxy.example", "somebody@proxy.example"),
        "",
        "No such schema",
    ],
)
def test_where_gnome_has_none_that_can_be_used_there_is_none(tmp_path: Path, told: str) -> None:
    assert desktop_proxy(gnome(tmp_path, told)) == ""


@pytest.mark.parametrize("then", ["exit 1", "exec sleep 5"])
def test_a_desktop_that_fails_or_hangs_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    monkeypatch.setattr("rak_desktop.adapters.desktop_proxy._ANSWERS_WITHIN", 0.1)

    assert desktop_proxy(gnome(tmp_path, MANUAL, then)) == ""


def test_without_a_desktop_there_is_none(tmp_path: Path) -> None:
    assert desktop_proxy({"PATH": str(tmp_path)}) == ""


def test_kde_tells_its_proxy(tmp_path: Path) -> None:
    assert (
        desktop_proxy(kde(tmp_path, "ProxyType=1\nhttpsProxy=http://proxy.example 3128")) == "http://proxy.example:3128"
    )


@pytest.mark.parametrize("settings", ["ProxyType=0\nhttpsProxy=http://proxy.example 3128", "ProxyType=1", "nonsense"])
def test_where_kde_has_none_that_can_be_used_there_is_none(tmp_path: Path, settings: str) -> None:
    assert desktop_proxy(kde(tmp_path, settings)) == ""
    assert desktop_proxy({"XDG_CURRENT_DESKTOP": "KDE", "XDG_CONFIG_HOME": str(tmp_path / "nowhere")}) == ""


def test_stripe_is_asked_through_it_unless_a_variable_says_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", gnome(tmp_path, MANUAL)["PATH"])
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)

    assert LibraryStripeGateway(Peer.STRIPE).route() == NetworkRoute("proxy.example:3128", ProxyFrom.SYSTEM)
    assert LibraryStripeGateway(Peer.STAND_IN, "http://127.0.0.1:1").route() == NetworkRoute()

    monkeypatch.setenv("https_proxy", "http://other.example:8080")
    assert LibraryStripeGateway(Peer.STRIPE).route().proxy == "other.example:8080"
