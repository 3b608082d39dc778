"""What can be done with a connection that exists: rename, bring the old key back, drop it, disconnect.

Replacing is `flows/connect` with its other goal. Everything that changes keys is alone with it (`book.alone()`), is
written down before it begins, and is ended by the next start when it stops halfway (`flows/end_undertakings`).
"""

from dataclasses import replace

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId
from rak_desktop.core.errors import BookError, KeychainError, ProfileError, RakError
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.publishable_key import PublishableKey
from rak_desktop.core.redaction import holds_secret
from rak_desktop.core.replacement import facts_of_replacing
from rak_desktop.core.undertaking import DISCONNECTING, UNFINISHED, Change, Undertaking
from rak_desktop.core.verification import VerificationReport, VerifiedKey
from rak_desktop.flows.end_undertakings import end, end_undertaking_of
from rak_desktop.flows.keep_key import keep_key
from rak_desktop.flows.keychain_steps import BoundedKeychain, OpenedFirst
from rak_desktop.flows.verify_key import SECONDS_FOR_ALL, ask_account, verify_key
from rak_desktop.ports.clock import Clock
from rak_desktop.ports.connection_book import ConnectionBook
from rak_desktop.ports.jobs import Jobs
from rak_desktop.ports.keychain import Keychain
from rak_desktop.ports.stripe_gateway import StripeGateway


def rename(connection_id: ConnectionId, label: str, book: ConnectionBook) -> Connection:
    """Gives the shop another name. Raises ProfileError for one that holds a key, BookError for a book or no match."""
    if holds_secret(label):
        raise ProfileError(Code.KEY_IN_LABEL)
    with book.alone():
        card = replace(_known(connection_id, book), label=harmless(label))
        book.put(card)
        return card


def drop_old_key(connection_id: ConnectionId, keychain: Keychain, book: ConnectionBook, clock: Clock) -> Connection:
    """The person says that the old key was ended at Stripe: `…/previous` is emptied. Raises as `disconnect`."""
    keychain = BoundedKeychain(keychain, clock)
    with book.alone():
        end_undertaking_of(connection_id, keychain, book)
        dropping = Undertaking(Change.DROP_OLD, _known(connection_id, book))
        book.begin(dropping)
        end(dropping, keychain, book)
        return _known(connection_id, book)


def disconnect(connection_id: ConnectionId, keychain: Keychain, book: ConnectionBook, clock: Clock) -> None:
    """Removes the connection's keys, looks that they are gone, and takes its card out of the book.

    Raises KeychainError and BookError. What could not be done then is done at the next start, and the error says so
    (`unfinished`): the person said yes to it. The key itself works on at Stripe, until it is expired or the app is
    uninstalled there.
    """
    keychain = BoundedKeychain(keychain, clock)
    with book.alone():
        leaving = Undertaking(Change.DISCONNECT, _known(connection_id, book))
        book.begin(leaving)
        try:
            end(leaving, keychain, book)
        except RakError as error:
            raise type(error)(error.code, **{**error.facts, UNFINISHED: DISCONNECTING}) from error


def bring_old_key_back(
    connection: Connection,
    profile: AppProfile,
    peer: Peer,
    *,
    gateway: StripeGateway,
    keychain: Keychain,
    book: ConnectionBook,
    jobs: Jobs,
    clock: Clock,
) -> tuple[Connection | None, VerificationReport]:
    """Puts the key at `…/previous` in its place again; the one in use becomes the spare, so this can be undone too.

    Stripe is asked first: where the old key no longer works there is only its report, and nothing was changed.
    Raises BookError (NO_OLD_KEY) when there is none, and RakError when Stripe or the keychain cannot be asked.
    """
    old_key = _old_key(connection, keychain)
    publishable = PublishableKey(connection.publishable_key) if connection.publishable_key else None
    answer = verify_key(old_key, publishable, profile, gateway=gateway, jobs=jobs, clock=clock, progress=lambda _: None)
    if not isinstance(answer, VerifiedKey):
        return None, answer
    return keep_key(answer, profile, "", peer, keychain, book, clock, replaces=connection), answer.report


def has_ended(key: RestrictedKey, gateway: StripeGateway, jobs: Jobs) -> bool:
    """Does Stripe no longer know this key? Within 20 seconds. Raises RakError when no answer tells."""
    refusal = ask_account(key, gateway, jobs, SECONDS_FOR_ALL).refusal
    return refusal is not None and refusal.code in (Code.UNKNOWN_KEY, Code.ENDED_KEY)


def drop_old_key_if_ended(
    connection: Connection, gateway: StripeGateway, keychain: Keychain, book: ConnectionBook, jobs: Jobs, clock: Clock
) -> Connection:
    """Asks Stripe about the key at `…/previous`, and drops it when it has ended; one that works on stays.

    Raises BookError (NO_OLD_KEY) when there is none, RakError when Stripe cannot be asked, and as `disconnect`.
    """
    if not has_ended(_old_key(connection, keychain), gateway, jobs):
        return connection
    return drop_old_key(connection.id, keychain, book, clock)


def _old_key(connection: Connection, keychain: Keychain) -> RestrictedKey:
    try:
        return OpenedFirst(keychain).load(connection.slot.previous)
    except KeychainError as error:
        if error.code is Code.KEYCHAIN_ITEM_GONE:
            raise BookError(Code.NO_OLD_KEY, **facts_of_replacing(connection)) from error
        raise


def _known(connection_id: ConnectionId, book: ConnectionBook) -> Connection:
    card = book.find(connection_id)
    if card is None:
        raise BookError(Code.NO_SUCH_CONNECTION, candidates="", known=len(book.all()))
    return card
