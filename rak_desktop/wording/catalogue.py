"""Words: one language's sentences, for windows and terminal alike.

Texts are marked where they stand and translated when they are shown; the English text is the key.
"""

from collections.abc import Mapping
from gettext import NullTranslations


def N_(message: str) -> str:
    """Marks a text for the translators where it cannot be translated yet (in a table)."""
    return message


class Words:
    """Translates whole sentences with named placeholders."""

    def __init__(self, translations: NullTranslations | None = None) -> None:
        self._translations = translations or NullTranslations()

    def __call__(self, message: str, /, **facts: object) -> str:
        """The sentence in this language, its {placeholders} filled."""
        return self._translations.gettext(message).format_map(_Facts(facts))

    def count(self, one: str, many: str, number: int, /, **facts: object) -> str:
        """The sentence for this number of things; the number itself is {number}."""
        sentence = self._translations.ngettext(one, many, number)
        return sentence.format_map(_Facts({"number": number, **facts}))


class _Facts(dict[str, object]):
    """A fact that nobody knew shows as three dots: a sentence with a gap is better than no sentence."""

    def __init__(self, facts: Mapping[str, object]) -> None:
        super().__init__(facts)

    def __missing__(self, name: str) -> str:
        return "…"
