"""The environment for programs that are not ours: a browser, or the command that `exec` runs.

A frozen program runs with library paths of its own bundle, and another program started with those would load our
libraries. PyInstaller keeps the person's own value of LD_LIBRARY_PATH in LD_LIBRARY_PATH_ORIG.
"""

import sys
from collections.abc import Mapping


def users_own(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment as it was before our bundle changed it."""
    cleaned = {name: value for name, value in environ.items() if not name.startswith("_PYI_")}
    original = cleaned.pop("LD_LIBRARY_PATH_ORIG", None)
    if original is not None:
        cleaned["LD_LIBRARY_PATH"] = original
    elif getattr(sys, "frozen", False):
        cleaned.pop("LD_LIBRARY_PATH", None)
    return cleaned
