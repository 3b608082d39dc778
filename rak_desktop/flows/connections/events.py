"""What can happen in the connections window. Answers carry the ticket of the question."""

from dataclasses import dataclass

from rak_desktop.core.connection import Connection, ConnectionId
from rak_desktop.core.errors import Trouble
from rak_desktop.core.page_state import PageState
from rak_desktop.flows.connect.events import Back, Closed


@dataclass(frozen=True)
class Opened:
    """The window stands on the screen. `check`: the connections are to be checked quietly now."""

    check: bool = True


@dataclass(frozen=True)
class BookChanged:
    """Somebody wrote into the book: this window, the terminal, another window."""


@dataclass(frozen=True)
class BookRead:
    answer: tuple[Connection, ...] | Trouble


@dataclass(frozen=True)
class KeychainDescribed:
    """The name of the password store, when there is one."""

    name: str


@dataclass(frozen=True)
class Looked:
    """One connection was opened."""

    id: ConnectionId


@dataclass(frozen=True)
class CheckAsked:
    id: ConnectionId


@dataclass(frozen=True)
class CheckAllAsked:
    pass


@dataclass(frozen=True)
class CheckingStopped:
    """Stop was pressed: what is out is not waited for."""


@dataclass(frozen=True)
class CheckAnswered:
    """The connection as the book has it after the check, or why the check could not run."""

    ticket: int
    answer: Connection | Trouble


@dataclass(frozen=True)
class MendingPageAsked:
    """Open (again) the page at Stripe that mends the connection which is looked at."""


@dataclass(frozen=True)
class MendingPageAnswered:
    """What became of the request to open this page."""

    url: str
    page: PageState


@dataclass(frozen=True)
class ReplaceAsked:
    """A new key is to take the place of this connection's key."""

    id: ConnectionId


@dataclass(frozen=True)
class AnotherAsked:
    """Connect another shop."""


Event = (
    Opened
    | BookChanged
    | BookRead
    | KeychainDescribed
    | Looked
    | CheckAsked
    | CheckAllAsked
    | CheckingStopped
    | CheckAnswered
    | MendingPageAsked
    | MendingPageAnswered
    | ReplaceAsked
    | AnotherAsked
    | Back
    | Closed
)
