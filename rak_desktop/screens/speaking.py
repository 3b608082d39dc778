"""The languages, where somebody may need another one before anything else: on the first page."""

from collections.abc import Iterable
from dataclasses import replace

from rak_desktop.screens.actions import Action, SpeakLanguage
from rak_desktop.screens.blocks import Explanation, Links
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.languages import ENGLISH, Language


def with_languages(screen: Screen, languages: Iterable[Language], words: Words) -> Screen:
    """The same screen; among its other ways are the languages, each by the name that its own speakers read."""
    others = tuple(language for language in languages if language != words.language)
    spoken = Links(tuple(Action(language.own_name, SpeakLanguage(language.tag)) for language in others))
    asked = Explanation(_title(words), shows=spoken)
    blocks = tuple(
        replace(block, explanations=(*block.explanations, asked)) if isinstance(block, Links) and others else block
        for block in screen.blocks
    )
    return replace(screen, blocks=blocks)


def _title(words: Words) -> str:
    """In English too: who needs another language may not read this one."""
    said = words("Language")
    return said if words.language is ENGLISH else f"{said} (Language)"
