"""A support code as it is said over the phone: a word for every character."""

from rak_desktop.core.support_code import LETTERS_ALOUD, SupportCode
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.marking import N_

_DIGITS = (
    N_("zero"),
    N_("one"),
    N_("two"),
    N_("three"),
    N_("four"),
    N_("five"),
    N_("six"),
    N_("seven"),
    N_("eight"),
    N_("nine"),
)


def said_aloud(code: SupportCode, words: Words) -> str:
    """Letters in the words of aviation, the same everywhere; digits in this language; a pause after each group."""
    groups = str(code).split()
    return ", ".join(" ".join(_word(character, words) for character in group) for group in groups)


def _word(character: str, words: Words) -> str:
    """With a hyphen at which no line ends."""
    return words(_DIGITS[int(character)]) if character.isdigit() else LETTERS_ALOUD[character].replace("-", "\u2011")
