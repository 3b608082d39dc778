from dataclasses import replace

from rak_desktop.core.peer import Peer
from rak_desktop.flows.connect.steps import Welcome
from rak_desktop.screens.actions import ChooseStory, StoryChosen
from rak_desktop.screens.blocks import FactCard, Links
from rak_desktop.screens.connections.screen_for import connections_screen_for
from rak_desktop.screens.practice import stories_screen, with_story
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.stories import STORIES
from tests.fakes.connections import THEATRE, listing
from tests.fakes.steps import GOAL, WELCOME, goal
from tests.support.reading import actions_of, blocks_of, screen_of, the

PRACTISING = screen_of(Welcome(goal(peer=Peer.PRACTICE)))


def test_every_story_can_be_chosen_once() -> None:
    screen = stories_screen(PRACTISING, "all-good", Words())
    offered = [row.action.intent for card in blocks_of(screen, FactCard) for row in card.rows if row.action]

    assert sorted(intent.name for intent in offered if isinstance(intent, StoryChosen)) == sorted(STORIES)


def test_each_row_shows_the_help_number_that_one_will_hear() -> None:
    screen = stories_screen(PRACTISING, "all-good", Words())
    chips = {row.title: row.chip for card in blocks_of(screen, FactCard) for row in card.rows}

    assert chips["There is no internet"] == "4-50"
    assert chips["A permission is missing"] == "5-32"


def test_back_goes_on_with_the_story_that_is_told() -> None:
    (back,) = stories_screen(PRACTISING, "offline", Words()).others

    assert back.intent == StoryChosen("offline")


def test_the_ribbon_names_the_story_and_says_practice_first() -> None:
    ribbon = with_story(PRACTISING, "offline", Words()).ribbon

    assert ribbon is not None
    assert ribbon.startswith("Practice")
    assert "There is no internet" in ribbon


def test_a_good_story_needs_no_name() -> None:
    assert with_story(PRACTISING, "all-good", Words()).ribbon == PRACTISING.ribbon


def test_welcome_leads_to_the_stories_and_later_screens_do_not() -> None:
    welcome = with_story(PRACTISING, "all-good", Words())

    assert the(Links, welcome).actions[-1].intent == ChooseStory()
    later = with_story(replace(PRACTISING, number=2), "all-good", Words())
    assert not [action for action in actions_of(later) if action.intent == ChooseStory()]


def test_no_screen_of_a_real_walk_is_changed() -> None:
    real = screen_of(WELCOME)

    assert GOAL.peer is Peer.STRIPE
    assert with_story(real, "offline", Words()) is real


def test_the_list_leads_to_them_and_asks_under_its_own_number() -> None:
    overview = connections_screen_for(listing(THEATRE, peer=Peer.PRACTICE), Words())
    assert overview is not None

    told = with_story(overview, "all-good", Words())
    asking = stories_screen(told, "all-good", Words())

    assert ChooseStory() in [action.intent for action in actions_of(told)]
    assert (asking.help_number, asking.rail, asking.beside, asking.main) == ("7-00", None, None, None)
    assert [action.intent for action in asking.others] == [StoryChosen("all-good")]
