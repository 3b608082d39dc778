"""The binding: Qt for Python is loaded here for the first time, without what it does at each start for nobody.

- It compiles three long patterns, for writing type stubs and for telling what was wrong with a call.
- It reads the source of every module that is imported after it, in search of a spelling we do not use: again with each
  library that is loaded beside an open window.

Together that was a fifth of the time until the first window could be seen.
"""

import builtins
import re
from collections.abc import Callable
from typing import Any

_LONG = 1000
"""Characters; the three have 6,000, and all others that are compiled meanwhile less than 800."""


def load_binding() -> None:
    """Before anything else of Qt is named. Python's `import` and `re` are afterwards what they were before."""
    plain_import, plain_compile = builtins.__import__, re.compile

    def compile_what_is_short(pattern: Any, flags: int = 0) -> Any:
        return _Pattern(pattern, flags) if len(pattern) > _LONG else plain_compile(pattern, flags)

    re.compile = compile_what_is_short
    try:
        import PySide6.QtCore  # noqa: F401 - what it does to imports is undone below
    finally:
        builtins.__import__, re.compile = plain_import, plain_compile


class _Pattern:
    """One that is compiled when it is used. The binding takes its methods at once, and hardly ever calls them."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._written = pattern, flags

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def use(*arguments: Any) -> Any:
            return getattr(re.compile(*self._written), name)(*arguments)

        return use
