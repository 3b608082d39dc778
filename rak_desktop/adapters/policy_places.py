r"""Where an administrator decides, on each system, and whether any did: asked before anything of a policy is loaded.

| System  | Locks                                                          | Defaults                          |
|---------|----------------------------------------------------------------|-----------------------------------|
| Linux   | `[locked]` in /etc/rak-desktop/policy.toml and policy.d/*.toml | `[defaults]` there                |
| macOS   | a profile's managed preferences for the domain `rak-desktop`   | the dictionary `defaults` in them |
| Windows | HKLM and HKCU `Software\Policies\rak-desktop`                  | the key `Defaults` below          |

Nothing in the environment moves these places, and an ordinary person cannot write to them.
"""

import os
import sys
from pathlib import Path

from rak_desktop.core.names import LINUX_POLICY, PROGRAM

NAME = PROGRAM

LINUX_FOLDER = Path(LINUX_POLICY)

MACOS_FOLDER = Path("/Library/Managed Preferences")
"""Apple's device management puts the preferences of a profile here, those for one person in a folder of their name."""

WINDOWS_KEY = rf"Software\Policies\{NAME}"


def is_governed() -> bool:
    """May an administrator have decided anything on this computer? Takes less than a millisecond.

    A place that is closed to us may hold a decision; who reads it says that it cannot be read.
    """
    if sys.platform == "win32":
        return _has_key()
    return _is_there(MACOS_FOLDER if sys.platform == "darwin" else LINUX_FOLDER)


def _is_there(folder: Path) -> bool:
    try:
        os.lstat(folder)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return True


def _has_key() -> bool:
    if sys.platform == "win32":
        import winreg

        for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
            try:
                winreg.CloseKey(winreg.OpenKey(root, WINDOWS_KEY))
            except FileNotFoundError:
                continue
            except OSError:
                return True
            return True
    return False
