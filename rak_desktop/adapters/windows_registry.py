"""What the registry of Windows holds, for who only reads it. Not run here."""

import sys
from collections.abc import Callable, Mapping
from itertools import count

ReadKey = Callable[[str, str], Mapping[str, object]]
"""The values of a key below one of the roots, nothing where there is no such key. Raises OSError."""


def values_in_registry(root: str, key: str) -> Mapping[str, object]:
    """What winreg tells, and nothing else: names to values in Python's kinds."""
    values: dict[str, object] = {}
    if sys.platform == "win32":
        import winreg

        try:
            opened = winreg.OpenKey(getattr(winreg, root), key)
        except FileNotFoundError:
            return {}
        with opened:
            for number in count():
                try:
                    name, value, _ = winreg.EnumValue(opened, number)
                except OSError:  # there are no more
                    break
                values[name] = value
    return values
