"""Where the connections window stands. Every step carries the shelf: all connections and what is known of them."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import Enum
from functools import cached_property

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId
from rak_desktop.core.errors import Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.page_state import PageState
from rak_desktop.core.peer import Peer
from rak_desktop.core.policy import EffectiveSettings
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.settings import Oddity
from rak_desktop.core.snippet import Snippet
from rak_desktop.core.values import dataclass
from rak_desktop.flows.connect.steps import OldKey


@dataclass(frozen=True)
class NotChecked:
    """A check that could not run, and since when. What the last good check said still stands."""

    trouble: Trouble
    since: datetime


@dataclass(frozen=True)
class Round:
    """The checks under way, one after another. `quiet`: nobody asked for it, so the keychain must ask nobody either.

    `ticket` is the number of the question that is out; 0 when none is.
    """

    waiting: tuple[ConnectionId, ...] = ()
    running: ConnectionId | None = None
    ticket: int = 0
    quiet: bool = True

    @property
    def busy(self) -> bool:
        """Is anything still to be answered?"""
        return self.running is not None


@dataclass(frozen=True)
class Shelf:
    """Everything the window knows. `apps` are the profiles by app id; an app that is gone has none.

    `trouble` is that of the book itself. `ended_at`: when the last round of checks came to its end.
    `checks_itself`: what comes onto the shelf unchecked is checked, as everything was at the opening.
    `worse` turned worse while this window was open. `questions` of the keychain are open on the screen: also those
    of a check that was stopped, which nobody can take back. `told` is what was done, or waits, since the program was
    stopped the last time; the list says it until the person goes on.
    """

    connections: tuple[Connection, ...]
    apps: Mapping[str, AppProfile]
    peer: Peer
    now: datetime
    keychain: str | None = None
    questions: int = 0
    trouble: Trouble | None = None
    round: Round = Round()
    checks_itself: bool = False
    ended_at: datetime | None = None
    not_checked: Mapping[ConnectionId, NotChecked] = field(default_factory=dict)
    worse: tuple[ConnectionId, ...] = ()
    told: tuple[Trouble, ...] = ()

    def find(self, connection_id: ConnectionId) -> Connection | None:
        """The connection of that id, if it is still there."""
        return next((c for c in self.connections if c.id == connection_id), None)

    @property
    def keychain_asks(self) -> bool:
        """Is a person to type its password now?"""
        return self.questions > 0

    @cached_property
    def has_several_apps(self) -> bool:
        """Are the connections of more than one app?"""
        return len({connection.id.app_id for connection in self.connections}) > 1

    @property
    def only_app(self) -> AppProfile | None:
        """The app, where everything here is of the same one."""
        ids = {connection.id.app_id for connection in self.connections} | set(self.apps)
        return self.apps.get(next(iter(ids))) if len(ids) == 1 else None

    def app_of(self, connection_id: ConnectionId) -> AppProfile:
        """The app's profile, or what its id alone tells: the profile may have been removed since."""
        app_id = connection_id.app_id
        return self.apps.get(app_id) or AppProfile.known_by_id(app_id)


@dataclass(frozen=True)
class Listing:
    """All of them. `untouched`: nothing was pressed since the window opened.

    `missing`: one was asked for in vain. `came_from`: the one that was looked at just before.
    """

    shelf: Shelf
    untouched: bool = False
    missing: Trouble | None = None
    came_from: ConnectionId | None = None


class BringingBack(Enum):
    """How far the old key is on its way to its place."""

    NOT_WANTED = "not wanted"
    GOING_ON = "going on"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True)
class Looking:
    """One of them. `reported` is the trouble that another program met with it, until a check knows better.

    `page`: what became of the page at Stripe that belongs to it. `old_key` and `bringing_back` tell of a replaced
    key, `trouble` why something came to nothing. The answer that is waited for has this `ticket`.
    """

    shelf: Shelf
    id: ConnectionId
    reported: Code | None = None
    page: PageState = PageState.NOT_ASKED
    old_key: OldKey = OldKey.NOT_ASKED
    bringing_back: BringingBack = BringingBack.NOT_WANTED
    trouble: Trouble | None = None
    ticket: int = 0

    @property
    def waits(self) -> bool:
        """Is an answer on its way? One thing is done at a time."""
        return self.old_key is OldKey.ASKING or self.bringing_back is BringingBack.GOING_ON


@dataclass(frozen=True)
class Renaming:
    """`trouble` is about the name that was typed, or why it could not be kept. `ticket` is 0 while it is typed."""

    shelf: Shelf
    id: ConnectionId
    label: str
    trouble: Trouble | None = None
    ticket: int = 0


@dataclass(frozen=True)
class AskingToDisconnect:
    """Over the list or over the connection, whichever the person was looking at."""

    shelf: Shelf
    id: ConnectionId
    behind: "Listing | Looking"


@dataclass(frozen=True)
class Disconnecting:
    """`card` is what the connection was: the book may tell that it is gone before the answer does."""

    shelf: Shelf
    card: Connection
    ticket: int


@dataclass(frozen=True)
class Disconnected:
    """`card` is what the connection was. Its key is held for as long as this is looked at, only to ask about it.

    It is None where there was none to be found. `at_stripe`: does it still work there? `trouble` is why nobody told.
    """

    shelf: Shelf
    card: Connection
    key: RestrictedKey | None
    page: PageState = PageState.NOT_ASKED
    at_stripe: OldKey = OldKey.NOT_ASKED
    trouble: Trouble | None = None
    ticket: int = 0


@dataclass(frozen=True)
class Explaining:
    """How other programs get this connection's key: one ready-made piece at a time."""

    shelf: Shelf
    id: ConnectionId
    snippets: tuple[Snippet, ...]
    chosen: int = 0


@dataclass(frozen=True)
class Setting:
    """What can be set, with who decided it. `refused` is a value that its item does not take."""

    shelf: Shelf
    settings: EffectiveSettings
    oddities: tuple[Oddity, ...] = ()
    refused: Oddity | None = None
    trouble: Trouble | None = None


@dataclass(frozen=True)
class Replacing:
    """The wizard takes the window over, to put a new key in place of this one's."""

    shelf: Shelf
    id: ConnectionId


@dataclass(frozen=True)
class Connecting:
    """The wizard takes the window over, to connect another shop."""

    shelf: Shelf


@dataclass(frozen=True)
class Ended:
    """The window may close."""

    shelf: Shelf


Step = (
    Listing
    | Looking
    | Renaming
    | AskingToDisconnect
    | Disconnecting
    | Disconnected
    | Setting
    | Explaining
    | Replacing
    | Connecting
    | Ended
)
