"""What every command does first that may change keys: put right what stopped halfway, and say what came of it."""

from collections.abc import Callable

from rak_desktop.assembly import Services
from rak_desktop.cli.streams import say
from rak_desktop.cli.telling import tell
from rak_desktop.core.undertaking import UNFINISHED, WAITING


def after_tidying_up(work: Callable[[], int], services: Services, *, as_json: bool) -> int:
    """Does the work of a command, and returns its exit code.

    Says, beside the answer, that a damaged book came back, what was finished, and why something has to wait. In JSON
    the facts tell of each which it is; there a command that ends in an error of its own says that one alone: errors
    come on one line, and what waits is told again at the next start.
    """
    waits = []
    for trouble in services.tidy_up():
        if trouble.facts.get(UNFINISHED) != WAITING:
            tell(trouble, services, as_json=as_json)
        elif as_json:
            waits.append(trouble)
        else:
            say(services.words("A change that stopped halfway waits for the next start, because of this:"))
            tell(trouble, services, as_json=False)
    code = work()
    if code == 0:
        for trouble in waits:
            tell(trouble, services, as_json=True)
    return code
