"""The modules that Qt for Python has as texts in a library of its own, compiled once instead of at every start.

Some twenty lie in an archive inside Shiboken's library, which compiles them whenever a program starts: a tenth of the
time until a window can be seen. Where a folder `files.dir` lies beside the library, it takes them from there instead;
`dev.py` lets Shiboken make that folder in every environment. They are Shiboken's own, compiled and not changed.
"""

from __future__ import annotations

import py_compile
import sysconfig
from pathlib import Path

FOLDER = "shiboken6/files.dir"
INSTALLED = Path(sysconfig.get_path("platlib"))


def support_modules(work: Path, installed: Path = INSTALLED) -> list[tuple[str, str, str]]:
    """PyInstaller's entries (name, source, kind) for them, compiled in `work`. Raises FileNotFoundError for none."""
    texts = sorted((installed / FOLDER).rglob("*.py"))
    if not texts:
        raise FileNotFoundError(f"{installed / FOLDER} is missing: remove the environment, so that it is made anew.")
    return [_compiled(text.relative_to(installed), installed, work) for text in texts]


def _compiled(name: Path, installed: Path, work: Path) -> tuple[str, str, str]:
    """No text goes with it that it could be older than, so Python is not to look for one."""
    made = name.with_suffix(".pyc")
    py_compile.compile(
        str(installed / name),
        str(work / made),
        dfile=name.as_posix(),
        doraise=True,
        optimize=2,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    return str(made), str(work / made), "DATA"
