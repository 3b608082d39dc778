"""Windows without a screen, in a fixed look, so that a test says the same on every computer."""

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rak_desktop.qt.application import speak
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.theme import Theme
from rak_desktop.screens.screen import Screen

RESTRICTED_KEY = "rk_live_51MadeUpForTests00000000007Hq2"
OTHER_RESTRICTED_KEY = "rk_live_51MadeUpForTests0000000000Xy9Z"
PUBLISHABLE_KEY = "pk_live_51MadeUpForTests00000000001111"


@pytest.fixture(autouse=True)
def no_windows_of_former_tests(qapp: object) -> Iterator[None]:
    """Lets go of what a test has closed. Only a running event loop does that by itself.

    Otherwise every window of a run stayed, and all that Qt asks or tells every window took longer with each test.
    """
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def seen_at_once(qapp: object) -> Iterator[None]:
    """Tests have read a screen as soon as it is there."""
    hints = QGuiApplication.styleHints()
    as_on_this_system = hints.mouseDoubleClickInterval()
    hints.setMouseDoubleClickInterval(0)
    yield
    hints.setMouseDoubleClickInterval(as_on_this_system)


@pytest.fixture(autouse=True)
def there_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests look at a page as soon as it was shown. Those that are about how it comes have a fixture of this name."""
    show_screen = ConnectWindow.show_screen

    def show_all(window: ConnectWindow, screen: Screen) -> None:
        show_screen(window, screen)
        window.contents.complete()

    monkeypatch.setattr(ConnectWindow, "show_screen", show_all)


@pytest.fixture
def theme(qapp: object) -> Theme:
    return Theme(scheme=Qt.ColorScheme.Light, body=14)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> Iterator[ConnectWindow]:
    """Shown and active, with an empty clipboard."""
    QGuiApplication.clipboard().clear()
    made = ConnectWindow(theme)
    qtbot.addWidget(made, before_close_func=lambda _: made.finish())
    made.show()
    made.activateWindow()
    yield made
    QGuiApplication.clipboard().clear()


@pytest.fixture
def intents(window: ConnectWindow) -> list[object]:
    """Everything the window said was pressed."""
    heard: list[object] = []
    window.intended.connect(heard.append)
    return heard


@pytest.fixture
def no_moment_after_the_paint(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for the first paint, for the sake of whoever looks at the window, begins right after it."""
    monkeypatch.setattr("rak_desktop.qt.first_paint._A_MOMENT_MS", 0)


@pytest.fixture
def english_again() -> Iterator[None]:
    """The application outlives the test, and so would the language it speaks."""
    yield
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    speak(application, "en")
