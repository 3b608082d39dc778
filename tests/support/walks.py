"""Random walks through connecting: whatever a person presses and whatever comes back, in any order."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import product

from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import PreviousKey
from rak_desktop.core.errors import Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.page_state import PageState
from rak_desktop.core.paste import KeyProblem, Paste
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import PublishableKeyWish
from rak_desktop.core.verification import Progress, VerificationReport
from rak_desktop.flows.connect import events as e
from rak_desktop.flows.connect.advance import advance
from rak_desktop.flows.connect.effects import Effect
from rak_desktop.flows.connect.steps import (
    AskingToClose,
    AwaitingKey,
    Checking,
    Finished,
    Goal,
    Installing,
    Keeping,
    Reviewing,
    Step,
    Welcome,
)
from tests.fakes.clock import NOON
from tests.fakes.keys import (
    LIVE_KEY,
    ONLY_PUBLISHABLE,
    OTHER_LIVE_KEY,
    PRACTICE_KEY,
    PUBLISHABLE_LIVE,
    PUBLISHABLE_TEST,
    SANDBOX_KEY,
    TEST_KEY,
)
from tests.fakes.steps import GOOD, NOT_ALL_THERE, checked, connection, goal, saying
from tests.fakes.stripe_gateway import THEATRE


@dataclass(frozen=True)
class Stride:
    """One event of a walk: where it stood, what happened, what followed."""

    before: Step
    event: e.Event
    ticket: int
    after: Step
    effects: tuple[Effect, ...]

    def _repr_pretty_(self, printer: RepresentationPrinter, cycle: bool) -> None:
        """Short, for a walk that breaks a rule is printed whole."""
        before, event, after = (type(each).__name__ for each in (self.before, self.event, self.after))
        printer.text(f"{before} + {event} -> {after}")


# Makes the event that fits the step: an answer carries the step's ticket, or one of another question.
_Maker = Callable[[Step, int], e.Event]

_KEYS = (LIVE_KEY, OTHER_LIVE_KEY, TEST_KEY, SANDBOX_KEY, PRACTICE_KEY)
_PASTES = (
    *(Paste(key) for key in _KEYS),
    Paste(LIVE_KEY, PUBLISHABLE_LIVE),
    ONLY_PUBLISHABLE,
    Paste(KeyProblem(Code.FULL_SECRET_KEY)),
    Paste(KeyProblem(Code.MASKED_KEY)),
)
_PRESSED: tuple[e.Event, ...] = (
    e.Started(),
    e.ModeChosen(Mode.LIVE),
    e.ModeChosen(Mode.TEST),
    e.OpenPage(),
    e.HaveKey(),
    e.Back(),
    e.KeyCleared(),
    e.CheckPressed(),
    e.ModeSwitched(),
    e.Retry(),
    e.Renamed("Box office"),
    e.Renamed(""),
    e.Renamed(LIVE_KEY.reveal()),
    e.Approved(),
    e.WrongAccount(),
    e.OldKeyEnded(),
    e.Another(),
    e.Closed(),
    e.StayOpen(),
    e.ClosedForSure(),
    e.ClipboardAnswered(cleared=True),
    e.PageAnswered("https://marketplace.stripe.com/apps/install/link/com.example.harbour", PageState.NOT_OPENED),
)
_TROUBLES = (Trouble(Code.OFFLINE), Trouble(Code.KEYCHAIN_LOCKED), Trouble(Code.WEB_PAGE_INSTEAD))
_REPORTS = (
    GOOD,
    NOT_ALL_THERE,
    saying(Code.UNKNOWN_KEY),
    saying(Code.BLOCKED_ADDRESS),
    replace(GOOD, proven=False),
)


def goals() -> st.SearchStrategy[Goal]:
    """Every kind of app, mode and peer."""
    modes = ((Mode.LIVE, Mode.TEST), (Mode.LIVE,), (Mode.TEST,))
    made = [
        goal(mode, peer, modes=offered, publishable_key=wish)
        for peer, offered, wish in product(Peer, modes, PublishableKeyWish)
        for mode in offered
    ]
    to_replace = [
        Goal.to_replace(connection(OTHER_LIVE_KEY), each.profile, each.peer) for each in made if each.mode is Mode.LIVE
    ]
    return st.sampled_from([*made, *to_replace])


@st.composite
def walks(draw: st.DrawFn) -> list[Stride]:
    """Some twenty-five strides from Welcome. Every second one goes forward if it can, so that most walks get far."""
    step: Step = Welcome(draw(goals()))
    strides = []
    for ticket in range(1, draw(st.integers(20, 30))):
        makers = _FORWARD.get(type(step), _MAKERS) if draw(st.booleans()) else _MAKERS
        event = draw(st.sampled_from(makers))(step, draw(st.sampled_from((0, 0, 0, 1))))
        after, effects = advance(step, event, ticket)
        strides.append(Stride(step, event, ticket, after, effects))
        step = after
    return strides


def behind_the_question(step: Step) -> Step:
    """The step itself, or the one over which the question stands whether to close."""
    return step.inner if isinstance(step, AskingToClose) else step


def ticket_of(step: Step) -> int | None:
    """The number of the question that this step waits for."""
    return getattr(behind_the_question(step), "ticket", None)


def _always(event: e.Event) -> _Maker:
    return lambda step, late: event


def _key_of(step: Step) -> RestrictedKey:
    there = behind_the_question(step)
    return there.entered.key if isinstance(there, Checking) else LIVE_KEY


def _answer_to_check(report: VerificationReport) -> _Maker:
    def make(step: Step, late: int) -> e.Event:
        ticket = (ticket_of(step) or 0) + late
        key = _key_of(step)
        mine = replace(report, mode=key.mode, key_ending=key.ending)
        return e.CheckAnswered(ticket, mine if mine.trouble else checked(mine, key))

    return make


def _with_ticket(make: Callable[[int], e.Event]) -> _Maker:
    return lambda step, late: make((ticket_of(step) or 0) + late)


def _the_right_key(step: Step, late: int) -> e.Event:
    fitting = (key for key in _KEYS if isinstance(step, AwaitingKey) and _fits(key, step.goal))
    key = next(fitting, LIVE_KEY)
    return e.KeyEntered(Paste(key, PUBLISHABLE_LIVE if key.mode is Mode.LIVE else PUBLISHABLE_TEST))


def _fits(key: RestrictedKey, goal: Goal) -> bool:
    return key.mode is goal.mode and goal.peer.objection_to(key) is None


def _kept(step: Step, late: int) -> e.Event:
    key = step.checked.verified.key if isinstance(step, Keeping | Reviewing) else LIVE_KEY
    return e.KeepAnswered((ticket_of(step) or 0) + late, replace(_REPLACED, id=connection(key).id))


_WITHOUT_ITS_OLD_KEY = connection(LIVE_KEY)
_REPLACED = replace(_WITHOUT_ITS_OLD_KEY, previous=PreviousKey(OTHER_LIVE_KEY.ending, NOON))

_PROOFS: tuple[_Maker, ...] = (
    _with_ticket(lambda ticket: e.ProofAnswered(ticket, None)),
    _with_ticket(lambda ticket: e.ProofAnswered(ticket, Trouble(Code.KEYCHAIN_VALUE_CHANGED))),
)
_MAKERS: tuple[_Maker, ...] = (
    *(_always(event) for event in _PRESSED),
    *(_always(e.KeyEntered(paste)) for paste in _PASTES),
    *(_answer_to_check(report) for report in _REPORTS),
    *(_with_ticket(partial(e.CheckAnswered, answer=trouble)) for trouble in _TROUBLES),
    *(_with_ticket(partial(e.KeepAnswered, answer=trouble)) for trouble in _TROUBLES),
    _with_ticket(partial(e.CheckProgressed, progress=Progress(reachable=True, of=3))),
    _with_ticket(partial(e.CheckProgressed, progress=Progress(True, THEATRE, 3, 3, True))),
    *_PROOFS,
    *(_with_ticket(partial(e.OldKeyAnswered, answer=card)) for card in (_REPLACED, _WITHOUT_ITS_OLD_KEY)),
    *(_with_ticket(partial(e.OldKeyAnswered, answer=trouble)) for trouble in _TROUBLES),
    _kept,
)
_FORWARD: dict[type[Step], tuple[_Maker, ...]] = {
    Welcome: (_always(e.Started()), _always(e.HaveKey())),
    Installing: (_always(e.HaveKey()),),
    AwaitingKey: (_the_right_key, _always(e.CheckPressed()), _always(e.CheckPressed())),
    Checking: (
        *(_answer_to_check(report) for report in (GOOD, GOOD, NOT_ALL_THERE)),
        _with_ticket(partial(e.CheckAnswered, answer=_TROUBLES[0])),
    ),
    Reviewing: (_always(e.Approved()),),
    Keeping: (_kept, _always(e.KeychainAsks(True)), _with_ticket(partial(e.KeepAnswered, answer=_TROUBLES[1]))),
    Finished: (*_PROOFS, _always(e.OldKeyEnded())),
}
