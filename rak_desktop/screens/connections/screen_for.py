"""Which screen belongs to a step of the connections window. All but the list are loaded when they are first shown."""

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
from rak_desktop.screens.connections.overview import overview_screen
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
            from rak_desktop.screens.connections.one import connection_screen

            return connection_screen(step, words) or overview_screen(Listing(step.shelf), words)
        case Renaming():
            from rak_desktop.screens.connections.changing import renaming_screen

            return renaming_screen(step, words)
        case AskingToDisconnect(behind=behind):
            from rak_desktop.screens.connections.changing import with_question

            shown = connections_screen_for(behind, words)
            return with_question(shown, step, words) if shown else None
        case Disconnecting():
            from rak_desktop.screens.connections.changing import disconnecting_screen

            return disconnecting_screen(step, words)
        case Disconnected():
            from rak_desktop.screens.connections.changing import disconnected_screen

            return disconnected_screen(step, words)
        case Setting():
            from rak_desktop.screens.connections.settings import settings_screen

            return settings_screen(step, languages, words)
        case Explaining():
            from rak_desktop.screens.connections.other_programs import other_programs_screen

            return other_programs_screen(step, words) or overview_screen(Listing(step.shelf), words)
        case Replacing() | Connecting() | Ended():
            return None
