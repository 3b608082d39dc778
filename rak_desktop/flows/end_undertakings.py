"""Ends what was begun and stopped halfway, by a crash or a full disk, so that book and keychain say the same again.

| The note says | What is found                     | What is done                                                |
|---------------|-----------------------------------|-------------------------------------------------------------|
| KEEP          | the new key, at `…/next` or in    | goes on as `keep_key` would have: old key aside, new key to |
|               | its place                         | its address, its card into the book, `…/next` emptied       |
| KEEP          | only an old key that it names, at | that key is put in its place: a damaged book is put together|
|               | `…/previous`                      | anew, and nothing else is left of the connection            |
| KEEP          | no new key anywhere               | nothing was stored, so there is nothing to do or to tell    |
| TAKE_BACK     | the new key in its place          | the old key comes back from `…/previous`, or it goes; what  |
|               |                                   | was at `…/previous` before comes back from `…/oldest`       |
| DROP_OLD      | anything or nothing               | `…/previous` is emptied, the card says so                   |
| DISCONNECT    | anything or nothing               | every address is emptied, the card goes                     |

The note is struck out last, so this can itself be stopped anywhere and begun again. It runs when a window opens and
before whatever changes keys, never in `key` and `exec`, which only read. It also drops old keys after seven days.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from rak_desktop.core.connection import Connection, ConnectionId, PreviousKey
from rak_desktop.core.errors import BookError, RakError, Trouble
from rak_desktop.core.undertaking import Change, Undertaking
from rak_desktop.core.values import dataclass
from rak_desktop.flows.keychain_steps import BoundedKeychain, clear, clear_up, key_at, open_up, write
from rak_desktop.ports.clock import Clock
from rak_desktop.ports.connection_book import ConnectionBook
from rak_desktop.ports.keychain import Keychain

OLD_KEY_STAYS = timedelta(days=7)
"""How long a replaced key can be brought back, unless the person says before that it was ended at Stripe."""


@dataclass(frozen=True)
class Tidied:
    """What was ended as it was meant, and why something was left for later, such as a locked keychain or a full disk.

    A key that was never stored was not kept, so that change is in neither.
    """

    ended: tuple[Undertaking, ...] = ()
    left: tuple[Trouble, ...] = ()


def end_undertakings(keychain: Callable[[], Keychain], book: ConnectionBook, clock: Clock) -> Tidied:
    """Ends everything that can be ended now, and drops old keys whose time is over.

    Writes nothing, and does not even build the keychain, when there is nothing to do.
    """
    try:
        if not _anything_to_do(book, clock):
            return Tidied()
    except BookError:
        return Tidied()  # nobody knows of a change that waits; who needs the book says what is wrong with it
    try:
        with book.alone():
            return _end_all(BoundedKeychain(keychain(), clock), book, clock)
    except RakError as error:
        return Tidied(left=(error.trouble,))


def end_undertaking_of(connection_id: ConnectionId, keychain: Keychain, book: ConnectionBook) -> None:
    """Ends what was begun with this connection, so that something else can begin. For who holds `book.alone()`.

    Raises KeychainError and BookError.
    """
    for undertaking in book.undertakings():
        if undertaking.card.id == connection_id:
            open_up(undertaking.card.slot, keychain)
            end(undertaking, keychain, book)


def end(undertaking: Undertaking, keychain: Keychain, book: ConnectionBook) -> bool:
    """Does what is left of it, and strikes it out. False where there is no new key to keep: nothing was stored then.

    For who holds `book.alone()`. Raises KeychainError and BookError.
    """
    card, done = undertaking.card, True
    match undertaking.change:
        case Change.KEEP:
            done = _go_on_keeping(card, keychain, book)
        case Change.TAKE_BACK:
            _take_back(card, keychain, book)
        case Change.DROP_OLD:
            _drop_old(card, keychain, book)
        case Change.DISCONNECT:
            _disconnect(card, keychain, book)
    book.end(card.id)
    return done


def _anything_to_do(book: ConnectionBook, clock: Clock) -> bool:
    return bool(book.undertakings()) or bool(_with_an_old_key_too_long(book, clock))


def _with_an_old_key_too_long(book: ConnectionBook, clock: Clock) -> tuple[Connection, ...]:
    ends = clock.now() - OLD_KEY_STAYS
    return tuple(card for card in book.all() if card.previous and card.previous.since <= ends)


def _end_all(keychain: Keychain, book: ConnectionBook, clock: Clock) -> Tidied:
    """One connection's trouble leaves the others untouched; a trouble of the keychain itself is told once."""
    troubles: dict[object, Trouble] = {}
    too_long = (Undertaking(Change.DROP_OLD, card) for card in _with_an_old_key_too_long(book, clock))
    begun = {undertaking.card.id: undertaking for undertaking in (*too_long, *book.undertakings())}
    ended = []
    for undertaking in begun.values():
        try:
            if end(undertaking, keychain, book):
                ended.append(undertaking)
        except RakError as error:
            troubles.setdefault(error.code, error.trouble)
    return Tidied(tuple(ended), tuple(troubles.values()))


def _go_on_keeping(card: Connection, keychain: Keychain, book: ConnectionBook) -> bool:
    slot = card.slot
    in_place = key_at(slot, keychain)
    key = key_at(slot.next, keychain) or in_place or key_at(slot.previous, keychain)
    if key is None or (key.mode, key.ending) != (card.id.mode, card.key_ending):
        if old := book.find(card.id):
            _bring_back(old, card, keychain, book)
        clear_up(slot, keychain)
        return False
    if in_place is not None and in_place != key:
        write(in_place, slot.previous, keychain)
        card = replace(card, previous=PreviousKey(in_place.ending, card.connected_at))
    elif in_place == key:
        card = replace(card, previous=_set_aside_before(card, keychain, book))
    write(key, slot, keychain)
    book.put(card)
    if key_at(slot.previous, keychain) == key:
        clear(slot.previous, keychain)  # from where it came
    clear_up(slot, keychain)
    return True


def _set_aside_before(card: Connection, keychain: Keychain, book: ConnectionBook) -> PreviousKey | None:
    """The old key, where it was set aside and the book did not learn of it any more."""
    old = book.find(card.id)
    if old is None or old.key_ending == card.key_ending:
        return old.previous if old else None
    spare = key_at(card.slot.previous, keychain)
    return PreviousKey(spare.ending, card.connected_at) if spare else None


def _take_back(card: Connection, keychain: Keychain, book: ConnectionBook) -> None:
    old = book.find(card.id)
    if old is None:
        clear(card.slot, keychain)
    elif old.key_ending != card.key_ending:
        _bring_back(old, card, keychain, book)
    clear_up(card.slot, keychain)


def _bring_back(old: Connection, new: Connection, keychain: Keychain, book: ConnectionBook) -> None:
    """The old key was set aside before the new one took its place, so it is the one in place or the spare one."""
    slot = old.slot
    in_place, spare, oldest = (key_at(place, keychain) for place in (slot, slot.previous, slot.oldest))
    if in_place is None or in_place.ending == new.key_ending:
        if spare is None or spare.ending != old.key_ending:
            # Somebody else was here. A connection with another key than planned is better than one without.
            if in_place is not None:
                book.put(new)
            return
        write(spare, slot, keychain)
        in_place = spare
    if spare == in_place and oldest is not None:
        write(oldest, slot.previous, keychain)
    elif spare == in_place:
        clear(slot.previous, keychain)
        book.put(replace(old, previous=None))


def _drop_old(card: Connection, keychain: Keychain, book: ConnectionBook) -> None:
    clear(card.slot.previous, keychain)
    if now := book.find(card.id):
        book.put(replace(now, previous=None))


def _disconnect(card: Connection, keychain: Keychain, book: ConnectionBook) -> None:
    """The key in use goes last: until then the connection works, should the keychain refuse."""
    clear_up(card.slot, keychain)
    for slot in (card.slot.previous, card.slot):
        clear(slot, keychain)
    book.remove(card.id)
