"""What can happen while connecting: what the person did, and what came back from outside.

Answers carry the ticket of the question; one that is not the current ticket is dropped.
"""

from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.page_state import PageState
from rak_desktop.core.paste import Paste
from rak_desktop.core.values import dataclass
from rak_desktop.core.verification import Progress, VerificationReport
from rak_desktop.flows.connect.steps import Checked


@dataclass(frozen=True)
class Started:
    """Start was pressed."""


@dataclass(frozen=True)
class ModeChosen:
    mode: Mode


@dataclass(frozen=True)
class OpenPage:
    """Open (again) the page that belongs to this step (`page_of`)."""


@dataclass(frozen=True)
class PageAnswered:
    """The system took the request to open this page, or did not and why."""

    url: str
    state: PageState


@dataclass(frozen=True)
class HaveKey:
    """The app is installed, or the person has the key already."""


@dataclass(frozen=True)
class NotThere:
    """What this step's page should offer is not there: the next way, then."""


@dataclass(frozen=True)
class Back:
    pass


@dataclass(frozen=True)
class KeyEntered:
    """A text came into the field and was read; the text itself goes no further."""

    paste: Paste


@dataclass(frozen=True)
class KeyCleared:
    """The field was emptied by hand."""


@dataclass(frozen=True)
class PublishableCleared:
    """The field for the publishable key was emptied by hand."""


@dataclass(frozen=True)
class CheckPressed:
    pass


@dataclass(frozen=True)
class ModeSwitched:
    """Go on in the mode of the key that was entered."""


@dataclass(frozen=True)
class CheckProgressed:
    ticket: int
    progress: Progress


@dataclass(frozen=True)
class CheckAnswered:
    ticket: int
    answer: Checked | VerificationReport | Trouble


@dataclass(frozen=True)
class Retry:
    pass


@dataclass(frozen=True)
class Renamed:
    label: str


@dataclass(frozen=True)
class Approved:
    """Save was pressed: yes, this is my account."""


@dataclass(frozen=True)
class WrongAccount:
    pass


@dataclass(frozen=True)
class KeychainAsks:
    """The system asks the person for the keychain's password now; or no longer, once that is answered."""

    asks: bool


@dataclass(frozen=True)
class KeepAnswered:
    ticket: int
    answer: Connection | Trouble


@dataclass(frozen=True)
class ProofAnswered:
    """`trouble` is None when the other program got the very same key."""

    ticket: int
    trouble: Trouble | None


@dataclass(frozen=True)
class ProgramsAnswered:
    """Those of the vendor's programs that can be started here."""

    here: frozenset[str]


@dataclass(frozen=True)
class ClipboardAnswered:
    cleared: bool


@dataclass(frozen=True)
class OldKeyEnded:
    """The person says that they ended the replaced key at Stripe: look whether it stopped working."""


@dataclass(frozen=True)
class OldKeyAnswered:
    """`connection` is without its old key once that has ended; with it, the old key still works."""

    ticket: int
    answer: Connection | Trouble


@dataclass(frozen=True)
class Another:
    """Connect another shop."""


@dataclass(frozen=True)
class Closed:
    pass


@dataclass(frozen=True)
class StayOpen:
    pass


@dataclass(frozen=True)
class ClosedForSure:
    pass


Event = (
    Started
    | ModeChosen
    | OpenPage
    | PageAnswered
    | HaveKey
    | NotThere
    | Back
    | KeyEntered
    | KeyCleared
    | PublishableCleared
    | CheckPressed
    | ModeSwitched
    | CheckProgressed
    | CheckAnswered
    | Retry
    | Renamed
    | Approved
    | WrongAccount
    | KeychainAsks
    | KeepAnswered
    | ProofAnswered
    | ProgramsAnswered
    | ClipboardAnswered
    | OldKeyEnded
    | OldKeyAnswered
    | Another
    | Closed
    | StayOpen
    | ClosedForSure
)
