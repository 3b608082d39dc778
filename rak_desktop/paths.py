"""Where this program keeps its files on this computer. Nothing is made: who writes a file makes its folder.

| System  | Folders                                                                                            |
|---------|----------------------------------------------------------------------------------------------------|
| Linux   | `rak-desktop` in `$XDG_CONFIG_HOME`, `$XDG_DATA_HOME` and `$XDG_STATE_HOME` (there `logs`)          |
| macOS   | `rak-desktop/config` and `…/data` in `~/Library/Application Support`, `~/Library/Logs/rak-desktop` |
| Windows | `rak-desktop` in `%LOCALAPPDATA%`, with `config`, `data` and `logs`                                |

`RAK_DESKTOP_HOME` moves all three below one folder. Practice has folders of its own inside each.

The rules are short enough to stand here. A library for them would bring its search for temporary folders and
archive formats to `rak-desktop key`, which other programs wait for.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_NAME = "rak-desktop"
_PRACTICE = "practice"


@dataclass(frozen=True)
class Paths:
    """The three folders, and the files in them that more than one part of the program must agree on."""

    config: Path
    data: Path
    logs: Path

    @classmethod
    def of_this_computer(cls, environ: Mapping[str, str], practice: bool = False) -> "Paths":
        """The folders of the person who runs this program."""
        paths = cls._of_the_system(environ)
        return paths.below(_PRACTICE) if practice else paths

    @property
    def book(self) -> Path:
        """The connection book."""
        return self.data / "connections.sqlite3"

    def below(self, name: str) -> "Paths":
        """The folder of that name inside each."""
        return Paths(self.config / name, self.data / name, self.logs / name)

    @classmethod
    def _of_the_system(cls, environ: Mapping[str, str]) -> "Paths":
        if moved := environ.get("RAK_DESKTOP_HOME"):
            return cls._all_in(Path(moved).expanduser().absolute())
        match sys.platform:
            case "win32":
                local = environ.get("LOCALAPPDATA")
                return cls._all_in(Path(local) / _NAME if local else Path.home() / "AppData/Local" / _NAME)
            case "darwin":
                library = Path.home() / "Library"
                support = library / "Application Support" / _NAME
                return cls(support / "config", support / "data", library / "Logs" / _NAME)
            case _:
                return cls(
                    _xdg(environ, "XDG_CONFIG_HOME", ".config"),
                    _xdg(environ, "XDG_DATA_HOME", ".local/share"),
                    _xdg(environ, "XDG_STATE_HOME", ".local/state") / "logs",
                )

    @classmethod
    def _all_in(cls, home: Path) -> "Paths":
        return cls(home / "config", home / "data", home / "logs")


def _xdg(environ: Mapping[str, str], variable: str, default: str) -> Path:
    """Relative paths in these variables are to be ignored, says the XDG specification."""
    chosen = Path(environ.get(variable, ""))
    return (chosen if chosen.is_absolute() else Path.home() / default) / _NAME
