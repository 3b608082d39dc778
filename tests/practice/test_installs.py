"""Installs, keys and permissions, as the API and the pages both see them."""

import pytest

from rak_desktop.core.mode import Mode
from rak_desktop.core.permissions import Need
from rak_desktop.practice.accounts import FJORD_THEATRE, HARBOUR_MUSEUM
from rak_desktop.practice.given_keys import GivenKeys
from rak_desktop.practice.installs import Installs
from rak_desktop.practice.scenarios import ADDRESS_BLOCKED, ALL_GOOD, EXPIRED, PERMISSION_MISSING


@pytest.fixture
def installs(needs: tuple[Need, ...]) -> Installs:
    return Installs(ALL_GOOD, needs)


def test_nothing_is_installed_at_first(installs: Installs) -> None:
    assert all(installs.at(account, mode) is None for account in (FJORD_THEATRE, HARBOUR_MUSEUM) for mode in Mode)


def test_an_install_belongs_to_one_account_and_mode(installs: Installs) -> None:
    installs.install(FJORD_THEATRE, Mode.TEST)

    assert installs.at(FJORD_THEATRE, Mode.TEST) is not None
    assert installs.at(FJORD_THEATRE, Mode.LIVE) is None
    assert installs.at(HARBOUR_MUSEUM, Mode.TEST) is None


def test_installing_again_changes_nothing(installs: Installs) -> None:
    first = installs.install(FJORD_THEATRE, Mode.TEST)

    assert installs.install(FJORD_THEATRE, Mode.TEST) == first


def test_a_key_made_anew_works_beside_the_old_one(installs: Installs) -> None:
    old = installs.install(FJORD_THEATRE, Mode.TEST).newest

    installs.make_key(FJORD_THEATRE, Mode.TEST)

    newest = installs.install(FJORD_THEATRE, Mode.TEST).newest
    assert newest.secret != old.secret
    for key in (old, newest):
        owner = installs.owner_of(key.secret)
        assert owner is not None
        assert not owner.ended


def test_removing_the_app_ends_every_key_it_got_there_and_no_other(installs: Installs) -> None:
    elsewhere = installs.install(HARBOUR_MUSEUM, Mode.TEST).newest
    installs.install(FJORD_THEATRE, Mode.TEST)
    installs.make_key(FJORD_THEATRE, Mode.TEST)
    keys = installs.install(FJORD_THEATRE, Mode.TEST).keys

    installs.uninstall(FJORD_THEATRE, Mode.TEST)

    assert [owner.ended for key in keys if (owner := installs.owner_of(key.secret))] == [True, True]
    assert (other := installs.owner_of(elsewhere.secret)) is not None
    assert not other.ended


def test_a_key_of_an_earlier_story_works_until_the_app_is_removed_there(needs: tuple[Need, ...]) -> None:
    given = GivenKeys()
    key = Installs(ALL_GOOD, needs, given).install(FJORD_THEATRE, Mode.TEST).newest

    later = Installs(EXPIRED, needs, given)
    assert later.at(FJORD_THEATRE, Mode.TEST) is None
    assert later.left_from_before(FJORD_THEATRE, Mode.TEST)
    later.uninstall(FJORD_THEATRE, Mode.TEST)

    assert not later.left_from_before(FJORD_THEATRE, Mode.TEST)
    assert (owner := later.owner_of(key.secret)) is not None
    assert owner.ended


def test_an_app_that_is_installed_again_gets_another_key(installs: Installs) -> None:
    before = installs.install(FJORD_THEATRE, Mode.TEST).newest
    installs.uninstall(FJORD_THEATRE, Mode.TEST)

    assert installs.install(FJORD_THEATRE, Mode.TEST).newest.secret != before.secret


def test_in_the_story_of_an_ended_key_a_new_one_is_the_way_out(needs: tuple[Need, ...]) -> None:
    installs = Installs(EXPIRED, needs)
    first = installs.install(FJORD_THEATRE, Mode.TEST).newest

    installs.make_key(FJORD_THEATRE, Mode.TEST)

    newest = installs.install(FJORD_THEATRE, Mode.TEST).newest
    assert [owner.ended for key in (first, newest) if (owner := installs.owner_of(key.secret))] == [True, False]


def test_what_is_pending_is_granted_once_it_is_accepted(needs: tuple[Need, ...]) -> None:
    installs = Installs(PERMISSION_MISSING, needs)
    (waiting,) = installs.pending(FJORD_THEATRE)
    assert waiting.permission.name not in installs.granted(FJORD_THEATRE)
    assert waiting not in installs.offered(FJORD_THEATRE)

    installs.accept(FJORD_THEATRE)

    assert installs.pending(FJORD_THEATRE) == ()
    assert waiting.permission.name in installs.granted(FJORD_THEATRE)
    assert installs.pending(HARBOUR_MUSEUM) == (waiting,)


def test_a_blocked_computer_can_be_allowed_account_by_account(needs: tuple[Need, ...]) -> None:
    installs = Installs(ADDRESS_BLOCKED, needs)

    installs.allow_this_computer(FJORD_THEATRE)

    assert not installs.blocks_this_computer(FJORD_THEATRE)
    assert installs.blocks_this_computer(HARBOUR_MUSEUM)


def test_no_key_is_in_what_an_install_prints(installs: Installs) -> None:
    install = installs.install(FJORD_THEATRE, Mode.TEST)

    assert install.newest.secret not in repr(install)
    assert install.publishable not in repr(install)
