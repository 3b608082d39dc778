"""argparse's own sentences in our languages. It asks gettext for them, and is answered here, while somebody is told."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rak_desktop.wording.marking import N_

if TYPE_CHECKING:
    from rak_desktop.wording.catalogue import Words

# Those that can come up here, as they stand in Python 3.11 to 3.14; another one stays English.
ARGPARSE_SAYS = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("unrecognized arguments: %s"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("not allowed with argument %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
)


@contextmanager
def argparse_speaks(words: "Words") -> Iterator[None]:
    """Until the end of the block. argparse offers no other way than the names it looks up itself."""
    before = argparse._  # type: ignore[attr-defined]
    argparse._ = words.plain  # type: ignore[attr-defined]
    try:
        yield
    finally:
        argparse._ = before  # type: ignore[attr-defined]
