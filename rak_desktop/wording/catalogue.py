"""Words: one language's sentences, for windows and terminal alike.

Texts are marked where they stand and translated when they are shown; the English text is the key.
"""

from collections.abc import Mapping
from gettext import NullTranslations

from rak_desktop.core.names import PLAIN_PROGRAM, PROGRAM
from rak_desktop.wording.languages import ENGLISH, Language

_ISOLATE, _POP = "\u2068", "\u2069"


class Words:
    """Translates whole sentences with named placeholders."""

    def __init__(self, translations: NullTranslations | None = None, language: Language = ENGLISH) -> None:
        self._translations = translations or NullTranslations()
        self.language = language

    def __call__(self, message: str, /, **facts: object) -> str:
        """The sentence in this language, its {placeholders} filled."""
        return self._fill(self._translations.gettext(message), facts)

    def count(self, one: str, many: str, number: int, /, **facts: object) -> str:
        """The sentence for this number of things; the number itself is {number}."""
        return self._fill(self._translations.ngettext(one, many, number), {"number": number, **facts})

    def _fill(self, sentence: str, facts: Mapping[str, object]) -> str:
        # Sentences are written for the plain program; a vendor's is called otherwise, and so are its commands.
        sentence = sentence.replace(PLAIN_PROGRAM, PROGRAM)
        return sentence.format_map(_IsolatedFacts(facts) if self.language.right_to_left else _Facts(facts))


class _Facts(dict[str, object]):
    """A fact that nobody knew shows as three dots: a sentence with a gap is better than no sentence."""

    def __init__(self, facts: Mapping[str, object]) -> None:
        super().__init__(facts)

    def __missing__(self, name: str) -> str:
        return "…"


class _IsolatedFacts(_Facts):
    """Facts in a sentence that runs from right to left: names, ids and addresses keep their own direction.

    Unicode's isolates (UAX 9, "first strong") are made for this: what stands inside disturbs nothing around it.
    """

    def __getitem__(self, name: str) -> object:
        fact = super().__getitem__(name)
        return f"{_ISOLATE}{fact}{_POP}" if isinstance(fact, str) else fact
