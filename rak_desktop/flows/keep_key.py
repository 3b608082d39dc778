"""Keeps a verified key: first in the keychain, proven by reading it back, then in the connection book.

| # | Step                     | What it does                                    | When it fails               |
|---|--------------------------|-------------------------------------------------|-----------------------------|
| 1 | write down what begins   | the book notes the card that shall be           | nothing was done            |
| 2 | prove the new key        | writes it to `…/next`, reads it back            | `…/next` is emptied         |
| 3 | set the old key aside    | another key at the address goes to `…/previous`,| what was there comes back   |
|   |                          | and what lies there until now to `…/oldest`     |                             |
| 4 | put the new key in place | writes it to the address, reads it back         | the old key comes back      |
| 5 | enter it in the book     | the connection's public card                    | the old card comes back     |
| 6 | clear up                 | empties `…/next` and `…/oldest`, strikes out    | the next start does it      |
|   |                          | the note                                        |                             |

At no moment is there no working key. Whoever dies between 1 and 6 leaves the note, and `flows/end_undertakings` ends
what it says: from step 2 on `…/next` holds the new key, so it goes on from there. Where a step failed and could not be
taken back now, the note says so, and the next start takes it back.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from datetime import datetime

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import KEYCHAIN_OUT_OF_ORDER, Code
from rak_desktop.core.connection import Connection, ConnectionId, Health, KeychainSlot, PreviousKey, Selector
from rak_desktop.core.errors import KeychainError, ProfileError, RakError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.redaction import holds_secret
from rak_desktop.core.replacement import UNNAMED
from rak_desktop.core.undertaking import Change, Undertaking
from rak_desktop.core.verification import VerifiedKey
from rak_desktop.flows.end_undertakings import end_undertaking_of
from rak_desktop.flows.keychain_steps import BoundedKeychain, clear_up, key_at, prove
from rak_desktop.ports.clock import Clock
from rak_desktop.ports.connection_book import ConnectionBook
from rak_desktop.ports.keychain import Keychain, KeyReader


def new_unnamed_id() -> str:
    """An id of our own for an account whose id Stripe never told. Random: it must not follow from the key."""
    import secrets

    return UNNAMED + secrets.token_hex(4)


def keep_key(
    verified: VerifiedKey,
    profile: AppProfile,
    label: str,
    peer: Peer,
    keychain: Keychain,
    book: ConnectionBook,
    clock: Clock,
    *,
    replaces: Connection | None = None,
    new_id: Callable[[], str] = new_unnamed_id,
) -> Connection:
    """Keeps the key, in place of the connection's old one if there is one, and returns its public card.

    `replaces` is the connection whose key it shall be; else the key's own account says which. An empty label becomes
    the old one, the account's name, or its id. When a step fails, what was done before is taken back and the step's
    KeychainError or BookError goes on. Raises ProfileError for a label that holds a key, before anything is done.
    """
    if holds_secret(label):
        raise ProfileError(Code.KEY_IN_LABEL)
    keychain = BoundedKeychain(keychain, clock)
    with book.alone():
        connection_id = replaces.id if replaces else _id_of(verified, profile, keychain, book, new_id)
        end_undertaking_of(connection_id, keychain, book)
        old_card = book.find(connection_id)
        card = _card(verified, connection_id, connection_id.slot(peer), label, clock.now())
        if old_card is not None:
            card = _continued(card, old_card, renamed=bool(label))
        book.begin(Undertaking(Change.KEEP, card))
        return _put_in_place(verified.key, card, old_card, keychain, book)


def existing_connection(
    key: RestrictedKey, account_id: str | None, profile: AppProfile, reader: KeyReader, book: ConnectionBook
) -> Connection | None:
    """The connection in whose place this key would be kept, or None. Raises BookError.

    An account whose id Stripe never told is known by its key. The book has only the key's ending, and two keys may
    end alike, so the keychain is asked as well; where it would not tell, as when it is locked, the ending has to do.
    """
    if account_id is not None:
        return book.find(ConnectionId(profile.app_id, account_id, key.mode))
    like_it = Selector(app_id=profile.app_id, mode=key.mode)
    alike = [card for card in book.all() if like_it.matches(card) and card.key_ending == key.ending]
    unnamed = [card for card in alike if card.id.account_id.startswith(UNNAMED)]
    return next((card for card in unnamed if holds(card, key, reader) is not False), None)


def holds(connection: Connection, key: RestrictedKey, reader: KeyReader) -> bool | None:
    """Does that connection hold this very key? None when the keychain would not tell without a password."""
    try:
        return reader.load(connection.slot) == key
    except KeychainError:
        return None


def _put_in_place(
    key: RestrictedKey, card: Connection, old_card: Connection | None, keychain: Keychain, book: ConnectionBook
) -> Connection:
    slot = card.slot
    with _AllOrNothing(card, keychain, book) as step:
        # Writing comes before any reading: it makes a locked keychain ask the person, and then it is open.
        _write(key, slot.next, keychain, step, before=None)

        old_key = key_at(slot, keychain)
        if old_key is not None and old_key != key:
            spare = key_at(slot.previous, keychain)
            if spare is not None and spare not in (old_key, key):
                _write(spare, slot.oldest, keychain, step, before=None)
            _write(old_key, slot.previous, keychain, step, before=spare)
            card = replace(card, previous=PreviousKey(old_key.ending, card.connected_at))

        _write(key, slot, keychain, step, before=old_key)

        step(lambda: book.put(card), undo=lambda: _put_back_card(card, old_card, book))

    # The key is kept now, so this cannot fail it: the next start looks again.
    with suppress(RakError):
        clear_up(slot, keychain)
        book.end(card.id)
    return card


class _AllOrNothing(AbstractContextManager["_AllOrNothing"]):
    """Steps with a way back. When one fails, those before it are taken back, the newest first.

    A keychain that fell silent is not asked again: it would be waited for minutes at each step, and the call that was
    given up on may still have its way. The note stays then, and the next start looks and takes back.
    """

    def __init__(self, card: Connection, keychain: Keychain, book: ConnectionBook) -> None:
        self._card = card
        self._keychain = keychain
        self._book = book
        self._undos: list[Callable[[], None]] = []

    def __call__(self, do: Callable[[], None], undo: Callable[[], None]) -> None:
        try:
            do()
        except RakError as error:
            # A step that failed may be half done, so it is taken back as well.
            if not self._was_shut(error):
                self._undos.append(undo)
            raise
        self._undos.append(undo)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, *_: object) -> None:
        if kind is None:
            return
        # Where even this cannot be written, the next start finds `…/next` empty and so nothing to go on with.
        _without_a_word(lambda: self._book.begin(Undertaking(Change.TAKE_BACK, self._card)))
        silent = isinstance(error, RakError) and error.code is Code.KEYCHAIN_NO_ANSWER
        if not silent and self._all_taken_back():
            _without_a_word(lambda: self._book.end(self._card.id))

    def _was_shut(self, error: RakError) -> bool:
        """Did the keychain not even open? Then nothing was done in it.

        To ask it again would only make a person wait, or answer the question that they closed a moment ago.
        """
        if error.code is not Code.KEYCHAIN_DENIED:
            return error.code in KEYCHAIN_OUT_OF_ORDER
        try:
            return self._keychain.describe().locked is True
        except KeychainError:
            return False

    def _all_taken_back(self) -> bool:
        complete = True
        for undo in reversed(self._undos):
            trouble = _without_a_word(undo)
            if trouble is Code.KEYCHAIN_NO_ANSWER:
                return False
            complete = complete and trouble is None
        return complete


def _without_a_word(undo: Callable[[], None]) -> Code | None:
    """What cannot be taken back now is taken back at the next start; the person hears why the step failed."""
    try:
        undo()
    except RakError as error:
        return error.code
    return None


def _write(
    key: RestrictedKey,
    slot: KeychainSlot,
    keychain: Keychain,
    step: _AllOrNothing,
    before: RestrictedKey | None,
) -> None:
    step(lambda: keychain.save(slot, key), undo=lambda: _put_back(slot, before, keychain))
    prove(key, slot, keychain)


def _put_back(slot: KeychainSlot, key: RestrictedKey | None, keychain: Keychain) -> None:
    if key is None:
        keychain.forget(slot)
    else:
        keychain.save(slot, key)


def _put_back_card(card: Connection, old: Connection | None, book: ConnectionBook) -> None:
    if old is None:
        book.remove(card.id)
    else:
        book.put(old)


def _id_of(
    verified: VerifiedKey, profile: AppProfile, keychain: Keychain, book: ConnectionBook, new_id: Callable[[], str]
) -> ConnectionId:
    account_id = verified.report.account.id
    if existing := existing_connection(verified.key, account_id, profile, keychain, book):
        return existing.id
    return ConnectionId(profile.app_id, account_id or new_id(), verified.key.mode)


def _card(
    verified: VerifiedKey, connection_id: ConnectionId, slot: KeychainSlot, label: str, now: datetime
) -> Connection:
    account = verified.report.account
    return Connection(
        id=connection_id,
        slot=slot,
        label=label or account.name or connection_id.account_id,
        key_ending=verified.key.ending,
        connected_at=now,
        checked_at=now,
        account_name=account.name,
        account_confirmed=account.confirmed,
        publishable_key=verified.publishable.text if verified.publishable else None,
        health=Health.UNKNOWN if verified.report.with_outcome(CheckOutcome.UNKNOWN) else Health.GOOD,
        permissions=tuple((each.need.permission.name, each.outcome) for each in verified.report.results),
    )


def _continued(card: Connection, old: Connection, *, renamed: bool) -> Connection:
    """What a connection keeps when a key is kept in it again; its age is the age of its key.

    A publishable key is the account's own and goes with every restricted key of it, until another one comes.
    """
    return replace(
        card,
        label=card.label if renamed else old.label,
        account_name=card.account_name or old.account_name,
        publishable_key=card.publishable_key or old.publishable_key,
        connected_at=old.connected_at if card.key_ending == old.key_ending else card.connected_at,
        previous=old.previous,
    )
