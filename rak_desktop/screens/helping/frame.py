"""What every screen of Help shares, and what it knows of the screen that help is about."""

from dataclasses import replace

from rak_desktop.core.codes import help_number
from rak_desktop.core.errors import Trouble
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.situation import NOWHERE, Here, Situation, situation_at
from rak_desktop.core.values import dataclass
from rak_desktop.flows.connect.events import Back
from rak_desktop.screens.actions import Action
from rak_desktop.screens.blocks import Block
from rak_desktop.screens.screen import Screen
from rak_desktop.screens.support_code import with_support_code
from rak_desktop.wording.catalogue import Words


@dataclass(frozen=True)
class About:
    """The screen that help is about: its number, what its support code tells, the app if there is one, its ribbon."""

    help_number: str = help_number(0)
    situation: Situation = NOWHERE
    profile: AppProfile | None = None
    ribbon: str | None = None


def about_screen(screen: Screen, profile: AppProfile | None) -> About:
    """What Help has to know of this screen."""
    return About(screen.help_number, screen.situation, profile, screen.ribbon)


def framed(
    number: int,
    name: str,
    words: Words,
    *,
    title: str,
    lead: str,
    blocks: tuple[Block, ...],
    main: Action | None = None,
    others: tuple[Action, ...] = (),
    trouble: Trouble | None = None,
    found: int = 0,
    announcement: str = "",
) -> Screen:
    """One screen of Help. `found` is the number of a finding that is no trouble of the program's."""
    known = trouble.code.number if trouble else found
    screen = Screen(
        name=name,
        number=number,
        window_title=words("Help"),
        help_label=words("Help number"),
        help_number=help_number(number, known),
        title=title,
        lead=lead,
        rail=None,
        blocks=blocks,
        main=main,
        others=others,
        announcement=announcement or title,
        situation=replace(situation_at(number, trouble), trouble=known),
    )
    return with_support_code(screen, Here(), words)


def back(words: Words) -> Action:
    """To the numbers."""
    return Action(words("Back"), Back())
