"""Home: the program's one window, and who has it: the list of connections, or the wizard in its place.

Who may have it is loaded when they get it: nobody waits for the other one before the first window.
"""

import os
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from rak_desktop.assembly import Services
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import RakError, Trouble
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.second_start import SecondStart
from rak_desktop.core.undertaking import Change
from rak_desktop.flows.connect.steps import unsaved_key
from rak_desktop.flows.connections.starting import Repair, Surroundings, first_step, shelf_of
from rak_desktop.flows.connections.steps import Listing, Looking, Shelf, Step
from rak_desktop.ports.jobs import Jobs
from rak_desktop.qt.bridge import Bridge
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.first_paint import once_seen
from rak_desktop.qt.opening import shown_until_closed, started
from rak_desktop.qt.single_instance import OneWindow
from rak_desktop.qt.theme import Theme

if TYPE_CHECKING:
    from rak_desktop.qt.choosing import ChoosingDesk
    from rak_desktop.qt.connections.desk import ConnectionsDesk
    from rak_desktop.qt.main import ConnectDesk

_ACTIVATION = "XDG_ACTIVATION_TOKEN"
SIZE_OF_A_LIST = (920, 600)
_CHECKS_BEGIN_MS = 1000
"""By then a list has the library that asks Stripe."""


def open_home(
    services: Services,
    *,
    profile: AppProfile | None = None,
    named: str | None = None,
    file: str | None = None,
    repair: Repair | None = None,
) -> int:
    """Shows the window until it is closed. `profile` or a vendor's `file` is what to connect now.

    `named` is how the profile was asked for: a window that is open already finds it by that, comes to the front and
    takes over what is asked. Raises ProfileError where there is no display: Qt would abort.
    """
    application = started(services)
    one = OneWindow(services.window_door)
    if not one.enter(_as_second_start(services, _whole(named, profile), file, repair)):
        return 0
    try:
        home = Home(services, profile=profile, file=file, repair=repair)
        one.listen(home.come_forward)
        return shown_until_closed(application, home.window, services)
    finally:
        one.close()


def _whole(named: str | None, profile: AppProfile | None) -> str | None:
    """The app's id, or the whole path of its folder: the window that is open may stand in another one."""
    if named is None or profile is None:
        return None
    return named if named == profile.app_id else str(Path(named).absolute())


def _as_second_start(services: Services, named: str | None, file: str | None, repair: Repair | None) -> SecondStart:
    return SecondStart(
        selector=repair.selector if repair else None,
        code=repair.code if repair else None,
        file=str(Path(file).absolute()) if file else None,
        activation=services.environ.get(_ACTIVATION),
        profile=named,
    )


class Home:
    """Begins with the wizard while nothing is connected, and where an app is named or a walk was left unfinished.

    A connection that another program had trouble with goes before all of that.
    """

    def __init__(
        self,
        services: Services,
        *,
        profile: AppProfile | None = None,
        file: str | None = None,
        repair: Repair | None = None,
    ) -> None:
        self._services = services
        self._profile = profile
        self.window = ConnectWindow(Theme())
        self.window.take_looks(services.settings.theme.value)
        self.list: ConnectionsDesk | None = None
        self.choosing: ChoosingDesk | None = None
        self.connecting: ConnectDesk | None = None
        self._has_checked = False
        self._told: tuple[Trouble, ...] = ()
        self._bridge = Bridge(self.window)
        self._begin(file, repair, profile)
        if self.list:
            self.window.resize(*SIZE_OF_A_LIST)
        once_seen(self.window, self._once_seen)

    def _once_seen(self) -> None:
        """Work that can wait until the window is seen."""
        jobs = self._services.jobs(self._bridge.deliver)
        jobs.start(self._services.tidy_up, self._tidied_up)
        # A list begins to check its connections now; what else there is to load would only hold up its window.
        rest = QTimer(self.window, singleShot=True, interval=_CHECKS_BEGIN_MS if self.list else 0)
        rest.timeout.connect(lambda: _load_the_rest(self.window, jobs, self._services))
        rest.start()

    def come_forward(self, asked: SecondStart) -> None:
        """The program was started again. A key that is not stored yet is not left alone for it."""
        window = _seen(self.window)
        if asked.activation:
            os.environ[_ACTIVATION] = asked.activation  # Qt gives it to the desktop together with its wish
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        if window is self.window and not self._has_unsaved_key():
            self._see_to(asked)

    def _see_to(self, asked: SecondStart) -> None:
        """As a first start would. An app that cannot be connected is told where it was asked for."""
        profile = self._named(asked.profile)
        if asked.selector is None and asked.file is None and profile is None:
            return
        self._profile = profile or self._profile
        repair = Repair(asked.selector, asked.code) if asked.selector else None
        self._let_go_of_the_window()
        self._begin(asked.file, repair, profile)

    def _named(self, name: str | None) -> AppProfile | None:
        try:
            return self._services.profile(name) if name else None
        except RakError:
            return None

    def _has_unsaved_key(self) -> bool:
        walks = (self.connecting, self.choosing.connecting if self.choosing else None)
        return any(unsaved_key(walk.flow.step) is not None for walk in walks if walk is not None)

    def _tidied_up(self, answer: tuple[Trouble, ...] | RakError) -> None:
        """What had stopped halfway the last time may have been completed behind the list; or the list says it later.

        A key that is stored now ends the walk to it: nobody has to copy it once more.
        """
        told = answer if isinstance(answer, tuple) else ()
        if self.list and self.list.shows_the_list:
            self.list.look_again(told)
            return
        self._told = told
        if self.list is None and not self._has_unsaved_key() and any(map(self._was_walked_to, told)):
            self._let_go_of_the_window()
            self._see_all()

    def _was_walked_to(self, finished: Trouble) -> bool:
        walk = self.connecting
        kept = finished.facts.get("change") == Change.KEEP.value
        return kept and walk is not None and finished.facts.get("app_id") == walk.profile.app_id

    def _let_go_of_the_window(self) -> None:
        for desk in (self.list, self.choosing, self.connecting):
            if desk is not None:
                desk.leave()

    def _begin(self, file: str | None, repair: Repair | None, named: AppProfile | None) -> None:
        """What this start asks for goes before what the window was about until now."""
        shelf = self._shelf()
        begin = first_step(shelf, repair)
        if isinstance(begin, Looking):
            self._show_list(begin)
        elif file is not None:
            self._choose(shelf, file)
        elif app := named or self._asked_for(repair, begin) or self._left_unfinished(begin):
            self._connect_app(app, shelf)
        elif shelf.connections or shelf.trouble:
            self._show_list(begin)
        elif self._profile:
            self._connect_app(self._profile, shelf)
        else:
            self._choose(shelf)

    def _shelf(self) -> Shelf:
        services, named = self._services, (self._profile,) if self._profile else ()
        around = Surroundings(
            services.book, services.profiles, services.profile_of, services.peer, services.clock, named
        )
        return shelf_of(around)

    def _left_unfinished(self, begin: Step) -> AppProfile | None:
        """The app of a walk that somebody means to go on with, unless the list has an answer to give."""
        if _in_vain(begin) and begin.shelf.connections:
            return None
        walk = self._services.unfinished_walks.load()
        return self._services.installed_app(walk.app_id) if walk else None

    def _asked_for(self, repair: Repair | None, begin: Step) -> AppProfile | None:
        """The app whose connection is to be mended and is not there: it has to be connected first."""
        wanted = repair.selector.app_id if repair else None
        several = _in_vain(begin) is Code.SEVERAL_CONNECTIONS
        return self._services.installed_app(wanted) if wanted and not several else None

    def _show_list(self, begin: Step) -> None:
        """Everything is checked once for each opening of the program, not each time somebody comes back to the list.

        What another program met is asked about anew, or it would be shown for ever.
        """
        from rak_desktop.qt.connections.desk import ConnectionsDesk

        told, self._told = self._told, ()
        begin = replace(begin, shelf=replace(begin.shelf, told=told))
        self.list = ConnectionsDesk(self._services, self.window, begin, self._go_and_connect)
        is_due = not self._has_checked or (isinstance(begin, Looking) and begin.reported is not None)
        self.list.open(check=is_due and self._services.settings.health_checks.value)
        self._has_checked = True

    def _see_all(self) -> None:
        """From the wizard, which has let go of the window. A walk that somebody leaves for the list is over."""
        self._services.unfinished_walks.remember(None)
        self._show_list(Listing(self._shelf()))

    def _see_settings(self) -> None:
        """From the first page, and back to it."""
        from rak_desktop.qt.connections.desk import ConnectionsDesk

        shelf = self._shelf()
        self.list = ConnectionsDesk(
            self._services, self.window, Listing(shelf), self._go_and_connect, back=self._begin_anew
        )

    def _begin_anew(self) -> None:
        self.list = None
        self._begin(None, None, self._profile)

    def _go_and_connect(self, connection: Connection | None) -> None:
        """The wizard takes the window: for a new key of this connection, or for another shop."""
        if self.list:
            self.list.leave()
        shelf = self._shelf()
        if connection is not None:
            self._connect_app(shelf.app_of(connection.id), shelf, replaces=connection)
        elif self._profile:
            self._connect_app(self._profile, shelf)
        else:
            self._choose(shelf)

    def _connect_app(self, profile: AppProfile, shelf: Shelf, replaces: Connection | None = None) -> None:
        from rak_desktop.qt.main import ConnectDesk

        self.connecting = ConnectDesk(
            profile,
            self._services,
            self._services.browser(profile),
            window=self.window,
            see_all=self._see_all,
            see_settings=self._see_settings,
            others=shelf.connections,
            replaces=replaces,
        )

    def _choose(self, shelf: Shelf, file: str | None = None) -> None:
        from rak_desktop.qt.choosing import ChoosingDesk

        self.choosing = ChoosingDesk(
            self._services,
            file,
            window=self.window,
            see_all=self._see_all,
            see_settings=self._see_settings,
            others=shelf.connections,
        )


def _in_vain(begin: Step) -> Code | None:
    """Why the connection that was asked for is not shown, which only the list can say."""
    return begin.missing.code if isinstance(begin, Listing) and begin.missing else None


def _load_the_rest(window: ConnectWindow, jobs: Jobs, services: Services) -> None:
    import_module("rak_desktop.qt.afterwards").load_the_rest(window, jobs, services)


def _seen(window: ConnectWindow) -> ConnectWindow:
    """The one that can be seen now: while somebody practises, the window behind is hidden."""
    windows = (each for each in QApplication.topLevelWidgets() if isinstance(each, ConnectWindow))
    return next((each for each in windows if each.isVisible()), window)
