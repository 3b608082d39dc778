"""What can happen in the connections window. Answers carry the ticket of the question."""

from rak_desktop.core.connection import Connection, ConnectionId
from rak_desktop.core.errors import Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.policy import EffectiveSettings
from rak_desktop.core.settings import Oddity
from rak_desktop.core.snippet import Snippet
from rak_desktop.core.values import dataclass
from rak_desktop.flows.connect.events import (
    Back,
    Closed,
    KeychainAsks,
    OldKeyAnswered,
    OldKeyEnded,
    OpenPage,
    PageAnswered,
    Renamed,
)


@dataclass(frozen=True)
class Opened:
    """The window stands on the screen. `check`: the connections are to be checked quietly now."""

    check: bool = True


@dataclass(frozen=True)
class BookChanged:
    """Somebody wrote into the book: this window, the terminal, another window.

    `told` is what the person should know of it, as that a damaged one was put together anew.
    """

    told: tuple[Trouble, ...] = ()


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
class ReplaceAsked:
    """A new key is to take the place of this connection's key."""

    id: ConnectionId


@dataclass(frozen=True)
class AnotherAsked:
    """Connect another shop."""


@dataclass(frozen=True)
class RenameAsked:
    id: ConnectionId


@dataclass(frozen=True)
class RenameConfirmed:
    """Keep the name that was typed."""


@dataclass(frozen=True)
class RenameAnswered:
    ticket: int
    answer: Connection | Trouble


@dataclass(frozen=True)
class OldKeyWanted:
    """Put the replaced key in its place again."""

    id: ConnectionId


@dataclass(frozen=True)
class OldKeyBack:
    """The connection with its old key, or why it stayed as it was."""

    ticket: int
    answer: Connection | Trouble


@dataclass(frozen=True)
class DisconnectAsked:
    id: ConnectionId


@dataclass(frozen=True)
class StayConnected:
    """The safe answer."""


@dataclass(frozen=True)
class DisconnectConfirmed:
    pass


@dataclass(frozen=True)
class DisconnectAnswered:
    """`key` is the one that was removed, if there was one; `trouble` is why nothing was removed."""

    ticket: int
    key: RestrictedKey | None = None
    trouble: Trouble | None = None


@dataclass(frozen=True)
class StoppedAsked:
    """Has the removed key stopped working at Stripe?"""


@dataclass(frozen=True)
class StoppedAnswered:
    ticket: int
    answer: bool | Trouble


@dataclass(frozen=True)
class SettingsAsked:
    pass


@dataclass(frozen=True)
class SettingsRead:
    """What holds now, and what of it could not be used."""

    settings: EffectiveSettings
    oddities: tuple[Oddity, ...] = ()


@dataclass(frozen=True)
class SettingChosen:
    """`written` is as a person writes it; None leaves the item to others."""

    item: str
    written: object | None


@dataclass(frozen=True)
class SettingNotKept:
    trouble: Trouble


@dataclass(frozen=True)
class ProgramsAsked:
    """How do other programs get this connection's key?"""

    id: ConnectionId


@dataclass(frozen=True)
class SnippetsRead:
    id: ConnectionId
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True)
class SnippetChosen:
    """By its place among the snippets."""

    place: int


Event = (
    Opened
    | BookChanged
    | BookRead
    | KeychainDescribed
    | KeychainAsks
    | Looked
    | CheckAsked
    | CheckAllAsked
    | CheckingStopped
    | CheckAnswered
    | ReplaceAsked
    | AnotherAsked
    | RenameAsked
    | Renamed
    | RenameConfirmed
    | RenameAnswered
    | OldKeyWanted
    | OldKeyBack
    | OldKeyEnded
    | OldKeyAnswered
    | DisconnectAsked
    | StayConnected
    | DisconnectConfirmed
    | DisconnectAnswered
    | StoppedAsked
    | StoppedAnswered
    | SettingsAsked
    | SettingsRead
    | SettingChosen
    | SettingNotKept
    | ProgramsAsked
    | SnippetsRead
    | SnippetChosen
    | OpenPage
    | PageAnswered
    | Back
    | Closed
)
