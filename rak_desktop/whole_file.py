"""Writes a small file of ours so that there is always a whole one: the new one, or the one before."""

import os
from pathlib import Path


def write_whole(file: Path, text: str) -> None:
    """Writes it beside its place and moves it there. Its folder is made, for its owner alone. Raises OSError.

    The name beside it is nobody else's, since two programs may write the same file at the same moment.
    """
    file.parent.mkdir(0o700, parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}.{os.urandom(4).hex()}.new")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(file)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
