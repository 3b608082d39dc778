"""Words: one language's sentences, for windows and terminal alike.

Texts are marked where they stand and translated when they are shown; the English text is the key.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from gettext import NullTranslations

from rak_desktop.core.names import PLAIN_PROGRAM, PROGRAM
from rak_desktop.wording.languages import ENGLISH, Language

_ISOLATE, _ISOLATE_RIGHT_TO_LEFT, _POP = "\u2068", "\u2067", "\u2069"
_FIRST_FROM_THE_RIGHT = "\u0590"
"""Hebrew begins here. No script before it runs from the right, so most texts need not be looked at letter by letter."""

# Code with signs in it: in Arabic "rk_" would read "_rk", "--yes" would read "yes--", "4-50" would read "50-4".
_CODE = re.compile(r"\b[rps]k_(?!\w)|(?<![\w-])--[a-z][a-z-]*|(?<!\w)\.rakprofile|\b\d+-\d+\b")
# A fact that nobody knew, at the end of a sentence.
_FOUR_DOTS = re.compile(r"(…\u2069?)\.")


class Words:
    """Translates whole sentences with named placeholders."""

    def __init__(self, translations: NullTranslations | None = None, language: Language = ENGLISH) -> None:
        self._translations = translations or NullTranslations()
        self.language = language

    def __call__(self, message: str, /, **facts: object) -> str:
        """The sentence in this language, its {placeholders} filled."""
        return self._fill(self._translations.gettext(message), facts)

    def plain(self, message: str) -> str:
        """A sentence that somebody else fills in, in another way than with {placeholders}."""
        return self._translations.gettext(message)

    def count(self, one: str, many: str, number: int, /, **facts: object) -> str:
        """The sentence for this number of things; the number itself is {number}."""
        return self._fill(self._translations.ngettext(one, many, number), {"number": number, **facts})

    def in_a_row(self, *sentences: str) -> str:
        """Whole sentences after each other, as this language writes them; empty ones are left out."""
        return self.language.gap.join(filter(None, sentences))

    def listed(self, facts: Iterable[str]) -> str:
        """Several facts in a row, with the commas of this language."""
        return self(", ").join(map(isolated, facts) if self.language.right_to_left else facts)

    def _fill(self, sentence: str, facts: Mapping[str, object]) -> str:
        # Sentences are written for the plain program; a vendor's is called otherwise, and so are its commands.
        sentence = sentence.replace(PLAIN_PROGRAM, PROGRAM)
        if self.language.right_to_left:
            sentence = _CODE.sub(lambda code: isolated(code[0]), sentence)
        if "{" not in sentence:
            said = sentence
        else:
            said = sentence.format_map((_IsolatedFacts if self.language.right_to_left else _Facts)(facts))
        return _FOUR_DOTS.sub(r"\1", said) if "…" in said else said


class _Facts(dict[str, object]):
    """A fact that nobody knew shows as three dots: a sentence with a gap is better than no sentence."""

    def __init__(self, facts: Mapping[str, object]) -> None:
        super().__init__(facts)

    def __missing__(self, name: str) -> str:
        return "…"


class _IsolatedFacts(_Facts):
    """Facts in a sentence that runs from right to left: names, ids and addresses keep their own direction.

    Unicode's isolates (UAX 9) are made for this: what stands inside disturbs nothing around it.
    """

    def __getitem__(self, name: str) -> object:
        fact = super().__getitem__(name)
        return isolated(fact) if isinstance(fact, str) else fact


def isolated(fact: str) -> str:
    """With a direction of its own: right to left as soon as anything in it is, such as a day, a list or a sentence."""
    return f"{_ISOLATE_RIGHT_TO_LEFT if runs_right_to_left(fact) else _ISOLATE}{fact}{_POP}"


def beginning(text: str) -> str:
    """The same words where a line begins with them: other lines begin with a capital letter too."""
    return text[:1].upper() + text[1:]


def runs_right_to_left(text: str) -> bool:
    """Whether it holds a letter of a script that does, wherever it stands."""
    return max(text, default="") >= _FIRST_FROM_THE_RIGHT and any(
        unicodedata.bidirectional(character) in ("R", "AL") for character in text
    )
