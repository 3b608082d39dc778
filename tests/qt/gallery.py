"""Draws the program's screens in forms that tell most about a layout, to be looked at by a person.

    python -m tests.qt.gallery FOLDER [NAME…]

NAME is part of a picture's name, such as `3-empty.dark`, `.narrow` or `5-`. `rak-desktop pictures` draws the same
screens for readers; here they also come with long words, with double-size text and right-to-left.
"""

import sys
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path

from rak_desktop.qt.pictures import HEIGHT, WIDTH, Form, draw_all
from tests.qt.real_screens import REAL_SCREENS

_AS_DRAWN = Form(scale=2, height=HEIGHT)
_NARROW = replace(_AS_DRAWN, width=400, height=800)
FORMS = {
    ".light": _AS_DRAWN,
    ".dark": replace(_AS_DRAWN, dark=True),
    ".plain": Form(height=HEIGHT),
    ".narrow": _NARROW,
    ".laptop": Form(width=1024, height=600),
    ".double": Form(width=1024, height=768, body=28),
    ".right-to-left": replace(_AS_DRAWN, right_to_left=True),
    ".right-to-left-narrow": replace(_NARROW, right_to_left=True),
    ".smallest": replace(_AS_DRAWN, width=400, height=360),
    ".brand": replace(_AS_DRAWN, brand="#E8B400"),
    ".long": replace(_AS_DRAWN, width=WIDTH),
    ".long-narrow": _NARROW,
}


def stretched(value: object) -> object:
    """The same screen in a language that needs 40 % more."""
    if isinstance(value, str) and " " in value.strip() and not value.startswith("http"):
        return " ".join(word + word[-max(1, round(len(word) * 0.4)) :] for word in value.split())
    if isinstance(value, tuple):
        return tuple(stretched(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type) and not isinstance(value, Enum):
        changed = {field.name: stretched(getattr(value, field.name)) for field in fields(value)}
        return replace(value, **changed)
    return value


def main() -> None:
    """Writes all pictures, or those whose name has one of the given words."""
    folder, *wanted = sys.argv[1:]
    for name, screen in REAL_SCREENS.items():
        for ending, form in FORMS.items():
            if not wanted or any(word in name + ending for word in wanted):
                shown = stretched(screen) if ending.startswith(".long") else screen
                for file in draw_all({name: shown}, {ending: form}, Path(folder)):
                    sys.stdout.write(f"{file}\n")


if __name__ == "__main__":
    main()
