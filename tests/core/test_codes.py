import re

import pytest

from rak_desktop.core import codes
from rak_desktop.core.codes import KEYCHAIN_OUT_OF_ORDER, Code, concerns_all, help_number

ROWS = re.findall(r"\| (RAK-\w+) +\|[^|]+\| ([\d, -]+?) +\| (\d+)", codes.__doc__ or "")


@pytest.mark.parametrize("code", Code)
def test_a_code_is_its_family_and_its_number(code: Code) -> None:
    assert str(code) == f"{code.family}-{code.number}"


def test_a_number_alone_says_which_trouble_it_is() -> None:
    """The help number over the phone has no family."""
    numbers = [code.number for code in Code]

    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize(
    "code", [*sorted(KEYCHAIN_OUT_OF_ORDER), Code.OFFLINE, Code.CA_FILE_UNUSABLE, Code.RATE_LIMITED]
)
def test_what_is_in_the_way_of_one_check_may_be_in_the_way_of_all(code: Code) -> None:
    assert concerns_all(code)


@pytest.mark.parametrize("code", [Code.ENDED_KEY, Code.STRIPE_BUSY, Code.KEYCHAIN_ITEM_GONE, Code.KEY_NOT_PROVEN])
def test_what_is_about_one_key_or_account_is_not_in_the_way_of_the_others(code: Code) -> None:
    assert not concerns_all(code)


@pytest.mark.parametrize(("family", "numbers", "exit_code"), ROWS)
def test_the_table_in_the_module_is_true(family: str, numbers: str, exit_code: str) -> None:
    ranges = [tuple(map(int, one.split("-"))) for one in numbers.split(", ")]
    members = [code for code in Code if code.family == family]

    assert [code for code in members if not any(first <= code.number <= last for first, last in ranges)] == []
    assert {code.exit_code for code in members} <= {int(exit_code)}


def test_every_family_stands_in_the_table() -> None:
    assert {code.family for code in Code} <= {row[0] for row in ROWS}
    assert len(ROWS) == 8


def test_the_number_at_the_foot_is_the_screen_and_the_trouble() -> None:
    assert [help_number(4, trouble) for trouble in (None, Code.OFFLINE, Code.NOTHING_PASTED, 205)] == [
        "4-00",
        "4-50",
        "4-10",
        "4-205",
    ]


def test_what_a_code_is_about_is_known_by_its_family() -> None:
    assert [code for code in Code if code.is_about_network] == [code for code in Code if code.startswith("RAK-NET-")]
    assert [code for code in Code if code.is_about_keychain] == [code for code in Code if code.startswith("RAK-KCN-")]
