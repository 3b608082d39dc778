"""Screen 4: each check as a line that turns from waiting to done."""

from dataclasses import replace

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.verification import Account, Progress
from rak_desktop.flows.connect.events import Back, OpenPage, Retry
from rak_desktop.flows.connect.steps import Checking, EnteredKey, Stalled
from rak_desktop.screens.actions import Action, Icon
from rak_desktop.screens.blocks import Banner, CheckList, CheckRow, CheckState
from tests.fakes.keys import TEST_KEY
from tests.fakes.steps import CHECKING, STALLED
from tests.fakes.stripe_gateway import THEATRE
from tests.support.reading import screen_of, the

DONE, RUNNING, WAITING = CheckState.DONE, CheckState.RUNNING, CheckState.WAITING
STOPPED, LEFT_OUT = CheckState.STOPPED, CheckState.LEFT_OUT
BEGUN = Progress(of=3)
ANSWERED = Progress(reachable=True, key_known=True, account=THEATRE, of=3)
LOOKED = replace(ANSWERED, looked_at=3)
TRY_AGAIN = Action("Try again", Retry(), Icon.RETRY)


def rows(step: Checking | Stalled, progress: Progress) -> tuple[CheckRow, ...]:
    return the(CheckList, screen_of(replace(step, progress=progress))).rows


def states(step: Checking | Stalled, progress: Progress) -> list[CheckState]:
    return [row.state for row in rows(step, progress)]


def test_it_only_looks_and_can_be_cancelled() -> None:
    screen = screen_of(CHECKING)

    assert screen.title == "Checking the key"
    assert screen.lead == "A few seconds. We only look: nothing is changed or stored."
    assert (screen.main, screen.others) == (None, (Action("Cancel", Back()),))


def test_each_check_is_a_line() -> None:
    assert [row.title for row in rows(CHECKING, BEGUN)] == [
        "Stripe answers",
        "Stripe knows this key",
        "Whose account it is",
        "What Harbour Tickets may do",
        "Your computer’s password store",
    ]


def test_nothing_is_said_of_the_internet_before_stripe_has_answered() -> None:
    assert rows(CHECKING, BEGUN)[0].detail == ""
    assert rows(CHECKING, replace(BEGUN, reachable=True))[0].detail == "Your internet connection is fine"


@pytest.mark.parametrize(
    ("progress", "expected"),
    [
        (Progress(), [RUNNING, WAITING, WAITING, WAITING, WAITING]),
        (replace(BEGUN, reachable=True), [DONE, RUNNING, WAITING, WAITING, WAITING]),
        (ANSWERED, [DONE, DONE, DONE, RUNNING, WAITING]),
        (replace(ANSWERED, looked_at=2), [DONE, DONE, DONE, RUNNING, WAITING]),
        (LOOKED, [DONE, DONE, DONE, DONE, RUNNING]),
    ],
)
def test_a_line_is_ticked_when_its_check_is_done(progress: Progress, expected: list[CheckState]) -> None:
    assert states(CHECKING, progress) == expected


def test_where_there_is_nothing_to_look_at_nothing_is_ticked() -> None:
    assert states(CHECKING, replace(ANSWERED, of=0)) == [DONE, DONE, DONE, WAITING, RUNNING]


def test_the_lines_tell_what_was_found() -> None:
    done = rows(CHECKING, LOOKED)

    assert [row.detail for row in done[1:4]] == ["Ending 1234, for real payments", "Fjord Theatre", "3 of 3 looked at"]
    assert [row.word for row in done] == ["Done", "Done", "Done", "Done", "Checking"]


def test_a_key_for_trying_out_is_called_so() -> None:
    trying_out = replace(CHECKING, entered=EnteredKey(TEST_KEY))

    assert rows(trying_out, ANSWERED)[1].detail == "Ending 1234, for trying out"


@pytest.mark.parametrize(
    ("account", "said"),
    [
        (Account("acct_1QzNameless"), "acct_1QzNameless"),
        (Account(), "Stripe does not tell this key"),
    ],
)
def test_an_account_without_a_name_is_called_what_is_known_of_it(account: Account, said: str) -> None:
    assert rows(CHECKING, replace(ANSWERED, account=account))[2].detail == said


# ── when it did not finish ───────────────────────────────────────────────────────────────────────────


def test_a_check_that_did_not_finish_keeps_the_key_and_can_be_tried_again() -> None:
    screen = screen_of(STALLED)

    assert screen.title == "The check did not finish"
    assert screen.lead == "Your key is still in this window. Nothing is stored."
    assert the(Banner, screen).action == TRY_AGAIN
    assert (screen.main, screen.others) == (None, (Action("Back", Back()),))


@pytest.mark.parametrize(
    ("code", "progress", "expected"),
    [
        (Code.OFFLINE, BEGUN, [STOPPED, LEFT_OUT, LEFT_OUT, LEFT_OUT, LEFT_OUT]),
        (Code.RATE_LIMITED, replace(BEGUN, reachable=True), [DONE, STOPPED, LEFT_OUT, LEFT_OUT, LEFT_OUT]),
        (Code.KEY_NOT_PROVEN, replace(LOOKED, key_known=False), [DONE, STOPPED, DONE, LEFT_OUT, LEFT_OUT]),
        (Code.KEYCHAIN_ABSENT, LOOKED, [DONE, DONE, DONE, DONE, STOPPED]),
        (Code.KEYCHAIN_ABSENT, replace(LOOKED, of=0, looked_at=0), [DONE, DONE, DONE, LEFT_OUT, STOPPED]),
        (Code.BOOK_UNREADABLE, replace(LOOKED, looked_at=2), [DONE, DONE, DONE, DONE, STOPPED]),
    ],
)
def test_the_line_where_it_stopped_is_marked(code: Code, progress: Progress, expected: list[CheckState]) -> None:
    assert states(replace(STALLED, trouble=Trouble(code)), progress) == expected


@pytest.mark.parametrize(
    ("code", "way_out"),
    [
        (Code.WEB_PAGE_INSTEAD, "Open the browser"),
        (Code.REDIRECTED_ELSEWHERE, "Open the browser"),
        (Code.ACCOUNT_WITHOUT_ACCESS, "Open my Stripe apps"),
        (Code.BLOCKED_ADDRESS, "Open the page"),
        (Code.MODE_CONFLICT, "Open the page"),
        (Code.ACCOUNT_NOT_ACTIVE, "Open Stripe"),
    ],
)
def test_what_is_mended_in_the_browser_begins_there_and_is_tried_again_afterwards(code: Code, way_out: str) -> None:
    screen = screen_of(replace(STALLED, trouble=Trouble(code)))

    assert the(Banner, screen).action == Action(way_out, OpenPage(), Icon.OPEN)
    assert screen.others == (Action("Back", Back()), TRY_AGAIN)
