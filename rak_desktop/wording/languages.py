"""The languages we speak, and which of them a person gets.

A wish is what a person or a system says: `de`, `pt-BR`, `de_AT.UTF-8@euro`. The first wish that we speak at all
decides, be it another country's form of it; if there is none, it is English.
"""

import re
from collections.abc import Iterable

from rak_desktop.core.plain_value import PlainValue

_WISH = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*(?:[.@].*)?")


class Language(PlainValue):
    """`tag` is the name of its folder in `resources/translations`; `own_name` is what its speakers call it.

    `gap` stands between two sentences.
    """

    tag: str
    own_name: str
    right_to_left: bool
    gap: str

    def __init__(self, tag: str, own_name: str, right_to_left: bool = False, gap: str = " ") -> None:
        vars(self).update(tag=tag, own_name=own_name, right_to_left=right_to_left, gap=gap)


ENGLISH = Language("en", "English")

LANGUAGES = (
    ENGLISH,
    Language("de", "Deutsch"),
    Language("es", "Español"),
    Language("fr", "Français"),
    Language("pt_BR", "Português (Brasil)"),
    Language("ja", "日本語", gap=""),
    Language("ar", "العربية", right_to_left=True),
)


def language_named(wish: str) -> Language | None:
    """The language of ours that this wish means, or None."""
    parts = _WISH.fullmatch(wish.strip().lower())
    if parts is None:
        return None
    return next((language for language in LANGUAGES if language.tag.partition("_")[0] == parts[1]), None)


def first_spoken(wishes: Iterable[str]) -> Language:
    """The language for these wishes, the dearest first."""
    return next(filter(None, map(language_named, wishes)), ENGLISH)
