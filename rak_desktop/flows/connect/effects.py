"""What is to be done now, outside the flow."""

from rak_desktop.core.connection import Connection
from rak_desktop.core.values import dataclass
from rak_desktop.flows.connect.steps import Checked, EnteredKey, Goal


@dataclass(frozen=True)
class ShowPage:
    """Ask the browser for this page; the answer comes as PageAnswered."""

    url: str


@dataclass(frozen=True)
class GetReady:
    """Load what a check needs and open connections, while the person reads how to copy the key."""


@dataclass(frozen=True)
class CheckKey:
    ticket: int
    goal: Goal
    entered: EnteredKey


@dataclass(frozen=True)
class KeepKey:
    ticket: int
    goal: Goal
    checked: Checked
    label: str


@dataclass(frozen=True)
class ProveHandOver:
    """Let another program ask for the key; `fingerprint` says which key it should get."""

    ticket: int
    connection: Connection
    fingerprint: str


@dataclass(frozen=True)
class LookForPrograms:
    """See which of the vendor's programs are on this computer."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class CheckOldKey:
    """Ask Stripe whether the replaced key still works; one that has ended need not be kept any more."""

    ticket: int
    connection: Connection


@dataclass(frozen=True)
class ForgetPaste:
    """Empty the clipboard if it still holds this key."""

    fingerprint: str


Effect = ShowPage | GetReady | CheckKey | KeepKey | ProveHandOver | LookForPrograms | CheckOldKey | ForgetPaste
