"""What the runner of every flow does alike: it holds the step, and takes one event at a time."""

from collections import deque
from collections.abc import Callable, Iterable
from itertools import count
from typing import Generic, TypeVar

from rak_desktop.core.errors import RakError, Trouble

Step = TypeVar("Step")
Event = TypeVar("Event")
Effect = TypeVar("Effect")
T = TypeVar("T")


class Flow(Generic[Step, Event, Effect]):
    """Used from one thread only; `on_change` is called there after every step."""

    def __init__(self, start: Step, on_change: Callable[[Step], None]) -> None:
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
        self.step, effects = self._advance(event, next(self._tickets))
        self._on_change(self.step)
        for effect in effects:
            self._carry_out(effect)

    def _advance(self, event: Event, ticket: int) -> tuple[Step, Iterable[Effect]]:
        """What the flow's rule book says."""
        raise NotImplementedError

    def _carry_out(self, effect: Effect) -> None:
        """Starts what is to be done; its answer comes back as an event."""
        raise NotImplementedError


def as_value(answer: T | RakError) -> T | Trouble:
    """A job's answer as an event carries it."""
    return answer.trouble if isinstance(answer, RakError) else answer
