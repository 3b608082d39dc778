"""Every change to keys as a story: what is there before it, what it does, and what must be there after it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId, Health, PreviousKey
from rak_desktop.core.errors import BookError, Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.verification import Account, VerificationReport, VerifiedKey
from rak_desktop.flows.end_undertakings import end_undertakings
from rak_desktop.flows.keep_key import keep_key
from rak_desktop.flows.keychain_steps import key_at
from rak_desktop.flows.manage_connections import bring_old_key_back, disconnect, drop_old_key
from rak_desktop.ports.connection_book import ConnectionBook
from rak_desktop.ports.keychain import Keychain
from tests.fakes.clock import NOON, FixedClock
from tests.fakes.connection_book import MemoryBook
from tests.fakes.faults import BreakingComputer
from tests.fakes.jobs import HeldJobs
from tests.fakes.keychain import MemoryKeychain
from tests.fakes.stripe_gateway import ScriptedStripeGateway

OLDEST = RestrictedKey("rk_test_51OldestKeyOfThisShop0000")
OLD = RestrictedKey("rk_test_51OldKeyOfThisShop000001")
NEW = RestrictedKey("rk_test_51NewKeyOfThisShop000002")

PROFILE = AppProfile("com.example.tickets", "Tickets", "https://example.com", needs=())
SHOP = Account("acct_1FlowerShop", "Flower shop", confirmed=True)
ID = ConnectionId(PROFILE.app_id, "acct_1FlowerShop", Mode.TEST)
SLOT = ID.slot(Peer.STRIPE)
A_DAY_AGO = NOON - timedelta(days=1)
CARD = Connection(ID, SLOT, "Flower shop", OLD.ending, A_DAY_AGO, A_DAY_AGO, SHOP.name, True, health=Health.GOOD)

Change = Callable[[Keychain, ConnectionBook], object]


def keep(key: RestrictedKey, account: Account = SHOP) -> Change:
    """Keeps this key, in place of the account's present one if there is one."""
    verified = VerifiedKey(key, VerificationReport(key.mode, key.ending, account, proven=True))
    return lambda keychain, book: keep_key(verified, PROFILE, "", Peer.STRIPE, keychain, book, FixedClock())


def bring_back(keychain: Keychain, book: ConnectionBook, connection_id: ConnectionId = ID) -> None:
    """Puts the old key in its place again."""
    card = book.find(connection_id)
    if card is None:
        raise BookError(Code.NO_SUCH_CONNECTION)  # another process was faster
    bring_old_key_back(
        card,
        PROFILE,
        Peer.STRIPE,
        gateway=ScriptedStripeGateway(),
        keychain=keychain,
        book=book,
        jobs=HeldJobs(),
        clock=FixedClock(),
    )


@dataclass(frozen=True)
class Story:
    """A change: which keys are at the address and at `…/previous` before it, and at the address after it."""

    name: str
    change: Change
    before: RestrictedKey | None
    spare_before: RestrictedKey | None
    after: RestrictedKey | None

    def begin_with(self, keychain: Keychain, book: ConnectionBook) -> None:
        """Makes this computer one on which the change can happen."""
        if self.before:
            spare = PreviousKey(self.spare_before.ending, A_DAY_AGO) if self.spare_before else None
            book.put(replace(CARD, key_ending=self.before.ending, previous=spare))
            keychain.save(SLOT, self.before)
        if self.spare_before:
            keychain.save(SLOT.previous, self.spare_before)

    def computer(self) -> tuple[MemoryKeychain, MemoryBook]:
        """A computer in memory on which it can happen."""
        keychain, book = MemoryKeychain(), MemoryBook()
        self.begin_with(keychain, book)
        return keychain, book

    def steps(self) -> list[str]:
        """Everything it asks of keychain and book, in order."""
        computer = BreakingComputer(*self.computer())
        self.change(computer.keychain, computer.book)
        return computer.calls


STORIES = (
    Story("a new key", keep(NEW), None, None, NEW),
    Story("the same key again", keep(OLD), OLD, None, OLD),
    Story("a replacement", keep(NEW), OLD, None, NEW),
    Story("a second replacement", keep(NEW), OLD, OLDEST, NEW),
    Story("bringing the old key back", bring_back, NEW, OLD, OLD),
    Story("dropping the old key", lambda k, b: drop_old_key(ID, k, b, FixedClock()), NEW, OLD, NEW),
    Story("disconnecting", lambda k, b: disconnect(ID, k, b, FixedClock()), NEW, OLD, None),
)


def start_again(keychain: Keychain, book: ConnectionBook, clock: FixedClock | None = None) -> tuple[Trouble, ...]:
    """What the next start does; why something of it has to wait."""
    return end_undertakings(lambda: keychain, book, clock or FixedClock()).left


def assert_one_truth(keychain: Keychain, book: ConnectionBook, connection_id: ConnectionId = ID) -> None:
    """Book and keychain tell the same, and nothing lies about that neither of them knows."""
    slot, card = connection_id.slot(Peer.STRIPE), book.find(connection_id)
    in_use, spare = key_at(slot, keychain), key_at(slot.previous, keychain)
    assert connection_id not in [undertaking.card.id for undertaking in book.undertakings()]
    assert key_at(slot.next, keychain) is key_at(slot.oldest, keychain) is None
    assert (in_use and in_use.ending) == (card and card.key_ending)
    assert (spare and spare.ending) == (card and card.previous and card.previous.ending)
