"""Rename, bring the old key back, end it, disconnect: the rules, without anything outside."""

from dataclasses import replace

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import PreviousKey
from rak_desktop.core.errors import Trouble
from rak_desktop.core.peer import Peer
from rak_desktop.flows.connect.events import Back, OldKeyAnswered, OldKeyEnded, OpenPage, Renamed
from rak_desktop.flows.connect.steps import OldKey
from rak_desktop.flows.connections.advance import advance
from rak_desktop.flows.connections.effects import (
    AskOldKey,
    AskRemovedKey,
    BringBack,
    Effect,
    KeepName,
    Remove,
    ShowPage,
)
from rak_desktop.flows.connections.events import (
    BookRead,
    DisconnectAnswered,
    DisconnectAsked,
    DisconnectConfirmed,
    Event,
    OldKeyBack,
    OldKeyWanted,
    RenameAnswered,
    RenameAsked,
    RenameConfirmed,
    StayConnected,
    StoppedAnswered,
    StoppedAsked,
)
from rak_desktop.flows.connections.steps import (
    AskingToDisconnect,
    BringingBack,
    Disconnected,
    Disconnecting,
    Listing,
    Looking,
    Renaming,
    Step,
)
from tests.fakes.clock import NOON
from tests.fakes.connections import MUSEUM, THEATRE, listing, shelf
from tests.fakes.keys import LIVE_KEY
from tests.fakes.profile import harbour_tickets

TICKET = 7
REPLACED = replace(MUSEUM, previous=PreviousKey("0bXe", NOON))
HERE = Looking(shelf(THEATRE, REPLACED), REPLACED.id)
OFFLINE = Trouble(Code.OFFLINE)


def after(step: Step, *events: Event) -> tuple[Step, tuple[Effect, ...]]:
    effects: tuple[Effect, ...] = ()
    for event in events:
        step, effects = advance(step, event, TICKET, NOON)
    return step, effects


# ── the name ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_shop_is_renamed() -> None:
    step, effects = after(HERE, RenameAsked(MUSEUM.id), Renamed("  Front desk "), RenameConfirmed())
    assert effects == (KeepName(TICKET, MUSEUM.id, "Front desk"),)

    done, _ = after(step, RenameAnswered(TICKET, replace(REPLACED, label="Front desk")))

    assert isinstance(done, Looking)
    assert [c.label for c in done.shelf.connections] == [THEATRE.label, "Front desk"]


@pytest.mark.parametrize("nothing", ["  ", "\u200b", "\u2066 \u2069"], ids=["blanks", "no width", "direction only"])
def test_a_name_of_nothing_is_not_kept(nothing: str) -> None:
    assert after(HERE, RenameAsked(MUSEUM.id), Renamed(nothing), RenameConfirmed())[1] == ()


def test_a_key_in_the_name_goes_at_once_and_is_no_part_of_any_step() -> None:
    step, _ = after(HERE, RenameAsked(MUSEUM.id), Renamed("shop rk_live_51MadeUpForTests00000000007Hq2"))

    assert isinstance(step, Renaming)
    assert (step.label, step.trouble) == (MUSEUM.label, Trouble(Code.KEY_IN_LABEL))


def test_a_name_that_could_not_be_kept_is_still_there_to_try_again() -> None:
    saving, _ = after(HERE, RenameAsked(MUSEUM.id), Renamed("Desk"), RenameConfirmed())

    step, _ = after(saving, RenameAnswered(TICKET, Trouble(Code.BOOK_NOT_WRITABLE)))

    assert isinstance(step, Renaming)
    assert (step.label, step.ticket) == ("Desk", 0)


def test_escape_leaves_the_name_as_it_was() -> None:
    assert after(HERE, RenameAsked(MUSEUM.id), Renamed("Desk"), Back())[0] == Looking(HERE.shelf, MUSEUM.id)


# ── the old key ──────────────────────────────────────────────────────────────────────────────────────


def test_the_old_key_comes_back_from_the_list_too() -> None:
    step, effects = after(listing(REPLACED), OldKeyWanted(REPLACED.id))
    assert effects == (BringBack(TICKET, REPLACED, harbour_tickets(), Peer.STRIPE),)
    assert isinstance(step, Looking)
    assert step.waits

    back, _ = after(step, OldKeyBack(TICKET, replace(REPLACED, key_ending="0bXe")))

    assert isinstance(back, Looking)
    assert back.bringing_back is BringingBack.DONE
    assert back.shelf.connections[0].key_ending == "0bXe"


def test_an_old_key_that_does_not_work_stays_where_it_is() -> None:
    going, _ = after(HERE, OldKeyWanted(MUSEUM.id))

    step, _ = after(going, OldKeyBack(TICKET, Trouble(Code.ENDED_KEY)))

    assert isinstance(step, Looking)
    assert (step.bringing_back, step.trouble) == (BringingBack.FAILED, Trouble(Code.ENDED_KEY))
    assert step.shelf.connections == HERE.shelf.connections


@pytest.mark.parametrize(
    ("answer", "state"),
    [(REPLACED, OldKey.WORKS), (replace(REPLACED, previous=None), OldKey.ENDED), (OFFLINE, OldKey.UNKNOWN)],
)
def test_whether_the_old_key_has_stopped_working_is_asked_at_stripe(answer: object, state: OldKey) -> None:
    asking, effects = after(HERE, OldKeyEnded())
    assert effects == (AskOldKey(TICKET, REPLACED),)

    step, _ = after(asking, OldKeyAnswered(TICKET, answer))  # type: ignore[arg-type]  # the table's own types

    assert isinstance(step, Looking)
    assert step.old_key is state


def test_one_thing_is_done_at_a_time() -> None:
    assert after(HERE, OldKeyEnded(), OldKeyWanted(MUSEUM.id))[1] == ()
    assert after(HERE, OldKeyWanted(MUSEUM.id), OldKeyEnded())[1] == ()


def test_the_page_where_the_old_key_is_ended_is_the_apps_page() -> None:
    profile = harbour_tickets()

    assert after(HERE, OpenPage())[1] == (ShowPage(profile.settings_page(MUSEUM.id.mode), profile),)


# ── disconnecting ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("behind", [HERE, Listing(HERE.shelf)], ids=["one", "list"])
def test_nothing_is_removed_before_the_yes_and_no_leads_back(behind: Step) -> None:
    asking, effects = after(behind, DisconnectAsked(MUSEUM.id))
    assert effects == ()
    assert isinstance(asking, AskingToDisconnect)

    assert after(asking, StayConnected()) == (behind, ())


def test_after_the_yes_it_is_removed_and_what_lives_at_stripe_is_told() -> None:
    leaving, effects = after(HERE, DisconnectAsked(MUSEUM.id), DisconnectConfirmed())
    assert effects == (Remove(TICKET, REPLACED),)
    assert isinstance(leaving, Disconnecting)

    gone, _ = after(leaving, DisconnectAnswered(TICKET, LIVE_KEY))

    assert isinstance(gone, Disconnected)
    assert gone.card == REPLACED
    assert gone.shelf.connections == (THEATRE,)


def test_the_book_may_tell_that_it_is_gone_before_the_answer_does() -> None:
    leaving, _ = after(HERE, DisconnectAsked(MUSEUM.id), DisconnectConfirmed(), BookRead((THEATRE,)))
    assert isinstance(leaving, Disconnecting)

    gone, _ = after(leaving, DisconnectAnswered(TICKET, LIVE_KEY))

    assert isinstance(gone, Disconnected)
    assert gone.card == REPLACED
    assert gone.key == LIVE_KEY


def test_what_could_not_be_removed_is_still_connected() -> None:
    leaving, _ = after(HERE, DisconnectAsked(MUSEUM.id), DisconnectConfirmed())

    step, _ = after(leaving, DisconnectAnswered(TICKET, trouble=Trouble(Code.KEYCHAIN_LOCKED)))

    assert isinstance(step, Looking)
    assert step.trouble == Trouble(Code.KEYCHAIN_LOCKED)
    assert step.shelf.find(MUSEUM.id)


def test_a_second_yes_removes_nothing_more() -> None:
    assert after(HERE, DisconnectAsked(MUSEUM.id), DisconnectConfirmed(), DisconnectConfirmed())[1] == ()


GONE = Disconnected(shelf(THEATRE), MUSEUM, LIVE_KEY)


def test_stripe_is_asked_whether_it_has_stopped_working_and_then_the_key_is_let_go() -> None:
    asking, effects = after(GONE, StoppedAsked())
    assert effects == (AskRemovedKey(TICKET, LIVE_KEY),)

    works, _ = after(asking, StoppedAnswered(TICKET, answer=False))
    ended, _ = after(asking, StoppedAnswered(TICKET, answer=True))

    assert isinstance(works, Disconnected)
    assert isinstance(ended, Disconnected)
    assert (works.at_stripe, works.key) == (OldKey.WORKS, LIVE_KEY)
    assert (ended.at_stripe, ended.key) == (OldKey.ENDED, None)
    assert after(ended, StoppedAsked())[1] == ()


def test_nobody_answered_is_not_ended() -> None:
    asking, _ = after(GONE, StoppedAsked())

    step, _ = after(asking, StoppedAnswered(TICKET, OFFLINE))

    assert isinstance(step, Disconnected)
    assert (step.at_stripe, step.trouble, step.key) == (OldKey.UNKNOWN, OFFLINE, LIVE_KEY)


def test_the_page_after_disconnecting_is_where_apps_are_removed() -> None:
    assert after(GONE, OpenPage())[1] == (ShowPage(harbour_tickets().installed_apps_page, harbour_tickets()),)


def test_going_back_to_the_list_lets_the_removed_key_go() -> None:
    step, _ = after(GONE, Back())

    assert step == Listing(GONE.shelf)
