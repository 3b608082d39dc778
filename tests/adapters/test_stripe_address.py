"""A stand-in for Stripe runs on this computer, or it is none."""

import pytest

from rak_desktop.adapters.stripe_address import stand_in_address
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("http://127.0.0.1:12111", "http://127.0.0.1:12111"),
        ("http://127.0.0.1:12111/", "http://127.0.0.1:12111"),
        ("https://127.0.0.1", "https://127.0.0.1"),
        ("http://127.8.9.10:1", "http://127.8.9.10:1"),
        ("http://[::1]:12111", "http://[::1]:12111"),
        ("HTTP://127.0.0.1:80", "http://127.0.0.1:80"),
    ],
)
def test_a_server_on_this_computer_is_taken(text: str, address: str) -> None:
    assert stand_in_address(text) == address


def test_localhost_is_never_looked_up() -> None:
    assert stand_in_address("http://LocalHost:12111") == "http://127.0.0.1:12111"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "127.0.0.1:12111",
        "//127.0.0.1",
        "ftp://127.0.0.1",
        "file:///etc/passwd",
        "http://",
        "https://api.stripe.com",
        "http://192.168.1.10:12111",
        "http://127.0.0.1.evil.example",
        "http://localhost.evil.example",
        "http://evil.localhost",
        "http://localhost.",
        "http://127.0.0.1@evil.example",
        "http://localhost:80@evil.example",
        "http://user:secret@127.0.0.1",
        "http://@127.0.0.1",
        "http://127.0.0.1\\@evil.example",
        "http://evil.example\\@127.0.0.1",
        "http://evil.example#@127.0.0.1",
        "http://127.0.0.1/v1",
        "http://127.0.0.1?x",
        "http://127.0.0.1#x",
        "http://0.0.0.0",
        "http://[::]",
        "http://[::ffff:127.0.0.1]",
        "http://[::1%25eth0]",
        "http://[::1]evil.example",
        "http://[",
        "http://2130706433",
        "http://0x7f000001",
        "http://0177.0.0.1",
        "http://127.1",
        "http://127.0.0.1:99999",
        "http://127.0.0.1:x",
        " http://127.0.0.1",
        "http://127.0.0.1 ",
        "http://127.0.0.1\n.evil.example",
        "http://127.0.0.1\t",
        "http://\uff11\uff12\uff17.0.0.1",
        "http://localho\u017ft",
        "http://127.0.0.1:",
    ],
)
def test_everything_else_is_refused(text: str) -> None:
    with pytest.raises(ProfileError) as raised:
        stand_in_address(text)

    assert raised.value.code is Code.WRONG_USE
    assert "evil" not in str(raised.value.facts)
