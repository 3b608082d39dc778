"""What the terminal writes: answers on stdout, talk on stderr. Nothing else writes to either. And what it is asked."""

import sys

TYPE_CHECKING = False  # other programs wait for this file, and typing is slow to load
if TYPE_CHECKING:
    from collections.abc import Callable


class Unwritable(OSError):
    """What stdout leads to takes nothing: it is closed, or its disk is full."""


def answer(text: str) -> None:
    """What was asked for. Raises BrokenPipeError when nobody reads it any more, Unwritable for any other reason."""
    if sys.stdout is None:
        raise Unwritable
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except OSError as error:
        # Else the interpreter tries to write the rest once more when it ends, and complains in words of its own.
        sys.stdout = None
        raise error if isinstance(error, BrokenPipeError) else Unwritable from error


def say(text: str = "", end: str = "\n") -> None:
    """Talk: progress, questions, advice. That nobody can hear it changes nothing."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(text + end)
        sys.stderr.flush()
    except OSError:
        pass  # nobody is there to be told


def whole_input(is_whole: "Callable[[bytes], bool]", most: int) -> bytes:
    """What comes on stdin until it is whole, or ends; one byte more than `most` where it does neither."""
    stream = getattr(sys.stdin, "buffer", None)
    data = bytearray()
    while stream is not None and len(data) <= most:
        line = stream.readline(most + 1 - len(data))
        data += line
        if not line or (not line.isspace() and is_whole(bytes(data))):  # an empty line makes nothing whole
            break
    return bytes(data)
