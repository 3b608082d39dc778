"""Screen: one window's content as plain data, in one language. A window paints it, the terminal can print it.

Its pieces are blocks (`screens/blocks`), and what can be pressed is an action (`screens/actions`).
"""

from enum import Enum

from rak_desktop.core.situation import NOWHERE, Situation
from rak_desktop.core.values import dataclass
from rak_desktop.flows.connect.events import Back
from rak_desktop.screens.actions import Action, Intent
from rak_desktop.screens.blocks import Banner, Block, ModeChip


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
    `begins_inside`: the focus goes to its field, or to the row where somebody was before, instead of a button.
    `way_back`: where Escape leads, although no button says so.
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
    begins_inside: bool = False
    takes_paste: bool = False
    takes_files: bool = False
    way_back: "Intent | None" = None
    situation: Situation = NOWHERE

    @property
    def taken_over_by(self) -> Banner | None:
        """The banner whose action is the main thing to press, if there is one."""
        return next((block for block in self.blocks if isinstance(block, Banner) and block.takes_over), None)

    @property
    def main_action(self) -> Action | None:
        """The one that Enter presses."""
        banner = self.taken_over_by
        return banner.action if banner else self.main

    @property
    def escape(self) -> "Intent | None":
        """What a button that leads back means, or else what Escape alone does; None where only closing is left."""
        buttons = (*self.others, *((self.main,) if self.main else ()))
        backs = (button.intent for button in buttons if button.enabled and isinstance(button.intent, Back))
        return next(backs, self.way_back)
