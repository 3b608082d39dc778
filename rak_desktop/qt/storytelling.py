"""Storyteller: the stories of practice in a window. Loaded only where somebody practises."""

from rak_desktop.practice.odd_answers import EVERY_SCENARIO
from rak_desktop.practice.server import PracticeStripe
from rak_desktop.screens.practice import stories_screen, with_story
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.stories import story_text


class Storyteller:
    """Knows which story is told, and begins another one."""

    def __init__(self, stripe: PracticeStripe) -> None:
        self._stripe = stripe

    def with_story(self, screen: Screen, words: Words) -> Screen:
        """The screen of a window that practises: it names the story, and may lead to the others."""
        return with_story(screen, self._stripe.scenario.name, words)

    def question(self, screen: Screen, words: Words) -> Screen:
        """What shall happen? Asked over this screen."""
        return stories_screen(screen, self._stripe.scenario.name, words)

    def tell(self, name: str, words: Words) -> bool:
        """Begins this story; False when it is the one that is told already."""
        if name == self._stripe.scenario.name:
            return False
        self.tell_anew(name, words)
        return True

    def tell_anew(self, name: str, words: Words) -> None:
        """Begins this story, also where it was being told. One that only a later version knows is not begun."""
        if scenario := EVERY_SCENARIO.get(name):
            self._stripe.tell(scenario, story_text(name, words))
