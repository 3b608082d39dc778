"""What a code carries of a trouble chooses the words in which the merchant reads it."""

import pytest

from rak_desktop.core.checkup import FindingCode
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import SEEN_IN, WINDOW, Fact, Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.situation import Here, Situation, situation_at
from rak_desktop.core.support_code import read_support_code, support_code
from rak_desktop.core.support_code_format import NO_SCREEN, KeychainProduct, System
from rak_desktop.core.told_trouble import told_trouble

NOT_KNOWN = Here()


def facts_of(code: Code, screen: int = NO_SCREEN, mode: Mode | None = None, here: Here = NOT_KNOWN) -> dict[str, Fact]:
    told = told_trouble(Situation(here, screen, code.number, mode))
    assert told is not None
    assert told.code is code
    return dict(told.facts)


@pytest.mark.parametrize(
    ("here", "name"),
    [
        (Here(keychain=KeychainProduct.KEEPASSXC), "KeePassXC"),
        (Here(system=System.MACOS), "macOS Keychain"),
        (Here(system=System.WINDOWS_11), "Windows Credential Manager"),
    ],
)
def test_the_password_store_is_named(here: Here, name: str) -> None:
    assert facts_of(Code.KEYCHAIN_LOCKED, here=here) == {"keychain": name}


def test_in_a_window_nobody_typed_a_command() -> None:
    assert facts_of(Code.NO_SUCH_CONNECTION, screen=7) == {SEEN_IN: WINDOW}
    assert facts_of(Code.NO_SUCH_CONNECTION) == {}


@pytest.mark.parametrize("code", [Code.OTHER_MODE, Code.MODE_NOT_OFFERED])
@pytest.mark.parametrize(("chosen", "of_the_key"), [(Mode.LIVE, "test"), (Mode.TEST, "live")])
def test_a_key_that_is_not_of_the_chosen_mode_is_of_the_other_one(code: Code, chosen: Mode, of_the_key: str) -> None:
    assert facts_of(code, screen=3, mode=chosen)["key_mode"] == of_the_key


@pytest.mark.parametrize(("screen", "refused"), [(3, "live"), (7, "test"), (12, "test"), (NO_SCREEN, "test")])
def test_in_the_wizard_the_mode_that_is_not_allowed_is_not_the_chosen_one(screen: int, refused: str) -> None:
    assert facts_of(Code.MODE_NOT_ALLOWED, screen, Mode.TEST)["mode"] == refused


def test_what_the_terminal_says_comes_back_from_its_code() -> None:
    refused = Trouble(Code.MODE_NOT_ALLOWED, {"mode": "test"})

    read = read_support_code(str(support_code(situation_at(NO_SCREEN, refused))))

    assert isinstance(read, Situation)
    assert told_trouble(read) == refused


@pytest.mark.parametrize("number", [0, FindingCode.SETTING_ODD.number, 199])
def test_where_there_is_no_trouble_of_this_version_none_is_told(number: int) -> None:
    assert told_trouble(Situation(screen=3, trouble=number)) is None
