"""rak-desktop exec … -- COMMAND: runs a command with the key in its environment."""

import argparse

from rak_desktop.assembly import Services
from rak_desktop.cli.handing_out import KEY_VARIABLE, run_with_key
from rak_desktop.cli.selecting import add_selector, selector_of
from rak_desktop.cli.streams import say
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.foreign_text import harmless
from rak_desktop.flows.hand_over_key import hand_over

_NOT_FOUND, _NOT_EXECUTABLE = 127, 126  # what shells answer for a command that is not there or may not run


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_selector(parser)
    parser.add_argument("--env", metavar="NAME", action="append", default=[], help="also in this variable")
    parser.add_argument("--json", action="store_true", help="errors as one line of JSON on stderr")
    parser.add_argument("command", nargs=argparse.REMAINDER, metavar="-- COMMAND", help="the command and its arguments")


def run(arguments: argparse.Namespace, services: Services) -> int:
    command = arguments.command[1:] if arguments.command[:1] == ["--"] else arguments.command
    if not command:
        raise ProfileError(Code.WRONG_USE, reason="Say which command to run, after two dashes: -- COMMAND.")
    for name in arguments.env:
        if not name.isidentifier():
            raise ProfileError(Code.WRONG_USE, reason="--env takes the name of a variable, such as STRIPE_SECRET_KEY.")
    connection, key = hand_over(selector_of(arguments), services.book, services.key_reader, services.limits)
    if KEY_VARIABLE in services.environ:
        say(f"{KEY_VARIABLE} was set already; the command gets the kept key instead.")
    try:
        return run_with_key(command, connection, key, (KEY_VARIABLE, *arguments.env), services.environ)
    except FileNotFoundError:
        say(f"The command {harmless(command[0])} was not found on this computer.")
        return _NOT_FOUND
    except OSError as error:
        say(f"The command {harmless(command[0])} could not be started: {error.strerror}.")
        return _NOT_EXECUTABLE
