"""Makes text from outside fit to be shown: names, messages and files that somebody else wrote.

What it gives back is still plain text, and says nothing about markup: whoever paints it paints it as plain.
"""

import unicodedata

from rak_desktop.core.redaction import scrub

_ELLIPSIS = "…"


def harmless(text: str, most: int = 200) -> str:
    """One line of at most so many characters, without invisible characters and without secrets.

    Control characters can drive a terminal, and bidirectional ones can show a text as something else.
    """
    visible = "".join(map(_visible, text))
    line = scrub(" ".join(visible.split()))
    return line if len(line) <= most else line[: most - 1].rstrip() + _ELLIPSIS


def text_in(value: object, most: int) -> str:
    """What stands in a field of somebody else's file, made harmless; empty for what is no text."""
    return harmless(value, most) if isinstance(value, str) else ""


def _visible(character: str) -> str:
    """Line breaks and other controls end a word; what has no width and no meaning for a reader goes."""
    if character.isspace() or unicodedata.category(character) == "Cc":
        return " "
    # Cf: zero width, bidirectional, tags. Cs: half a character, which no font and no file can take.
    return "" if unicodedata.category(character) in ("Cf", "Cs", "Co", "Cn") else character
