"""EXAMPLES: the one table of everything a window can show. Add a screen here, and it is in every picture and check."""

from collections.abc import Callable
from dataclasses import replace

from rak_desktop.core.code_reading import HelpNumber, ReadCode
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.peer import Peer
from rak_desktop.core.situation import Here, Situation
from rak_desktop.core.support_code_format import KeychainProduct, System
from rak_desktop.flows.choose_app import steps as choose_app
from rak_desktop.flows.connect import steps as connect
from rak_desktop.flows.connect.steps import Welcome
from rak_desktop.flows.connections import steps as connections
from rak_desktop.flows.helping import steps as helping_flow
from rak_desktop.screens.choose_app import choosing_screen_for, with_another_app
from rak_desktop.screens.connect.screen_for import screen_for
from rak_desktop.screens.connections.screen_for import connections_screen_for
from rak_desktop.screens.examples import choosing, connecting, helping, living
from rak_desktop.screens.examples.stage import Stage
from rak_desktop.screens.helping.screen_for import helping_screen_for
from rak_desktop.screens.practice import stories_screen, with_story
from rak_desktop.screens.screen import Screen
from rak_desktop.screens.speaking import with_languages
from rak_desktop.screens.support_view import support_screen
from rak_desktop.wording.languages import LANGUAGES


def _connecting(step_on: Callable[[Stage], connect.Step]) -> Callable[[Stage], Screen]:
    def shown(on: Stage) -> Screen:
        step = step_on(on)
        screen = _open(screen_for(step, on.words))
        return _with_languages(screen, on) if isinstance(step, Welcome) else screen

    return shown


def _choosing(step_on: Callable[[Stage], choose_app.Step]) -> Callable[[Stage], Screen]:
    return lambda on: _with_languages(_open(choosing_screen_for(step_on(on), on.words)), on)


def _with_languages(screen: Screen, on: Stage) -> Screen:
    return with_languages(screen, LANGUAGES, on.words)


def _living(step_on: Callable[[Stage], connections.Step]) -> Callable[[Stage], Screen]:
    return lambda on: _open(connections_screen_for(step_on(on), on.words))


def _helping(step_on: Callable[[Stage], helping_flow.Step]) -> Callable[[Stage], Screen]:
    return lambda on: _open(helping_screen_for(step_on(on), helping.about(on), on.words))


def _open(screen: Screen | None) -> Screen:
    if screen is None:
        raise ValueError("at this step no window is open")
    return screen


def _plain_build(on: Stage) -> Screen:
    return with_another_app(_open(screen_for(Welcome(on.live), on.words)), on.words)


def _stories(on: Stage) -> Screen:
    return stories_screen(_open(screen_for(Welcome(on.practice), on.words)), "all-good", on.words)


def _practising_again(on: Stage) -> Screen:
    """The list of somebody who has practised before."""
    step = living.STEPS["7-one"](on)
    listed = connections_screen_for(replace(step, shelf=replace(step.shelf, peer=Peer.PRACTICE)), on.words)
    return with_story(_open(listed), "offline", on.words)


def _support(said: ReadCode | None, unopened: str | None = None) -> Callable[[Stage], Screen]:
    return lambda on: support_screen(said, on, on.words, (on.profile,), unopened=unopened)


# A value of another type than Screen has its painter in `qt/pictures.py`.
EXAMPLES: dict[str, Callable[[Stage], object]] = {
    **{name: _choosing(step_on) for name, step_on in choosing.STEPS.items()},
    **{name: _connecting(step_on) for name, step_on in connecting.STEPS.items()},
    **{name: _living(step_on) for name, step_on in living.STEPS.items()},
    **{name: _helping(step_on) for name, step_on in helping.STEPS.items()},
    "1-welcome-plain-build": _plain_build,
    "1-stories": _stories,
    "7-practice": _practising_again,
    "11-support": _support(None),
    "11-looked-up": _support(HelpNumber(4, Code.OFFLINE)),
    "11-code": _support(Situation(Here((0, 1), System.MACOS, KeychainProduct.MACOS), screen=5, trouble=71)),
    "11-no-browser": _support(None, "file:///usr/share/rak-desktop/handbook/en/index.html"),
    "11-a-key": _support(Trouble(Code.KEY_INSTEAD_OF_CODE)),
    "1-practice": lambda on: with_story(_open(screen_for(Welcome(on.practice), on.words)), "offline", on.words),
}
