"""The application: is there a display at all, and then one QApplication."""

import _socket  # the other half of `socket`, written in Python, is not needed before the first window
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from rak_desktop import __version__
from rak_desktop.core.names import PROGRAM
from rak_desktop.wording.languages import language_named

_NEEDS_NO_DISPLAY = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")
_X_PORT = 6000

_asking: list[_socket.socket] = []
"""What the display was asked with, until Qt has come to it: an X server whose last client leaves begins anew, and
refuses whoever comes in that moment."""


def lacks_display(environ: Mapping[str, str], platform: str) -> bool:
    """Would Qt end this process for lack of a display? Asked first, so that it can be said in a sentence."""
    if platform != "linux" or environ.get("QT_QPA_PLATFORM", "").startswith(_NEEDS_NO_DISPLAY):
        return False
    return not (_wayland_answers(environ) or _x_answers(environ.get("DISPLAY", "")))


def make_application(language: str = "en") -> QApplication:
    """The one application of this process, in the language and reading direction of our own words."""
    application = QApplication(sys.argv[:1])
    while _asking:
        _asking.pop().close()
    application.setApplicationName(PROGRAM)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(PROGRAM)
    _speak(application, language)
    return application


def speak(application: QApplication, language: str) -> None:
    """Qt's own words (menus of fields, buttons of dialogs) in the same language, where Qt has them."""
    for former in application.findChildren(QTranslator):
        application.removeTranslator(former)
        former.deleteLater()
    _speak(application, language)


def _speak(application: QApplication, language: str) -> None:
    locale = QLocale(language)
    translator = QTranslator(application)
    if translator.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    spoken = language_named(language)
    if application.isRightToLeft() or (spoken and spoken.right_to_left):  # to name a direction takes Qt long
        application.setLayoutDirection(locale.textDirection())


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    name = environ.get("WAYLAND_DISPLAY")
    return bool(name) and _accepts(str(Path(environ.get("XDG_RUNTIME_DIR", "/"), name or "")))


def _x_answers(display: str) -> bool:
    """DISPLAY is [host]:number[.screen]; without a host it is a socket on this computer."""
    host, colon, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not colon or not number.isdecimal():
        return False
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers put it
        return _accepts(path) or _accepts("\0" + path)
    return _accepts((host, _X_PORT + int(number)))


def _accepts(address: str | tuple[str, int]) -> bool:
    family = _socket.AF_UNIX if isinstance(address, str) else _socket.AF_INET
    channel = _socket.socket(family, _socket.SOCK_STREAM)
    channel.settimeout(1.0)
    try:
        channel.connect(address)
    except OSError:
        channel.close()
        return False
    _asking.append(channel)
    return True
