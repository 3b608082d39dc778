"""Findings: what the doctor saw on this computer. Numbers 200 to 249 are findings that are no trouble of the program's.

A finding that is a known trouble has that trouble's code and words, so that it is one thing in the window, in the
terminal and here. Codes are never reused.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import Enum, StrEnum

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Fact
from rak_desktop.core.values import dataclass


class State(Enum):
    """How a check came out. NOT_KNOWN: it could not be told. HIDDEN: not looked at, since something before is wrong."""

    TROUBLE = "trouble"
    NOT_KNOWN = "not known"
    NOTE = "note"
    GOOD = "good"
    HIDDEN = "hidden"


class FindingCode(StrEnum):
    """One thing the doctor can say. Its words live in `wording/checkup_sentences.py`."""

    SYSTEM_FINE = "RAK-DOC-200"
    NO_SCREEN = "RAK-DOC-201"
    ADMINISTRATOR = "RAK-DOC-202"
    FOLDERS_FINE = "RAK-DOC-203"
    FOLDER_NOT_USABLE = "RAK-DOC-204"
    KEYCHAIN_FINE = "RAK-DOC-205"
    KEYCHAIN_KEEPS = "RAK-DOC-206"
    NAME_FOUND = "RAK-DOC-207"
    PROXY_LOOKS_UP = "RAK-DOC-208"
    STRIPE_ANSWERS = "RAK-DOC-209"
    ISSUER_KNOWN = "RAK-DOC-210"
    ISSUER_UNUSUAL = "RAK-DOC-211"
    NO_PROXY = "RAK-DOC-212"
    PROXY_USED = "RAK-DOC-213"
    CLOCK_RIGHT = "RAK-DOC-214"
    CLOCK_WRONG = "RAK-DOC-215"
    BROWSER_FOUND = "RAK-DOC-216"
    NO_BROWSER = "RAK-DOC-217"
    APPS_FOUND = "RAK-DOC-218"
    NO_APP = "RAK-DOC-219"
    SETTINGS_FINE = "RAK-DOC-220"
    SETTING_ODD = "RAK-DOC-221"
    BOOK_FINE = "RAK-DOC-222"
    CHANGE_UNFINISHED = "RAK-DOC-223"
    BOOK_AND_KEYCHAIN_AGREE = "RAK-DOC-224"
    NOT_STRIPE = "RAK-DOC-225"
    NOT_TOLD = "RAK-DOC-246"
    NOT_LOOKED_AT = "RAK-DOC-247"
    TOOK_TOO_LONG = "RAK-DOC-248"
    CHECK_BROKE = "RAK-DOC-249"

    @property
    def family(self) -> str:
        """The part before the number."""
        return self.rpartition("-")[0]

    @property
    def number(self) -> int:
        """The number a person reads out over the phone."""
        return int(self.rpartition("-")[2])

    @property
    def exit_code(self) -> int:
        """What `doctor` ends with when this is the first trouble: that of the family it would belong to."""
        return _EXIT_CODES.get(self, 0)


_EXIT_CODES = {
    FindingCode.FOLDER_NOT_USABLE: 3,
    FindingCode.KEYCHAIN_KEEPS: 4,
    FindingCode.CLOCK_WRONG: 5,
}


@dataclass(frozen=True)
class Finding:
    """One thing that was seen. `check` is the name of the check that saw it; the runner fills it in."""

    state: State
    code: Code | FindingCode
    facts: Mapping[str, Fact] = field(default_factory=dict)
    check: str = ""


def most_urgent_first(findings: Iterable[Finding], checks: Iterable[str]) -> tuple[Finding, ...]:
    """Troubles, then what could not be told, notes, good ones; within those, causes before what follows from them."""
    states, names = list(State), list(checks)
    return tuple(sorted(findings, key=lambda seen: (states.index(seen.state), names.index(seen.check))))


def exit_code(findings: Iterable[Finding]) -> int:
    """That of the first trouble; 0 when there is none. What could not be told is no trouble."""
    return next((seen.code.exit_code for seen in findings if seen.state is State.TROUBLE), 0)
