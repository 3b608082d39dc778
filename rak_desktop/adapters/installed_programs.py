r"""Finds and starts the person's other programs by their bare names.

| System  | Looked for in                                                                             |
|---------|-------------------------------------------------------------------------------------------|
| Linux   | the folders of PATH                                                                       |
| macOS   | the folders of PATH; then a bundle of that name in /Applications or the person's own      |
| Windows | `App Paths` in the registry, the person's before the computer's; then the folders of PATH |

D: Microsoft's "Application Registration" for App Paths. Windows and macOS are not run here.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from rak_desktop.adapters.other_programs import found_on_path, has_started
from rak_desktop.adapters.users_environment import users_own
from rak_desktop.adapters.windows_registry import ReadKey, values_in_registry
from rak_desktop.core.program_name import is_program_name

_APP_PATHS = r"Software\Microsoft\Windows\CurrentVersion\App Paths"
_ROOTS = ("HKEY_CURRENT_USER", "HKEY_LOCAL_MACHINE")


class InstalledPrograms:
    """Implements ports/programs."""

    def __init__(
        self, environ: Mapping[str, str], platform: str = sys.platform, read_key: ReadKey = values_in_registry
    ) -> None:
        self._environ = users_own(environ)
        self._platform = platform
        self._read_key = read_key

    def here(self, names: Iterable[str]) -> frozenset[str]:
        return frozenset(name for name in names if self._command(name))

    def start(self, name: str) -> bool:
        command = self._command(name)
        return command is not None and has_started(command, self._environ)

    def _command(self, name: str) -> tuple[str, ...] | None:
        if not is_program_name(name):
            return None
        path = next(self._places(name), None)
        if path is None:
            return None
        return ("open", str(path)) if path.suffix == ".app" else (str(path),)

    def _places(self, name: str) -> Iterator[Path]:
        """Where it is, the first one first."""
        file = f"{name.removesuffix('.exe')}.exe" if self._platform == "win32" else name
        if self._platform == "win32":
            yield from self._registered(file)
        yield from found_on_path((file,), self._environ)
        if self._platform == "darwin":
            homes = (Path("/"), Path(self._environ.get("HOME", "/")))
            yield from (app for home in homes if _is_bundle(app := home / "Applications" / f"{name}.app"))

    def _registered(self, file: str) -> Iterator[Path]:
        for root in _ROOTS:
            with suppress(OSError):
                path = self._read_key(root, rf"{_APP_PATHS}\{file}").get("")
                if isinstance(path, str) and Path(path.strip('"')).is_file():
                    yield Path(path.strip('"'))


def _is_bundle(app: Path) -> bool:
    """One in a folder that is closed to us cannot be started either."""
    with suppress(OSError):
        return app.is_dir()
    return False
