"""What can happen while somebody is helped. Answers carry the ticket of the question."""

from rak_desktop.core.checkup import Finding
from rak_desktop.core.errors import Trouble
from rak_desktop.core.policy import EffectiveSettings
from rak_desktop.core.values import dataclass
from rak_desktop.flows.connect.events import Back, Closed
from rak_desktop.flows.helping.steps import Draft


@dataclass(frozen=True)
class CheckComputer:
    pass


@dataclass(frozen=True)
class MakeReport:
    pass


@dataclass(frozen=True)
class ShowLog:
    pass


@dataclass(frozen=True)
class ShowAbout:
    """What this program is, who made it, and under which licences."""


@dataclass(frozen=True)
class PlaceChosen:
    """Save the report there."""

    path: str


@dataclass(frozen=True)
class ShowInFolder:
    pass


@dataclass(frozen=True)
class WriteMail:
    """Prepare an e-mail to the vendor's support; the person attaches the file and sends it."""

    address: str
    subject: str
    text: str


@dataclass(frozen=True)
class FindingArrived:
    ticket: int
    finding: Finding


@dataclass(frozen=True)
class LookedAll:
    ticket: int
    settings: EffectiveSettings | None


@dataclass(frozen=True)
class ReportAnswered:
    ticket: int
    answer: Draft | Trouble


@dataclass(frozen=True)
class WriteAnswered:
    ticket: int
    answer: str | Trouble


@dataclass(frozen=True)
class LogAnswered:
    ticket: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class LicencesAnswered:
    ticket: int
    version: str
    licences: str


Event = (
    CheckComputer
    | MakeReport
    | ShowLog
    | ShowAbout
    | PlaceChosen
    | ShowInFolder
    | WriteMail
    | FindingArrived
    | LookedAll
    | ReportAnswered
    | WriteAnswered
    | LogAnswered
    | LicencesAnswered
    | Back
    | Closed
)
