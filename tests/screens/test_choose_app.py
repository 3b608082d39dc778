"""Screen 1 where no app came with the program."""

from dataclasses import replace

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.peer import Peer
from rak_desktop.flows.choose_app.advance import advance
from rak_desktop.flows.choose_app.events import AppPicked, Event, Trusted
from rak_desktop.flows.choose_app.steps import Adding, Choosing, Chosen, Ended, Offered, Reading, Refused, Step
from rak_desktop.flows.connect.events import Back
from rak_desktop.screens.actions import PickFile, PickFolder, Practise, Tone
from rak_desktop.screens.blocks import Banner, FactCard, Hint, Links
from rak_desktop.screens.choose_app import choosing_screen_for
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.package_sentences import PACKAGE_VARIANTS
from tests.fakes.profile import harbour_tickets
from tests.fakes.profile_installer import offer
from tests.support.reading import (
    action,
    actions_of,
    blocks_of,
    choosing_screen_of,
    filled_buttons,
    rail_of,
    texts_of,
    the,
    words_of,
)

HARBOUR = harbour_tickets()
FERRIES = harbour_tickets(app_id="com.example.ferry", name="Coast Ferries")
BROKEN = Trouble(Code.PROFILE_UNREADABLE, {"reason": "damaged", "file": "harbour.rakprofile"})
STEPS: tuple[Step, ...] = (
    *(Choosing(), Choosing((HARBOUR, FERRIES)), Reading((), 1), Reading((HARBOUR,), 1)),
    *(Refused((), BROKEN), Refused((HARBOUR,), BROKEN), Offered((), offer()), Offered((), offer(), BROKEN)),
    *(Offered((), offer(replaces="Harbour")), Adding((), offer(), 1)),
)


def test_it_asks_for_the_vendors_file() -> None:
    screen = choosing_screen_of(Choosing())

    assert screen.title == "Which app do you want to connect?"
    assert screen.help_number == "1-00"
    assert screen.main
    assert screen.main.text == "Open the vendor’s file"
    assert isinstance(screen.main.intent, PickFile)
    assert screen.main.intent.endings[0] == ".rakprofile"
    assert screen.takes_files


@pytest.mark.parametrize("step", STEPS)
def test_with_another_address_in_stripes_place_it_says_so_from_the_first_screen_on(step: Step) -> None:
    told = choosing_screen_for(step, Words(), Peer.STAND_IN)

    assert told
    assert (told.ribbon or "").startswith("Not Stripe")
    assert choosing_screen_of(step).ribbon is None


def test_a_folder_and_practising_are_other_ways() -> None:
    links = the(Links, choosing_screen_of(Choosing()))

    assert words_of(links.actions) == ["Open a folder instead", "Practise first"]
    assert [type(each.intent) for each in links.actions] == [PickFolder, Practise]


def test_of_several_apps_each_has_its_own_button_and_none_is_filled() -> None:
    screen = choosing_screen_of(Choosing((HARBOUR, FERRIES)))

    rows = the(FactCard, screen).rows
    assert [row.title for row in rows] == ["Harbour Tickets", "Coast Ferries"]
    assert [row.action.intent for row in rows if row.action] == [
        AppPicked("com.example.harbour"),
        AppPicked("com.example.ferry"),
    ]
    assert filled_buttons(screen) == []
    assert words_of(screen.others) == ["Open another file"]


def test_before_the_yes_name_whole_address_and_permissions_are_shown() -> None:
    screen = choosing_screen_of(
        Offered((), offer(harbour_tickets(open_url="https://harbour.example/done", start_program="ticketd")))
    )

    about, may = blocks_of(screen, FactCard)
    texts = set(texts_of(about))
    assert {"Harbour Tickets", "From harbour.rakprofile. Stripe knows it as com.example.harbour."} <= texts
    assert {HARBOUR.install_link, "https://harbour.example/done", "ticketd"} <= texts
    assert [row.title for row in may.rows] == ["Payments", "Customers", "What happens in your account"]
    assert "Nothing is kept yet." in screen.lead


def test_who_made_the_file_is_said_to_be_unknown() -> None:
    screen = choosing_screen_of(Offered((), offer()))

    caution = the(Banner, screen)
    assert (caution.tone, caution.title) == (Tone.WARNING, "Go on only if you expected this file")
    assert caution.text.startswith("We cannot know who made it.")
    assert screen.main
    assert (screen.main.text, screen.main.intent) == ("Use this app", Trusted())
    assert action("Not this one", screen).intent == Back()


def test_an_older_one_is_replaced_only_after_saying_so() -> None:
    assert blocks_of(choosing_screen_of(Offered((), offer())), Hint) == []
    assert the(Hint, choosing_screen_of(Offered((), offer(replaces="Harbour")))).text == (
        "Harbour is here already. This file takes its place."
    )


def test_neither_logo_nor_colour_of_an_unknown_maker_is_shown() -> None:
    branded = offer(harbour_tickets(logo="/somewhere/logo.svg", accent="#ff0000"))

    screen = choosing_screen_of(Offered((), branded))

    assert (rail_of(screen).app_name, rail_of(screen).logo) == ("RAK Desktop", None)
    assert "#ff0000" not in set(texts_of(screen))


@pytest.mark.parametrize(
    "reason", sorted(str(value) for code, _, value in PACKAGE_VARIANTS if code is Code.PROFILE_UNREADABLE)
)
def test_every_reason_is_told_with_another_file_as_the_way_on(reason: str) -> None:
    told = Trouble(Code.PROFILE_UNREADABLE, {"reason": reason, "file": "harbour.rakprofile", "found": "x.exe"})

    screen = choosing_screen_of(Refused((), told))

    banner = the(Banner, screen)
    assert banner.tone is Tone.TROUBLE
    assert banner.action
    assert isinstance(banner.action.intent, PickFile)
    assert screen.help_number == "1-92"
    assert screen.announcement == banner.title
    assert "…." not in banner.text


def test_a_file_that_has_gone_is_not_called_one_that_cannot_be_used() -> None:
    told = Trouble(Code.PROFILE_NOT_FOUND, {"reason": "not-there", "name": "/x/a.rakprofile", "file": "a.rakprofile"})

    screen = choosing_screen_of(Refused((), told))

    banner = the(Banner, screen)
    assert screen.help_number == "1-91"
    assert banner.title == "There is no such file"
    assert banner.text.startswith("We looked for a.rakprofile and found nothing there. ")
    assert banner.action
    assert isinstance(banner.action.intent, PickFile)


def test_what_could_not_be_kept_can_be_tried_again() -> None:
    screen = choosing_screen_of(Offered((), offer(), BROKEN))

    assert action("Try again", screen).intent == Trusted()
    assert screen.help_number == "1-92"


@pytest.mark.parametrize("step", [Reading((), 1), Adding((), offer(), 1)])
def test_while_it_works_nothing_can_be_pressed_twice(step: Step) -> None:
    screen = choosing_screen_of(step)

    assert screen.main
    assert not screen.main.enabled


@pytest.mark.parametrize("step", STEPS)
def test_every_screen_has_one_filled_button_at_most_and_no_dead_one(step: Step) -> None:
    screen = choosing_screen_of(step)

    assert len(filled_buttons(screen)) <= 1
    assert [row.number for row in rail_of(screen).rows] == [1, 2, 3, 4, 5, 6]
    for pressed in actions_of(screen):
        if pressed.enabled and isinstance(pressed.intent, Event):
            assert advance(step, pressed.intent, 2) != (step, ())


def test_names_from_outside_stay_as_they_are() -> None:
    """They are painted as plain text, so nothing has to be taken away from them."""
    odd = harbour_tickets(name="<b>Harbour</b> & Sons {app}")

    assert "<b>Harbour</b> & Sons {app}" in set(texts_of(choosing_screen_of(Offered((), replace(offer(odd))))))


@pytest.mark.parametrize("step", [Chosen(HARBOUR), Ended()])
def test_when_choosing_is_over_there_is_no_screen(step: Step) -> None:
    assert choosing_screen_for(step, Words()) is None
