"""What every command does first that may change keys: put right what stopped halfway, and say what came of it."""

from rak_desktop.assembly import Services
from rak_desktop.cli.output import say_trouble
from rak_desktop.cli.streams import say
from rak_desktop.core.undertaking import UNFINISHED, WAITING


def tidy_up(services: Services) -> None:
    """Says, beside the answer, that a damaged book came back, what was finished, and why something has to wait."""
    words = services.words
    for trouble in services.tidy_up():
        if trouble.facts.get(UNFINISHED) == WAITING:
            say(words("A change that stopped halfway waits for the next start, because of this:"))
        say_trouble(trouble, words, services.support_code(trouble))
