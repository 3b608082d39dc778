"""What argparse says, in our words and languages: it asks gettext, and is answered here, while somebody is told."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rak_desktop.wording.marking import N_

if TYPE_CHECKING:
    from rak_desktop.wording.catalogue import Words

# What can come up here, as it stands in Python 3.11 to 3.14, and as we say it; anything else stays as it is.
OUR_WORDS = {
    "usage: ": N_("usage: "),
    "positional arguments": N_("positional arguments"),
    "options": N_("options"),
    "show this help message and exit": N_("show this help message and exit"),
    "the following arguments are required: %s": N_("This is missing: %s"),
    "one of the arguments %s is required": N_("One of these is needed: %s"),
    "unrecognized arguments: %s": N_("This command does not take: %s"),
    "argument %(argument_name)s: %(message)s": N_("%(argument_name)s: %(message)s"),
    "expected one argument": N_("a value has to follow"),
    "expected at least one argument": N_("at least one value has to follow"),
    "ignored explicit argument %r": N_("it takes no value, and “%s” was given"),
    "not allowed with argument %s": N_("it cannot stand beside %s"),
    "invalid choice: %(value)r (choose from %(choices)s)": N_("“%(value)s” is not among these: %(choices)s"),
    "invalid %(type)s value: %(value)r": N_("“%(value)s” cannot be used here"),
}


@contextmanager
def argparse_speaks(words: "Words") -> Iterator[None]:
    """Until the end of the block. argparse offers no other way than the names it looks up itself."""

    def ours(text: str) -> str:
        return words.plain(OUR_WORDS.get(text, text))

    before = argparse._  # type: ignore[attr-defined]
    argparse._ = ours  # type: ignore[attr-defined]
    try:
        yield
    finally:
        argparse._ = before  # type: ignore[attr-defined]
