"""Screen 1: what will happen, and what is needed."""

from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.flows.connect.events import HaveKey, ModeChosen, Started
from rak_desktop.flows.connect.steps import Welcome
from rak_desktop.screens.actions import Action, Practise
from rak_desktop.screens.blocks import FactCard, Hint, Links
from tests.fakes.steps import WELCOME, goal
from tests.support.reading import blocks_of, screen_of, the, words_of


def test_it_says_what_will_happen_and_has_one_start() -> None:
    screen = screen_of(WELCOME)

    assert screen.title == "Connect Harbour Tickets to Stripe"
    assert screen.lead == "You will allow the app in Stripe, copy one key, and paste it here."
    assert (screen.main, screen.others) == (Action("Start", Started()), ())


def test_it_says_what_is_needed_and_that_nothing_is_kept_before_a_yes() -> None:
    needed = the(FactCard, screen_of(WELCOME))

    assert [row.title for row in needed.rows] == [
        "Your Stripe sign-in, as administrator",
        "This computer, with your own sign-in",
        "About three minutes",
    ]
    assert needed.rows[1].detail == "The one where Harbour Tickets runs. Other computers get their own key."
    assert needed.rows[2].detail == "Nothing is kept until you have seen the account and said yes."


def test_trying_out_and_practising_are_other_ways() -> None:
    links = the(Links, screen_of(WELCOME))

    assert links.actions == (
        Action("Trying out (test)", ModeChosen(Mode.TEST)),
        Action("Practise first", Practise()),
        Action("I have the key already", HaveKey()),
    )


def test_who_tries_out_is_told_so_and_can_go_back_to_real_payments() -> None:
    screen = screen_of(Welcome(goal(Mode.TEST)))

    assert the(Hint, screen).text == "You are trying out (test). No real money moves."
    assert the(Links, screen).actions[0] == Action("Real payments (live)", ModeChosen(Mode.LIVE))


def test_a_mode_that_the_app_does_not_offer_is_not_a_way() -> None:
    screen = screen_of(Welcome(goal(modes=(Mode.LIVE,))))

    assert words_of(the(Links, screen).actions) == ["Practise first", "I have the key already"]
    assert blocks_of(screen, Hint) == []


def test_who_practises_is_not_offered_to_practise() -> None:
    screen = screen_of(Welcome(goal(peer=Peer.PRACTICE)))

    assert "Practise first" not in words_of(the(Links, screen).actions)
