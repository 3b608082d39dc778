"""Which screen belongs to a step of the connections window."""

from rak_desktop.flows.connections.steps import (
    AskingToDisconnect,
    Connecting,
    Disconnected,
    Disconnecting,
    Ended,
    Explaining,
    Listing,
    Looking,
    Renaming,
    Replacing,
    Setting,
    Step,
)
from rak_desktop.screens.connections.changing import (
    disconnected_screen,
    disconnecting_screen,
    renaming_screen,
    with_question,
)
from rak_desktop.screens.connections.one import connection_screen
from rak_desktop.screens.connections.other_programs import other_programs_screen
from rak_desktop.screens.connections.overview import overview_screen
from rak_desktop.screens.connections.settings import settings_screen
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.languages import ENGLISH, Language


def connections_screen_for(step: Step, words: Words, languages: tuple[Language, ...] = (ENGLISH,)) -> Screen | None:
    """What the window shows at this step; None when it is the wizard's from now on, or may close.

    `languages` are those that can be chosen here.
    """
    match step:
        case Listing():
            return overview_screen(step, words)
        case Looking():
            return connection_screen(step, words) or overview_screen(Listing(step.shelf), words)
        case Renaming():
            return renaming_screen(step, words)
        case AskingToDisconnect(behind=behind):
            shown = connections_screen_for(behind, words)
            return with_question(shown, step, words) if shown else None
        case Disconnecting():
            return disconnecting_screen(step, words)
        case Disconnected():
            return disconnected_screen(step, words)
        case Setting():
            return settings_screen(step, languages, words)
        case Explaining():
            return other_programs_screen(step, words) or overview_screen(Listing(step.shelf), words)
        case Replacing() | Connecting() | Ended():
            return None
