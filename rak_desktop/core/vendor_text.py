"""VendorText: a text that an app's maker wrote, perhaps in several languages."""

import re
from collections.abc import Mapping
from itertools import chain
from typing import Self

from rak_desktop.core.foreign_text import harmless

_ENGLISH = re.compile(r"en(?![a-z])")


class VendorText(str):
    """In English, or in the first language there is; `in_language` has the others."""

    __slots__ = ("_by_language",)
    _by_language: Mapping[str, str]

    def __new__(cls, text: str, by_language: Mapping[str, str]) -> Self:
        made = super().__new__(cls, text)
        made._by_language = by_language
        return made

    def in_language(self, tag: str) -> str:
        """The text for a language such as `pt_BR`: of that country, else of that language, else as it is."""
        wanted = _plain(tag)
        spoken = wanted.partition("-")[0]
        others = (text for language, text in self._by_language.items() if language.partition("-")[0] == spoken)
        return self._by_language.get(wanted) or self._by_language.get(spoken) or next(others, str(self))


def vendor_text(written: object, most: int) -> str:
    """What stands there, up to `most` letters: one text, or a map of languages to texts; empty for anything else."""
    if not isinstance(written, Mapping):
        return _text(written, most)
    texts = {_plain(str(language)): text for language, words in written.items() if (text := _text(words, most))}
    english = (text for language, text in sorted(texts.items()) if _ENGLISH.match(language))
    return VendorText(next(chain(english, texts.values()), ""), texts)


def _plain(tag: str) -> str:
    return tag.strip().lower().replace("_", "-")


def _text(value: object, most: int) -> str:
    return harmless(value, most) if isinstance(value, str) else ""
