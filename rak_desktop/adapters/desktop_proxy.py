"""The proxy that a person chose in the settings of a Linux desktop, which stands in no environment variable.

GNOME and its relatives are asked through their own command, KDE writes a file. Neither is asked where a variable
names a proxy. An address that works the proxy out (PAC) is not carried out: we go straight then.
"""

import configparser
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from rak_desktop.adapters.users_environment import users_own

_ANSWERS_WITHIN = 1.0
_SCHEMA = "org.gnome.system.proxy"
_BY_HAND = "1"


def desktop_proxy(environ: Mapping[str, str]) -> str:
    """Such as `http://proxy.example:3128`; empty where none was chosen, or this is no such desktop. Never raises."""
    if sys.platform != "linux":
        return ""
    return _of_kde(environ) if "KDE" in environ.get("XDG_CURRENT_DESKTOP", "").split(":") else _of_gnome(environ)


def _of_gnome(environ: Mapping[str, str]) -> str:
    """O: the keys of the schema in GNOME's gsettings-desktop-schemas."""
    own = dict(users_own(environ))
    command = shutil.which("gsettings", path=own.get("PATH"))
    if command is None:
        return ""
    try:
        asked = (command, "list-recursively", _SCHEMA)
        done = subprocess.run(  # the desktop's own command, with nothing of anybody's in it
            asked, capture_output=True, text=True, env=own, timeout=_ANSWERS_WITHIN, check=True
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return ""
    known = _keys(done.stdout)
    if known.get(f"{_SCHEMA} mode") != "manual":
        return ""
    return _address(known.get(f"{_SCHEMA}.https host", ""), known.get(f"{_SCHEMA}.https port", ""))


def _keys(told: str) -> dict[str, str]:
    """`SCHEMA KEY VALUE` on each line; texts stand in single quotation marks."""
    lines = (line.split(maxsplit=2) for line in told.splitlines())
    return {f"{parts[0]} {parts[1]}": parts[2].strip("'") for parts in lines if len(parts) == len(("s", "k", "v"))}


def _of_kde(environ: Mapping[str, str]) -> str:
    """O: KDE's kioslaverc; the port stands behind a space."""
    config = environ.get("XDG_CONFIG_HOME") or str(Path(environ.get("HOME", "")) / ".config")
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        parser.read(Path(config) / "kioslaverc", "utf-8")
        chosen = parser["Proxy Settings"]
    except (OSError, UnicodeDecodeError, KeyError, configparser.Error):
        return ""
    if chosen.get("ProxyType") != _BY_HAND:
        return ""
    host, _, port = chosen.get("httpsProxy", "").strip().rpartition(" ")
    return _address(host.rpartition("/")[2], port)


def _address(host: str, port: str) -> str:
    usable = host and not set(host) & set(" /@") and port.isdecimal() and int(port) > 0
    if usable and ":" in host and not host.startswith("["):
        host = f"[{host}]"  # a number of IPv6, which desktops keep without brackets
    return f"http://{host}:{port}" if usable else ""
