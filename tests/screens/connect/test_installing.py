"""Screen 2: allow the app in Stripe."""

from dataclasses import replace

import pytest

from rak_desktop.core.mode import Mode
from rak_desktop.core.page_state import PageState
from rak_desktop.core.permissions import Need
from rak_desktop.flows.connect.events import Back, HaveKey, OpenPage
from rak_desktop.flows.connect.steps import Installing
from rak_desktop.screens.actions import Action, CopyText, Icon, Tone
from rak_desktop.screens.blocks import AddressLine, Banner, FactCard, Hint, InstallPicture, Links, NumberedSteps
from rak_desktop.screens.screen import Screen
from tests.fakes.profile import permission
from tests.fakes.steps import GOAL, INSTALLING, goal
from tests.support.reading import action, blocks_of, screen_of, the, words_of

WRONG_ACCOUNT = Installing(GOAL, wrong_account=True)
LINK = GOAL.profile.install_link


def after_opening(page: PageState) -> Screen:
    return screen_of(replace(INSTALLING, page=page))


def test_it_says_which_button_to_press_at_stripe_and_that_no_money_moves() -> None:
    screen = screen_of(INSTALLING)

    assert screen.title == "Allow Harbour Tickets in Stripe"
    assert screen.lead == "In Stripe, press Install app. No money moves. The app will be allowed to use:"
    assert screen.main == Action("Open Stripe", OpenPage(), Icon.OPEN)
    assert screen.others == (Action("Back", Back()),)
    assert blocks_of(screen, Banner) == []


def test_it_says_in_plain_words_what_the_app_will_be_allowed_to_do_and_why() -> None:
    card = the(FactCard, screen_of(INSTALLING))

    assert [(row.title, row.detail, row.chip) for row in card.rows] == [
        ("Payments", "To charge cards when somebody buys a ticket", "see and change"),
        ("Customers", "To put the buyer’s name on the ticket", "see"),
        ("What happens in your account", "To notice a change sooner", "see"),
    ]
    assert card.more == ""


def test_more_than_five_things_are_counted_and_shown_to_who_asks() -> None:
    needs = tuple(Need(permission(f"{thing}_read"), "") for thing in ("plan", "charge", "event", "coupon", "a", "b"))

    card = the(FactCard, screen_of(Installing(goal(needs=needs))))

    assert (len(card.rows), card.more, len(card.rest)) == (4, "and 2 more", 2)
    assert the(FactCard, screen_of(Installing(goal(needs=needs[:5])))).more == ""


@pytest.mark.parametrize(("mode", "word"), [(Mode.LIVE, "live"), (Mode.TEST, "test")])
def test_who_has_several_accounts_is_told_to_look_first(mode: Mode, word: str) -> None:
    hint = the(Hint, screen_of(Installing(goal(mode))))

    assert hint.text.endswith(f"and choose {word} there.")


@pytest.mark.parametrize("page", PageState)
def test_the_address_is_always_there_to_read_and_copy(page: PageState) -> None:
    line = the(AddressLine, after_opening(page))

    assert (line.url, line.copy.intent) == (LINK, CopyText(LINK, "Copied"))


def test_who_wants_to_see_stripes_page_first_is_shown_it() -> None:
    (look,) = the(Links, screen_of(INSTALLING)).explanations

    assert look.title == "Show me the page"
    assert isinstance(look.shows, NumberedSteps)
    assert isinstance(look.shows.picture, InstallPicture)


@pytest.mark.parametrize("page", [page for page in PageState if page is not PageState.NOT_ASKED])
def test_who_stands_before_stripes_page_sees_what_to_press_there(page: PageState) -> None:
    screen = after_opening(page)
    steps = the(NumberedSteps, screen)

    assert [(step.number, step.title) for step in steps.steps] == [
        (1, "Look at the account’s name"),
        (2, "Press Install app"),
        (3, "Choose live and confirm"),
    ]
    assert blocks_of(screen, FactCard) == []
    (may_do,) = the(Links, screen).explanations
    assert (may_do.title, may_do.shows) == ("What Harbour Tickets may do", the(FactCard, screen_of(INSTALLING)))


@pytest.mark.parametrize(("mode", "stripes_word"), [(Mode.LIVE, "Live mode"), (Mode.TEST, "Test mode")])
def test_the_picture_of_the_install_page_has_stripes_captions_and_the_chosen_mode(
    mode: Mode, stripes_word: str
) -> None:
    steps = the(NumberedSteps, screen_of(Installing(goal(mode), page=PageState.ASKED)))
    picture = steps.picture

    assert isinstance(picture, InstallPicture)
    assert (picture.address, picture.app_name) == ("marketplace.stripe.com", "Harbour Tickets")
    assert (picture.install, picture.where, picture.mode, picture.confirm) == (
        "Install app",
        "Install in",
        stripes_word,
        "Install",
    )
    numbers = (picture.account_number, picture.install_number, picture.confirm_number)
    assert numbers == tuple(step.number for step in steps.steps)


def test_who_installed_it_already_goes_on() -> None:
    assert action("I already installed it", screen_of(INSTALLING)).intent == HaveKey()


def test_who_cannot_install_it_gets_a_message_for_the_administrator() -> None:
    intent = action("I can’t install it", screen_of(INSTALLING)).intent

    assert isinstance(intent, CopyText)
    assert LINK in intent.text
    assert "sign in on the computer where Harbour Tickets runs" in intent.text
    assert "Never send the key by mail or chat." in intent.text


def test_after_opening_it_asks_whether_the_page_came() -> None:
    screen = after_opening(PageState.ASKED)
    banner = the(Banner, screen)

    assert (banner.tone, banner.title) == (Tone.PLAIN, "Did the page open?")
    assert the(AddressLine, screen).copy.text == "Copy the address"
    assert screen.main == Action("Yes, next", HaveKey())
    assert words_of(the(Links, screen).actions)[0] == "Open Stripe again"


@pytest.mark.parametrize(
    ("page", "title", "what_to_do"),
    [
        (PageState.NOT_OPENED, "Your browser did not open", "open your browser yourself and paste it there."),
        (PageState.NO_SCREEN, "There is no screen here to show a page on", "on the computer in front of you."),
        (PageState.FROM_AFAR, "This program runs on another computer", "into the browser in front of you,"),
        (PageState.IN_CONTAINER, "No browser can be reached from here", "into a browser outside of it,"),
        (PageState.IN_WSL, "Windows did not open your browser", "open your browser in Windows and paste it there."),
    ],
)
def test_a_page_that_did_not_open_is_said_with_why_and_what_to_do_instead(
    page: PageState, title: str, what_to_do: str
) -> None:
    screen = after_opening(page)
    banner = the(Banner, screen)

    assert (banner.tone, banner.title) == (Tone.WARNING, title)
    assert what_to_do in banner.text
    assert the(AddressLine, screen).copy.text == "Copy the address"
    assert screen.main == Action("Next", HaveKey())
    assert screen.announcement == banner.title


def test_after_a_wrong_account_it_says_where_the_app_is_now_and_how_to_remove_it() -> None:
    screen = screen_of(WRONG_ACCOUNT)
    banner = the(Banner, screen)

    assert banner.title == "Nothing was stored"
    assert "Harbour Tickets is now installed in that other account." in banner.text
    assert banner.secondary == Action("Open installed apps", OpenPage(), Icon.OPEN)
    assert the(AddressLine, screen).url == GOAL.profile.installed_apps_page
    assert screen.main == Action("Install in my account", HaveKey())


def test_a_browser_that_does_not_show_the_installed_apps_gets_their_address_copied() -> None:
    line = the(AddressLine, screen_of(replace(WRONG_ACCOUNT, page=PageState.NOT_OPENED)))

    assert (line.copy.text, line.copy.intent) == (
        "Copy the address",
        CopyText(GOAL.profile.installed_apps_page, "Copied"),
    )
