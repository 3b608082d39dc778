"""The support code stands where a trouble is told, and tells of this computer."""

from dataclasses import replace

from rak_desktop.core.code_reading import read_code
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.situation import Here, Situation
from rak_desktop.core.support_code_format import KeychainProduct, Network, System, brand_of
from rak_desktop.flows.connect.steps import KeepStalled
from rak_desktop.screens.actions import CopyText
from rak_desktop.screens.blocks import Banner
from rak_desktop.screens.screen import Screen
from rak_desktop.screens.support_code import with_support_code
from rak_desktop.wording.catalogue import Words
from tests.fakes.steps import NOT_ENOUGH, REVIEWING, STALLED, checked, goal
from tests.support.reading import screen_of

HERE = Here((0, 1), System.MACOS, KeychainProduct.MACOS, Network.DIRECT, "de")


def told(screen: Screen) -> Situation:
    (banner,) = (block for block in screen.blocks if isinstance(block, Banner))
    situation = read_code(banner.code or "")
    assert isinstance(situation, Situation)
    assert banner.code_copy is not None
    assert banner.code_copy.intent == CopyText(banner.code or "", "Copied")
    return situation


def test_the_code_in_the_banner_tells_screen_trouble_app_mode_and_computer() -> None:
    situation = told(with_support_code(screen_of(STALLED), HERE, Words()))

    assert (situation.screen, situation.code, situation.mode) == (4, Code.OFFLINE, Mode.LIVE)
    assert situation.brand == brand_of(goal().profile.app_id)
    assert situation.here == replace(HERE, network=Network.OFFLINE)


def test_the_keychain_that_the_check_met_is_in_the_code() -> None:
    stalled = KeepStalled(goal(), checked(), "Fjord", Trouble(Code.KEYCHAIN_LOCKED))

    assert told(screen_of(stalled)).here.keychain is KeychainProduct.GNOME


def test_missing_permissions_are_counted_in_the_code() -> None:
    assert told(screen_of(NOT_ENOUGH)).missing == 1


def test_practice_is_told_in_the_code() -> None:
    assert told(screen_of(replace(STALLED, goal=goal(Mode.TEST, Peer.PRACTICE)))).practice


def test_a_screen_without_trouble_has_a_code_for_help_and_shows_none() -> None:
    screen = with_support_code(screen_of(REVIEWING), HERE, Words())

    assert screen.situation.here == replace(HERE, keychain=KeychainProduct.GNOME)
    assert screen.situation.trouble == 0
    assert [block for block in screen.blocks if isinstance(block, Banner) and block.code] == []
