"""Connection: the public card of a kept key, its address in the keychain, and how one is chosen."""

from collections.abc import Iterable
from datetime import datetime
from enum import Enum

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import BookError, Fact
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.values import dataclass

KEY_USERNAME = "key"


@dataclass(frozen=True)
class KeychainSlot:
    """The address of one secret in the keychain; stable and documented, other programs read it."""

    service: str
    username: str = KEY_USERNAME

    @property
    def next(self) -> "KeychainSlot":
        """Where a new key is proven before it takes its place."""
        return KeychainSlot(f"{self.service}/next", self.username)

    @property
    def previous(self) -> "KeychainSlot":
        """Where the old key stays after it was replaced."""
        return KeychainSlot(f"{self.service}/previous", self.username)

    @property
    def oldest(self) -> "KeychainSlot":
        """Where a key that was at `previous` waits while another one is put there, should that be taken back."""
        return KeychainSlot(f"{self.service}/oldest", self.username)


@dataclass(frozen=True)
class ConnectionId:
    """What makes a connection the same one: the app, the account, the mode.

    `account_id` is Stripe's `acct_…`, or `unnamed-<8 hex>` when Stripe never told it.
    """

    app_id: str
    account_id: str
    mode: Mode

    def slot(self, peer: Peer) -> KeychainSlot:
        """`rak-desktop/<app id>/<account id>/<mode>`, and practice under its own name."""
        return KeychainSlot(f"{peer.keychain_prefix}/{self.app_id}/{self.account_id}/{self.mode.value}")

    def options(self, peer: Peer) -> str:
        """What chooses exactly this one in every command, to be typed."""
        chosen = f"--app {self.app_id} --account {self.account_id} --mode {self.mode.value}"
        return f"{chosen} --practice" if peer is Peer.PRACTICE else chosen


class Health(Enum):
    """What the last check came to. UNKNOWN: something that was asked could not be told, or nothing was asked yet."""

    GOOD = "good"
    TROUBLE = "trouble"
    UNKNOWN = "unknown"


class Standing(Enum):
    """What is known of a kept key at Stripe. NOT_KNOWN: no check got as far as the key."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    NOT_KNOWN = "not known"


_REFUSALS = frozenset({Code.ENDED_KEY, Code.UNKNOWN_KEY})
_STRIPE_TOOK_THE_KEY = frozenset({Code.PERMISSION_MISSING, Code.KEY_LIMITED})


@dataclass(frozen=True)
class PreviousKey:
    """The key that was replaced, kept at `…/previous` since then in case it has to come back."""

    ending: str
    since: datetime


@dataclass(frozen=True)
class Connection:
    """Everything about a kept key except the key.

    `trouble` and `permissions` (by Stripe's manifest names) are what the last check came to. `checked_at` is None
    where nobody checked the key, as after a damaged book was put together anew.
    """

    id: ConnectionId
    slot: KeychainSlot
    label: str
    key_ending: str
    connected_at: datetime
    checked_at: datetime | None
    account_name: str | None = None
    account_confirmed: bool = False
    publishable_key: str | None = None
    health: Health = Health.GOOD
    trouble: Code | None = None
    permissions: tuple[tuple[str, CheckOutcome], ...] = ()
    previous: PreviousKey | None = None

    @property
    def standing(self) -> Standing:
        """How Stripe took the key at the last check, which is all that can be said without asking again."""
        if self.checked_at is None:
            return Standing.NOT_KNOWN
        if self.health is not Health.TROUBLE or self.trouble in _STRIPE_TOOK_THE_KEY:
            return Standing.ACCEPTED
        return Standing.REFUSED if self.trouble in _REFUSALS else Standing.NOT_KNOWN


@dataclass(frozen=True)
class Selector:
    """Which connection is meant. What is None matches anything."""

    app_id: str | None = None
    account_id: str | None = None
    mode: Mode | None = None
    label: str | None = None

    def matches(self, connection: Connection) -> bool:
        """Does this connection have everything that was asked for?"""
        return (
            self.app_id in (None, connection.id.app_id)
            and self.account_id in (None, connection.id.account_id)
            and self.mode in (None, connection.id.mode)
            and self.label in (None, connection.label)
        )

    def choose(self, connections: Iterable[Connection]) -> Connection:
        """The one match. Raises BookError, with the candidates, when there is none or several."""
        known = tuple(connections)
        matching = tuple(filter(self.matches, known))
        match matching:
            case (only,):
                return only
            case ():
                raise BookError(Code.NO_SUCH_CONNECTION, candidates=_names(known), known=len(known))
            case _:
                raise BookError(Code.SEVERAL_CONNECTIONS, candidates=_names(matching), matching=len(matching))


def _names(connections: Iterable[Connection]) -> str:
    return "; ".join(f"{c.label}: {c.id.app_id}, {c.id.account_id}, {c.id.mode.value}" for c in connections)


def whose(connection: Connection) -> dict[str, Fact]:
    """What a trouble tells of the connection that it is about."""
    return {
        "app_id": connection.id.app_id,
        "account_id": connection.id.account_id,
        "mode": connection.id.mode.value,
        "label": connection.label,
    }
