"""Keeps a verified key: first in the keychain, proven by reading it back, then in the connection book.

| # | Step                     | What it does                                    | Taken back by               |
|---|--------------------------|-------------------------------------------------|-----------------------------|
| 1 | prove the new key        | writes it to `…/next`, reads it back            | emptying `…/next`           |
| 2 | set the old key aside    | another key at the address goes to `…/previous` | what was at `…/previous`    |
| 3 | put the new key in place | writes it to the address, reads it back         | the old key, or nothing     |
| 4 | enter it in the book     | the connection's public card                    | the old card, or none       |
| 5 | clear up                 | empties `…/next`                                |                             |

From step 1 to step 5 `…/next` holds the new key: who finds one there later knows that keeping it did not end. Nothing
looks for one yet; keeping a key at the same address again overwrites it and clears it up.
At no moment is there no working key.
"""

import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from datetime import datetime

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId, Health, KeychainSlot, Selector
from rak_desktop.core.errors import KeychainError, ProfileError, RakError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.redaction import holds_secret
from rak_desktop.core.verification import VerifiedKey
from rak_desktop.ports.clock import Clock
from rak_desktop.ports.connection_book import ConnectionBook
from rak_desktop.ports.keychain import Keychain

_UNNAMED = "unnamed-"


def new_unnamed_id() -> str:
    """An id of our own for an account whose id Stripe never told. Random: it must not follow from the key."""
    return _UNNAMED + secrets.token_hex(4)


def keep_key(
    verified: VerifiedKey,
    profile: AppProfile,
    label: str,
    peer: Peer,
    keychain: Keychain,
    book: ConnectionBook,
    clock: Clock,
    *,
    new_id: Callable[[], str] = new_unnamed_id,
) -> Connection:
    """Keeps the key, in place of the connection's old one if there is one, and returns its public card.

    An empty label becomes the old one, the account's name, or its id. When a step fails, what was done before
    is taken back and the step's KeychainError or BookError goes on. Raises ProfileError for a label that holds
    a key, before anything is done.
    """
    if holds_secret(label):
        raise ProfileError(Code.KEY_IN_LABEL)
    key = verified.key
    account_id = verified.report.account.id or _own_id_of(key, profile, book) or new_id()
    connection_id = ConnectionId(profile.app_id, account_id, key.mode)
    slot = connection_id.slot(peer)
    card = _card(verified, connection_id, slot, label, clock.now())
    old_card = book.find(connection_id)

    with _AllOrNothing() as step:
        # Writing comes before any reading: it makes a locked keychain ask the person, and then it is open.
        _write(key, slot.next, keychain, step, before=None)

        old_key = _key_at(slot, keychain)
        if old_key is not None and old_key != key:
            _write(old_key, slot.previous, keychain, step, before=_key_at(slot.previous, keychain))

        _write(key, slot, keychain, step, before=old_key)

        if old_card is not None:
            card = _continued(card, old_card, renamed=bool(label), same_key=old_key == key)
        step(lambda: book.put(card), undo=lambda: _put_back_card(card, old_card, book))

    # The key is kept now, so this cannot fail it: a copy that stays at `…/next` goes when one is kept there again.
    with suppress(KeychainError):
        keychain.forget(slot.next)
    return card


# Writing to a keychain in one of these states stores nothing; asking again would only make a person wait.
_NOTHING_STORED = frozenset(
    {
        Code.KEYCHAIN_ABSENT,
        Code.KEYCHAIN_LOCKED,
        Code.KEYCHAIN_NO_ANSWER,
        Code.KEYCHAIN_OUT_OF_REACH,
    }
)


class _AllOrNothing(AbstractContextManager["_AllOrNothing"]):
    """Steps with a way back. When one fails, those before it are taken back, the newest first.

    A keychain that fell silent is waited for once and not once for each step: that can take minutes every time.
    """

    def __init__(self) -> None:
        self._undos: list[Callable[[], None]] = []

    def __call__(self, do: Callable[[], None], undo: Callable[[], None]) -> None:
        try:
            do()
        except RakError as error:
            # A step that failed may be half done, so it is taken back as well.
            if error.code not in _NOTHING_STORED:
                self._undos.append(undo)
            raise
        self._undos.append(undo)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        undos = reversed(self._undos) if kind is not None else ()
        for undo in undos:
            if _without_a_word(undo) is Code.KEYCHAIN_NO_ANSWER:
                return


def _without_a_word(undo: Callable[[], None]) -> Code | None:
    """What cannot be taken back stays until a key is kept there again; the person hears why the step failed."""
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
    """Writes and reads back: a keychain that only says that it stored the key has not kept it."""
    step(lambda: keychain.save(slot, key), undo=lambda: _put_back(slot, before, keychain))
    if _key_at(slot, keychain) != key:
        raise KeychainError(Code.KEYCHAIN_REFUSED_TO_STORE)


def _put_back(slot: KeychainSlot, key: RestrictedKey | None, keychain: Keychain) -> None:
    if key is None:
        keychain.forget(slot)
    else:
        keychain.save(slot, key)


def _key_at(slot: KeychainSlot, keychain: Keychain) -> RestrictedKey | None:
    """The key at this address; None for an empty one, or a value that no reader of the address could use."""
    try:
        return keychain.load(slot)
    except KeychainError as error:
        if error.code in (Code.KEYCHAIN_ITEM_GONE, Code.KEYCHAIN_VALUE_CHANGED):
            return None
        raise


def _put_back_card(card: Connection, old: Connection | None, book: ConnectionBook) -> None:
    if old is None:
        book.remove(card.id)
    else:
        book.put(old)


def _own_id_of(key: RestrictedKey, profile: AppProfile, book: ConnectionBook) -> str | None:
    """The id we once made up for this key, so that keeping it again makes no second connection.

    Known by the key's ending: the keychain may be locked, and cannot be asked before the id is known.
    """
    like_it = Selector(app_id=profile.app_id, mode=key.mode)
    ids = [card.id.account_id for card in book.all() if like_it.matches(card) and card.key_ending == key.ending]
    return next((account_id for account_id in ids if account_id.startswith(_UNNAMED)), None)


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


def _continued(card: Connection, old: Connection, *, renamed: bool, same_key: bool) -> Connection:
    """What a connection keeps when a key is kept in it again; its age is the age of its key."""
    return replace(
        card,
        label=card.label if renamed else old.label,
        account_name=card.account_name or old.account_name,
        connected_at=old.connected_at if same_key else card.connected_at,
    )
