"""The exact format of a support code: what its numbers mean, and the twelve characters that carry them.

The code is 12 characters of Crockford's base 32 (`0-9 A-Z` without I, L, O, U), 5 bits each, the
highest bit first, written in groups of four: `7K4M 2QXR 9F0C`. Small letters count as capitals, O as 0, I and L as 1.

1. The first ten characters are 50 bits: the format's number in 3 bits, then the fields of that format.
   Format 1, from the highest bit on; a number that is too large for its field is the field's largest:

   | Bits | Field                                                        | Bits | Field                        |
   |------|--------------------------------------------------------------|------|------------------------------|
   | 3    | format                                                       | 2    | mode: none, live, test, practice |
   | 2    | version of the program, before the point                     | 3    | network class                |
   | 5    | version of the program, after the point                      | 3    | missing permissions, 7: or more |
   | 4    | screen: the first part of the help number, 15: a later one   | 4    | language, by `LANGUAGES`     |
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

Every field is a small number, or a word out of a short list: no text of any person fits in. The numbers of the lists
are part of the format, so members are added at the end and never renumbered.

Pattern, checks and the place of the format's number hold for all formats, so that any version of the program can tell
a wrong code from one that is too new for it. A later format has the same fields in other widths, one more line in
`WIDTHS`; lines are never changed, so that the codes of all earlier ones are read as they were made. The field that is
full first is the screen: number 15 needs format 2, whose screen may take two bits from the version and the brand.
"""

from collections.abc import Iterable
from enum import Enum

try:  # Python's own, as it is called from 3.12 on. With hashlib comes OpenSSL, 4 MB before the first window
    from _sha2 import sha256  # type: ignore[import-not-found]
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found]
    except ImportError:
        from hashlib import sha256

FORMAT = 1
LENGTH = 12

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

CHECKS = 2
WIDTHS = {1: (2, 5, 4, 8, 3, 3, 2, 3, 3, 4, 10)}
"""Of each format: the bits of its fields, in their order."""

_BITS = 5
PAYLOAD_BITS = (LENGTH - CHECKS) * _BITS
_PATTERN = 0x2_B8E4_91D7_36A5
_POLYNOMIAL = 0b100101
_FORMAT_BITS = 3

NO_MODE, LIVE, TEST, PRACTICE = range(4)

NO_SCREEN = 0
"""The terminal, or no screen in particular."""

# By their place in the support code.
LANGUAGES = ("", "en", "de", "fr", "es", "pt_BR", "ja", "ar")

MOST_BRANDS = 1 << 10
MOST_MISSING = 7  # and more


class System(Enum):
    """The operating system, as far as its windows and words differ. WSL is Linux inside Windows."""

    OTHER = 0
    WINDOWS_10 = 1
    WINDOWS_11 = 2
    MACOS = 3
    LINUX = 4
    WSL = 5


class KeychainProduct(Enum):
    """Whose keychain it is. UNKNOWN: nobody asked yet. NONE: somebody asked, and there is none."""

    UNKNOWN = 0
    NONE = 1
    MACOS = 2
    WINDOWS = 3
    GNOME = 4
    KEEPASSXC = 5
    KWALLET = 6
    OTHER = 7

    @classmethod
    def called(cls, name: str) -> "KeychainProduct":
        """The kind of the keychain that its adapter calls so."""
        return _KEYCHAINS.get(name, cls.OTHER if name else cls.UNKNOWN)

    @property
    def own_name(self) -> str | None:
        """What its adapter calls it; None for those that are not one product."""
        return next((name for name, product in _KEYCHAINS.items() if product is self), None)


_KEYCHAINS = {
    "macOS Keychain": KeychainProduct.MACOS,
    "Windows Credential Manager": KeychainProduct.WINDOWS,
    "GNOME Keyring": KeychainProduct.GNOME,
    "KeePassXC": KeychainProduct.KEEPASSXC,
    "KWallet": KeychainProduct.KWALLET,
}


class Network(Enum):
    """What is known about the way to Stripe."""

    UNKNOWN = 0
    DIRECT = 1
    PROXY = 2
    OWN_CERTIFICATES = 3
    INSPECTED = 4
    SIGN_IN_PAGE = 5
    OFFLINE = 6


def brand_of(app_id: str) -> int:
    """A number from 1 to 1023 for this Stripe App: the same everywhere, and too short to be led back to it."""
    return int.from_bytes(sha256(app_id.encode(errors="replace")).digest()[:8]) % (MOST_BRANDS - 1) + 1


def characters_of(values: Iterable[int]) -> str:
    """The code that carries these numbers, one for each field."""
    payload = FORMAT
    for value, width in zip(values, WIDTHS[FORMAT], strict=True):
        payload = payload << width | min(value, (1 << width) - 1)
    payload ^= _PATTERN
    symbols = [payload >> shift & 31 for shift in range(PAYLOAD_BITS - _BITS, -1, -_BITS)]
    return "".join(ALPHABET[symbol] for symbol in (*symbols, *_checks(symbols)))


def is_right(characters: str) -> bool:
    """Do the checks say that nothing was misheard?"""
    symbols = [ALPHABET.index(character) for character in characters]
    return _checks(symbols[:-CHECKS]) == tuple(symbols[-CHECKS:])


def payload_in(characters: str) -> int:
    """The 50 bits that these characters carry, right or not."""
    payload = 0
    for character in characters[:-CHECKS]:
        payload = payload << _BITS | ALPHABET.index(character)
    return payload


def values_in(payload: int) -> list[int] | None:
    """The numbers in these 50 bits, one for each field; None for a format that is not known here."""
    payload ^= _PATTERN
    widths = WIDTHS.get(payload >> PAYLOAD_BITS - _FORMAT_BITS)
    if widths is None:
        return None
    values = []
    for width in reversed(widths):
        values.append(payload & (1 << width) - 1)
        payload >>= width
    return values[::-1]


def in_groups(characters: str, size: int) -> str:
    """As codes are shown and read out."""
    return " ".join(characters[at : at + size] for at in range(0, len(characters), size))


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
