"""Batch files of Windows: the system gives them to its shell even when nobody asked for one.

That shell reads the arguments again, by rules of its own, and there is no way to quote them that it always follows
("BatBadBut", 2024). So only arguments without its characters are passed to one.
"""

_ENDINGS = (".bat", ".cmd")
_OF_THE_SHELL = frozenset('"%!^&|<>()\r\n\0')


def is_batch_file(program: str) -> bool:
    """Windows also takes the name with dots and blanks behind it."""
    return program.rstrip(" .").lower().endswith(_ENDINGS)


def is_safe_for_one(argument: str) -> bool:
    """Does the shell take this argument as it is?"""
    return _OF_THE_SHELL.isdisjoint(argument)
