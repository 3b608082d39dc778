"""ConnectDesk: connects the window with the flow: screens go in, intents come out.

What only practice needs is loaded when somebody practises: the first window shall not wait for it.
"""

import logging
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from rak_desktop import logs
from rak_desktop.assembly import Services
from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import RakError
from rak_desktop.core.page_state import PageState
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import AppProfile
from rak_desktop.flows.connect.events import Closed, Event, PageAnswered, ProgramsAnswered
from rak_desktop.flows.connect.resuming import first_step, to_remember
from rak_desktop.flows.connect.runner import ConnectFlow, Outside
from rak_desktop.flows.connect.steps import (
    AskingToClose,
    Ended,
    Finished,
    Goal,
    Step,
    Welcome,
    unsaved_key,
)
from rak_desktop.ports.browser import Browser
from rak_desktop.qt.bridge import Bridge
from rak_desktop.qt.clipboard import QtClipboard
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.helping.helper import Helper
from rak_desktop.qt.speaking import offering_languages, speak_from_now_on
from rak_desktop.qt.theme import Theme
from rak_desktop.screens.actions import (
    ChooseAgain,
    ChooseStory,
    CloseWindow,
    CopyText,
    Intent,
    LeaveFor,
    Practise,
    SeeAll,
    SeeSettings,
    ShowHelp,
    SpeakLanguage,
    StartProgram,
    StoryChosen,
)
from rak_desktop.screens.connect.screen_for import screen_for
from rak_desktop.screens.other_ways import back_to_all_connections, with_all_connections, with_settings
from rak_desktop.screens.screen import Screen
from rak_desktop.screens.support_code import with_support_code

if TYPE_CHECKING:
    from rak_desktop.qt.rehearsal import Rehearsal
    from rak_desktop.qt.storytelling import Storyteller


class ConnectDesk:
    """One window and the flow behind it.

    The window may have been there before, for choosing the app; `choose_again` then goes back to that.
    `replaces` is the connection that gets a new key; without it another shop is connected.
    `see_all` goes to the list of connections, in which the `others` are already; while there are none, `see_settings`
    goes to the settings.
    `before_closing` is called when the walk has ended.
    """

    def __init__(
        self,
        profile: AppProfile,
        services: Services,
        browser: Browser,
        *,
        window: ConnectWindow | None = None,
        before_closing: Callable[[], None] = lambda: None,
        choose_again: Callable[[], None] | None = None,
        see_all: Callable[[], None] | None = None,
        see_settings: Callable[[], None] | None = None,
        others: tuple[Connection, ...] = (),
        replaces: Connection | None = None,
    ) -> None:
        self.profile = profile
        self._services = services
        self._before_closing = before_closing
        self._choose_again = choose_again
        self._see_all = see_all
        self._see_settings = see_settings
        self._others = others
        self._left = False
        self.helper = Helper(services)
        self._steps = logs.StepLog(logging.getLogger(__name__))
        self._rehearsal: Rehearsal | None = None
        self._words = services.words
        self._browser = browser
        self._clipboard = QtClipboard()
        self._screen: Screen | None = None
        self.window = window or ConnectWindow(Theme())
        self._bridge = Bridge(self.window)  # what arrives when the window is gone has nobody to show it
        self._jobs = services.jobs(self._bridge.deliver)
        self.window.take_looks(services.settings.theme.value)
        self.window.take_brand(profile.accent)
        self.window.intended.connect(self._on_intent)
        self._walks = services.unfinished_walks
        self._stopped = self._walks.load()
        self.flow = ConnectFlow(
            first_step(_goal(profile, services.peer, replaces, others), self._stopped),
            Outside(
                gateway=services.gateway,
                quiet=lambda: services.unwatched_keychain,
                keychain=lambda: services.keychain,
                book=services.book,
                browser=browser,
                clipboard=self._clipboard,
                clock=services.clock,
                jobs=self._jobs,
                second_reader=services.second_reader,
                programs=services.programs,
            ),
            self._change,
        )
        self._show(self.flow.step)

    def leave(self) -> None:
        """The window is somebody else's from now on; what still arrives is not shown."""
        if not self._left:
            self._left = True
            self.window.intended.disconnect(self._on_intent)

    def _change(self, step: Step) -> None:
        if self._left:
            return
        self._steps.arrived(step)
        self._remember(step)
        self._show(step)

    def _remember(self, step: Step) -> None:
        """Goes on here after a restart; closing the window forgets nothing."""
        if isinstance(step, (AskingToClose, Ended)):
            return
        stopped = to_remember(step)
        if stopped != self._stopped:
            self._stopped = stopped
            self._walks.remember(stopped)

    def _show(self, step: Step) -> None:
        self._screen = screen_for(step, self._words)
        if self._screen and self._choose_again and isinstance(step, Welcome) and not unsaved_key(step):
            from rak_desktop.screens.choose_app import with_another_app

            self._screen = with_another_app(self._screen, self._words)
        if self._screen and isinstance(step, Welcome):
            self._screen = offering_languages(self._screen, self._services, self._words)
            if self._see_settings and not self._others and not unsaved_key(step):
                self._screen = with_settings(self._screen, self._words)
        if self._screen and self._see_all and self._may_leave_for_all(step):
            with_a_way = back_to_all_connections if isinstance(step, Welcome) else with_all_connections
            self._screen = with_a_way(self._screen, self._words)
        if self._screen is not None:
            self._screen = with_support_code(self._screen, self._services.here, self._words)
        if self._screen is None:
            self._before_closing()
            self.window.finish()
        else:
            if self._storyteller:
                self._screen = self._storyteller.with_story(self._screen, self._words)
            self.window.show_screen(self._screen)

    def _practise(self, intent: Practise | ChooseStory | StoryChosen) -> None:
        match intent:
            case Practise():
                from rak_desktop.qt.rehearsal import Rehearsal

                self._rehearsal = Rehearsal(self.profile, self._services, self.window)
            case ChooseStory():
                self._ask_for_a_story()
            case StoryChosen(name):
                self._tell(name)

    def _ask_for_a_story(self) -> None:
        if self._storyteller and self._screen:
            self._screen = self._storyteller.question(self._screen, self._words)
            self.window.show_screen(self._screen)

    def _tell(self, name: str) -> None:
        if self._storyteller:
            self._storyteller.tell(name, self._words)
        self._show(self.flow.step)

    @cached_property
    def _storyteller(self) -> "Storyteller | None":
        if (stripe := self._services.practice_stripe) is None:
            return None
        from rak_desktop.qt.storytelling import Storyteller

        return Storyteller(stripe)

    def _may_leave_for_all(self, step: Step) -> bool:
        """Where nothing would be lost by it, and there is something to see."""
        match step:
            case Finished():
                return True
            case Welcome(entered=None):
                return bool(self._others)
            case _:
                return False

    def _on_intent(self, intent: Intent) -> None:
        match intent:
            case CopyText(text):
                self._clipboard.put(text)
            case ShowHelp():
                self.helper.help_with(self._screen, self.profile, self.window)
            case Practise() | ChooseStory() | StoryChosen():
                self._practise(intent)
            case ChooseAgain() | SeeAll() | SeeSettings():
                self._hand_over(intent)
            case SpeakLanguage(tag):
                self._words = speak_from_now_on(tag, self._services)
                self.helper.speak(self._words)
                self._show(self.flow.step)
            case CloseWindow():
                self.flow.send(Closed())
            case LeaveFor(url):
                self._jobs.start(lambda: self._browser.open(url), lambda answer: self._left_for(url, answer))
            case StartProgram(name):
                self._jobs.start(
                    lambda: self._services.programs.start(name), lambda done: self._program_started(name, done)
                )
            case event if isinstance(event, Event):
                self.flow.send(event)

    def _left_for(self, url: str, answer: PageState | RakError) -> None:
        """Where no page opened, the window stays and shows its address."""
        page = PageState.NOT_OPENED if isinstance(answer, RakError) else answer
        self.flow.send(PageAnswered(url, page) if page.not_opened else Closed())

    def _program_started(self, name: str, answer: bool | RakError) -> None:
        """One that could not be started is not here after all; the window says so, and stays."""
        step = self.flow.step
        here = (step.programs or frozenset()) if isinstance(step, Finished) else frozenset()
        self.flow.send(Closed() if answer is True else ProgramsAnswered(here - {name}))

    def _hand_over(self, intent: ChooseAgain | SeeAll | SeeSettings) -> None:
        if isinstance(intent, SeeAll) and self._see_all:
            self.leave()
            self._see_all()
        elif isinstance(intent, SeeSettings) and self._see_settings:
            self.leave()
            self._see_settings()
        elif self._choose_again:
            self._choose_again()


def _goal(profile: AppProfile, peer: Peer, replaces: Connection | None, others: tuple[Connection, ...]) -> Goal:
    if replaces:
        return Goal.to_replace(replaces, profile, peer)
    return Goal(profile, profile.modes[0], peer, others=others)
