"""The rule book of the connections window: `advance(step, event, ticket, now) -> (step, effects)`, over frozen data.

| Step             | Event -> next step (effects)                                                     |
|------------------|----------------------------------------------------------------------------------|
| Listing, Looking | Looked -> Looking · ReplaceAsked -> Replacing · AnotherAsked -> Connecting       |
| any open one     | Opened, CheckAsked, CheckAllAsked -> same (CheckKept, one after another)         |
| any open one     | BookChanged -> same (ReadBook) · BookRead -> the shelf as it is now (CheckKept)  |
| any open one     | KeychainAsks -> same, with what the system asks the person just now              |
| any open one     | Closed -> Ended                                                                  |

Tables of their own have: what changes a connection (`managing.py`), the settings (`setting.py`), the page for other
programs (`explaining.py`). Checks go on whatever is looked at (`checking.py`). When the round of the opening finds
exactly one connection that turned worse, and nothing was pressed yet, that one is shown. An answer whose ticket is not
the round's is dropped.
"""

from dataclasses import replace
from datetime import datetime

from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import Trouble
from rak_desktop.flows.connect.events import Closed, KeychainAsks
from rak_desktop.flows.connections.checking import answered, ask, due_at_opening, never_checked
from rak_desktop.flows.connections.effects import CheckKept, DescribeKeychain, Effect, ReadBook
from rak_desktop.flows.connections.events import (
    AnotherAsked,
    BookChanged,
    BookRead,
    CheckAllAsked,
    CheckAnswered,
    CheckAsked,
    CheckingStopped,
    Event,
    KeychainDescribed,
    Looked,
    Opened,
    ProgramsAsked,
    ReplaceAsked,
    SettingsAsked,
    SettingsRead,
    SnippetsRead,
)
from rak_desktop.flows.connections.explaining import explain
from rak_desktop.flows.connections.managing import manage
from rak_desktop.flows.connections.setting import set_up
from rak_desktop.flows.connections.steps import (
    Connecting,
    Disconnected,
    Ended,
    Explaining,
    Listing,
    Looking,
    Replacing,
    Round,
    Setting,
    Shelf,
    Step,
)

Outcome = tuple[Step, tuple[Effect, ...]]


def advance(step: Step, event: Event, ticket: int, now: datetime) -> Outcome:
    """What follows when `event` happens at `step`. `ticket` is the number for a question asked now."""
    if isinstance(step, Ended | Replacing | Connecting):
        return step, ()
    here = _with(step, replace(step.shelf, now=now))
    match event:
        case Opened() | CheckAsked() | CheckAllAsked() | CheckingStopped() | CheckAnswered():
            return _checking(here, event, ticket)
        case BookChanged() | BookRead() | KeychainDescribed() | KeychainAsks():
            return _learning(here, event, ticket)
        case _:
            return _going(here, event, ticket)


def _checking(
    step: Step, event: Opened | CheckAsked | CheckAllAsked | CheckingStopped | CheckAnswered, ticket: int
) -> Outcome:
    shelf = step.shelf
    match event:
        case Opened(check):
            first = step.id if isinstance(step, Looking) else None
            shelf = replace(shelf, checks_itself=check)
            due = due_at_opening(shelf, first) if check else ()
            step, effects = _asked(step, ask(shelf, due, ticket, quiet=True) if due else (shelf, ()))
            return step, (DescribeKeychain(), *effects)
        case CheckAsked(connection_id):
            return _asked(_touched(step), ask(shelf, (connection_id,), ticket, quiet=False))
        case CheckAllAsked():
            return _asked(_touched(step), ask(shelf, tuple(c.id for c in shelf.connections), ticket, quiet=False))
        case CheckingStopped():
            return _with(_touched(step), replace(shelf, round=Round())), ()
        case CheckAnswered(of, answer) if of == shelf.round.ticket:
            return _answered(step, answer, ticket)
        case CheckAnswered():
            return step, ()


def _learning(step: Step, event: BookChanged | BookRead | KeychainDescribed | KeychainAsks, ticket: int) -> Outcome:
    match event:
        case BookChanged(told):
            return _with(step, replace(step.shelf, told=told or step.shelf.told)), (ReadBook(),)
        case BookRead(answer):
            shelf = _read(step.shelf, answer)
            due = never_checked(shelf, since=step.shelf) if shelf.checks_itself else ()
            return _asked(step, ask(shelf, due, ticket, quiet=True) if due else (shelf, ()))
        case KeychainDescribed(name):
            return _with(step, replace(step.shelf, keychain=name)), ()
        case KeychainAsks(asks):
            return _with(step, replace(step.shelf, questions=step.shelf.questions + (1 if asks else -1))), ()


def _going(step: Step, event: Event, ticket: int) -> Outcome:
    shelf, looking_around = step.shelf, isinstance(step, Listing | Looking)
    match event:
        case Closed():
            return Ended(shelf), ()
        case AnotherAsked() if looking_around:
            return Connecting(shelf), ()
        case Looked(connection_id) if looking_around and shelf.find(connection_id):
            return Looking(replace(shelf, told=()), connection_id), ()
        case ReplaceAsked(connection_id) if looking_around and shelf.find(connection_id):
            return Replacing(shelf, connection_id), ()
        case _ if isinstance(step, Setting):
            return set_up(step, event)
        case _ if isinstance(step, Explaining):
            return explain(step, event)
        case ProgramsAsked() | SnippetsRead() if looking_around:
            return explain(step, event)
        case SettingsAsked() | SettingsRead() if isinstance(step, Listing | Looking | Disconnected):
            return set_up(step, event)
        case _:
            return manage(step, event, ticket)


def _asked(step: Step, asking: tuple[Shelf, tuple[CheckKept, ...]]) -> Outcome:
    shelf, effects = asking
    return _with(step, shelf), effects


def _answered(step: Step, answer: Connection | Trouble, ticket: int) -> Outcome:
    of = step.shelf.round.running
    step, effects = _asked(step, answered(step.shelf, answer, ticket))
    if isinstance(step, Looking) and step.id == of and isinstance(answer, Connection):
        # A check knows better than what another program met before it.
        step = replace(step, reported=None)
    return _first_to_mend(step), effects


def _first_to_mend(step: Step) -> Step:
    """Repair first: the one that just turned worse is shown, unless somebody is busy with something else."""
    shelf = step.shelf
    if isinstance(step, Listing) and step.untouched and not shelf.round.busy and len(shelf.worse) == 1:
        return Looking(shelf, shelf.worse[0])
    return step


def _touched(step: Step) -> Step:
    return replace(step, untouched=False) if isinstance(step, Listing) else step


def _read(shelf: Shelf, answer: tuple[Connection, ...] | Trouble) -> Shelf:
    if isinstance(answer, Trouble):
        return replace(shelf, trouble=answer)
    ids = {connection.id for connection in answer}
    return replace(
        shelf,
        connections=answer,
        trouble=None,
        not_checked={each: why for each, why in shelf.not_checked.items() if each in ids},
        worse=tuple(each for each in shelf.worse if each in ids),
    )


def _with(step: Step, shelf: Shelf) -> Step:
    return replace(step, shelf=shelf)
