"""What all runners do alike, tried with the smallest rule book there is."""

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import RakError, Trouble
from rak_desktop.flows.flow import Flow, as_value

Words = tuple[str, ...]


class Diary(Flow[Words, str, str]):
    """Its step is all that happened, with the ticket of each; an effect is the next thing to happen."""

    def __init__(self, follows: dict[str, str]) -> None:
        self.seen: list[Words] = []
        super().__init__((), self.seen.append)
        self._follows = follows

    def _advance(self, event: str, ticket: int) -> tuple[Words, tuple[str, ...]]:
        follows = self._follows.get(event)
        return (*self.step, f"{ticket} {event}"), (follows,) if follows else ()

    def _carry_out(self, effect: str) -> None:
        if effect == "a mistake":
            raise ValueError(effect)
        self.send(effect)
        assert not self.step[-1].endswith(effect), "it waits for its turn"


def test_an_event_sent_while_another_is_worked_on_waits_for_its_turn() -> None:
    diary = Diary({"rain": "puddles", "puddles": "frogs"})

    diary.send("rain")

    assert diary.step == ("1 rain", "2 puddles", "3 frogs")
    assert diary.seen == [diary.step[:1], diary.step[:2], diary.step]


def test_a_mistake_does_not_end_the_flow() -> None:
    diary = Diary({"rain": "a mistake"})

    with pytest.raises(ValueError, match="a mistake"):
        diary.send("rain")
    diary.send("sun")

    assert diary.step == ("1 rain", "2 sun")


def test_an_answer_that_went_wrong_becomes_a_value() -> None:
    assert as_value("an answer") == "an answer"
    assert as_value(RakError(Code.OFFLINE, host="api.example")) == Trouble(Code.OFFLINE, {"host": "api.example"})
