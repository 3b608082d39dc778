"""Where somebody stands who asked for help."""

from rak_desktop.core.checkup import Finding
from rak_desktop.core.errors import Trouble
from rak_desktop.core.policy import EffectiveSettings
from rak_desktop.core.support_report import Report
from rak_desktop.core.values import dataclass


@dataclass(frozen=True)
class Draft:
    """A report that was looked through and is not saved: as a text for people, and as JSON."""

    report: Report
    text: str
    json: str


@dataclass(frozen=True)
class AtHelp:
    """Numbers to read out, and what else can be done."""


@dataclass(frozen=True)
class Broken:
    """A mistake of ours ended something, and nobody knows what works now."""


@dataclass(frozen=True)
class Looking:
    """The doctor is at it; these findings are in."""

    ticket: int
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Looked:
    findings: tuple[Finding, ...]
    settings: EffectiveSettings | None


@dataclass(frozen=True)
class Making:
    ticket: int


@dataclass(frozen=True)
class Ready:
    """The report is shown in full. `trouble`: it could not be saved where the person wanted it."""

    draft: Draft
    trouble: Trouble | None = None


@dataclass(frozen=True)
class Writing:
    draft: Draft
    ticket: int


@dataclass(frozen=True)
class Saved:
    draft: Draft
    place: str


@dataclass(frozen=True)
class Refused:
    """There is no report, and this is why."""

    trouble: Trouble


@dataclass(frozen=True)
class AtLog:
    """`lines` is None while they are read."""

    ticket: int
    lines: tuple[str, ...] | None = None


@dataclass(frozen=True)
class AtAbout:
    """What this program is. `licences` is None while the texts are read."""

    ticket: int
    version: str = ""
    licences: str | None = None


@dataclass(frozen=True)
class Ended:
    """The window may close."""


Step = AtHelp | Broken | Looking | Looked | Making | Ready | Writing | Saved | Refused | AtLog | AtAbout | Ended
