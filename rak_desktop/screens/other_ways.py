"""Other ways out of a screen: links among those that it has already, or else below all of it."""

from dataclasses import replace

from rak_desktop.screens.actions import Action, SeeAll, SeeSettings
from rak_desktop.screens.blocks import Links
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words


def with_another_way(screen: Screen, way: Action) -> Screen:
    """The same screen, with this way last."""
    if not any(isinstance(block, Links) for block in screen.blocks):
        return replace(screen, blocks=(*screen.blocks, Links((way,))))
    blocks = (
        replace(block, actions=(*block.actions, way)) if isinstance(block, Links) else block for block in screen.blocks
    )
    return replace(screen, blocks=tuple(blocks))


def with_settings(screen: Screen, words: Words) -> Screen:
    """A first page with a way to the settings: who needs a proxy needs it before anything is connected."""
    return with_another_way(screen, Action(words("Settings"), SeeSettings()))


def with_all_connections(screen: Screen, words: Words) -> Screen:
    """A screen of the wizard with a way to the list."""
    return with_another_way(screen, Action(words("See all connections"), SeeAll()))


def back_to_all_connections(screen: Screen, words: Words) -> Screen:
    """A first page, from which that way leads back: who opened it from the list does not mean to close the program."""
    return replace(with_all_connections(screen, words), way_back=SeeAll())
