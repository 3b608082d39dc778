"""Runs before PyInstaller's own hooks, one of which loads Qt for Python: that is to be loaded as the program loads it."""

import rak_desktop.qt  # noqa: F401
