"""rak-desktop exec … -- COMMAND: runs a command with the key in its environment."""

import argparse

from rak_desktop.assembly import Services
from rak_desktop.cli.handing_out import KEY_VARIABLE, run_with_key
from rak_desktop.cli.selecting import add_interactive, add_selector, book_and_reader, selector_of
from rak_desktop.cli.streams import say
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import whose
from rak_desktop.core.errors import ProfileError, Trouble
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.variables import is_for_a_key, is_name
from rak_desktop.flows.hand_over_key import hand_over
from rak_desktop.wording.marking import N_

_NOT_FOUND, _NOT_EXECUTABLE = 127, 126  # what shells answer for a command that is not there or may not run


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_selector(parser)
    parser.add_argument("--env", metavar="NAME", action="append", default=[], help=N_("also in this variable"))
    add_interactive(parser)
    parser.add_argument("--json", action="store_true", help=N_("errors as one line of JSON on stderr"))
    parser.add_argument(
        "command", nargs=argparse.REMAINDER, metavar="-- COMMAND", help=N_("the command and its arguments")
    )


def run(arguments: argparse.Namespace, services: Services) -> int:
    command = arguments.command[1:] if arguments.command[:1] == ["--"] else arguments.command
    _look_at(command, arguments.env, services)
    connection, key = hand_over(selector_of(arguments), *book_and_reader(arguments, services), services.limits)
    if KEY_VARIABLE in services.environ and not arguments.json:
        say(
            services.words("Warning: {name} was set already. The command gets the kept key instead.", name=KEY_VARIABLE)
        )
    try:
        return run_with_key(command, connection, key, (KEY_VARIABLE, *arguments.env), services.environ)
    except FileNotFoundError:
        reason = services.words("The command {command} was not found on this computer.", command=harmless(command[0]))
        ends_with = _NOT_FOUND
    except OSError as error:
        told = {"command": harmless(command[0]), "why": error.strerror or type(error).__name__}
        reason = services.words("The command {command} could not be started: {why}.", **told)
        ends_with = _NOT_EXECUTABLE
    if arguments.json:
        from rak_desktop.cli.telling import tell

        tell(Trouble(Code.WRONG_USE, {**whose(connection), "reason": reason}), services, as_json=True)
    else:
        say(reason)
    return ends_with


def _look_at(command: list[str], names: list[str], services: Services) -> None:
    """Raises ProfileError for what cannot be run, before the keychain is asked."""
    if not command or not command[0]:
        reason = services.words("Say which command to run, after two dashes: -- COMMAND.")
        raise ProfileError(Code.WRONG_USE, reason=reason)
    for name in names:
        if not is_name(name):
            reason = services.words("--env takes the name of a variable, such as STRIPE_SECRET_KEY.")
            raise ProfileError(Code.WRONG_USE, reason=reason)
        if not is_for_a_key(name):
            raise ProfileError(Code.VARIABLE_NOT_FOR_KEYS, name=name)
