"""What every command does first that may change keys: put right what stopped halfway, and say what came of it."""

from rak_desktop.assembly import Services
from rak_desktop.cli.streams import say
from rak_desktop.cli.telling import tell
from rak_desktop.core.undertaking import UNFINISHED, WAITING


def tidy_up(services: Services, *, as_json: bool) -> None:
    """Says, beside the answer, that a damaged book came back, what was finished, and why something has to wait.

    In JSON the facts tell of each which it is.
    """
    for trouble in services.tidy_up():
        if trouble.facts.get(UNFINISHED) == WAITING and not as_json:
            say(services.words("A change that stopped halfway waits for the next start, because of this:"))
        tell(trouble, services, as_json=as_json)
