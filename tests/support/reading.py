"""Reads a screen the way a person does: all its texts, its blocks by kind, whatever can be pressed."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TypeVar

from rak_desktop.flows.choose_app.steps import Step as ChoosingStep
from rak_desktop.flows.connect.steps import Step
from rak_desktop.screens.actions import Action, Tone
from rak_desktop.screens.blocks import Banner
from rak_desktop.screens.choose_app import choosing_screen_for
from rak_desktop.screens.connect.screen_for import screen_for
from rak_desktop.screens.screen import Rail, Screen
from rak_desktop.wording.catalogue import Words

B = TypeVar("B")


def screen_of(step: Step) -> Screen:
    """The screen of a step at which the window is open, in English."""
    screen = screen_for(step, Words())
    assert screen is not None
    return screen


def choosing_screen_of(step: ChoosingStep) -> Screen:
    """The screen of a step of choosing an app, in English."""
    screen = choosing_screen_for(step, Words())
    assert screen is not None
    return screen


def rail_of(screen: Screen) -> Rail:
    """The rail of a screen that is a step on the way."""
    assert screen.rail is not None
    return screen.rail


def texts_of(value: object) -> Iterator[str]:
    """Every text anywhere in it: shown, spoken, or put on the clipboard."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_of(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))


def blocks_of(screen: Screen, kind: type[B]) -> list[B]:
    """The blocks of one kind, from top to bottom."""
    return [block for block in screen.blocks if isinstance(block, kind)]


def the(kind: type[B], screen: Screen) -> B:
    """The only block of that kind."""
    (only,) = blocks_of(screen, kind)
    return only


def actions_of(value: object) -> Iterator[Action]:
    """Everything in it that can be pressed."""
    if isinstance(value, Action):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from actions_of(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from actions_of(getattr(value, field.name))


def action(text: str, screen: Screen) -> Action:
    """The thing to press that says this."""
    (only,) = [each for each in actions_of(screen) if each.text == text]
    return only


def words_of(actions: tuple[Action, ...]) -> list[str]:
    """What stands on them."""
    return [each.text for each in actions]


def filled_buttons(screen: Screen) -> list[str]:
    """What is painted as the one thing to press: the footer's main button, or a trouble's action."""
    troubles = [banner for banner in blocks_of(screen, Banner) if banner.tone is Tone.TROUBLE]
    candidates = [screen.main, *(banner.action for banner in troubles)]
    return [button.text for button in candidates if button is not None and button.enabled]
