"""Screen: one window's content as plain data, in one language. A window paints it, the terminal can print it.

Blocks stand on the page from top to bottom. An action carries the intent that pressing it means;
most intents are events of the flow, the others are small things the window does by itself.
"""

from dataclasses import dataclass
from enum import Enum

from rak_desktop.core.checkup import FindingCode
from rak_desktop.core.code_reading import HelpNumber
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import ConnectionId
from rak_desktop.core.errors import Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.situation import NOWHERE, Situation
from rak_desktop.flows.choose_app.events import Event as ChoosingEvent
from rak_desktop.flows.connect.events import Event
from rak_desktop.flows.connections.events import Event as ConnectionsEvent
from rak_desktop.flows.helping.events import Event as HelpingEvent

ReadCode = Situation | HelpNumber | Code | FindingCode | Trouble
"""What `core/code_reading` finds in a text."""


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

    said: ReadCode


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


Intent = (
    Event
    | ChoosingEvent
    | ConnectionsEvent
    | HelpingEvent
    | CopyText
    | ShowHelp
    | CloseWindow
    | LeaveFor
    | PickFile
    | PickPlace
    | PickFolder
    | Practise
    | ChooseStory
    | StoryChosen
    | OpenSupportView
    | CodeRead
    | LookAtScreen
    | OpenHandbook
    | ChooseAgain
    | SeeAll
)


@dataclass(frozen=True)
class Action:
    """Something to press. `enabled` False shows it resting."""

    text: str
    intent: Intent
    icon: Icon | None = None
    enabled: bool = True


class RowState(Enum):
    """How a row of the rail or of the checks stands."""

    DONE = "done"
    CURRENT = "current"
    WAITING = "waiting"
    TROUBLE = "trouble"


@dataclass(frozen=True)
class RailRow:
    number: int
    title: str
    state: RowState
    spoken: str


@dataclass(frozen=True)
class ModeChip:
    mode: Mode
    text: str


@dataclass(frozen=True)
class Rail:
    """Where we are: all steps by name. `place` is the narrow form ("Step 3 of 6")."""

    app_name: str
    subtitle: str
    rows: tuple[RailRow, ...]
    place: str
    mode: ModeChip | None = None
    logo: str | None = None


@dataclass(frozen=True)
class Head:
    """The bar over a page that is no step on a way: whose page it is, and what is always at hand."""

    name: str
    logo: str | None = None
    links: tuple[Action, ...] = ()


@dataclass(frozen=True)
class Banner:
    """Says what happened, what it means, and one thing to do. The words in `strong` stand out in its text.

    `code` is the support code, in groups; a banner of a trouble gets it from its screen (`support_code`).
    """

    tone: Tone
    title: str
    text: str
    action: Action | None = None
    secondary: Action | None = None
    code: str | None = None
    code_label: str = ""
    code_copy: Action | None = None
    strong: tuple[str, ...] = ()


@dataclass(frozen=True)
class FactRow:
    icon: Icon
    title: str
    detail: str
    tone: Tone = Tone.PLAIN
    busy: bool = False
    chip: str = ""
    action: Action | None = None


@dataclass(frozen=True)
class FactCard:
    """Rows that belong together: a tile with an icon, a title, a detail, perhaps a chip or a button at the end.

    `more` counts the `rest`, which is shown once somebody asks for it.
    """

    name: str
    rows: tuple[FactRow, ...]
    more: str = ""
    rest: tuple[FactRow, ...] = ()


@dataclass(frozen=True)
class Hint:
    """One sentence with a small icon. The words in `strong` stand out in it."""

    icon: Icon
    text: str
    strong: tuple[str, ...] = ()


@dataclass(frozen=True)
class Note:
    """One quiet sentence."""

    text: str


@dataclass(frozen=True)
class AddressLine:
    """An address that is always there to read and copy, whatever the browser did."""

    name: str
    url: str
    copy: Action


@dataclass(frozen=True)
class JourneyPicture:
    """What will happen, drawn: a page in the browser, a key, this computer with a lock."""

    spoken: str


@dataclass(frozen=True)
class KeyInPicture:
    """One of the two keys as Stripe's page shows it. `word` says whether it is the one."""

    caption: str
    prefix: str
    rest: str
    word: str = ""


@dataclass(frozen=True)
class SettingsPicture:
    """The app's settings page at Stripe, as a sketch, with the numbers of the steps beside it.

    Stripe's own captions (`view`, `copy`, those of the keys) are never translated, so that people find them.
    `wrong_number` where the other key is wanted too.
    """

    address: str
    app_name: str
    logo: str | None
    view: str
    view_number: int
    wrong: KeyInPicture
    right: KeyInPicture
    copy: str
    copy_number: int
    spoken: str
    wrong_number: int | None = None


@dataclass(frozen=True)
class TwoKeysPicture:
    """The two keys on Stripe's page: the one that was copied, and the one to copy."""

    title: str
    wrong: KeyInPicture
    right: KeyInPicture
    copy: str
    spoken: str


@dataclass(frozen=True)
class InstallPicture:
    """The page at Stripe on which an app is installed, as a sketch, with the numbers of the steps beside it.

    Stripe's own captions (`install`, `where`, `mode`, `confirm`) are never translated, so that people find them.
    """

    address: str
    account: str
    account_number: int
    app_name: str
    logo: str | None
    install: str
    install_number: int
    where: str
    mode: str
    confirm: str
    confirm_number: int
    spoken: str


@dataclass(frozen=True)
class NumberedStep:
    number: int
    title: str
    detail: str = ""
    action: Action | None = None


@dataclass(frozen=True)
class NumberedSteps:
    """What to do in the browser, step by step, perhaps with a picture of the page beside it."""

    steps: tuple[NumberedStep, ...]
    picture: SettingsPicture | InstallPicture | None = None


@dataclass(frozen=True)
class SecretField:
    """The field for the key. `reading` says what is in it, never the text itself.

    `filled` False empties the field: a refused or sent text is removed.
    `offer` and `offer_action` are the words for a key that was just copied ("A key was just copied." "Use it").
    """

    label: str
    paste_label: str
    reveal_label: str
    hide_label: str
    filled: bool
    reading: str
    reading_tone: Tone
    promise: str
    spoken: str
    offer: str = ""
    offer_action: str = ""


@dataclass(frozen=True)
class PublicKeyField:
    """A second field, for the key that is no secret: what is in it can be read.

    `reading` says what is in it or whether it is needed; `not_it` answers a text without such a key.
    """

    label: str
    paste_label: str
    paste_spoken: str
    value: str
    reading: str
    reading_tone: Tone
    not_it: str


class CheckState(Enum):
    """Each has an icon of its own shape beside its word."""

    DONE = "done"
    RUNNING = "running"
    WAITING = "waiting"
    STOPPED = "stopped"


@dataclass(frozen=True)
class CheckRow:
    state: CheckState
    title: str
    detail: str
    word: str


@dataclass(frozen=True)
class CheckList:
    name: str
    rows: tuple[CheckRow, ...]


@dataclass(frozen=True)
class AccountCard:
    """Whose account: the mode is loud for real money and quiet for trying out."""

    mode: Mode
    mode_title: str
    mode_word: str
    mode_meaning: str
    initial: str
    name: str
    detail: str


@dataclass(frozen=True)
class PermissionRow:
    icon: Icon
    text: str
    word: str
    tone: Tone
    detail: str = ""


@dataclass(frozen=True)
class PermissionTable:
    """What the app may do, missing ones first."""

    title: str
    summary: str
    summary_tone: Tone
    summary_icon: Icon
    rows: tuple[PermissionRow, ...]


@dataclass(frozen=True)
class NameField:
    """The shop's name, in the merchant's own words."""

    label: str
    value: str
    hint: str = ""


@dataclass(frozen=True)
class Menu:
    """What else can be done. `last` is set apart, because it ends something."""

    name: str
    actions: tuple[Action, ...]
    last: Action | None = None


@dataclass(frozen=True)
class HealthMark:
    """How a connection is: an icon of its own shape, a word, and a little more. `busy` turns instead of the icon."""

    icon: Icon
    tone: Tone
    word: str
    detail: str = ""
    busy: bool = False


@dataclass(frozen=True)
class ConnectionRow:
    """One connection in the list. `needs_mending`: its action is what has to be done now.

    `opens` is what pressing the row itself means; `spoken` is all of it in one sentence.
    """

    id: ConnectionId
    initial: str
    name: str
    detail: str
    mode: ModeChip
    health: HealthMark
    action: Action
    menu: Menu
    opens: Action
    spoken: str
    needs_mending: bool = False


@dataclass(frozen=True)
class CodeText:
    """Lines for another program, to read and copy. Never a key."""

    name: str
    text: str
    copy: Action


@dataclass(frozen=True)
class Choice:
    """One of several; `chosen` is the place of the one that holds."""

    options: tuple[Action, ...]
    chosen: int


@dataclass(frozen=True)
class TextEntry:
    """A short text, kept with its button. `item` is the setting that it is."""

    item: str
    value: str
    save: str


@dataclass(frozen=True)
class SettingRow:
    """One setting: its name, who decided it, and how to change it. Locked, it is only shown: `value` says it."""

    name: str
    detail: str
    value: str
    control: Choice | TextEntry | tuple[Action, ...]
    locked: bool = False


@dataclass(frozen=True)
class SettingsCard:
    """What can be set."""

    name: str
    rows: tuple[SettingRow, ...]


@dataclass(frozen=True)
class ConnectionList:
    """All connections, a row for each."""

    name: str
    rows: tuple[ConnectionRow, ...]


@dataclass(frozen=True)
class CodeField:
    """The field for what somebody reads out. `look_up` is the button's word."""

    label: str
    hint: str
    paste_label: str
    look_up: str


@dataclass(frozen=True)
class Sayings:
    """What to say, word for word, one after the other."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Pairs:
    """Things, and what belongs to each."""

    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SupportBoard:
    """Lines for the person who helps, beside the screen that the other one sees: to look at, not to press.

    `theirs` is None where there is nothing to draw, such as in a terminal. `spoken` says what the drawing shows.
    `facts` stand under it. `right_to_left`: theirs is read so, whatever the helper's language.
    """

    lines: tuple[Sayings | Pairs, ...]
    theirs: "Screen | None" = None
    spoken: str = ""
    facts: Pairs | None = None
    right_to_left: bool = False


@dataclass(frozen=True)
class Disclosure:
    """A line that opens to more, for the curious."""

    title: str
    lines: tuple[str, ...]
    code_lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Explanation:
    """A question as an underlined text, which opens its answer: sentences, or something to look at."""

    title: str
    lines: tuple[str, ...] = ()
    shows: NumberedSteps | FactCard | None = None


@dataclass(frozen=True)
class Sheet:
    """A text of many lines as it is, to be read, marked and copied: a report, a log."""

    name: str
    text: str


@dataclass(frozen=True)
class Links:
    """Other ways, as underlined texts in a row. Explanations stand first; one at a time is open, under the row."""

    actions: tuple[Action, ...] = ()
    lead: str = ""
    explanations: tuple[Explanation, ...] = ()


Block = (
    FactCard
    | Hint
    | Note
    | AddressLine
    | JourneyPicture
    | NumberedSteps
    | TwoKeysPicture
    | SecretField
    | PublicKeyField
    | CheckList
    | AccountCard
    | PermissionTable
    | NameField
    | ConnectionList
    | CodeField
    | SupportBoard
    | SettingsCard
    | CodeText
    | Disclosure
    | Sheet
    | Links
    | Banner
)


@dataclass(frozen=True)
class Question:
    """Asked in a dialog, because something would be lost. The safe answer is the default."""

    title: str
    text: str
    safe: Action
    other: Action


@dataclass(frozen=True)
class Screen:
    """Everything one window shows. `name` tells the page; `help_number` is what the phone asks for.

    A step on a way has a `rail`, any other page a `head`. `beside` stands beside the title.
    `wide`: the page is a list, and uses the width of the window.

    `ribbon` stands on every page when we are not talking to Stripe (practice, a stand-in).
    `announcement` is spoken once when it changes. `celebrate` shows the large tick.
    The words in `strong` stand out in the lead.
    `takes_paste`: a key pasted anywhere on this page counts, although it has no field (or the field has no focus).
    `takes_files`: a file or folder can be dropped anywhere on it.
    `situation` is what the support code tells of it.
    """

    name: str
    number: int
    window_title: str
    help_label: str
    help_number: str
    title: str
    lead: str
    rail: Rail | None
    blocks: tuple[Block, ...]
    head: Head | None = None
    beside: Action | None = None
    wide: bool = False
    main: Action | None = None
    others: tuple[Action, ...] = ()
    ribbon: str | None = None
    announcement: str = ""
    question: Question | None = None
    celebrate: bool = False
    strong: tuple[str, ...] = ()
    focus_field: bool = False
    takes_paste: bool = False
    takes_files: bool = False
    situation: Situation = NOWHERE
