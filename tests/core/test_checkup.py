"""What the doctor saw, in the order in which somebody should read it."""

import pytest

from rak_desktop.core.checkup import Finding, FindingCode, State, exit_code, most_urgent_first
from rak_desktop.core.codes import Code

ROOT = Finding(State.TROUBLE, FindingCode.CLOCK_WRONG, check="first")
LATER = Finding(State.TROUBLE, Code.KEYCHAIN_LOCKED, check="second")
UNKNOWN = Finding(State.NOT_KNOWN, FindingCode.TOOK_TOO_LONG, check="first")
NOTE = Finding(State.NOTE, FindingCode.NO_BROWSER, check="first")
GOOD = Finding(State.GOOD, FindingCode.CLOCK_RIGHT, check="first")
HIDDEN = Finding(State.HIDDEN, FindingCode.NOT_LOOKED_AT, check="first")


def test_causes_come_before_what_follows_and_trouble_before_everything() -> None:
    jumbled = (HIDDEN, GOOD, NOTE, LATER, UNKNOWN, ROOT)

    assert most_urgent_first(jumbled, ("first", "second")) == (ROOT, LATER, UNKNOWN, NOTE, GOOD, HIDDEN)


def test_the_exit_code_is_that_of_the_first_trouble() -> None:
    assert exit_code([LATER, ROOT]) == 4
    assert exit_code([ROOT, LATER]) == 5


def test_what_could_not_be_told_is_no_trouble() -> None:
    assert exit_code([UNKNOWN, NOTE, GOOD, HIDDEN]) == 0


@pytest.mark.parametrize("code", FindingCode)
def test_a_finding_has_a_number_that_no_trouble_has_and_that_fits_into_a_support_code(code: FindingCode) -> None:
    assert str(code) == f"{code.family}-{code.number}"
    assert 200 <= code.number <= 249
    assert code.number not in {trouble.number for trouble in Code}
