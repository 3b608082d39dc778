"""Reads what somebody on the phone says or sends: a support code, a help number, or the code of a trouble.

| The text                                                | Becomes                                  |
|---------------------------------------------------------|------------------------------------------|
| a key, a secret, or a part of one                       | Trouble KEY_INSTEAD_OF_CODE, unrepeated  |
| `RAK-NET-50`, in any writing; the number decides        | Code, or FindingCode from 200 on         |
| `4-50`, `4-00`                                          | HelpNumber                               |
| `50`                                                    | the same                                 |
| twelve characters, in groups or spelled; eighteen digits| Situation                                |
| such a one with a wrong character, or too short         | Trouble WRONG_SUPPORT_CODE               |
| nothing, or anything else                               | Trouble UNKNOWN_CODE                     |
"""

import re

from rak_desktop.core.checkup import FindingCode
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.key_reading import read_paste
from rak_desktop.core.pasted_text import plain
from rak_desktop.core.redaction import holds_secret
from rak_desktop.core.situation import Situation
from rak_desktop.core.support_code import LETTERS_ALOUD, read_support_code
from rak_desktop.core.values import dataclass

_LONGEST = 300
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_HARMLESS = frozenset(
    {
        Code.NOTHING_PASTED,
        Code.NO_KEY_IN_TEXT,
        Code.PUBLISHABLE_KEY,
        Code.A_LINK,
        Code.AN_ID,
        Code.SUPPORT_CODE,
    }
)

_CAPTION = re.compile(r"\A[a-z ]{0,20}(?:code|number)\b:? ?")
_NAMED = re.compile(r"\Arak[ -]?[a-z]{3}[ -]?(\d{2,3})\Z")
_HELP_NUMBER = re.compile(r"\A(\d{1,2}) ?- ?(\d{2,3})\Z")
_RESEMBLES_ONE = re.compile(r"\A[a-z0-9][a-z0-9 .,;:-]{7,}\Z", re.IGNORECASE)
_NUMBER = re.compile(r"\A(\d{2,3})\Z")

_DIGITS_ALOUD = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ALOUD = {
    **{word.lower().replace("-", ""): letter for letter, word in LETTERS_ALOUD.items()},
    **{word: str(digit) for digit, word in enumerate(_DIGITS_ALOUD)},
    "alpha": "A",
    "juliet": "J",
    "whisky": "W",
    "niner": "9",
}


@dataclass(frozen=True)
class HelpNumber:
    """What stands at the foot of a window. `code` is None where there was no trouble."""

    screen: int
    code: Code | FindingCode | None


ReadCode = Situation | HelpNumber | Code | FindingCode | Trouble
"""What a text may be."""


def read_code(text: str) -> ReadCode:
    """What the text is. Never raises, and never repeats any of it."""
    if _is_a_secret(text):
        return Trouble(Code.KEY_INSTEAD_OF_CODE)
    said = _CAPTION.sub("", plain(text[: _LONGEST + 1].translate(_DASHES)).lower())
    if not said or len(said) > _LONGEST:
        return Trouble(Code.UNKNOWN_CODE)
    if match := _NAMED.match(said) or _NUMBER.match(said):
        return _known(int(match[1])) or Trouble(Code.UNKNOWN_CODE)
    if match := _HELP_NUMBER.match(said):
        code = _known(int(match[2]))
        return HelpNumber(int(match[1]), code) if code or not int(match[2]) else Trouble(Code.UNKNOWN_CODE)
    spelled = _spelled_out(said)
    return read_support_code(spelled) if _RESEMBLES_ONE.match(spelled) else Trouble(Code.UNKNOWN_CODE)


def _is_a_secret(text: str) -> bool:
    key = read_paste(text).key
    return isinstance(key, RestrictedKey) or key.code not in _HARMLESS or holds_secret(text)


def _known(number: int) -> Code | FindingCode | None:
    return next((code for code in (*Code, *FindingCode) if code.number == number), None)


def _spelled_out(said: str) -> str:
    """The characters of a code that was written as it is read aloud; any other text as it is."""
    spoken = said.replace("x-ray", "xray").replace("x ray", "xray")
    return " ".join(_ALOUD.get(word, word) for word in re.split(r"[\s,.;]+", spoken))
