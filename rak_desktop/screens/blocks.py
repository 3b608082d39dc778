"""Blocks: what stands on a page, from top to bottom. A window has a painter for each, the terminal prints some."""

from enum import Enum
from typing import TYPE_CHECKING

from rak_desktop.core.connection import ConnectionId
from rak_desktop.core.mode import Mode
from rak_desktop.core.values import dataclass
from rak_desktop.screens.actions import Action, Icon, Tone

if TYPE_CHECKING:
    from rak_desktop.screens.screen import Screen  # a board draws a whole screen, whose pieces stand here


@dataclass(frozen=True)
class ModeChip:
    mode: Mode
    text: str


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

    @property
    def takes_over(self) -> bool:
        """Is its action now the main thing to press, instead of the footer's?"""
        return self.tone is Tone.TROUBLE and self.action is not None


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
    """The two keys on Stripe's page: the one that was copied, and the one to copy, which mostly stands below it."""

    title: str
    wrong: KeyInPicture
    right: KeyInPicture
    copy: str
    spoken: str
    right_is_above: bool = False


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
    `passes_on`: a restricted key alone that comes here goes to the first field, which is still empty.
    `awaited`: it is the one thing that is missing.
    """

    label: str
    paste_label: str
    paste_spoken: str
    value: str
    reading: str
    reading_tone: Tone
    not_it: str
    passes_on: bool
    awaited: bool


class CheckState(Enum):
    """Each has an icon of its own shape beside its word."""

    DONE = "done"
    RUNNING = "running"
    WAITING = "waiting"
    STOPPED = "stopped"
    LEFT_OUT = "left out"
    """Another one stopped before, and nobody comes to this one any more."""


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
    """Whose account: the mode is loud for real money and quiet for trying out.

    `name_is_number`: its number stands in the name's place, to be compared and copied.
    """

    mode: Mode
    mode_title: str
    mode_word: str
    mode_meaning: str
    initial: str
    name: str
    detail: str
    name_is_number: bool = False


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
    """All connections, a row for each. `begins_at` is the one that somebody comes back from."""

    name: str
    rows: tuple[ConnectionRow, ...]
    begins_at: ConnectionId | None = None


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
    `facts` stand under it. `right_to_left`: theirs is read so, whatever the helper's language. `paste_keys` are those
    that paste on their system, `accent` is the colour of their app.
    """

    lines: tuple[Sayings | Pairs, ...]
    theirs: "Screen | None" = None
    spoken: str = ""
    facts: Pairs | None = None
    right_to_left: bool = False
    paste_keys: str = ""
    accent: str | None = None


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
    shows: "NumberedSteps | FactCard | Links | None" = None


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
