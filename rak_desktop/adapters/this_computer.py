"""What a support code and a report tell about this computer: its system, and no name of it or of anybody."""

import sys
from pathlib import Path

from rak_desktop.core.situation import KeychainKind, System

_FIRST_OF_WINDOWS_11 = 22000
"""The number of the first build. D: Microsoft, "Windows 11 release information"."""

_KERNEL = Path("/proc/sys/kernel/osrelease")


def system() -> System:
    """Which system this is."""
    if sys.platform == "win32":
        return System.WINDOWS_11 if sys.getwindowsversion().build >= _FIRST_OF_WINDOWS_11 else System.WINDOWS_10
    if sys.platform == "darwin":
        return System.MACOS
    return _kind_of_linux(_KERNEL) if sys.platform == "linux" else System.OTHER


def usual_keychain() -> KeychainKind:
    """The only keychain there can be on this system; on Linux there are several, and one has to ask which."""
    return {"win32": KeychainKind.WINDOWS, "darwin": KeychainKind.MACOS}.get(sys.platform, KeychainKind.UNKNOWN)


def _kind_of_linux(kernel: Path) -> System:
    """WSL names its maker in the kernel's release. D: Microsoft's WSL repository, issue 423."""
    try:
        return System.WSL if "microsoft" in kernel.read_text("utf-8", "replace").lower() else System.LINUX
    except OSError:
        return System.LINUX
