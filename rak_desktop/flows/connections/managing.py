"""The rules of changing a connection: rename, bring the old key back, end it, disconnect.

| Step               | Event -> next step (effects)                                                             |
|--------------------|------------------------------------------------------------------------------------------|
| Listing, Looking   | RenameAsked -> Renaming · DisconnectAsked -> AskingToDisconnect                           |
|                    | OldKeyWanted -> Looking (BringBack)                                                       |
| Looking            | OldKeyEnded -> same (AskOldKey) · OldKeyBack, OldKeyAnswered -> same, with what was told  |
| Renaming           | Renamed -> same · RenameConfirmed -> same (KeepName) · RenameAnswered, Back -> Looking    |
| AskingToDisconnect | StayConnected -> what was behind it · DisconnectConfirmed -> Disconnecting (Remove)       |
| Disconnecting      | DisconnectAnswered -> Disconnected, or Looking with the trouble                           |
| Disconnected       | StoppedAsked -> same (AskRemovedKey) · StoppedAnswered -> same · Back -> Listing          |

Looking and Disconnected have a page: OpenPage -> same (ShowPage), PageAnswered -> same. One thing is done at a time.
An answer whose ticket is not the step's ticket is dropped: the book tells what became of it.
"""

from dataclasses import replace

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId
from rak_desktop.core.errors import Trouble
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.redaction import holds_secret
from rak_desktop.flows.connect.events import Back, OldKeyAnswered, OldKeyEnded, OpenPage, PageAnswered, Renamed
from rak_desktop.flows.connect.steps import OldKey
from rak_desktop.flows.connections.effects import (
    AskOldKey,
    AskRemovedKey,
    BringBack,
    Effect,
    KeepName,
    Remove,
    ShowPage,
)
from rak_desktop.flows.connections.events import (
    DisconnectAnswered,
    DisconnectAsked,
    DisconnectConfirmed,
    Event,
    OldKeyBack,
    OldKeyWanted,
    RenameAnswered,
    RenameAsked,
    RenameConfirmed,
    StayConnected,
    StoppedAnswered,
    StoppedAsked,
)
from rak_desktop.flows.connections.remedies import page_of
from rak_desktop.flows.connections.steps import (
    AskingToDisconnect,
    BringingBack,
    Disconnected,
    Disconnecting,
    Listing,
    Looking,
    Renaming,
    Shelf,
    Step,
)

Outcome = tuple[Step, tuple[Effect, ...]]


def manage(step: Step, event: Event, ticket: int) -> Outcome:
    """What follows; a step that cannot take this event stays as it is."""
    match step:
        case Listing() | Looking():
            return _begun(step, event, ticket)
        case Renaming():
            return _renaming(step, event, ticket)
        case AskingToDisconnect():
            return _asking(step, event, ticket)
        case Disconnecting():
            return _disconnecting(step, event)
        case Disconnected():
            return _disconnected(step, event, ticket)
        case _:
            return step, ()


def _begun(step: Listing | Looking, event: Event, ticket: int) -> Outcome:
    shelf = step.shelf
    match event:
        case RenameAsked(of) if connection := shelf.find(of):
            return Renaming(shelf, of, connection.label), ()
        case DisconnectAsked(of) if shelf.find(of):
            return AskingToDisconnect(shelf, of, step), ()
        case OldKeyWanted(of) if (connection := shelf.find(of)) and not _is_busy(step):
            looking = Looking(shelf, of, bringing_back=BringingBack.GOING_ON, ticket=ticket)
            return looking, (BringBack(ticket, connection, shelf.app_of(of), shelf.peer),)
        case _:
            return _looking(step, event, ticket) if isinstance(step, Looking) else (step, ())


def _is_busy(step: Step) -> bool:
    return isinstance(step, Looking) and step.waits


def _looking(step: Looking, event: Event, ticket: int) -> Outcome:
    match event:
        case Back():
            return Listing(step.shelf, came_from=step.id), ()
        case OpenPage() | PageAnswered():
            return _page(step, event)
        case OldKeyEnded() if (connection := step.shelf.find(step.id)) and connection.previous and not step.waits:
            asking = replace(step, old_key=OldKey.ASKING, ticket=ticket, trouble=None)
            return asking, (AskOldKey(ticket, connection),)
        case OldKeyAnswered(of, answer) if of == step.ticket:
            return _told_of_old_key(step, answer), ()
        case OldKeyBack(of, answer) if of == step.ticket:
            return _brought_back(step, answer), ()
        case _:
            return step, ()


def _told_of_old_key(step: Looking, answer: Connection | Trouble) -> Looking:
    if isinstance(answer, Trouble):
        return replace(step, old_key=OldKey.UNKNOWN, trouble=answer)
    state = OldKey.WORKS if answer.previous else OldKey.ENDED
    return replace(step, shelf=with_card(step.shelf, answer), old_key=state)


def _brought_back(step: Looking, answer: Connection | Trouble) -> Looking:
    if isinstance(answer, Trouble):
        return replace(step, bringing_back=BringingBack.FAILED, trouble=answer)
    return replace(step, shelf=with_card(step.shelf, answer), bringing_back=BringingBack.DONE, reported=None)


def _renaming(step: Renaming, event: Event, ticket: int) -> Outcome:
    match event:
        case Renamed(label) if not step.ticket:
            return _typed(step, label), ()
        case RenameConfirmed() if not step.ticket and (label := harmless(step.label)):
            return replace(step, ticket=ticket, trouble=None), (KeepName(ticket, step.id, label),)
        case RenameAnswered(of, Trouble() as trouble) if of == step.ticket:
            return replace(step, trouble=trouble, ticket=0), ()
        case RenameAnswered(of, Connection() as card) if of == step.ticket:
            return Looking(with_card(step.shelf, card), step.id), ()
        case Back():
            return Looking(step.shelf, step.id), ()
        case _:
            return step, ()


def _typed(step: Renaming, label: str) -> Renaming:
    """A key that somebody pastes into the name goes at once, and is never part of a step."""
    if holds_secret(label):
        return replace(step, trouble=Trouble(Code.KEY_IN_LABEL))
    return replace(step, label=label, trouble=None)


def _asking(step: AskingToDisconnect, event: Event, ticket: int) -> Outcome:
    match event:
        case StayConnected():
            return replace(step.behind, shelf=step.shelf), ()
        case DisconnectConfirmed() if connection := step.shelf.find(step.id):
            return Disconnecting(step.shelf, connection, ticket), (Remove(ticket, connection),)
        case DisconnectConfirmed():
            return Listing(step.shelf), ()
        case _:
            return step, ()


def _disconnecting(step: Disconnecting, event: Event) -> Outcome:
    match event:
        case DisconnectAnswered(of, trouble=Trouble() as trouble) if of == step.ticket:
            return Looking(step.shelf, step.card.id, trouble=trouble), ()
        case DisconnectAnswered(of, key) if of == step.ticket:
            return Disconnected(_without(step.shelf, step.card.id), step.card, key), ()
        case _:
            return step, ()


def _disconnected(step: Disconnected, event: Event, ticket: int) -> Outcome:
    match event:
        case Back():
            return Listing(step.shelf), ()
        case OpenPage() | PageAnswered():
            return _page(step, event)
        case StoppedAsked() if step.key and step.at_stripe is not OldKey.ASKING:
            asking = replace(step, at_stripe=OldKey.ASKING, trouble=None, ticket=ticket)
            return asking, (AskRemovedKey(ticket, step.key),)
        case StoppedAnswered(of, Trouble() as trouble) if of == step.ticket:
            return replace(step, at_stripe=OldKey.UNKNOWN, trouble=trouble), ()
        case StoppedAnswered(of, ended) if of == step.ticket:
            # Once it has ended, nobody needs it any more.
            found = replace(step, at_stripe=OldKey.ENDED, key=None) if ended else replace(step, at_stripe=OldKey.WORKS)
            return found, ()
        case _:
            return step, ()


def _page(step: Looking | Disconnected, event: OpenPage | PageAnswered) -> Outcome:
    here = page_of(step)
    match event:
        case OpenPage() if here:
            of = step.card.id if isinstance(step, Disconnected) else step.id
            return step, (ShowPage(here, step.shelf.app_of(of)),)
        case PageAnswered(url, page) if url == here:
            return replace(step, page=page), ()
        case _:
            return step, ()


def with_card(shelf: Shelf, card: Connection) -> Shelf:
    """The same shelf, this card in the place of its older one."""
    return replace(shelf, connections=tuple(card if c.id == card.id else c for c in shelf.connections))


def _without(shelf: Shelf, connection_id: ConnectionId) -> Shelf:
    return replace(shelf, connections=tuple(c for c in shelf.connections if c.id != connection_id))
