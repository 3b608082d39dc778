"""Runs before PyInstaller's own hooks, one of which would load Qt for Python in another way than the program does."""

import rak_desktop.qt  # noqa: F401
