"""A trouble that a command tells and goes on, or ends in its own way."""

from rak_desktop.assembly import Services
from rak_desktop.cli.output import say_trouble
from rak_desktop.core.errors import Trouble
from rak_desktop.core.peer import Peer


def tell(trouble: Trouble, services: Services, *, as_json: bool) -> None:
    """Three sentences for a person; for a program one line of JSON, as the last trouble of a command is told."""
    words, code = services.words, services.support_code(trouble)
    if not as_json:
        say_trouble(trouble, words, code)
        return
    from rak_desktop.cli.output import say_trouble_as_json
    from rak_desktop.cli.repair import repair_of
    from rak_desktop.core.names import own_command

    asked = ("--practice",) if services.peer is Peer.PRACTICE else ()
    say_trouble_as_json(trouble, words, repair_of(trouble, asked, own_command()), code)
