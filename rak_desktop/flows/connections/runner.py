"""Carries out what the rule book says: holds the step, works through ports, feeds answers back as events."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from typing import TypeVar

from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import RakError, Trouble
from rak_desktop.core.page_state import PageState
from rak_desktop.core.profile import AppProfile
from rak_desktop.flows.check_connection import Outside as Checking
from rak_desktop.flows.check_connection import check_connection
from rak_desktop.flows.connections.advance import advance
from rak_desktop.flows.connections.effects import CheckKept, DescribeKeychain, Effect, ReadBook, ShowPage
from rak_desktop.flows.connections.events import (
    BookRead,
    CheckAnswered,
    Event,
    KeychainDescribed,
    MendingPageAnswered,
)
from rak_desktop.flows.connections.steps import Step
from rak_desktop.ports.browser import Browser
from rak_desktop.ports.clock import Clock
from rak_desktop.ports.connection_book import ConnectionBook
from rak_desktop.ports.jobs import Jobs
from rak_desktop.ports.keychain import Keychain

T = TypeVar("T")


@dataclass(frozen=True)
class Outside:
    """Everything this window needs from outside.

    `quiet` never makes the keychain ask the person, `patient` may: somebody pressed a button and is there.
    `checking` is what a check needs, with its own quiet reader. All of these are used inside jobs only.
    """

    book: ConnectionBook
    checking: Checking
    quiet: Callable[[], Keychain]
    patient: Callable[[], Keychain]
    browser: Callable[[AppProfile], Browser]
    clock: Clock
    jobs: Jobs


class ConnectionsFlow:
    """Used from one thread only; `on_change` is called there after every step."""

    def __init__(self, start: Step, outside: Outside, on_change: Callable[[Step], None]) -> None:
        self._outside = outside
        self._on_change = on_change
        self._tickets = count(1)
        self._waiting: deque[Event] = deque()
        self._busy = False
        self.step = start

    def send(self, event: Event) -> None:
        """Something happened. Events sent while another is worked on wait for their turn."""
        self._waiting.append(event)
        if self._busy:
            return
        self._busy = True
        try:
            while self._waiting:
                self._take(self._waiting.popleft())
        finally:
            self._busy = False

    def _take(self, event: Event) -> None:
        self.step, effects = advance(self.step, event, next(self._tickets), self._outside.clock.now().astimezone())
        self._on_change(self.step)
        for effect in effects:
            self._carry_out(effect)

    def _carry_out(self, effect: Effect) -> None:
        start, outside = self._outside.jobs.start, self._outside
        match effect:
            case ReadBook():
                start(outside.book.all, lambda answer: self.send(BookRead(_as_value(answer))))
            case DescribeKeychain():
                start(lambda: outside.quiet().describe().name, self._described)
            case CheckKept(ticket):
                start(lambda: self._check(effect), lambda answer: self.send(CheckAnswered(ticket, _as_value(answer))))
            case ShowPage(url, profile):
                start(lambda: outside.browser(profile).open(url), lambda answer: self._page_answered(url, answer))

    def _check(self, effect: CheckKept) -> Connection | Trouble:
        """Off the caller's thread."""
        outside = self._outside
        asking = replace(outside.checking, profile_of=lambda _: effect.profile)
        if effect.may_ask:
            asking = replace(asking, reader=outside.patient())
        checkup = check_connection(effect.connection, asking)
        return checkup.could_not_run or checkup.connection

    def _described(self, answer: str | RakError) -> None:
        if isinstance(answer, str):
            self.send(KeychainDescribed(answer))

    def _page_answered(self, url: str, answer: PageState | RakError) -> None:
        page = answer if isinstance(answer, PageState) else PageState.NOT_OPENED
        self.send(MendingPageAnswered(url, page))


def _as_value(answer: T | RakError) -> T | Trouble:
    return answer.trouble if isinstance(answer, RakError) else answer
