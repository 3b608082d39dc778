"""Where this program keeps its files on this computer. Nothing is made: who writes a file makes its folder.

The folders are the system's usual ones for a program of this name (`~/.config`, `~/.local/share` and
`~/.local/state` on Linux, `~/Library` on macOS, `%LOCALAPPDATA%` on Windows). `RAK_DESKTOP_HOME` moves all three below
one folder, for portable use and tests. Practice has folders of its own inside each.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from platformdirs import PlatformDirs

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.names import BOOK_FILE, PROGRAM, SETTINGS_FILE
from rak_desktop.core.values import dataclass


@dataclass(frozen=True)
class Paths:
    """The three folders, and the files in them that more than one part of the program must agree on."""

    config: Path
    data: Path
    logs: Path

    @classmethod
    def of_this_computer(cls, environ: Mapping[str, str], practice: bool = False) -> "Paths":
        """The folders of the person who runs this program. Raises ProfileError where that person has no home."""
        moved = environ.get("RAK_DESKTOP_HOME")
        try:
            paths = cls._all_in(Path(moved).expanduser().absolute()) if moved else cls._usual()
        except RuntimeError:  # as in a container that runs as a user number of nobody's
            raise ProfileError(Code.WRONG_USE, reason="no-home") from None
        return paths.practice if practice else paths

    @property
    def settings(self) -> Path:
        """What the person chose."""
        return self.config / SETTINGS_FILE

    @property
    def profiles(self) -> Path:
        """The vendors' profiles that this person trusted."""
        return self.config / "profiles"

    @property
    def book(self) -> Path:
        """The connection book."""
        return self.data / BOOK_FILE

    @property
    def unfinished_walk(self) -> Path:
        """Where somebody stopped on the way to a key."""
        return self.data / "unfinished.json"

    @property
    def practice(self) -> "Paths":
        """The folders of practice, inside these."""
        return self.below("practice")

    @property
    def given_keys(self) -> Path:
        """Which keys were given out, in the folders of practice."""
        return self.data / "given-keys.json"

    def named(self) -> tuple[tuple[str, str], ...]:
        """Our folders and the person's own, by names that tell nothing of them; inner ones first."""
        return (
            ("<our settings>", str(self.config)),
            ("<our data>", str(self.data)),
            ("<our logs>", str(self.logs)),
            *(("<home>", str(home)) for home in _home()),
        )

    def below(self, name: str) -> "Paths":
        """The folder of that name inside each."""
        return Paths(self.config / name, self.data / name, self.logs / name)

    @classmethod
    def _all_in(cls, home: Path) -> "Paths":
        return cls(home / "config", home / "data", home / "logs")

    @classmethod
    def _usual(cls) -> "Paths":
        folders = PlatformDirs(PROGRAM, appauthor=False)
        return cls(folders.user_config_path, folders.user_data_path, folders.user_log_path)


def _home() -> Iterator[Path]:
    with suppress(RuntimeError):
        yield Path.home()
