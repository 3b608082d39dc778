"""What is to be done now, outside the flow."""

from dataclasses import dataclass

from rak_desktop.core.connection import Connection
from rak_desktop.core.profile import AppProfile


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
    """Ask the browser for this page; comes as MendingPageAnswered."""

    url: str
    profile: AppProfile


Effect = ReadBook | DescribeKeychain | CheckKept | ShowPage
