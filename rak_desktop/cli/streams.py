"""What the terminal writes: answers on stdout, talk on stderr. Nothing else writes to either."""

import sys


def answer(text: str) -> None:
    """What was asked for. Raises OSError when it cannot be written."""
    if sys.stdout is None:
        raise BrokenPipeError
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except OSError:
        # Else the interpreter tries to write the rest once more when it ends, and complains in words of its own.
        sys.stdout = None
        raise


def say(text: str = "", end: str = "\n") -> None:
    """Talk: progress, questions, advice. That nobody can hear it changes nothing."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(text + end)
        sys.stderr.flush()
    except OSError:
        pass  # nobody is there to be told
