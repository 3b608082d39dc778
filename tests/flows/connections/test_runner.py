"""The flow with everything outside in memory: what it asks, writes and removes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Health, PreviousKey
from rak_desktop.core.errors import StripeUnreachable, Trouble
from rak_desktop.core.page_state import PageState
from rak_desktop.core.policy import NO_POLICY, Policy, Source, merge
from rak_desktop.core.settings import Oddity, Theme
from rak_desktop.core.snippet import Snippet
from rak_desktop.flows.check_connection import Outside as Checking
from rak_desktop.flows.connect.events import Back, OldKeyEnded, OpenPage, Renamed
from rak_desktop.flows.connect.steps import OldKey
from rak_desktop.flows.connections.events import (
    BookChanged,
    CheckAllAsked,
    CheckAsked,
    DisconnectAsked,
    DisconnectConfirmed,
    Event,
    Looked,
    OldKeyWanted,
    Opened,
    ProgramsAsked,
    RenameAsked,
    RenameConfirmed,
    SettingChosen,
    SettingsAsked,
    SnippetChosen,
    StoppedAsked,
)
from rak_desktop.flows.connections.runner import ConnectionsFlow, Outside
from rak_desktop.flows.connections.starting import first_step
from rak_desktop.flows.connections.steps import BringingBack, Disconnected, Explaining, Listing, Looking, Setting, Step
from rak_desktop.ports.stripe_gateway import AccountAnswer
from tests.fakes.browser import RecordingBrowser
from tests.fakes.clock import NOON, FixedClock
from tests.fakes.connection_book import MemoryBook
from tests.fakes.connections import LONG_AGO, shelf
from tests.fakes.jobs import HeldJobs
from tests.fakes.keychain import MemoryKeychain
from tests.fakes.keys import LIVE_KEY, OTHER_LIVE_KEY
from tests.fakes.policy_source import FixedPolicy
from tests.fakes.profile import harbour_tickets
from tests.fakes.settings_store import MemorySettings
from tests.fakes.steps import connection
from tests.fakes.stripe_gateway import ScriptedStripeGateway

CARD = replace(
    connection(LIVE_KEY), checked_at=LONG_AGO, previous=PreviousKey(OTHER_LIVE_KEY.ending, NOON - timedelta(days=1))
)
PYTHON, SHELL = Snippet("Python", "app = '{{app_id}}'", True), Snippet("Shell", "lookup {{service}}", False)
ENDED = AccountAnswer(refusal=Trouble(Code.ENDED_KEY))


class House:
    """One shop, whose key was replaced a day ago."""

    def __init__(self) -> None:
        self.book = MemoryBook(CARD)
        self.quiet = MemoryKeychain("KWallet")
        self.keychain = self.quiet
        self.quiet.save(CARD.slot, LIVE_KEY)
        self.quiet.save(CARD.slot.previous, OTHER_LIVE_KEY)
        self.stripe = ScriptedStripeGateway()
        self.browser = RecordingBrowser()
        self.settings = MemorySettings()
        self.jobs = HeldJobs()
        self.policy: Policy | None = None
        self.steps: list[Step] = []

    def flow(self) -> ConnectionsFlow:
        clock = FixedClock()
        checking = Checking(
            self.policy, lambda _: harbour_tickets(), lambda: self.stripe, self.quiet, self.book, self.jobs, clock
        )
        outside = Outside(
            book=self.book,
            checking=checking,
            gateway=lambda: self.stripe,
            quiet=lambda: self.quiet,
            keychain=lambda: self.keychain,
            browser=lambda _: self.browser,
            settings=lambda: (merge(NO_POLICY, self.settings.load()), ()),
            settings_store=self.settings,
            snippets=lambda: (PYTHON, SHELL),
            clock=clock,
            jobs=self.jobs,
        )
        return ConnectionsFlow(first_step(shelf(CARD, keychain=None)), outside, self.steps.append)

    def after(self, *events: Event) -> Step:
        flow = self.flow()
        for event in events:
            flow.send(event)
            self.jobs.finish_all()
        return flow.step


@pytest.fixture
def house() -> House:
    return House()


def looking(step: Step) -> Looking:
    assert isinstance(step, Looking)
    return step


def test_opening_checks_and_learns_the_name_of_the_password_store(house: House) -> None:
    step = house.after(Opened())

    assert step.shelf.keychain == "KWallet"
    assert step.shelf.connections[0].checked_at == NOON
    assert house.book.all()[0].checked_at == NOON


def test_offline_nothing_known_is_lost(house: House) -> None:
    house.stripe = ScriptedStripeGateway(StripeUnreachable(Code.OFFLINE))

    step = house.after(Opened())

    assert step.shelf.not_checked[CARD.id].trouble.code is Code.OFFLINE
    assert house.book.all() == (CARD,)


def test_a_key_that_has_ended_is_shown_and_kept_in_mind(house: House) -> None:
    house.stripe = ScriptedStripeGateway(ENDED)

    step = house.after(Opened())

    assert looking(step).id == CARD.id
    assert (house.book.all()[0].health, house.book.all()[0].trouble) == (Health.TROUBLE, Code.ENDED_KEY)


def test_only_a_pressed_button_uses_the_keychain_that_may_ask(house: House) -> None:
    house.keychain = MemoryKeychain()
    house.keychain.save(CARD.slot, LIVE_KEY)

    house.after(Opened())
    assert house.keychain.history == [("save", CARD.slot)]

    house.after(CheckAsked(CARD.id))
    assert ("load", CARD.slot) in house.keychain.history


def test_unlock_makes_the_keychain_ask_and_the_check_goes_on(house: House) -> None:
    house.quiet.locked = True
    flow = house.flow()
    for event in (Opened(), CheckAsked(CARD.id)):
        flow.send(event)
        house.jobs.finish_all()
        if isinstance(event, Opened):
            assert flow.step.shelf.not_checked[CARD.id].trouble.code is Code.KEYCHAIN_LOCKED
            assert house.quiet.asked == 0

    assert house.quiet.asked == 1
    assert not flow.step.shelf.not_checked
    assert flow.step.shelf.connections[0].checked_at == NOON


@pytest.mark.parametrize(
    "events", [(Looked(CARD.id), OldKeyEnded()), (DisconnectAsked(CARD.id), DisconnectConfirmed())]
)
def test_a_locked_keychain_asks_before_a_key_is_taken_away(house: House, events: tuple[Event, ...]) -> None:
    house.stripe = ScriptedStripeGateway(ENDED)
    house.quiet.locked = True

    house.after(*events)

    assert house.quiet.asked == 1
    assert CARD.slot.previous not in house.quiet.slots()


@pytest.mark.parametrize(
    "events",
    [
        (CheckAsked(CARD.id),),
        (CheckAllAsked(),),
        (OldKeyWanted(CARD.id),),
        (Looked(CARD.id), OldKeyEnded()),
        (DisconnectAsked(CARD.id), DisconnectConfirmed()),
    ],
    ids=lambda events: type(events[-1]).__name__,
)
def test_while_the_keychain_asks_its_person_the_window_knows_it(house: House, events: tuple[Event, ...]) -> None:
    house.quiet.locked = True

    step = house.after(*events)

    assert [seen.shelf.keychain_asks for seen in house.steps].count(True) == 1
    assert not step.shelf.keychain_asks


def test_of_an_open_keychain_the_window_says_nothing(house: House) -> None:
    house.after(CheckAllAsked())

    assert not any(step.shelf.keychain_asks for step in house.steps)


def test_what_the_terminal_wrote_is_there_after_the_book_changed(house: House) -> None:
    flow = house.flow()
    house.book.put(replace(CARD, label="Renamed elsewhere"))

    flow.send(BookChanged())
    house.jobs.finish_all()

    assert flow.step.shelf.connections[0].label == "Renamed elsewhere"


def test_a_new_name_is_written(house: House) -> None:
    house.after(RenameAsked(CARD.id), Renamed("Box office"), RenameConfirmed())

    assert house.book.all()[0].label == "Box office"


def test_the_old_key_comes_back_and_the_other_becomes_the_spare(house: House) -> None:
    step = looking(house.after(OldKeyWanted(CARD.id)))

    assert step.bringing_back is BringingBack.DONE
    assert house.quiet.load(CARD.slot) == OTHER_LIVE_KEY
    assert house.quiet.load(CARD.slot.previous) == LIVE_KEY


def test_an_old_key_that_may_not_be_used_here_is_not_brought_back(house: House) -> None:
    house.policy = FixedPolicy(live_allowed=False).read()

    step = looking(house.after(OldKeyWanted(CARD.id)))

    assert step.bringing_back is BringingBack.FAILED
    assert step.trouble is not None
    assert step.trouble.code is Code.MODE_NOT_ALLOWED
    assert house.stripe.asked == []
    assert house.quiet.load(CARD.slot) == LIVE_KEY


def test_an_old_key_that_stripe_refuses_changes_nothing(house: House) -> None:
    house.stripe = ScriptedStripeGateway(ENDED)

    step = looking(house.after(OldKeyWanted(CARD.id)))

    assert step.trouble == Trouble(Code.ENDED_KEY)
    assert house.quiet.load(CARD.slot) == LIVE_KEY


def test_an_old_key_that_has_ended_is_dropped(house: House) -> None:
    house.stripe = ScriptedStripeGateway(ENDED)

    step = looking(house.after(Looked(CARD.id), OldKeyEnded()))

    assert step.old_key is OldKey.ENDED
    assert house.quiet.slots() == {CARD.slot}


def test_an_old_key_that_still_works_stays(house: House) -> None:
    step = looking(house.after(Looked(CARD.id), OldKeyEnded()))

    assert step.old_key is OldKey.WORKS
    assert house.quiet.load(CARD.slot.previous) == OTHER_LIVE_KEY


def test_disconnecting_leaves_nothing_here_and_can_ask_about_the_key_afterwards(house: House) -> None:
    house.stripe = ScriptedStripeGateway([AccountAnswer(proven=True), ENDED])

    step = house.after(DisconnectAsked(CARD.id), DisconnectConfirmed(), StoppedAsked())

    assert isinstance(step, Disconnected)
    assert (house.quiet.slots(), house.book.all()) == (set(), ())
    assert step.at_stripe is OldKey.WORKS


def test_a_locked_keychain_takes_nothing_away(house: House) -> None:
    house.keychain = MemoryKeychain(trouble=Code.KEYCHAIN_LOCKED)

    step = looking(house.after(DisconnectAsked(CARD.id), DisconnectConfirmed()))

    assert step.trouble is not None
    assert step.trouble.code is Code.KEYCHAIN_LOCKED
    assert house.book.all() == (CARD,)


def test_a_page_is_asked_for_and_what_became_of_it_is_told(house: House) -> None:
    step = looking(house.after(Looked(CARD.id), OpenPage()))

    assert house.browser.asked == [harbour_tickets().settings_page(CARD.id.mode)]
    assert step.page is PageState.ASKED


def test_no_step_ever_shows_a_key(house: House) -> None:
    house.after(Opened(), OldKeyWanted(CARD.id), DisconnectAsked(CARD.id), DisconnectConfirmed(), StoppedAsked())

    said: Callable[[Step], str] = repr
    assert not any("rk_live" in said(step) for step in house.steps)


def test_a_setting_that_was_chosen_is_kept_and_shown(house: House) -> None:
    step = house.after(SettingsAsked(), SettingChosen("theme", "dark"))

    assert isinstance(step, Setting)
    assert house.settings.load().theme is Theme.DARK
    assert (step.settings.theme.value, step.settings.theme.source) == (Theme.DARK, Source.PERSON)


def test_a_setting_goes_back_to_nobodys_choice(house: House) -> None:
    step = house.after(SettingsAsked(), SettingChosen("theme", "dark"), SettingChosen("theme", None))

    assert isinstance(step, Setting)
    assert step.settings.theme.source is Source.OURS


def test_what_cannot_be_used_is_said_and_not_kept(house: House) -> None:
    step = house.after(SettingsAsked(), SettingChosen("proxy", "http://me:secret@proxy.example:3128"))

    assert isinstance(step, Setting)
    assert step.refused == Oddity("", "proxy", "holds-a-password")
    assert house.settings.load().proxy is None


def test_a_setting_that_could_not_be_written_is_said(house: House) -> None:
    house.settings.full = True

    step = house.after(SettingsAsked(), SettingChosen("theme", "dark"))

    assert isinstance(step, Setting)
    assert step.trouble is not None
    assert step.trouble.code is Code.SETTINGS_NOT_WRITABLE


def test_other_programs_are_told_in_their_own_language(house: House) -> None:
    step = house.after(ProgramsAsked(CARD.id), SnippetChosen(1))

    assert step == Explaining(step.shelf, CARD.id, (PYTHON, SHELL), chosen=1)
    assert house.after(ProgramsAsked(CARD.id), SnippetChosen(7), Back()) == Listing(step.shelf, came_from=CARD.id)
