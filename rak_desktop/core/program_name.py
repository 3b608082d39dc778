"""Names of other programs on this computer, as a vendor's profile may give them.

A bare name and nothing else: no folder, no word after it, no kind of script. So a profile can name a program that its
person has installed anyway, and can neither bring one along nor tell one what to do. Shells, and programs that
run whatever they are given, are no vendor's program; neither is what ends a session.
"""

import re

MOST = 5
"""Programs that a profile may name."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,63}")
_SCRIPTS = (".bat", ".cmd", ".com", ".js", ".lnk", ".msi", ".ps1", ".py", ".scr", ".sh", ".vbs", ".wsf")
# Without a number at the end, such as that of rundll32 or of python3.11.
_NOBODYS = frozenset(
    (
        *("sh", "bash", "dash", "csh", "ksh", "zsh", "fish", "ash", "busybox", "env", "xargs", "nohup", "eval", "exec"),
        *("sudo", "su", "doas", "pkexec", "runas", "cmd", "command", "conhost", "wt", "powershell", "powershell_ise"),
        *("pwsh", "cscript", "wscript", "mshta", "rundll", "regsvr", "regedit", "msiexec", "explorer", "start", "open"),
        *("xdg-open", "gio", "osascript", "launchctl", "systemctl", "shutdown", "reboot", "poweroff", "halt", "logoff"),
        *("kill", "rm", "del", "format", "dd", "python", "pythonw", "py", "perl", "ruby", "node", "php", "lua", "java"),
        *("javaw", "curl", "wget", "ssh", "nc", "tar", "git"),
    )
)
_NUMBER = "0123456789."


def is_program_name(name: str) -> bool:
    """May a profile name this program?"""
    bare = name.lower().removesuffix(".exe")
    return (
        _NAME.fullmatch(name) is not None
        and ".." not in name
        and not bare.endswith(_SCRIPTS)
        and bare.rstrip(_NUMBER) not in _NOBODYS
        and not bare.startswith("mkfs")
    )
