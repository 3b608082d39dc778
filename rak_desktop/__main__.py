"""python -m rak_desktop, and the `rak-desktop` command."""

import sys
from io import TextIOWrapper


def main() -> int:
    """The whole program, with the real outside."""
    from rak_desktop.cli.main import main as run_command
    from rak_desktop.crash_dumps import allow_none

    if sys.argv[1:2] != ["exec"]:  # which becomes somebody else's program, and that one's limits are its own
        allow_none()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A name that this terminal's encoding cannot show is no reason to fail.
            stream.reconfigure(errors="backslashreplace")
    return run_command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
