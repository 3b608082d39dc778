"""What is to be done now, outside the flow."""

from rak_desktop.core.connection import Connection, ConnectionId
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.values import dataclass


@dataclass(frozen=True)
class ReadBook:
    """The answer comes as BookRead."""


@dataclass(frozen=True)
class DescribeKeychain:
    """Find out the name of the password store; comes as KeychainDescribed, or not at all."""


@dataclass(frozen=True)
class CheckKept:
    """Ask Stripe about a kept key; comes as CheckAnswered. `may_ask`: somebody is there for the keychain's question."""

    ticket: int
    connection: Connection
    profile: AppProfile
    may_ask: bool


@dataclass(frozen=True)
class ShowPage:
    """Ask the browser for this page; comes as PageAnswered."""

    url: str
    profile: AppProfile


@dataclass(frozen=True)
class KeepName:
    ticket: int
    id: ConnectionId
    label: str


@dataclass(frozen=True)
class BringBack:
    """Ask Stripe about the old key, and put it in its place again; comes as OldKeyBack."""

    ticket: int
    connection: Connection
    profile: AppProfile
    peer: Peer


@dataclass(frozen=True)
class AskOldKey:
    """Ask Stripe whether the old key has ended, and drop it if so; comes as OldKeyAnswered."""

    ticket: int
    connection: Connection


@dataclass(frozen=True)
class Remove:
    ticket: int
    connection: Connection


@dataclass(frozen=True)
class AskRemovedKey:
    """Ask Stripe whether it still takes the key that was removed here."""

    ticket: int
    key: RestrictedKey


@dataclass(frozen=True)
class ReadSettings:
    """Comes as SettingsRead."""


@dataclass(frozen=True)
class KeepSetting:
    """Comes as SettingsRead with the new value, or as SettingNotKept."""

    item: str
    value: object | None


@dataclass(frozen=True)
class ReadSnippets:
    """Comes as SnippetsRead."""

    id: ConnectionId


Effect = (
    ReadBook
    | DescribeKeychain
    | CheckKept
    | ShowPage
    | KeepName
    | BringBack
    | AskOldKey
    | Remove
    | AskRemovedKey
    | ReadSettings
    | KeepSetting
    | ReadSnippets
)
