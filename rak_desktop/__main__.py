"""python -m rak_desktop, and the `rak-desktop` command."""

import sys


def main() -> int:
    """The whole program, with the real outside."""
    from rak_desktop.cli.main import main as run_command

    return run_command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
