"""Which languages the person chose in their system, the dearest first.

| System  | Where it stands                                                                                   |
|---------|---------------------------------------------------------------------------------------------------|
| Linux   | LANGUAGE, LC_ALL, LC_MESSAGES, LANG, read as gettext does: with the locale C there is no LANGUAGE |
| macOS   | AppleLanguages in the person's global preferences; a terminal says it in LANG, like Linux         |
| Windows | the language of the person's display, as a number that Python's `locale` has names for            |

Sources: the GNU gettext manual ("The LANGUAGE variable"), Apple's "Language and Locale IDs", and Microsoft's
GetUserDefaultUILanguage. The last two are not run here.
"""

import sys

TYPE_CHECKING = False  # `key` waits for this file when it has to say what is wrong
if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_NO_LANGUAGE = ("C", "POSIX")
_MAC_PREFERENCES = "Library/Preferences/.GlobalPreferences.plist"


def system_languages(environ: "Mapping[str, str]", platform: str, home: "Path | str" = "~") -> tuple[str, ...]:
    """The wishes of this system; none where it has no language. Only on a Mac it is looked for in the home."""
    if platform == "win32":
        return _of_windows()
    said = languages_in(environ)
    return said or (_of_mac(f"{home}/{_MAC_PREFERENCES}") if platform == "darwin" else ())


def languages_in(environ: "Mapping[str, str]") -> tuple[str, ...]:
    """The wishes that stand in the environment; none for a program, or a person, without a language."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next((value for name in names if (value := environ.get(name))), "")
    if not chosen or chosen.partition(".")[0] in _NO_LANGUAGE:
        return ()
    dearer = filter(None, environ.get("LANGUAGE", "").split(":"))
    return (*dearer, chosen)


def _of_mac(preferences: str) -> tuple[str, ...]:
    import plistlib  # only a Mac needs it, and it brings a reader of XML
    from pathlib import Path

    try:
        listed = plistlib.loads(Path(preferences).expanduser().read_bytes()).get("AppleLanguages", ())
    except Exception:  # noqa: BLE001 - the library lets a dozen kinds through, and they all mean that nothing is said
        return ()
    return tuple(language for language in listed if isinstance(language, str)) if isinstance(listed, list) else ()


def _of_windows() -> tuple[str, ...]:
    if sys.platform != "win32":
        return ()
    import ctypes
    import locale

    number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
    name = locale.windows_locale.get(number)
    return (name,) if name else ()
