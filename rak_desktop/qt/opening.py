"""Opening: the window is seen at once, empty, and filled as soon as what stands in it is loaded."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtWidgets import QApplication

from rak_desktop import logs
from rak_desktop.assembly import Services
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError, RakError
from rak_desktop.core.peer import Peer
from rak_desktop.core.second_start import ACTIVATION, SecondStart
from rak_desktop.flows.connections.asked import Asked
from rak_desktop.qt.application import lacks_display, make_application
from rak_desktop.qt.beats import in_beats
from rak_desktop.qt.connect.skeleton import Outline
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.helping.last_resort import LastResort
from rak_desktop.qt.single_instance import OneWindow
from rak_desktop.qt.window_place import WindowPlace

if TYPE_CHECKING:
    from rak_desktop.qt.beginning import Beginning
    from rak_desktop.qt.home import Home

SIZE_OF_A_LIST = (920, 600)

_SWITCH_AFTER = 0.001
"""Seconds that a busy thread may keep the others from running Python: for each 5 ms, Python's own, the window waits."""

# What stands in every window, in pieces that are not too large: first what is small, for the system may only now ask
# for the empty window to be painted; then Qt's namespace, which is a hundred enumerations, and whatever needs it.
_WITHOUT_QT = (
    "rak_desktop.screens.screen",
    "rak_desktop.flows.connections.steps",
    "rak_desktop.flows.connect.advance",
    "rak_desktop.qt.beginning",
)
_IN_EVERY_WINDOW = (
    "rak_desktop.qt.theme",
    "rak_desktop.qt.widgets.text",
    "rak_desktop.qt.widgets.page",
    "rak_desktop.qt.connect.contents",
    "rak_desktop.qt.home",
)


def open_home(services: Services, asked: Asked, *, named: str | None = None) -> int:
    """Shows the window until it is closed.

    `named` is how the app was asked for: a window that is open already finds it by that, comes to the front and takes
    over what is asked. Raises ProfileError where there is no display: Qt would abort.
    """
    application = started(services)
    one = OneWindow(services.window_door)
    if not one.enter(_as_second_start(services, asked, named)):
        return 0
    try:
        opening = Opening(services, asked, WindowPlace(services.paths.config / "window.ini", "connect"))
        one.listen(opening.come_forward)
        return opening.until_closed(application)
    finally:
        one.close()


def started(services: Services) -> QApplication:
    """The application, ready for its first window. Raises ProfileError where there is no display."""
    if lacks_display(os.environ, sys.platform):
        raise ProfileError(Code.NO_DISPLAY)
    logs.set_up(services.paths.logs)
    logs.catch_what_nobody_caught()
    sys.setswitchinterval(_SWITCH_AFTER)
    application = make_application(services.words.language.tag)
    LastResort(services).watch()
    return application


def empty_window(services: Services, name: str, *, on_a_way: bool) -> ConnectWindow:
    """The window as it can be seen before anything stands in it."""
    looks, ribbon = services.settings.theme.value, services.peer is not Peer.STRIPE
    window = ConnectWindow(outline=Outline(name, looks, on_a_way=on_a_way, ribbon=ribbon))
    window.setWindowTitle(name)
    if not on_a_way:
        window.resize(*SIZE_OF_A_LIST)
    return window


class Opening:
    """A window that is seen while its home is still being loaded, in beats of its event loop."""

    def __init__(self, services: Services, asked: Asked, place: WindowPlace) -> None:
        self._services = services
        self._asked = asked
        self._place = place
        self._came: list[SecondStart] = []
        self._failed: Exception | None = None
        self._begin: Beginning | None = None
        self.home: Home | None = None
        name, on_a_way = self._form()
        self.window = empty_window(services, name, on_a_way=on_a_way)
        place.restore(self.window)
        in_beats(self.window, self._pieces(), self._give_up)

    def until_closed(self, application: QApplication) -> int:
        """Shows it; the exit code. Raises what kept it from being filled, if anything did."""
        self.window.show()
        code = application.exec()
        if self._failed:
            raise self._failed
        self._place.keep(self.window)
        if self.home is not None:
            with suppress(RakError, OSError):  # nobody is there to be told, and the next start finds it out by itself
                following = self._beginning(Asked())
                self._place.keep_form(following.name, on_a_way=following.on_a_way)
        return code

    def come_forward(self, asked: SecondStart) -> None:
        """The program was started again, maybe before the window has anything to show."""
        if self.home is None:
            self._came.append(asked)
        else:
            self.home.come_forward(asked)

    def _form(self) -> tuple[str, bool]:
        """Whose the window is, and whether it is on a way: mostly as was to be expected when it was closed."""
        if self._asked.app and not self._asked.repair:
            return self._asked.app.name, True
        is_usual = not self._asked.repair and not self._asked.file
        if is_usual and (kept := self._place.form()):
            return kept
        self._begin = self._beginning(self._asked)
        return self._begin.name, self._begin.on_a_way

    def _beginning(self, asked: Asked) -> "Beginning":
        from rak_desktop.qt.beginning import beginning

        return beginning(self._services, asked, asked.app)

    def _pieces(self) -> Iterator[Callable[[], object]]:
        yield from (partial(import_module, name) for name in _WITHOUT_QT)
        yield lambda: QtCore.Qt
        yield from (partial(import_module, name) for name in _IN_EVERY_WINDOW)
        begin = self._begin or self._beginning(self._asked)
        yield partial(import_module, _desk_of(begin))
        yield self._furnish
        yield partial(self._fill, begin)

    def _furnish(self) -> None:
        from rak_desktop.qt.theme import Theme

        self.window.furnish(Theme())

    def _fill(self, begin: "Beginning") -> None:
        from rak_desktop.qt.home import Home

        self.home = Home(self._services, self._asked.app, self.window, begin)
        for asked in self._came:
            self.home.come_forward(asked)

    def _give_up(self, error: Exception) -> None:
        self._failed = error
        self.window.finish()


def _desk_of(begin: "Beginning") -> str:
    if not begin.on_a_way:
        return "rak_desktop.qt.connections.desk"
    return "rak_desktop.qt.main" if begin.app else "rak_desktop.qt.choosing"


def _as_second_start(services: Services, asked: Asked, named: str | None) -> SecondStart:
    return SecondStart(
        selector=asked.repair.selector if asked.repair else None,
        code=asked.repair.code if asked.repair else None,
        file=str(Path(asked.file).absolute()) if asked.file else None,
        activation=services.environ.get(ACTIVATION),
        profile=_whole(named, asked),
        story=asked.story,
    )


def _whole(named: str | None, asked: Asked) -> str | None:
    """The app's id, or the whole path of its folder: the window that is open may stand in another one."""
    if named is None or asked.app is None:
        return None
    return named if named == asked.app.app_id else str(Path(named).absolute())
