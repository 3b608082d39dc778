"""Where somebody stands, as far as a support code tells it."""

from collections import Counter

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.situation import KeychainKind, Network, Situation, brand_of, network_in


def test_the_trouble_is_known_by_its_number() -> None:
    assert Situation(trouble=50).code is Code.OFFLINE
    assert Situation(trouble=0).code is None


@pytest.mark.parametrize("code", Code)
def test_every_trouble_fits_into_a_support_code(code: Code) -> None:
    assert 0 < code.number < 256


def test_a_keychain_is_known_by_the_name_its_adapter_gives_it() -> None:
    assert KeychainKind.called("GNOME Keyring") is KeychainKind.GNOME
    assert KeychainKind.called("Windows Credential Manager") is KeychainKind.WINDOWS
    assert KeychainKind.called("somebody’s own") is KeychainKind.OTHER
    assert KeychainKind.called("") is KeychainKind.UNKNOWN


def test_what_happened_says_more_about_the_network_than_the_settings() -> None:
    assert network_in(Code.OFFLINE, Network.PROXY) is Network.OFFLINE
    assert network_in(Code.WEB_PAGE_INSTEAD, Network.DIRECT) is Network.SIGN_IN_PAGE
    assert network_in(Code.KEYCHAIN_LOCKED, Network.PROXY) is Network.PROXY
    assert network_in(None, Network.DIRECT) is Network.DIRECT


def test_a_brand_is_the_same_everywhere_and_seldom_two_apps_share_one() -> None:
    brands = Counter(brand_of(f"com.vendor{number}.app") for number in range(1000))

    assert brand_of("com.example.harbour-tickets") == 269
    assert 0 < min(brands) <= max(brands) < 1024
    assert max(brands.values()) < 10
