"""Takes what is pasted at a terminal whole, and hides it: a key may have a line break in it, or another key below.

A terminal hands over one line at a time, and getpass takes the first and throws the rest away. So the terminal hands
over every letter as it comes, and a paste is over with an Enter behind which nothing follows at once. Where that cannot
be had, as on Windows, getpass has to do.
"""

import getpass
import os
import select
import sys
import warnings

from rak_desktop.cli.streams import say
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.key_reading import LONGEST_PASTE

_FOLLOWS_WITHIN = 0.1
"""Seconds: what belongs to one paste comes in one go."""
_END = b"\x04"


def ask_hidden(question: str) -> str:
    """What was pasted or typed until Enter. Raises EOFError for Ctrl+D.

    Raises ProfileError where this terminal would show what is typed; getpass would only warn and go on.
    """
    pasted = _pasted(question)
    if pasted is not None:
        return pasted
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(question)
    except getpass.GetPassWarning:
        raise ProfileError(Code.WRONG_USE, reason="shows-what-is-typed") from None


if sys.platform == "win32":

    def _pasted(_: str) -> str | None:
        return None
else:
    import signal
    import termios

    def _pasted(question: str) -> str | None:
        """None where there is no terminal."""
        try:
            terminal = sys.stdin.fileno()
            as_it_was = termios.tcgetattr(terminal)
        except (OSError, ValueError, termios.error):
            return None
        letter_by_letter = termios.tcgetattr(terminal)
        letter_by_letter[3] &= ~(termios.ECHO | termios.ICANON)
        letter_by_letter[6][termios.VMIN], letter_by_letter[6][termios.VTIME] = 1, 0

        def hide_again(*_: object) -> None:
            """After Ctrl+Z and fg: the shell left the terminal as itself has it, and what is typed would be seen."""
            termios.tcsetattr(terminal, termios.TCSADRAIN, letter_by_letter)

        handled_before = signal.signal(signal.SIGCONT, hide_again)
        try:
            termios.tcsetattr(terminal, termios.TCSAFLUSH, letter_by_letter)
            say(question, end="")
            return _until_enter(terminal).decode("utf-8", "replace")
        finally:
            signal.signal(signal.SIGCONT, handled_before)
            termios.tcsetattr(terminal, termios.TCSAFLUSH, as_it_was)
            say()


def _until_enter(terminal: int) -> bytes:
    pasted, enter = bytearray(), False
    while not enter or select.select([terminal], [], [], _FOLLOWS_WITHIN)[0]:
        came = os.read(terminal, 65536)
        if not came or (came == _END and not pasted):
            raise EOFError
        enter = came.endswith(b"\n")
        if len(pasted) <= LONGEST_PASTE:  # more is no key, and not worth keeping
            _take(came, pasted)
    return bytes(pasted)


def _take(came: bytes, pasted: bytearray) -> None:
    """With what a person does to a mistake: Backspace, and Ctrl+U or Ctrl+W for all of it."""
    for letter in came:
        if letter in b"\x7f\x08":
            del pasted[-1:]
        elif letter in b"\x15\x17":
            pasted.clear()
        else:
            pasted.append(letter)
