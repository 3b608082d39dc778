"""EXAMPLES: the one table of everything a window can show. Add a screen here, and it is in every picture and check."""

from collections.abc import Callable

from rak_desktop.flows.choose_app import steps as choose_app
from rak_desktop.flows.connect import steps as connect
from rak_desktop.flows.connect.steps import Welcome
from rak_desktop.flows.connections import steps as connections
from rak_desktop.screens.choose_app import choosing_screen_for, with_another_app
from rak_desktop.screens.connect.screen_for import screen_for
from rak_desktop.screens.connections.screen_for import connections_screen_for
from rak_desktop.screens.examples import choosing, connecting, living
from rak_desktop.screens.examples.stage import Stage
from rak_desktop.screens.practice import stories_screen, with_story
from rak_desktop.screens.screen import Screen


def _connecting(step_on: Callable[[Stage], connect.Step]) -> Callable[[Stage], Screen]:
    return lambda on: _open(screen_for(step_on(on), on.words))


def _choosing(step_on: Callable[[Stage], choose_app.Step]) -> Callable[[Stage], Screen]:
    return lambda on: _open(choosing_screen_for(step_on(on), on.words))


def _living(step_on: Callable[[Stage], connections.Step]) -> Callable[[Stage], Screen]:
    return lambda on: _open(connections_screen_for(step_on(on), on.words))


def _open(screen: Screen | None) -> Screen:
    if screen is None:
        raise ValueError("at this step no window is open")
    return screen


def _plain_build(on: Stage) -> Screen:
    return with_another_app(_open(screen_for(Welcome(on.live), on.words)), on.words)


def _stories(on: Stage) -> Screen:
    return stories_screen(on.profile.name, "all-good", on.words)


# A value of another type than Screen has its painter in `qt/pictures.py`.
EXAMPLES: dict[str, Callable[[Stage], object]] = {
    **{name: _choosing(step_on) for name, step_on in choosing.STEPS.items()},
    **{name: _connecting(step_on) for name, step_on in connecting.STEPS.items()},
    **{name: _living(step_on) for name, step_on in living.STEPS.items()},
    "1-welcome-plain-build": _plain_build,
    "1-stories": _stories,
    "1-practice": lambda on: with_story(_open(screen_for(Welcome(on.practice), on.words)), "offline", on.words),
}
