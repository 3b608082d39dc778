"""What this program is called where others look for it: in folders, by administrators, in the keychain."""

import sys

PLAIN_PROGRAM = "rak-desktop"
"""What it is called where no vendor gave it a name."""


def _program() -> str:
    """A frozen program is called as its file is: so every vendor's has a name, and folders, of its own.

    Each is in small letters; Windows starts RAK-DESKTOP.EXE as well, and tells what somebody typed.
    """
    if not getattr(sys, "frozen", False):
        return PLAIN_PROGRAM
    file = sys.executable.replace("\\", "/").rpartition("/")[2]
    name = file.lower() if sys.platform == "win32" else file
    return name.removesuffix(".exe").removesuffix("-window")


PROGRAM = _program()

OWN_NAME = "RAK Desktop"
"""What its windows are called where they are no one app's."""


def own_command() -> tuple[str, ...]:
    """The command line that starts this program's terminal side again."""
    if not getattr(sys, "frozen", False):
        return (sys.executable, "-m", "rak_desktop")
    folder = sys.executable[: max(map(sys.executable.rfind, "/\\")) + 1]
    return (f"{folder}{PROGRAM}.exe" if sys.platform == "win32" else f"{folder}{PROGRAM}",)


BOOK_FILE = "connections.sqlite3"

SETTINGS_FILE = "settings.json"

LINUX_POLICY = f"/etc/{PROGRAM}"
"""The folder in which an administrator decides; where it is not there, nobody did."""
