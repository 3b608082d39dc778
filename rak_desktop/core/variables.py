"""Names of environment variables, and which of them a key may be put into."""

_OF_OTHERS = frozenset(
    {
        # of the system and its shells
        *("PATH", "PATHEXT", "HOME", "USER", "LOGNAME", "SHELL", "ENV", "IFS", "CDPATH", "PWD", "TERM", "LANG", "TZ"),
        *("TMPDIR", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "EDITOR", "VISUAL", "PAGER", "BROWSER"),
        # of Windows
        *("COMSPEC", "SYSTEMROOT", "WINDIR", "SYSTEMDRIVE", "TEMP", "TMP", "APPDATA", "LOCALAPPDATA", "USERPROFILE"),
        # of interpreters, which would load what it names
        *("NODE_OPTIONS", "NODE_PATH", "PERL5LIB", "PERL5OPT", "RUBYLIB", "RUBYOPT", "PHPRC", "CLASSPATH"),
        # of the network, to which the key would be sent as a name
        *("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"),
    }
)
_BEGINNINGS = ("LD_", "DYLD_", "LC_", "XDG_", "DBUS_", "PYTHON", "BASH_", "RAK_DESKTOP_")


def is_name(text: str) -> bool:
    """Can a variable have this name on every system?"""
    return text.isascii() and text.isidentifier()


def is_for_a_key(name: str) -> bool:
    """Is it nobody's whose work would break? Windows does not tell small letters from capitals."""
    capital = name.upper()
    return capital not in _OF_OTHERS and not capital.startswith(_BEGINNINGS)
