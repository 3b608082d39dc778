"""ConnectionsDesk: the list of connections and the flow behind it, in a window that the wizard may take over."""

import logging
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtWidgets import QApplication

from rak_desktop import logs
from rak_desktop.assembly import Services
from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import Trouble
from rak_desktop.core.policy import EffectiveSettings
from rak_desktop.core.profile import AppProfile
from rak_desktop.flows.connect.events import Closed
from rak_desktop.flows.connections.events import (
    BookChanged,
    CheckAllAsked,
    Event,
    Opened,
    SettingChosen,
    SettingsAsked,
)
from rak_desktop.flows.connections.remedies import trouble_of
from rak_desktop.flows.connections.runner import ConnectionsFlow, Outside
from rak_desktop.flows.connections.steps import Connecting, Listing, Looking, Replacing, Setting, Step
from rak_desktop.qt.application import speak
from rak_desktop.qt.beats import in_beats
from rak_desktop.qt.book_watch import BookWatch
from rak_desktop.qt.bridge import Bridge
from rak_desktop.qt.clipboard import QtClipboard
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.first_paint import once_seen
from rak_desktop.qt.helping.helper import Helper
from rak_desktop.resources import snippets
from rak_desktop.screens.actions import (
    ChooseStory,
    CloseWindow,
    CopyText,
    Intent,
    PickFile,
    ShowHelp,
    StoryChosen,
)
from rak_desktop.screens.connections.screen_for import connections_screen_for
from rak_desktop.screens.screen import Screen
from rak_desktop.screens.support_code import with_support_code

if TYPE_CHECKING:
    from rak_desktop.qt.storytelling import Storyteller


class ConnectionsDesk:
    """Lives as long as its window; while the wizard has the window, `leave` was called and checks go on unseen.

    `connect` is called when another shop is to be connected, with the connection whose key is to be replaced or None.
    With `back` it is there for the settings alone, which lead back to where somebody came from.
    """

    def __init__(
        self,
        services: Services,
        window: ConnectWindow,
        begin: Step,
        connect: Callable[[Connection | None], None],
        back: Callable[[], None] | None = None,
    ) -> None:
        self._services = services
        self._connect = connect
        self._back = back
        self._words = services.words
        self._clipboard = QtClipboard()
        self._bridge = Bridge(window)  # what arrives when the window is gone has nobody to show it
        self._screen: Screen | None = None
        self.helper = Helper(services)
        self._steps = logs.StepLog(logging.getLogger(__name__))
        self._left = False
        self._asking_for_a_story = False
        self.opened = False
        self.window = window
        self.window.take_brand(_only_brand(begin))
        self.window.intended.connect(self._on_intent)
        self.flow = ConnectionsFlow(begin, self._outside(services), self._change)
        self._watch = BookWatch(services.paths.book, window)
        self._watch.changed.connect(self.look_again)
        if back is None:
            self._show(begin)
        else:
            self.flow.send(SettingsAsked())

    def _outside(self, services: Services) -> Outside:
        jobs = services.jobs(self._bridge.deliver)
        return Outside(
            book=services.book,
            checking=services.check_outside(jobs),
            gateway=services.gateway,
            quiet=lambda: services.unwatched_keychain,
            keychain=lambda: services.keychain,
            browser=services.browser,
            settings=lambda: (services.settings, services.odd_settings),
            settings_store=services.settings_store,
            snippets=snippets,
            clock=services.clock,
            jobs=jobs,
        )

    def open(self, *, check: bool) -> None:
        """Names the password store and, where it is wished, checks everything quietly, once the window is painted."""
        once_seen(self.window, lambda: in_beats(self.window, self._pieces_of_opening(check=check)))

    def _pieces_of_opening(self, *, check: bool) -> Iterator[Callable[[], object]]:
        """What the first row that turns and the first line of the log need is made before, in beats of its own."""
        yield partial(getattr, QtWidgets, "QCommonStyle")
        yield partial(import_module, "rak_desktop.log_file")
        yield partial(self._opened, check=check)

    def _opened(self, *, check: bool) -> None:
        self.opened = True
        if not self._left:
            self.flow.send(Opened(check))

    @property
    def shows_the_list(self) -> bool:
        """Has it the window, and for more than the settings?"""
        return not self._left and self._back is None

    def look_again(self, told: tuple[Trouble, ...] = ()) -> None:
        """Somebody may have written into the book; `told` is what the person should know of it."""
        self.flow.send(BookChanged(told))

    def leave(self) -> None:
        """The window is somebody else's from now on; what still arrives is not shown."""
        if not self._left:
            self._left = True
            self._watch.changed.disconnect(self.look_again)
            self._watch.deleteLater()
            self.window.intended.disconnect(self._on_intent)

    def _change(self, step: Step) -> None:
        if self._left:
            return
        self._steps.arrived(step, trouble_of(step.shelf, step.id, step.reported) if isinstance(step, Looking) else None)
        self._show(step)

    def _follow_settings(self, settings: EffectiveSettings) -> None:
        """What was chosen is seen at once."""
        if self._words.language != self._services.words.language:
            self._words = self._services.words
            self.helper.speak(self._words)
        for window in QApplication.topLevelWidgets():
            if isinstance(window, ConnectWindow):  # Help may stand beside this one
                window.take_looks(settings.theme.value)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            speak(application, self._words.language.tag)

    def _show(self, step: Step) -> None:
        if self._asking_for_a_story:
            return  # what a check says meanwhile is shown afterwards
        if isinstance(step, Setting):
            self._follow_settings(step.settings)
        elif self._back is not None and isinstance(step, Listing):
            self._come_back(self._back)
            return
        self._screen = connections_screen_for(step, self._words, self._services.languages)
        if self._screen is not None:
            self._screen = with_support_code(self._screen, self._services.here, self._words)
            if self._storyteller:
                self._screen = self._storyteller.with_story(self._screen, self._words)
            self.window.show_screen(self._screen)
        elif isinstance(step, Replacing | Connecting):
            self._connect(step.shelf.find(step.id) if isinstance(step, Replacing) else None)
        else:
            self.window.finish()

    @cached_property
    def _storyteller(self) -> "Storyteller | None":
        if (stripe := self._services.practice_stripe) is None:
            return None
        from rak_desktop.qt.storytelling import Storyteller

        return Storyteller(stripe)

    def _ask_for_a_story(self) -> None:
        if self._storyteller and self._screen:
            self._asking_for_a_story = True
            self._screen = self._storyteller.question(self._screen, self._words)
            self.window.show_screen(self._screen)

    def _tell(self, name: str) -> None:
        """Another story shows at once in what it does to the kept keys."""
        self._asking_for_a_story = False
        begun = self._storyteller is not None and self._storyteller.tell(name, self._words)
        self._show(self.flow.step)
        if begun:
            self.flow.send(CheckAllAsked())

    def _come_back(self, back: Callable[[], None]) -> None:
        """Once the settings were seen; until they are read, what was there before is still shown."""
        if self._screen is not None:
            self.leave()
            back()

    def _whose_help(self) -> AppProfile | None:
        """The vendor who can be reached: that of the connection which is shown, or of all there are."""
        step = self.flow.step
        return step.shelf.app_of(step.id) if isinstance(step, Looking) else step.shelf.only_app

    def _on_intent(self, intent: Intent) -> None:
        match intent:
            case CopyText(text):
                self._clipboard.put(text)
            case PickFile():
                from rak_desktop.qt.file_dialogs import ask_for_path

                ask_for_path(intent, self.window, lambda path: self.flow.send(SettingChosen("ca_file", path)))
            case ShowHelp():
                self.helper.help_with(self._screen, self._whose_help(), self.window)
            case ChooseStory():
                self._ask_for_a_story()
            case StoryChosen(name):
                self._tell(name)
            case CloseWindow():
                self.flow.send(Closed())
            case event if isinstance(event, Event):
                self.flow.send(event)


def _only_brand(step: Step) -> str | None:
    """The colour of the only app there is; several share ours."""
    match list(step.shelf.apps.values()):
        case [only]:
            return only.accent
        case _:
            return None
