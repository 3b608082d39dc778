"""python -m rak_desktop, and the `rak-desktop` command."""

import gc
import os
import sys
from io import TextIOWrapper


def main() -> int:
    """The whole program, with the real outside."""
    gc.disable()  # until the command is loaded, or its window seen: what is loaded stays, to look through it takes time
    name, options = sys.argv[1:2], sys.argv[2:]
    if name != ["exec"]:  # which becomes somebody else's program, and that one's limits are its own
        from rak_desktop.crash_dumps import allow_none

        allow_none()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A name that this terminal's encoding cannot show is no reason to fail.
            stream.reconfigure(errors="backslashreplace")
    if name in (["key"], ["credential"]):
        code = _at_once(name[0], options)
        if code is not None:
            return code
    from rak_desktop.cli.main import main as run_command

    return run_command(sys.argv[1:])


def _at_once(name: str, options: list[str]) -> int | None:
    """The short way; whatever goes wrong on it, the long one can tell."""
    try:
        from rak_desktop.cli.quick_key import credential_at_once, key_at_once

        return (key_at_once if name == "key" else credential_at_once)(options, os.environ)
    except KeyboardInterrupt:
        return 130  # what shells report for a program that Ctrl+C ended
    except Exception:  # noqa: BLE001 - a mistake of ours here takes time, and nothing else
        return None


if __name__ == "__main__":
    sys.exit(main())
