"""What a vendor's files hold that would hurt a merchant, or that is only worth knowing; for `profile check`.

| Numbers | Means                                                                    | Exit code |
|---------|--------------------------------------------------------------------------|-----------|
| 300-324 | wrong: a merchant could not be connected, or would be asked to trust blindly | 2     |
| 325-349 | worth knowing: it works, and something was ignored or can be better      | 0         |

Findings are for the app's maker and never stop a merchant, so they are no errors and not in the support code.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from rak_desktop.core.errors import Fact
from rak_desktop.core.values import dataclass

Path = tuple[str | int, ...]
"""Where in a file: names of fields and numbers of entries."""


class FindingCode(StrEnum):
    """One thing to find. Its words live in `wording/finding_sentences.py`. Numbers are never reused."""

    NO_MANIFEST = "RAK-MAN-300"
    UNREADABLE = "RAK-MAN-301"
    NOT_JSON = "RAK-MAN-302"
    NOT_AN_OBJECT = "RAK-MAN-303"
    SECOND_GENERATION = "RAK-MAN-304"
    OVERLAY_WITHOUT_BASE = "RAK-MAN-305"
    NO_ID = "RAK-MAN-306"
    BAD_ID = "RAK-MAN-307"
    ACCESS_TYPE = "RAK-MAN-308"
    NO_PERMISSIONS = "RAK-MAN-309"
    UNKNOWN_PERMISSION = "RAK-MAN-310"
    NOT_A_PERMISSION = "RAK-MAN-311"
    NO_PURPOSE = "RAK-MAN-312"
    NO_SETTINGS_VIEW = "RAK-MAN-313"
    NOT_TOML = "RAK-MAN-314"
    UNUSABLE_VALUE = "RAK-MAN-315"
    LINK_ELSEWHERE = "RAK-MAN-316"
    OVERLAY_IN_PACKAGE = "RAK-MAN-317"
    BAD_PACKAGE = "RAK-MAN-318"

    UNKNOWN_FIELD = "RAK-MAN-325"
    WRONG_KIND = "RAK-MAN-326"
    NO_NAME = "RAK-MAN-327"
    RESERVED_NAME = "RAK-MAN-328"
    NO_VERSION = "RAK-MAN-329"
    LETTER_CASE = "RAK-MAN-330"
    MISSPELT_PERMISSION = "RAK-MAN-331"
    PERMISSION_TWICE = "RAK-MAN-332"
    PRIVATE = "RAK-MAN-333"
    SANDBOX_NOT_SAID = "RAK-MAN-334"
    OTHER_PAGE_AFTER_INSTALLING = "RAK-MAN-335"
    REDIRECT_ADDRESS = "RAK-MAN-336"
    NO_PICTURE = "RAK-MAN-337"
    ASKS_STRIPE_FIRST = "RAK-MAN-338"
    NOT_TESTABLE = "RAK-MAN-339"
    LOOSE_JSON = "RAK-MAN-340"
    LAID_OVER = "RAK-MAN-341"
    NO_PROFILE_FILE = "RAK-MAN-342"
    UNKNOWN_KEY = "RAK-MAN-343"
    LINK_WITHOUT_APP = "RAK-MAN-344"
    OPTIONAL_NOT_ASKED = "RAK-MAN-345"
    WORDS_NOT_ASKED = "RAK-MAN-346"
    NOBODY_TO_ASK = "RAK-MAN-347"
    ACCENT_TOO_LIGHT = "RAK-MAN-348"

    @property
    def number(self) -> int:
        return int(self.rpartition("-")[2])

    @property
    def is_wrong(self) -> bool:
        """Would it hurt a merchant?"""
        return self.number < _FIRST_WORTH_KNOWING


_FIRST_WORTH_KNOWING = 325


@dataclass(frozen=True)
class Finding:
    """One finding and where it is: the file, the place inside, and the line (from 1) where that is known."""

    code: FindingCode
    path: Path = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    file: str = ""
    line: int | None = None

    @property
    def place(self) -> str:
        """The place inside the file as people write it: `permissions[3].purpose`, counted from 0 as in JSON's tools."""
        parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in self.path)
        return "".join(parts).removeprefix(".")


def found(code: FindingCode, *path: str | int, **facts: Fact) -> Finding:
    """A finding at this place."""
    return Finding(code, path, facts)
