"""How a key comes in at a terminal: hidden, or from a script on standard input. Never as an argument."""

import argparse
import sys

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.key_reading import LONGEST_PASTE
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.marking import N_


def add_key_options(parser: argparse.ArgumentParser) -> None:
    """The options of every command that takes a key."""
    parser.add_argument("--key-stdin", action="store_true", help=N_("read the key from standard input (for scripts)"))
    parser.add_argument("--yes", action="store_true", help=N_("approve the account without being asked"))


def refuse_where_nobody_can_answer(arguments: argparse.Namespace, words: Words) -> None:
    """Says so before anything is asked or sent. Raises ProfileError."""
    if arguments.key_stdin and not arguments.yes:
        raise wrong_use(words("With --key-stdin nobody can be asked, so add --yes, best with --account."))
    if arguments.key_stdin and is_terminal():
        raise wrong_use(words("A key typed here could be seen. Without --key-stdin you are asked for it, hidden."))
    if not arguments.key_stdin and not is_terminal():
        raise wrong_use(words("There is no terminal to ask on. Scripts use --key-stdin together with --yes."))


def refuse_where_nobody_can_say_yes(arguments: argparse.Namespace, words: Words) -> None:
    """The same for a command with one question, which --yes answers. Raises ProfileError."""
    if not arguments.yes and not is_terminal():
        raise wrong_use(words("There is no terminal to ask on. Scripts add --yes."))


def wrong_use(reason: str) -> ProfileError:
    """A command line that cannot work, with the reason."""
    return ProfileError(Code.WRONG_USE, reason=reason)


def is_terminal() -> bool:
    """Is a person there who can answer?"""
    return sys.stdin is not None and sys.stdin.isatty()


def stdin_text() -> str:
    """All of standard input. More than a paste may have is not read to its end, and is no key."""
    read = sys.stdin.buffer.read(LONGEST_PASTE + 1) if sys.stdin is not None else b""
    # Every byte a character of its own: a longer text must not become a shorter one.
    return read.decode("utf-8" if len(read) <= LONGEST_PASTE else "latin-1", "replace")
