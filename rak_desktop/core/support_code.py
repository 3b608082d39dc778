"""SupportCode: a situation in twelve characters that can be read out over the phone, and back.

Format, exactly. The code is 12 characters of Crockford's base 32 (`0-9 A-Z` without I, L, O, U), 5 bits each, the
highest bit first, written in groups of four: `7K4M 2QXR 9F0C`. Small letters count as capitals, O as 0, I and L as 1.

1. The first ten characters are 50 bits: the format's number in 3 bits, then the fields of that format.
   Format 1, from the highest bit on; a number that is too large for its field is the field's largest:

   | Bits | Field                                                        | Bits | Field                        |
   |------|--------------------------------------------------------------|------|------------------------------|
   | 3    | format                                                       | 2    | mode: none, live, test, practice |
   | 2    | version of the program, before the point                     | 3    | network class                |
   | 5    | version of the program, after the point                      | 3    | missing permissions, 7: or more |
   | 4    | screen: the first part of the help number                    | 4    | language, by `LANGUAGES`     |
   | 8    | trouble: the second part, 0 for none                         | 10   | brand, by `brand_of`, 0 for none |
   | 3    | system                                                       |      |                              |
   | 3    | kind of keychain                                             |      |                              |

2. These 50 bits are combined (exclusive or) with a fixed pattern, so that a code of many zeros has no runs of the same
   character, of which people lose count. The pattern hides nothing.
3. Two check characters follow. The twelve together are a word of the Reed-Solomon code over GF(32) (x^5 + x^2 + 1)
   with the roots 1 and x. Any two such words differ in three places or more, so **every** code with one or two
   characters misheard, or with any two of them swapped, is found out; of anything else, 1023 in 1024.

The same in digits only is 18 of them in groups of three: the 50 bits of step 2 as a decimal number of 16 digits, then
two check digits by ISO 7064 MOD 97-10, which find out every single wrong digit and every swap of neighbours.

Pattern, checks and the place of the format's number hold for all formats, so that any version of the program can tell
a wrong code from one that is too new for it.
"""

import re
from collections.abc import Iterable
from enum import Enum
from typing import TypeVar

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.situation import LANGUAGES, Here, KeychainProduct, Network, Situation, System
from rak_desktop.core.values import dataclass

FORMAT = 1
LENGTH = 12
LENGTH_IN_DIGITS = 18

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
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

_BITS = 5
_CHECKS = 2
_PAYLOAD_BITS = (LENGTH - _CHECKS) * _BITS
_PATTERN = 0x2_B8E4_91D7_36A5
_POLYNOMIAL = 0b100101
_FORMAT_BITS = 3
_WIDTHS = (2, 5, 4, 8, 3, 3, 2, 3, 3, 4, 10)

_MODES = (None, Mode.LIVE, Mode.TEST, None)
_PRACTICE = 3

E = TypeVar("E", bound=Enum)


@dataclass(frozen=True)
class SupportCode:
    """Twelve characters. Made by `support_code`."""

    characters: str

    def __str__(self) -> str:
        """In groups of four, as it is shown and read out."""
        return _in_groups(self.characters, 4)

    @property
    def digits(self) -> str:
        """The same in digits only, in groups of three: for a telephone's keys, or for ears that mix up letters."""
        payload = _number(map(ALPHABET.index, self.characters[:-_CHECKS]), _BITS)
        return _in_groups(f"{payload:016}{98 - payload * 100 % 97:02}", 3)


def support_code(situation: Situation) -> SupportCode:
    """The code of this situation. It holds nothing else: no time, no name, no chance."""
    here = situation.here
    values = (
        *here.version,
        situation.screen,
        situation.trouble,
        here.system.value,
        here.keychain.value,
        _PRACTICE if situation.practice else _MODES.index(situation.mode),
        here.network.value,
        situation.missing,
        LANGUAGES.index(here.language) if here.language in LANGUAGES else 0,
        situation.brand,
    )
    payload = FORMAT
    for value, width in zip(values, _WIDTHS, strict=True):
        payload = payload << width | min(value, (1 << width) - 1)
    return _of_payload(payload ^ _PATTERN)


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
    symbols = [ALPHABET.index(character) for character in characters]
    right = _checks(symbols[:-_CHECKS]) == tuple(symbols[-_CHECKS:])
    return _situation(_number(symbols[:-_CHECKS], _BITS) if right else None)


def _situation(payload: int | None) -> Situation | Trouble:
    if payload is None:
        return Trouble(Code.WRONG_SUPPORT_CODE)
    payload ^= _PATTERN
    if payload >> _PAYLOAD_BITS - _FORMAT_BITS != FORMAT:
        return Trouble(Code.SUPPORT_CODE_TOO_NEW)
    values = []
    for width in reversed(_WIDTHS):
        values.append(payload & (1 << width) - 1)
        payload >>= width
    brand, language, missing, network, mode, keychain, system, trouble, screen, minor, major = values
    here = Here(
        (major, minor),
        _member(System, system),
        _member(KeychainProduct, keychain),
        _member(Network, network),
        LANGUAGES[language] if language < len(LANGUAGES) else "",
    )
    return Situation(here, screen, trouble, _MODES[mode], mode == _PRACTICE, missing, brand)


def _member(kind: type[E], number: int) -> E:
    """The member with this number; a later version may have more of them, and the first means not known."""
    known = {member.value: member for member in kind}
    return known.get(number, known[0])


def _of_payload(payload: int) -> SupportCode:
    symbols = [payload >> shift & 31 for shift in range(_PAYLOAD_BITS - _BITS, -1, -_BITS)]
    return SupportCode("".join(ALPHABET[symbol] for symbol in (*symbols, *_checks(symbols))))


def _checks(symbols: Iterable[int]) -> tuple[int, int]:
    """The remainder of the symbols, as a polynomial over GF(32), by (z - 1)(z - x) = z² + (x + 1) z + x."""
    first = second = 0
    for symbol in symbols:
        fed_back = symbol ^ first
        doubled = _times_x(fed_back)
        first, second = second ^ doubled ^ fed_back, doubled
    return first, second


def _times_x(element: int) -> int:
    element <<= 1
    return element ^ _POLYNOMIAL if element >> _BITS else element


def _payload_of_digits(digits: str) -> int | None:
    payload, whole = int(digits[:-2]), int(digits)
    return payload if whole % 97 == 1 and payload < 1 << _PAYLOAD_BITS else None


def _number(symbols: Iterable[int], bits: int) -> int:
    number = 0
    for symbol in symbols:
        number = number << bits | symbol
    return number


def _in_groups(characters: str, size: int) -> str:
    return " ".join(characters[at : at + size] for at in range(0, len(characters), size))
