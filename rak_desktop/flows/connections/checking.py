"""The round of checks: one connection after another, politely, and nothing known is lost when one cannot run."""

from dataclasses import replace
from datetime import datetime

from rak_desktop.core.codes import Code, concerns_all
from rak_desktop.core.connection import Connection, ConnectionId, Health
from rak_desktop.core.errors import Trouble
from rak_desktop.flows.connections.effects import CheckKept
from rak_desktop.flows.connections.steps import NotChecked, Round, Shelf

Asking = tuple[Shelf, tuple[CheckKept, ...]]


def ask(shelf: Shelf, ids: tuple[ConnectionId, ...], ticket: int, *, quiet: bool) -> Asking:
    """Puts these before what waits already. Somebody who asks is there to answer for the keychain."""
    now = shelf.round
    waiting = ids + tuple(each for each in now.waiting if each not in ids)
    shelf = replace(shelf, round=replace(now, waiting=waiting, quiet=now.quiet and quiet))
    return (shelf, ()) if now.busy else _next(shelf, ticket)


def due_at_opening(shelf: Shelf, first: ConnectionId | None) -> tuple[ConnectionId, ...]:
    """All of them, the one that is looked at first; what was not known before is asked again by it."""
    others = (c.id for c in shelf.connections if c.id != first)
    return ((first,) if first else ()) + tuple(others)


def never_checked(shelf: Shelf, since: Shelf) -> tuple[ConnectionId, ...]:
    """What came onto it without a check behind it: a damaged book that was put together anew while it was open."""
    return tuple(c.id for c in shelf.connections if c.checked_at is None and since.find(c.id) is None)


def answered(shelf: Shelf, answer: Connection | Trouble, ticket: int) -> Asking:
    """Takes in what the running check came to, and goes on with the next."""
    asked = shelf.round.running
    if asked is None:
        return shelf, ()
    if isinstance(answer, Trouble):
        return _next(_not_checked(shelf, asked, answer), ticket)
    return _next(_with_those_held_up(_checked(shelf, asked, answer)), ticket)


def _with_those_held_up(shelf: Shelf) -> Shelf:
    """What stood in the way of all is over for all, as soon as a person has had one of them checked."""
    now = shelf.round
    if now.quiet:
        return shelf
    held_up = (each for each, unable in shelf.not_checked.items() if _stands_in_the_way(now, unable.trouble))
    return replace(shelf, round=replace(now, waiting=tuple(dict.fromkeys((*now.waiting, *held_up)))))


def _next(shelf: Shelf, ticket: int) -> Asking:
    """The next check of the round; one that was taken away meanwhile is passed over."""
    here = [connection for each in shelf.round.waiting if (connection := shelf.find(each))]
    if not here:
        return replace(shelf, round=Round(), ended_at=shelf.now), ()
    first, *rest = here
    going_on = Round(tuple(c.id for c in rest), first.id, ticket, shelf.round.quiet)
    check = CheckKept(ticket, first, shelf.app_of(first.id), may_ask=not going_on.quiet)
    return replace(shelf, round=going_on), (check,)


def _not_checked(shelf: Shelf, asked: ConnectionId, trouble: Trouble) -> Shelf:
    """Nothing is known that was not known before. What stops everything ends the round."""
    ends = _stands_in_the_way(shelf.round, trouble)
    left = (asked, *shelf.round.waiting) if ends else (asked,)
    unable = {each: NotChecked(trouble, _since(shelf, each, trouble)) for each in left}
    waiting = () if ends else shelf.round.waiting
    return replace(shelf, not_checked={**shelf.not_checked, **unable}, round=replace(shelf.round, waiting=waiting))


def _stands_in_the_way(now: Round, trouble: Trouble) -> bool:
    """Of every other one, too? Who closed the keychain's question is not asked the same about the next key."""
    return concerns_all(trouble.code) or (not now.quiet and trouble.code is Code.KEYCHAIN_DENIED)


def _since(shelf: Shelf, connection_id: ConnectionId, trouble: Trouble) -> datetime:
    """The same cause goes on since it was first met."""
    before = shelf.not_checked.get(connection_id)
    return before.since if before and before.trouble.code is trouble.code else shelf.now


def _checked(shelf: Shelf, asked: ConnectionId, found: Connection) -> Shelf:
    before = shelf.find(asked)
    turned_worse = found.health is Health.TROUBLE and before is not None and before.health is not Health.TROUBLE
    still_worse = tuple(each for each in shelf.worse if each != asked)
    return replace(
        shelf,
        connections=tuple(found if c.id == asked else c for c in shelf.connections),
        not_checked={each: why for each, why in shelf.not_checked.items() if each != asked},
        worse=(*still_worse, asked) if turned_worse else still_worse,
    )
