"""Where somebody stands, as far as a support code tells it."""

from collections import Counter

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.situation import Here, Situation, seen_from, situation_at
from rak_desktop.core.support_code_format import KeychainProduct, Network, System, brand_of


def test_the_trouble_is_known_by_its_number() -> None:
    assert Situation(trouble=50).code is Code.OFFLINE
    assert Situation(trouble=0).code is None


@pytest.mark.parametrize("code", Code)
def test_every_trouble_fits_into_a_support_code(code: Code) -> None:
    assert 0 < code.number < 256


def test_a_keychain_is_known_by_the_name_its_adapter_gives_it() -> None:
    assert KeychainProduct.called("GNOME Keyring") is KeychainProduct.GNOME
    assert KeychainProduct.called("Windows Credential Manager") is KeychainProduct.WINDOWS
    assert KeychainProduct.called("somebody’s own") is KeychainProduct.OTHER
    assert KeychainProduct.called("") is KeychainProduct.UNKNOWN


def test_what_a_screen_found_out_goes_before_what_the_settings_say() -> None:
    here = Here((0, 1), System.LINUX, KeychainProduct.UNKNOWN, Network.PROXY, "en")

    def seen(trouble: Trouble | None, keychain: str = "") -> Here:
        return seen_from(here, situation_at(4, trouble, keychain=keychain)).here

    assert seen(None) == here
    assert seen(Trouble(Code.OFFLINE)).network is Network.OFFLINE
    assert seen(Trouble(Code.WEB_PAGE_INSTEAD)).network is Network.SIGN_IN_PAGE
    assert seen(None, "KeePassXC").keychain is KeychainProduct.KEEPASSXC
    assert seen(Trouble(Code.KEYCHAIN_LOCKED, {"keychain": "KWallet"})).keychain is KeychainProduct.KWALLET
    assert seen(Trouble(Code.KEYCHAIN_ABSENT)).keychain is KeychainProduct.NONE


def test_missing_permissions_are_counted() -> None:
    missing = Trouble(Code.PERMISSION_MISSING, {"permissions": "charge_read, event_read", "count": 2})

    assert situation_at(5, missing).missing == 2
    assert situation_at(5, Trouble(Code.TWO_KEYS, {"count": 2})).missing == 0


def test_app_and_mode_that_a_screen_does_not_know_may_be_known_to_the_trouble() -> None:
    trouble = Trouble(Code.KEYCHAIN_LOCKED, {"app_id": "com.example.harbour", "mode": "live"})

    told, chosen = situation_at(0, trouble), situation_at(0, trouble, app_id="com.example.ferry", mode=Mode.TEST)

    assert (told.brand, told.mode) == (brand_of("com.example.harbour"), Mode.LIVE)
    assert (chosen.brand, chosen.mode) == (brand_of("com.example.ferry"), Mode.TEST)


def test_practice_has_no_mode_of_its_own() -> None:
    assert situation_at(3, None, mode=Mode.LIVE, peer=Peer.PRACTICE).practice


def test_a_brand_is_the_same_everywhere_and_seldom_two_apps_share_one() -> None:
    brands = Counter(brand_of(f"com.vendor{number}.app") for number in range(1000))

    assert brand_of("com.example.harbour-tickets") == 269
    assert 0 < min(brands) <= max(brands) < 1024
    assert max(brands.values()) < 10
