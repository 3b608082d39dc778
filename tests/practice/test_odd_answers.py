"""The stories that authors start by name."""

from rak_desktop.core.codes import Code
from rak_desktop.practice.odd_answers import ODD_ANSWERS, ODD_SCENARIOS
from rak_desktop.practice.scenarios import SCENARIOS
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.stories import ODD_STORIES, story_text, story_title
from tests.support.endings import ENDINGS

# What only a real network, certificate or lack of time brings about, each with a test of its own in tests/adapters
# and tests/flows; what is no answer to this question; and what nobody at Stripe says.
NOT_FROM_A_SERVER = {
    Code.OFFLINE,
    Code.NAME_NOT_FOUND,
    Code.CONNECTION_REFUSED,
    Code.NOT_CONNECTED_IN_TIME,
    Code.OUT_OF_TIME,
    Code.NOT_ASKED_IN_TIME,
    Code.CERTIFICATE_WRONG,
    Code.READING_ALONG,
    Code.CERTIFICATE_OUT_OF_DATE,
    Code.PROXY_TROUBLE,
    Code.CA_FILE_UNUSABLE,
    Code.OTHER_ACCOUNT,
    Code.ALREADY_CONNECTED,
}


def test_every_odd_answer_has_its_ending_and_every_ending_its_answer() -> None:
    assert set(ODD_ANSWERS) == set(ODD_STORIES) == set(ODD_SCENARIOS)
    assert not set(ODD_ANSWERS) & set(SCENARIOS)


def test_every_way_in_which_asking_stripe_can_end_is_told_or_shown_elsewhere() -> None:
    told = {ending.code for ending in ENDINGS}
    ways = {code for code in Code if code.family in ("RAK-STR", "RAK-NET")}

    assert {code.name for code in ways - told - NOT_FROM_A_SERVER if code.number < 130} == set()


def test_an_odd_story_is_called_by_the_trouble_it_ends_in() -> None:
    words = Words()

    assert story_title("silent", words) == "Stripe did not answer in time"
    assert story_title("permission-missing-older", words) == "The key does not allow everything the app needs"
    assert story_text("silent", words) == "We could not ask Stripe, so nothing is known about the key yet."
    assert story_text("all-good", words) == ""
