"""The environment for programs that are not ours: a browser, or the command that `exec` runs.

A frozen program runs with paths of its own bundle, and another program started with those would load our libraries,
our plug-ins or our certificates. PyInstaller keeps the person's own LD_LIBRARY_PATH in LD_LIBRARY_PATH_ORIG; its
hooks put the bundle in front of other lists (XDG_DATA_DIRS, PATH) or into a variable of its own (QT_PLUGIN_PATH,
SSL_CERT_FILE). D: PyInstaller's pages on launching external programs, and its run-time hooks.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_OF_THE_BUNDLER = ("_PYI_", "_MEIPASS")


def users_own(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment as it was before our bundle changed it."""
    cleaned = {name: value for name, value in environ.items() if not name.startswith(_OF_THE_BUNDLER)}
    original = cleaned.pop("LD_LIBRARY_PATH_ORIG", None)
    if original is not None:
        cleaned["LD_LIBRARY_PATH"] = original
    elif getattr(sys, "frozen", False):
        cleaned.pop("LD_LIBRARY_PATH", None)
    bundle: str | None = getattr(sys, "_MEIPASS", None)
    return _without(Path(bundle), cleaned) if bundle else cleaned


def _without(bundle: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """No path into the bundle is left; a variable that held nothing else goes."""
    cleaned = {}
    for name, value in environ.items():
        parts = value.split(os.pathsep)
        kept = [part for part in parts if not Path(part).is_relative_to(bundle)]
        if len(kept) == len(parts) or kept:
            cleaned[name] = os.pathsep.join(kept)
    return cleaned
