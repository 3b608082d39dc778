r"""What a brand's installers write into the registry of Windows, the same for both, below HKCU or HKLM.

| Key                                             | For                                                              |
|-------------------------------------------------|------------------------------------------------------------------|
| `Software\<program>`                            | other programs: `Helper` is the path of the command they start   |
| `…\CurrentVersion\App Paths\<program>.exe`      | Win+R and ShellExecute: the command by its name                  |
| `Software\Classes\<program>`                    | links such as `<program>:open`, which open the window            |
| `Software\Policies\<program>`                   | an administrator's decisions (the MSI's properties)              |

Nothing here starts with the system, and the search path is left alone. `{home}` is the folder of the programs.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid5

from brand import Brand

OURS = UUID("2f5e3a3e-53d5-5a07-9d57-0b6a5f1d8f10")
"""What the codes of all brands are derived from; another number would make every installed program a stranger."""


@dataclass(frozen=True)
class Value:
    """One text in the registry; the empty name is the key's own value."""

    key: str
    name: str
    text: str


def values(brand: Brand) -> tuple[Value, ...]:
    """Everything that stands there as long as the program is installed."""
    window = rf"{{home}}\{brand.program}-window.exe"
    helper = rf"{{home}}\{brand.program}.exe"
    ours, app, link = keys(brand)
    return (
        Value(ours, "Helper", helper),
        Value(ours, "Version", brand.version),
        Value(app, "", helper),
        Value(link, "", f"URL:{brand.name}"),
        Value(link, "URL Protocol", ""),
        Value(rf"{link}\DefaultIcon", "", f"{window},0"),
        Value(rf"{link}\shell\open\command", "", f'"{window}" open --link "%1"'),
    )


def keys(brand: Brand) -> tuple[str, str, str]:
    """The keys that are gone with the program, with what is below them."""
    return (
        rf"Software\{brand.program}",
        rf"Software\Microsoft\Windows\CurrentVersion\App Paths\{brand.program}.exe",
        rf"Software\Classes\{brand.link_scheme}",
    )


def upgrade_code(brand: Brand) -> str:
    """By which Windows Installer knows earlier and later versions of the same brand."""
    return code(brand, "upgrade")


def code(brand: Brand, path: str) -> str:
    """The code of one part of a brand: the same in every version, another one for every brand."""
    return str(uuid5(uuid5(OURS, brand.program), path)).upper()
