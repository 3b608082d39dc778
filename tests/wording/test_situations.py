"""What a support code tells, in words."""

from dataclasses import replace

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.mode import Mode
from rak_desktop.core.situation import Here, Situation
from rak_desktop.core.support_code_format import LANGUAGES, KeychainProduct, Network, System, brand_of
from rak_desktop.wording import languages
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.screen_names import SCREENS
from rak_desktop.wording.situations import screen_words, situation_words
from tests.core.test_support_code import OFFLINE
from tests.fakes.profile import harbour_tickets

HARBOUR = harbour_tickets()


def told(situation: Situation) -> dict[str, str]:
    return dict(situation_words(situation, [HARBOUR], Words()))


def test_each_thing_that_the_code_tells_has_a_name() -> None:
    assert told(replace(OFFLINE, brand=brand_of(HARBOUR.app_id))) == {
        "Screen": "4, Checking",
        "What happened": "No internet right now (RAK-NET-50)",
        "App": "Harbour Tickets",
        "Mode": "Real payments",
        "Missing permissions": "2",
        "Computer": "Linux",
        "Password store": "GNOME Keyring",
        "Internet": "No way to Stripe",
        "Language": "English",
        "Version": "0.1",
    }


def test_what_is_not_known_is_said_to_be_so() -> None:
    assert told(Situation()) == {
        "Screen": "0, The terminal",
        "What happened": "Nothing, all is well so far",
        "App": "None chosen yet",
        "Mode": "None chosen yet",
        "Missing permissions": "None",
        "Computer": "Another system",
        "Password store": "Not known yet",
        "Internet": "Not known",
        "Language": "Not known",
        "Version": "0.0",
    }


def test_the_code_of_an_app_that_nobody_knows_here_may_be_another_vendors() -> None:
    other = Situation(brand=brand_of("com.example.somebody-else"))

    assert told(other)["App"] == "An app that is not on this computer: the code may be another vendor’s"


def test_what_only_a_later_version_knows_still_has_its_number() -> None:
    later = told(Situation(screen=15, trouble=254))

    assert later["Screen"] == "15, a screen of another version"
    assert later["What happened"] == "Number 254, which this version does not know"


def test_what_happened_is_called_as_the_merchant_reads_it() -> None:
    """They have pasted a key for trying out where real payments were chosen."""
    seen = Situation(screen=3, trouble=Code.MODE_NOT_ALLOWED.number, mode=Mode.LIVE)

    assert told(seen)["What happened"].startswith("Keys for trying out are not allowed on this computer")


def test_practice_is_told_from_trying_out() -> None:
    assert told(Situation(mode=Mode.TEST))["Mode"] == "Trying out"
    assert told(Situation(practice=True))["Mode"] == "Practice"


def test_seven_permissions_may_be_more() -> None:
    assert told(Situation(missing=7))["Missing permissions"] == "7 or more"


@pytest.mark.parametrize(
    "here",
    [
        *(Here(system=system) for system in System),
        *(Here(keychain=keychain) for keychain in KeychainProduct),
        *(Here(network=network) for network in Network),
        *(Here(language=language) for language in LANGUAGES),
    ],
    ids=str,
)
def test_everything_that_can_be_told_has_words(here: Here) -> None:
    assert all(value for _, value in situation_words(Situation(here), [], Words()))


@pytest.mark.parametrize("number", SCREENS)
def test_every_screen_fits_into_a_support_code_and_has_a_name(number: int) -> None:
    assert 0 <= number < 15, "the last number stands for all later screens"
    assert screen_words(number, Words()) == f"{number}, {SCREENS[number]}"


def test_every_language_that_we_speak_has_a_place_in_the_code() -> None:
    assert {language.tag for language in languages.LANGUAGES} <= set(LANGUAGES)
