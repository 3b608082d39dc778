"""SupportCode: a situation in twelve characters that can be read out over the phone, and back.

The exact format stands in `support_code_format`.
"""

import re
from enum import Enum
from typing import TypeVar

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.situation import Here, Situation
from rak_desktop.core.support_code_format import (
    ALPHABET,
    LANGUAGES,
    LENGTH,
    LIVE,
    NO_MODE,
    PAYLOAD_BITS,
    PRACTICE,
    TEST,
    KeychainProduct,
    Network,
    System,
    characters_of,
    in_groups,
    is_right,
    payload_in,
    values_in,
)
from rak_desktop.core.values import dataclass

LENGTH_IN_DIGITS = 18

_MISREAD = str.maketrans("OIL", "011")

_SPELLING = (
    "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel Juliett Kilo Mike November Papa Quebec Romeo Sierra Tango "
    "Victor Whiskey X-ray Yankee Zulu"
)
LETTERS_ALOUD = {word[0]: word for word in _SPELLING.split()}
"""The spelling alphabet of aviation (ICAO), the same in every language. Digits are said as digits."""

# A code as people write it, in small letters. Three ordinary words of four letters are none.
SHAPE = (
    r"(?:[a-z ]{0,20}code:? ?)?"
    r"(?:(?=[0-9 -]*[a-z])(?=[a-z -]*[0-9])[0-9a-tv-z]{4}(?:[ -]{0,3}[0-9a-tv-z]{4}){2}|[0-9]{3}(?: ?[0-9]{3}){5})"
)

_MODES = {None: NO_MODE, Mode.LIVE: LIVE, Mode.TEST: TEST}

E = TypeVar("E", bound=Enum)


@dataclass(frozen=True)
class SupportCode:
    """Twelve characters. Made by `support_code`."""

    characters: str

    def __str__(self) -> str:
        """In groups of four, as it is shown and read out."""
        return in_groups(self.characters, 4)

    @property
    def digits(self) -> str:
        """The same in digits only, in groups of three: for a telephone's keys, or for ears that mix up letters."""
        payload = payload_in(self.characters)
        return in_groups(f"{payload:016}{98 - payload * 100 % 97:02}", 3)


def support_code(situation: Situation) -> SupportCode:
    """The code of this situation. It holds nothing else: no time, no name, no chance."""
    here = situation.here
    values = (
        *here.version,
        situation.screen,
        situation.trouble,
        here.system.value,
        here.keychain.value,
        PRACTICE if situation.practice else _MODES[situation.mode],
        here.network.value,
        situation.missing,
        LANGUAGES.index(here.language) if here.language in LANGUAGES else 0,
        situation.brand,
    )
    return SupportCode(characters_of(values))


def read_support_code(text: str) -> Situation | Trouble:
    """What a code tells, or why it is none: misheard, of another length, or made by a later version of the program."""
    characters = re.sub(r"[\s.,;:_-]", "", text).upper()
    if characters.isascii() and characters.isdigit() and len(characters) == LENGTH_IN_DIGITS:
        return _situation(_payload_of_digits(characters))
    characters = characters.translate(_MISREAD)
    if not set(characters) <= set(ALPHABET):
        return Trouble(Code.WRONG_SUPPORT_CODE)
    if len(characters) != LENGTH:
        return Trouble(Code.WRONG_SUPPORT_CODE, {"reason": "length", "length": len(characters)})
    return _situation(payload_in(characters) if is_right(characters) else None)


def _situation(payload: int | None) -> Situation | Trouble:
    if payload is None:
        return Trouble(Code.WRONG_SUPPORT_CODE)
    values = values_in(payload)
    if values is None:
        return Trouble(Code.SUPPORT_CODE_TOO_NEW)
    major, minor, screen, trouble, system, keychain, mode, network, missing, language, brand = values
    here = Here(
        (major, minor),
        _member(System, system),
        _member(KeychainProduct, keychain),
        _member(Network, network),
        LANGUAGES[language] if language < len(LANGUAGES) else "",
    )
    chosen = next((known for known, number in _MODES.items() if number == mode), None)
    return Situation(here, screen, trouble, chosen, mode == PRACTICE, missing, brand)


def _member(kind: type[E], number: int) -> E:
    """The member with this number; a later version may have more of them, and the first means not known."""
    known = {member.value: member for member in kind}
    return known.get(number, known[0])


def _payload_of_digits(digits: str) -> int | None:
    payload, whole = int(digits[:-2]), int(digits)
    return payload if whole % 97 == 1 and payload < 1 << PAYLOAD_BITS else None
