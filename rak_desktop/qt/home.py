"""Home: the program's one window, and who has it: the list of connections, or the wizard in its place.

Who may have it is loaded when they get it: nobody waits for the other one before the first window.
"""

import os
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from rak_desktop.assembly import Services
from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import PolicyError, RakError, Trouble
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.second_start import ACTIVATION, SecondStart
from rak_desktop.core.undertaking import Change
from rak_desktop.flows.connect.steps import unsaved_key
from rak_desktop.flows.connections.asked import Asked, Repair
from rak_desktop.flows.connections.steps import Listing, Looking, Shelf, Step
from rak_desktop.ports.jobs import Jobs
from rak_desktop.qt.beginning import Beginning, beginning, shelf_here
from rak_desktop.qt.bridge import Bridge
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.first_paint import once_seen

if TYPE_CHECKING:
    from rak_desktop.qt.choosing import ChoosingDesk
    from rak_desktop.qt.connections.desk import ConnectionsDesk
    from rak_desktop.qt.main import ConnectDesk

_CHECKS_BEGIN_MS = 1000
"""By then a list has the library that asks Stripe."""


class Home:
    """Lets the list, the wizard and the question which app have the window, one after the other."""

    def __init__(self, services: Services, profile: AppProfile | None, window: ConnectWindow, begin: Beginning) -> None:
        """`profile` is the app that this start names, if any. The `window` is furnished, and may be seen already."""
        self._services = services
        self._profile = profile
        self.window = window
        self.window.take_looks(services.settings.theme.value)
        self.list: ConnectionsDesk | None = None
        self.choosing: ChoosingDesk | None = None
        self.connecting: ConnectDesk | None = None
        self._has_checked = False
        self._told: tuple[Trouble, ...] = ()
        self._bridge = Bridge(self.window)
        self._begin(begin)
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
            os.environ[ACTIVATION] = asked.activation  # Qt gives it to the desktop together with its wish
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        if window is self.window and not self._has_unsaved_key():
            self._see_to(asked)

    def _see_to(self, asked: SecondStart) -> None:
        """As a first start would. An app that cannot be connected is told where it was asked for."""
        if asked.story:
            self._tell(asked.story)
        profile = self._named(asked.profile)
        if asked.selector is None and asked.file is None and profile is None:
            return
        self._profile = profile or self._profile
        repair = Repair(asked.selector, asked.code) if asked.selector else None
        self._let_go_of_the_window()
        self._begin(beginning(self._services, Asked(profile, asked.file, repair), self._profile))

    def _tell(self, story: str) -> None:
        if stripe := self._services.practice_stripe:
            from rak_desktop.qt.storytelling import Storyteller

            Storyteller(stripe).tell_anew(story, self._services.words)

    def _named(self, name: str | None) -> AppProfile | None:
        if name and self._services.peer is Peer.PRACTICE:
            return self._profile  # the one there is; its pages are on the practice Stripe of this window
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

    def _begin(self, begin: Beginning) -> None:
        if begin.listed is not None:
            self._show_list(begin.listed)
        elif begin.app is not None:
            self._connect_app(begin.app, begin.shelf)
        else:
            self._choose(begin.shelf, begin.file)

    def _shelf(self) -> Shelf:
        return shelf_here(self._services, self._profile)

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
        self._begin(beginning(self._services, Asked(self._profile), self._profile))

    def _go_and_connect(self, connection: Connection | None) -> None:
        """The wizard takes the window: for a new key of this connection, or for another shop."""
        if self.list:
            self.list.leave()
        shelf = self._shelf()
        if connection is not None:
            self._replace_key(connection, shelf)
        elif self._profile:
            self._connect_app(self._profile, shelf)
        else:
            self._choose(shelf)

    def _replace_key(self, connection: Connection, shelf: Shelf) -> None:
        from rak_desktop.flows.hand_over_key import refuse_if_forbidden

        try:
            refuse_if_forbidden(connection, self._services.limits)
        except PolicyError as refusal:
            self._show_list(Looking(shelf, connection.id, trouble=refusal.trouble))
        else:
            self._connect_app(shelf.app_of(connection.id), shelf, replaces=connection)

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


def _load_the_rest(window: ConnectWindow, jobs: Jobs, services: Services) -> None:
    import_module("rak_desktop.qt.afterwards").load_the_rest(window, jobs, services)


def _seen(window: ConnectWindow) -> ConnectWindow:
    """The one that can be seen now: while somebody practises, the window behind is hidden."""
    windows = (each for each in QApplication.topLevelWidgets() if isinstance(each, ConnectWindow))
    return next((each for each in windows if each.isVisible()), window)
