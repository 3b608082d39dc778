"""What the rule book of Help asks to be done."""

from rak_desktop.core.values import dataclass
from rak_desktop.flows.helping.steps import Draft


@dataclass(frozen=True)
class LookAtAll:
    ticket: int


@dataclass(frozen=True)
class Prepare:
    """Make a report and look through it."""

    ticket: int


@dataclass(frozen=True)
class WriteFile:
    ticket: int
    draft: Draft
    path: str


@dataclass(frozen=True)
class ReadLog:
    ticket: int


@dataclass(frozen=True)
class ReadLicences:
    ticket: int


@dataclass(frozen=True)
class ShowFile:
    path: str


@dataclass(frozen=True)
class AskForMail:
    address: str
    subject: str
    text: str


Effect = LookAtAll | Prepare | WriteFile | ReadLog | ReadLicences | ShowFile | AskForMail
