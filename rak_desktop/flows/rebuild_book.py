"""Puts a damaged connection book together anew from what the keychain knows. Nothing is deleted.

| The book is …                        | What is done                                                             |
|--------------------------------------|--------------------------------------------------------------------------|
| damaged                              | set aside under another name; a new one gets a card for each key found,  |
|                                      | be it only an old one at `…/previous`                                    |
| damaged, and the keychain is locked  | left as it is: without the keys nobody knows their endings               |
| damaged, where nothing can be listed | set aside; who connects again finds the key at its address recognised    |
| of a newer version, or not ours      | left alone                                                               |
| out of this sign-in's reach          | left alone                                                               |

What only the book knew is gone: the names of shops, and what the last checks came to. So no card claims a check.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId, Health, KeychainSlot, PreviousKey
from rak_desktop.core.errors import BookError, RakError, Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.undertaking import Change, Undertaking
from rak_desktop.flows.keychain_steps import key_at
from rak_desktop.ports.clock import Clock
from rak_desktop.ports.connection_book import ConnectionBook
from rak_desktop.ports.key_finder import KeyFinder
from rak_desktop.ports.keychain import KeyReader


def rebuild_if_damaged(
    book: ConnectionBook,
    finder: Callable[[], KeyFinder | None],
    reader: Callable[[], KeyReader],
    peer: Peer,
    clock: Clock,
) -> Trouble | None:
    """None where the book is sound. Else what was done about it (BOOK_REBUILT), or why nothing could be done."""
    try:
        book.all()
        book.undertakings()
    except BookError as error:
        if error.code is not Code.BOOK_UNREADABLE or "problem" in error.facts:
            return None  # who needs the book says so
    else:
        return None
    try:
        return _rebuild(book, finder(), reader(), peer, clock)
    except RakError as error:
        return error.trouble


def _rebuild(
    book: ConnectionBook, finder: KeyFinder | None, reader: KeyReader, peer: Peer, clock: Clock
) -> Trouble | None:
    with book.alone():
        found = tuple(_found(finder.services(), reader, peer, clock)) if finder else ()
        kept_as = book.set_aside()
        if kept_as is None:
            return None
        for card, proven in found:
            if card is not None:
                book.put(card)
            if proven is not None:
                book.begin(Undertaking(Change.KEEP, proven))
    return Trouble(Code.BOOK_REBUILT, {"file": kept_as, "count": sum(any(cards) for cards in found)})


def _found(
    services: Iterable[str], reader: KeyReader, peer: Peer, clock: Clock
) -> Iterator[tuple[Connection | None, Connection | None]]:
    """For each connection the card of the key in use, and the card of a key whose keeping had not ended.

    Where an old key is all that is left, it is the one to be put in its place.
    """
    for connection_id in dict.fromkeys(_ids(services, peer)):
        slot = connection_id.slot(peer)
        in_use, proven, spare = (key_at(place, reader) for place in (slot, slot.next, slot.previous))
        previous = PreviousKey(spare.ending, clock.now()) if spare and (in_use or proven) else None
        shall_be = proven or (spare if in_use is None else None)
        cards = (_card(connection_id, slot, key, previous, clock.now()) for key in (in_use, shall_be))
        yield next(cards), next(cards)


def _ids(services: Iterable[str], peer: Peer) -> Iterator[ConnectionId]:
    """Whose keys lie there; `…/next` and its like are of the same connection."""
    for service in services:
        match service.split("/"):
            case [prefix, app_id, account_id, ("live" | "test") as mode, *_] if prefix == peer.keychain_prefix:
                yield ConnectionId(app_id, account_id, Mode(mode))


def _card(
    connection_id: ConnectionId,
    slot: KeychainSlot,
    key: RestrictedKey | None,
    previous: PreviousKey | None,
    now: datetime,
) -> Connection | None:
    if key is None or key.mode is not connection_id.mode:
        return None
    return Connection(
        connection_id,
        slot,
        label=connection_id.account_id,
        key_ending=key.ending,
        connected_at=now,
        checked_at=None,
        health=Health.UNKNOWN,
        previous=previous,
    )
