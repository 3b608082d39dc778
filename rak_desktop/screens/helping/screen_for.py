"""Which screen belongs to a step of Help."""

from dataclasses import replace

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.flows.helping.steps import (
    AtAbout,
    AtHelp,
    AtLog,
    Broken,
    Ended,
    Looked,
    Looking,
    Making,
    Ready,
    Refused,
    Saved,
    Step,
    Writing,
)
from rak_desktop.screens.helping.checkup import looked_screen, looking_screen
from rak_desktop.screens.helping.frame import About
from rak_desktop.screens.helping.help import help_screen
from rak_desktop.screens.helping.program import program_screen
from rak_desktop.screens.helping.report import (
    broken_screen,
    log_screen,
    making_screen,
    ready_screen,
    refused_screen,
    saved_screen,
)
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words


def helping_screen_for(step: Step, about: About, words: Words) -> Screen | None:
    """What the window of Help shows at this step; None when it may close. Practice is said here, too."""
    screen = _screen_for(step, about, words)
    return replace(screen, ribbon=about.ribbon) if screen else None


def _screen_for(step: Step, about: About, words: Words) -> Screen | None:  # noqa: C901, PLR0911 - a table
    match step:
        case AtHelp():
            return help_screen(about, words)
        case Broken():
            return broken_screen(Trouble(Code.OUR_FAULT), words)
        case Looking():
            return looking_screen(step, words)
        case Looked():
            return looked_screen(step, words)
        case Making():
            return making_screen(step, words)
        case Ready() | Writing():
            return ready_screen(step, words)
        case Saved():
            return saved_screen(step, about, words)
        case Refused():
            return refused_screen(step, words)
        case AtLog():
            return log_screen(step, words)
        case AtAbout():
            return program_screen(step, about, words)
        case Ended():
            return None
