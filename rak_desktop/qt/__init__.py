"""The windows, and everything else that needs Qt. May import all other packages except cli; asks nobody anything.

A window paints a `Screen` and says what was pressed. Nothing here knows Stripe, the keychain or a flow's rules.
"""

import builtins

_import = builtins.__import__
import PySide6.QtCore  # noqa: E402, F401 - what it does to imports is undone below

# PySide reads the source of every module that is imported after it, in search of a spelling we do not use: a tenth
# of the start, and again with each library that is loaded beside an open window.
builtins.__import__ = _import
