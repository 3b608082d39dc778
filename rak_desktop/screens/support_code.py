"""Puts the support code where a trouble is told: what happened here, in twelve characters for the telephone."""

from dataclasses import replace

from rak_desktop.core.situation import Here, seen_from
from rak_desktop.core.support_code import support_code
from rak_desktop.screens.actions import Action, CopyText, Icon
from rak_desktop.screens.blocks import Banner, Block
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words


def with_support_code(screen: Screen, here: Here, words: Words) -> Screen:
    """The same screen, its code telling of this computer too. Every screen has one; a banner of a trouble shows it."""
    situation = seen_from(here, screen.situation)
    code = str(support_code(situation))
    blocks = tuple(_with_code(block, code, words) for block in screen.blocks)
    return replace(screen, situation=situation, blocks=blocks)


def _with_code(block: Block, code: str, words: Words) -> Block:
    if not isinstance(block, Banner) or block.code is None:
        return block
    copy = Action(words("Copy the code"), CopyText(code, words("Copied")), Icon.COPY)
    return replace(block, code=code, code_label=words("Support code"), code_copy=copy)
