"""Opens the window where no app was named: the only one that is here, or the question which one."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from rak_desktop import logs
from rak_desktop.assembly import Services
from rak_desktop.core.connection import Connection
from rak_desktop.core.profile import AppProfile
from rak_desktop.flows.choose_app.events import Event, FilePicked
from rak_desktop.flows.choose_app.runner import ChooseAppFlow
from rak_desktop.flows.choose_app.starting import first_step
from rak_desktop.flows.choose_app.steps import Choosing, Chosen, Step
from rak_desktop.flows.connect.events import Closed
from rak_desktop.qt.bridge import Bridge
from rak_desktop.qt.clipboard import QtClipboard
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.helping.helper import Helper
from rak_desktop.qt.main import ConnectDesk
from rak_desktop.qt.speaking import offering_languages, speak_from_now_on
from rak_desktop.qt.theme import Theme
from rak_desktop.screens.actions import (
    CloseWindow,
    CopyText,
    Intent,
    PickFile,
    PickFolder,
    Practise,
    SeeAll,
    SeeSettings,
    ShowHelp,
    SpeakLanguage,
)
from rak_desktop.screens.choose_app import choosing_screen_for
from rak_desktop.screens.other_ways import back_to_all_connections, with_settings
from rak_desktop.screens.screen import Screen
from rak_desktop.screens.support_code import with_support_code

if TYPE_CHECKING:
    from rak_desktop.qt.rehearsal import Rehearsal


class ChoosingDesk:
    """One window and the flow behind it; once an app is chosen, `connecting` takes the same window over.

    `see_all` goes to the list of connections, in which the `others` are already; while there are none, `see_settings`
    goes to the settings.
    """

    def __init__(
        self,
        services: Services,
        file: str | None = None,
        *,
        window: ConnectWindow | None = None,
        see_all: Callable[[], None] | None = None,
        see_settings: Callable[[], None] | None = None,
        others: tuple[Connection, ...] = (),
    ) -> None:
        self._services = services
        self.helper = Helper(services)
        self._steps = logs.StepLog(logging.getLogger(__name__))
        self._see_all = see_all
        self._see_settings = see_settings
        self._others = others
        self._words = services.words
        self._clipboard = QtClipboard()
        self._screen: Screen | None = None
        self._has_window = False
        self._rehearsal: Rehearsal | None = None
        self.connecting: ConnectDesk | None = None
        self.window = window or ConnectWindow(Theme())
        self._bridge = Bridge(self.window)  # what arrives when the window is gone has nobody to show it
        self._jobs = services.jobs(self._bridge.deliver)
        self.flow = self._begin(more_to_come=file is not None)
        if file is not None:
            self.look_at(file)

    def look_at(self, path: str) -> None:
        """Offers what is in this file or folder."""
        self.flow.send(FilePicked(path))

    def leave(self) -> None:
        """The window is somebody else's from now on, whether an app was chosen already or not."""
        self._let_go()
        if self.connecting:
            self.connecting.leave()

    def _let_go(self) -> None:
        if self._has_window:
            self._has_window = False
            self.window.intended.disconnect(self._on_intent)

    def _begin(self, *, more_to_come: bool) -> ChooseAppFlow:
        """Takes the window, and shows what there is to choose from."""
        self._has_window = True
        self.window.intended.connect(self._on_intent)
        begin = first_step(self._services.profiles, more_to_come=more_to_come)
        self._show(begin)
        return ChooseAppFlow(begin, self._services.profile_installer, self._jobs, self._change)

    def _change(self, step: Step) -> None:
        self._steps.arrived(step)
        self._show(step)

    def _show(self, step: Step) -> None:
        if not self._has_window:
            return
        self._screen = choosing_screen_for(step, self._words, self._services.peer)
        if self._screen is not None:
            self._screen = offering_languages(self._screen, self._services, self._words)
            if self._see_settings and not self._others and isinstance(step, Choosing):
                self._screen = with_settings(self._screen, self._words)
        if self._screen is not None and self._others:
            self._screen = back_to_all_connections(self._screen, self._words)
        if self._screen is not None:
            self._screen = with_support_code(self._screen, self._services.here, self._words)
            self.window.show_screen(self._screen)
        elif isinstance(step, Chosen):
            self._go_on(step.profile)
        else:
            self.window.finish()

    def _go_on(self, profile: AppProfile) -> None:
        self._let_go()
        browser = self._services.browser(profile)
        # A vendor's own build is for that vendor's app.
        again = None if self._services.is_vendors_build else self._choose_again
        self.connecting = ConnectDesk(
            profile,
            self._services,
            browser,
            window=self.window,
            choose_again=again,
            see_all=self._see_all,
            see_settings=self._see_settings,
            others=self._others,
        )

    def _choose_again(self) -> None:
        if self.connecting:
            self.connecting.leave()
            self.window.take_brand(None)
            self.flow = self._begin(more_to_come=True)

    def _on_intent(self, intent: Intent) -> None:
        match intent:
            case PickFile() | PickFolder():
                from rak_desktop.qt.file_dialogs import ask_for_path

                ask_for_path(intent, self.window, self.look_at)
            case Practise():
                from rak_desktop.qt.rehearsal import Rehearsal  # loaded when somebody practises

                self._rehearsal = Rehearsal(self._services.practice_profile, self._services, self.window)
            case CopyText(text):
                self._clipboard.put(text)
            case ShowHelp():
                self.helper.help_with(self._screen, None, self.window)
            case SpeakLanguage(tag):
                self._words = speak_from_now_on(tag, self._services)
                self.helper.speak(self._words)
                self._show(self.flow.step)
            case SeeAll() | SeeSettings():
                self._hand_over(self._see_all if isinstance(intent, SeeAll) else self._see_settings)
            case CloseWindow():
                self.flow.send(Closed())
            case event if isinstance(event, Event):
                self.flow.send(event)

    def _hand_over(self, to: Callable[[], None] | None) -> None:
        if to is not None:
            self.leave()
            to()
