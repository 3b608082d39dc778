"""Action: something to press, with the intent that pressing it means.

Most intents are events of a flow; the others are small things that the window does by itself.
"""

from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from rak_desktop.core.values import dataclass

if TYPE_CHECKING:  # the events of all flows at once: a window waits for those of its own flow only, and reads no code
    from rak_desktop.core.code_reading import ReadCode
    from rak_desktop.flows.choose_app.events import Event as ChoosingEvent
    from rak_desktop.flows.connect.events import Event
    from rak_desktop.flows.connections.events import Event as ConnectionsEvent
    from rak_desktop.flows.helping.events import Event as HelpingEvent


class Icon(Enum):
    """The names of the drawings in `resources/icons`."""

    PERSON = "person"
    PEOPLE = "people"
    COMPUTER = "computer"
    CLOCK = "clock"
    KEY = "key"
    LOCK = "lock"
    CARD = "card"
    FLASK = "flask"
    RECEIPT = "receipt"
    BASKET = "basket"
    TAG = "tag"
    BELL = "bell"
    BANK = "bank"
    REFUND = "refund"
    REPEAT = "repeat"
    DOTS = "dots"
    TERMINAL = "terminal"
    CLIPBOARD = "clipboard"
    COPY = "copy"
    GLOBE = "globe"
    OPEN = "open"
    SHIELD = "shield"
    INFO = "info"
    WARNING = "warning"
    TROUBLE = "trouble"
    TICK = "tick"
    CROSS = "cross"
    QUESTION = "question"
    HELP = "help"
    EYE = "eye"
    EYE_OFF = "eye-off"
    RETRY = "retry"
    CHEVRON = "chevron"
    WAITING = "waiting"
    OFFLINE = "offline"
    PLUS = "plus"


class Tone(Enum):
    """What a colour means; never said by the colour alone."""

    PLAIN = "plain"
    GOOD = "good"
    WARNING = "warning"
    TROUBLE = "trouble"


@dataclass(frozen=True)
class CopyText:
    """Put this harmless text on the clipboard, and say `done` for a moment."""

    text: str
    done: str


@dataclass(frozen=True)
class ShowHelp:
    """Show the help for this screen: number, code, contact."""


@dataclass(frozen=True)
class CloseWindow:
    pass


@dataclass(frozen=True)
class LeaveFor:
    """Open the vendor's page to go on with, then close."""

    url: str


@dataclass(frozen=True)
class StartProgram:
    """Start the vendor's program to go on with, then close."""

    name: str


@dataclass(frozen=True)
class PickFile:
    """Let the person choose a file in the system's own dialog. `kinds` names those that end in `endings`."""

    title: str
    kinds: str
    endings: tuple[str, ...]


@dataclass(frozen=True)
class PickPlace:
    """Let the person choose where to save a file, in the system's own dialog. `name` is what it is called at first."""

    title: str
    name: str


@dataclass(frozen=True)
class PickFolder:
    """Let the person choose a folder in the system's own dialog."""

    title: str


@dataclass(frozen=True)
class Practise:
    """Rehearse everything against the practice Stripe; this window waits meanwhile."""


@dataclass(frozen=True)
class ChooseStory:
    """Ask what shall happen while practising."""


@dataclass(frozen=True)
class StoryChosen:
    """Tell this story from now on; the one that is told already goes on as it stands."""

    name: str


@dataclass(frozen=True)
class OpenSupportView:
    """Show the side of the person who helps, in a window of its own."""


@dataclass(frozen=True)
class CodeRead:
    """A code was typed or pasted, and this is what it is; a key went no further than the field."""

    said: "ReadCode"


@dataclass(frozen=True)
class OpenHandbook:
    """Show this page of the handbook in the browser; `index` is the list of all."""

    page: str


@dataclass(frozen=True)
class LookAtScreen:
    """Show this screen of the merchant's, with what to say there."""

    number: int


@dataclass(frozen=True)
class ChooseAgain:
    """Leave this app and go back to the question which one; nothing is lost by it."""


@dataclass(frozen=True)
class SeeAll:
    """Leave this way, on which nothing would be lost, for the list of connections."""


@dataclass(frozen=True)
class SeeSettings:
    """Leave the first page for the settings, and come back to it."""


@dataclass(frozen=True)
class SpeakLanguage:
    """Say everything in this language from now on."""

    tag: str


Intent: TypeAlias = (
    "Event | ChoosingEvent | ConnectionsEvent | HelpingEvent | "
    "CopyText | ShowHelp | CloseWindow | LeaveFor | StartProgram | PickFile | "
    "PickPlace | PickFolder | Practise | ChooseStory | "
    "StoryChosen | OpenSupportView | CodeRead | LookAtScreen | "
    "OpenHandbook | ChooseAgain | SeeAll | SeeSettings | SpeakLanguage"
)


@dataclass(frozen=True)
class Action:
    """Something to press. `enabled` False shows it resting."""

    text: str
    intent: Intent
    icon: Icon | None = None
    enabled: bool = True
