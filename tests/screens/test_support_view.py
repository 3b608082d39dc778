"""From what somebody reads out to their screen and to what to say, in two languages."""

from gettext import NullTranslations

import pytest

from rak_desktop.core.checkup import FindingCode
from rak_desktop.core.code_reading import HelpNumber, ReadCode, read_code
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.situation import Here, Situation
from rak_desktop.core.support_code import support_code
from rak_desktop.core.support_code_format import NO_SCREEN, KeychainProduct, System, brand_of
from rak_desktop.screens.actions import OpenHandbook
from rak_desktop.screens.blocks import Banner, CodeField, ConnectionList, Pairs, Sayings, SupportBoard
from rak_desktop.screens.examples.stage import Stage
from rak_desktop.screens.examples.table import EXAMPLES
from rak_desktop.screens.screen import Screen
from rak_desktop.screens.support_view import support_screen
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.languages import LANGUAGES
from rak_desktop.wording.screen_lines import NEVER_THE_KEY
from tests.fakes.keys import LIVE_KEY, SECRETS
from tests.fakes.profile import harbour_tickets
from tests.support.reading import actions_of, blocks_of, texts_of, the

APP = harbour_tickets()
STAGE = Stage(APP, Words())


class Shouting(NullTranslations):
    """Another language, as far as a test needs one."""

    def gettext(self, message: str) -> str:
        return message.upper() if "{" not in message else message


GERMAN = next(language for language in LANGUAGES if language.tag == "de")
THEIR_WORDS = Words(Shouting(), GERMAN)


def shown(said: ReadCode | None, theirs: Words = STAGE.words) -> Screen:
    return support_screen(said, STAGE, theirs, (APP,))


def board(said: ReadCode | None, theirs: Words = STAGE.words) -> SupportBoard:
    return the(SupportBoard, shown(said, theirs))


def lines(said: ReadCode, title: str) -> list[str]:
    """What stands under this heading."""
    parts = [part for part in board(said).lines if part.title == title]
    return [text for part in parts for text in texts_of(part) if text != title]


def test_at_first_there_is_a_field_and_nothing_is_claimed() -> None:
    screen = shown(None)

    assert len(blocks_of(screen, CodeField)) == 1
    assert not blocks_of(screen, SupportBoard)


def test_a_help_number_leads_to_the_screen_and_the_trouble() -> None:
    theirs = board(HelpNumber(4, Code.OFFLINE)).theirs

    assert theirs is not None
    assert theirs.help_number == "4-50"
    assert the(Banner, theirs).title == "No internet right now"
    assert "Look at this computer’s internet connection, then try again." in lines(
        HelpNumber(4, Code.OFFLINE), "What to say"
    )


@pytest.mark.parametrize(
    ("code", "title"),
    [
        (Code.SEVERAL_CONNECTIONS, "Several connections match"),
        (Code.NO_SUCH_CONNECTION, "There is no such connection"),
        (Code.BOOK_REBUILT, "The list of connections was damaged"),
        (Code.BOOK_TOO_NEW, "A newer version of this program was here"),
        (Code.SESSION_SILENT, "A change that stopped halfway waits for the next start"),
    ],
)
def test_a_trouble_over_the_list_is_drawn_over_the_list(code: Code, title: str) -> None:
    theirs = board(HelpNumber(7, code)).theirs

    assert theirs is not None
    assert theirs.help_number == f"7-{code.number}"
    assert the(Banner, theirs).title == title
    assert bool(blocks_of(theirs, ConnectionList)) is (code is not Code.BOOK_TOO_NEW)


def test_the_list_without_a_trouble_is_drawn_with_what_is_connected() -> None:
    theirs = board(HelpNumber(7, None)).theirs

    assert theirs is not None
    assert the(ConnectionList, theirs).rows


def test_one_connection_is_drawn_with_the_trouble_that_it_has() -> None:
    theirs = board(HelpNumber(12, Code.RATE_LIMITED)).theirs

    assert theirs is not None
    assert theirs.help_number == f"12-{Code.RATE_LIMITED.number}"


@pytest.mark.parametrize(
    ("number", "code"), [(7, Code.SEVERAL_CONNECTIONS), (7, Code.NO_SUCH_CONNECTION), (3, Code.OTHER_ACCOUNT)]
)
def test_what_is_to_be_said_to_somebody_at_a_window_holds_no_commands(number: int, code: Code) -> None:
    at_a_window, in_a_terminal = (
        " ".join(lines(HelpNumber(screen, code), "What to say")) for screen in (number, NO_SCREEN)
    )

    assert not [term for term in ("--", "rak-desktop", "leave the account out") if term in at_a_window]
    assert at_a_window != in_a_terminal


def test_a_code_by_itself_leads_to_the_screen_where_it_mostly_shows() -> None:
    theirs = board(Code.KEYCHAIN_LOCKED).theirs

    assert theirs is not None
    assert theirs.help_number == "5-71"


def test_what_lies_behind_it_is_said_for_the_system_of_the_code() -> None:
    def behind(system: System) -> str:
        at = Situation(Here(system=system), 5, Code.KEYCHAIN_LOCKED.number)
        return " ".join(lines(at, "What usually lies behind it"))

    assert "Linux" in behind(System.LINUX)
    assert "Linux" not in behind(System.MACOS)
    assert behind(System.WINDOWS_11) == ""


@pytest.mark.parametrize("screen", range(15))
@pytest.mark.parametrize("trouble", [0, Code.KEYCHAIN_LOCKED.number])
@pytest.mark.parametrize(
    ("system", "store"), [(System.MACOS, "macOS Keychain"), (System.WINDOWS_11, "Windows Credential Manager")]
)
def test_their_screen_is_drawn_as_on_their_own_system(screen: int, trouble: int, system: System, store: str) -> None:
    theirs = board(Situation(Here(system=system), screen, trouble)).theirs
    seen = " ".join(texts_of(theirs)) if theirs else ""

    assert "GNOME" not in seen
    assert "Debian" not in seen
    assert screen != 5 or trouble or store in seen


def test_the_empty_field_names_the_keys_that_paste_on_their_system() -> None:
    assert board(Situation(Here(system=System.MACOS), 3)).paste_keys == "⌘V"
    assert board(Situation(Here(system=System.LINUX), 3)).paste_keys == "Ctrl+V"


def test_every_situation_of_the_wizard_survives_the_telephone() -> None:
    """The code that a merchant reads out draws the screen that they look at."""
    for name, show in EXAMPLES.items():
        screen = show(STAGE)
        if isinstance(screen, Screen) and screen.number <= 6:
            read = read_code(str(support_code(screen.situation)))
            assert isinstance(read, Situation), name
            theirs = board(read).theirs
            assert theirs is not None, name
            assert theirs.help_number == screen.help_number, name


def test_a_code_says_whose_password_store_it_is_in_the_words_of_that_store() -> None:
    code = Situation(Here(keychain=KeychainProduct.KEEPASSXC), screen=5, trouble=Code.KEYCHAIN_DENIED.number)

    assert any("KeePassXC" in line for line in lines(code, "What to say"))


def test_what_a_code_tells_stands_under_the_drawing_with_the_app_by_its_name() -> None:
    facts = board(Situation(screen=2, brand=brand_of(APP.app_id))).facts

    assert facts is not None
    assert ("App", "Harbour Tickets") in facts.rows


def test_a_code_of_an_app_that_nobody_knows_here_may_be_another_vendors() -> None:
    facts = board(Situation(screen=2, brand=brand_of("com.example.other"))).facts

    assert facts is not None
    assert "another vendor’s" in dict(facts.rows)["App"]


def test_the_helper_reads_their_own_language_and_the_drawing_has_the_merchants() -> None:
    two = board(HelpNumber(1, None), THEIR_WORDS)
    captions = [part for part in two.lines if part.title == "Words on their screen"]

    assert two.theirs is not None
    assert two.theirs.main is not None
    assert two.theirs.main.text == "START"
    assert captions == [Pairs("Words on their screen", (("START", "Start"),))]


def test_in_one_language_no_captions_are_explained() -> None:
    assert not [part for part in board(HelpNumber(1, None)).lines if part.title == "Words on their screen"]


@pytest.mark.parametrize("code", [*Code, *FindingCode])
def test_whatever_is_read_out_there_is_something_to_say_and_it_ends_with_the_key(code: Code | FindingCode) -> None:
    [sayings] = [part for part in board(code).lines if isinstance(part, Sayings)]

    assert len(sayings.lines) > 1
    assert sayings.lines[-1] == NEVER_THE_KEY


@pytest.mark.parametrize(
    ("said", "page"),
    [
        (None, "index"),
        (HelpNumber(3, None), "screen-3"),
        (HelpNumber(4, Code.OFFLINE), "RAK-NET-50"),
        (FindingCode.CLOCK_WRONG, "RAK-DOC-215"),
        (Situation(screen=15), "index"),
        (Trouble(Code.UNKNOWN_CODE), "index"),
    ],
)
def test_the_handbook_is_opened_at_the_page_about_it(said: ReadCode | None, page: str) -> None:
    [handbook] = [each.intent for each in actions_of(shown(said)) if isinstance(each.intent, OpenHandbook)]

    assert handbook == OpenHandbook(page)


def test_a_merchant_who_reads_from_the_right_is_drawn_from_the_right() -> None:
    arabic = next(language for language in LANGUAGES if language.right_to_left)

    assert board(HelpNumber(1, None), Words(language=arabic)).right_to_left
    assert not board(HelpNumber(1, None)).right_to_left


def test_a_terminal_has_lines_and_no_drawing() -> None:
    assert board(Code.NO_DISPLAY).theirs is None


def test_a_screen_of_a_later_version_is_said_to_be_one() -> None:
    assert board(Situation(screen=15, trouble=255)).theirs is None
    assert any("another version" in text for text in texts_of(board(Situation(screen=15, trouble=255))))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("9-9", Code.UNKNOWN_CODE),
        ("7K4M 2QXR 9F0C", Code.WRONG_SUPPORT_CODE),
        ("hello", Code.UNKNOWN_CODE),
        ("rk_live_" + SECRETS[0], Code.KEY_INSTEAD_OF_CODE),
    ],
)
def test_what_is_no_code_is_refused_in_words_and_never_repeated(typed: str, code: Code) -> None:
    screen = shown(read_code(typed))

    assert screen.help_number == f"11-{code.number}"
    assert len(blocks_of(screen, Banner)) == 1
    assert not blocks_of(screen, SupportBoard)
    assert not [text for text in texts_of(screen) if typed in text or LIVE_KEY.ending in text]


def test_a_refused_key_is_to_be_replaced() -> None:
    assert "replace that key in Stripe" in the(Banner, shown(Trouble(Code.KEY_INSTEAD_OF_CODE))).text
