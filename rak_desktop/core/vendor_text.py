"""VendorText: a text that an app's maker wrote, perhaps in several languages."""

from collections.abc import Mapping
from typing import Self

from rak_desktop.core.foreign_text import text_in


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
        return _spoken(_plain(tag), self._by_language) or str(self)


def vendor_text(written: object, most: int) -> str:
    """What stands there, up to `most` letters: one text, or a map of languages to texts; empty for anything else."""
    if not isinstance(written, Mapping):
        return text_in(written, most)
    texts = {_plain(str(language)): text for language, words in written.items() if (text := text_in(words, most))}
    first = next(iter(texts.values()), "")
    texts = dict(sorted(texts.items()))
    return VendorText(_spoken("en", texts) or first, texts)


def _spoken(wanted: str, texts: Mapping[str, str]) -> str:
    """Of that country, else of that language, else of another country that speaks it; else empty."""
    language = wanted.partition("-")[0]
    others = (text for other, text in texts.items() if other.partition("-")[0] == language)
    return texts.get(wanted) or texts.get(language) or next(others, "")


def _plain(tag: str) -> str:
    return tag.strip().lower().replace("_", "-")
