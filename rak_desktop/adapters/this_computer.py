"""What a support code and a report tell about this computer: its system, and no name of it or of anybody."""

import re
import sys

from rak_desktop import __version__
from rak_desktop.adapters.inner_linux import has_kernel_of_windows
from rak_desktop.core.support_code_format import KeychainProduct, Network, System

TYPE_CHECKING = False  # `key` waits for this file when it has to say what is wrong
if TYPE_CHECKING:
    from collections.abc import Mapping

    from rak_desktop.core.situation import Here

_FIRST_OF_WINDOWS_11 = 22000
"""The number of the first build. D: Microsoft, "Windows 11 release information"."""


def here(environ: "Mapping[str, str]", language: str, proxy: str, ca_file: str) -> "Here":
    """What a support code tells, with these settings."""
    from rak_desktop.core.situation import Here

    way = network(environ, proxy, ca_file)
    return Here(numbers_of(__version__), system(), usual_keychain(), way, language)


def system() -> System:
    """Which system this is."""
    if sys.platform == "win32":
        return System.WINDOWS_11 if sys.getwindowsversion().build >= _FIRST_OF_WINDOWS_11 else System.WINDOWS_10
    if sys.platform == "darwin":
        return System.MACOS
    if sys.platform == "linux":
        return System.WSL if has_kernel_of_windows() else System.LINUX
    return System.OTHER


def usual_keychain() -> KeychainProduct:
    """The only keychain there can be on this system; on Linux there are several, and one has to ask which."""
    return {"win32": KeychainProduct.WINDOWS, "darwin": KeychainProduct.MACOS}.get(
        sys.platform, KeychainProduct.UNKNOWN
    )


def numbers_of(version: str) -> tuple[int, int]:
    """The first two numbers of a version; the third makes no difference on the phone."""
    found = re.match(r"(\d+)\.(\d+)", version)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def network(environ: "Mapping[str, str]", proxy: str, ca_file: str) -> Network:
    """How Stripe is reached, by what was set; whether it works is another question."""
    if proxy or _system_has_a_proxy(environ):
        return Network.PROXY
    return Network.OWN_CERTIFICATES if ca_file else Network.DIRECT


def _system_has_a_proxy(environ: "Mapping[str, str]") -> bool:
    if any(environ.get(name) or environ.get(name.upper()) for name in ("https_proxy", "all_proxy")):
        return True
    if sys.platform not in ("win32", "darwin"):
        return False
    from urllib.request import getproxies

    return "https" in getproxies()
