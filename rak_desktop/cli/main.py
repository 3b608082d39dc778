"""Finds the command, imports only that one, and turns whatever goes wrong into an exit code and three sentences."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn, Protocol

from rak_desktop import __version__
from rak_desktop.assembly import Services
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import OurFault, ProfileError, RakError

if TYPE_CHECKING:
    import logging

# name -> (module, summary)
COMMANDS = {
    "open": ("rak_desktop.cli.commands.open", "open the window"),
    "connect": ("rak_desktop.cli.commands.connect", "connect a shop from the terminal"),
    "list": ("rak_desktop.cli.commands.list", "show the connections on this computer"),
    "key": ("rak_desktop.cli.commands.key", "print the key of one connection"),
    "exec": ("rak_desktop.cli.commands.exec", "run a command with the key in its environment"),
    "practice": ("rak_desktop.cli.commands.practice", "rehearse everything without Stripe"),
}


class Command(Protocol):
    """What every module in `commands/` offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, arguments: argparse.Namespace, services: Services) -> int: ...


def main(argv: Sequence[str], services: Services | None = None) -> int:
    """Runs one command line and returns its exit code. Never lets an exception out.

    `services` are the real ones unless somebody gives others; `--practice` makes practice ones.
    """
    json = "--json" in argv
    try:
        return _run(argv, services)
    except RakError as error:
        return _show(error, json=json)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever was reading our answer has gone; there is nobody to tell.
        sys.stdout = None  # type: ignore[assignment] # keeps the interpreter from flushing into the closed pipe
        return 0
    except Exception:  # noqa: BLE001 - the last resort: a traceback never reaches a person
        _log(services).exception("a command ended in a mistake of ours")
        return _show(OurFault(), json=json)


def _run(argv: Sequence[str], services: Services | None) -> int:
    name, rest = _command_name(argv)
    command: Command = import_module(COMMANDS[name][0])
    parser = _Parser(prog=f"rak-desktop {name}", description=COMMANDS[name][1].capitalize() + ".", allow_abbrev=False)
    command.add_arguments(parser)
    arguments = parser.parse_args(rest)
    practice = getattr(arguments, "practice", False)
    return command.run(arguments, services or Services(practice=practice))


def _command_name(argv: Sequence[str]) -> tuple[str, Sequence[str]]:
    match list(argv):
        case []:
            return "open", []
        case [("-h" | "--help"), *_]:
            sys.stdout.write(_help())
            raise SystemExit(0)
        case ["--version", *_]:
            sys.stdout.write(f"rak-desktop {__version__}\n")
            raise SystemExit(0)
        case [name, *rest] if name in COMMANDS:
            return name, rest
        case _:
            raise ProfileError(Code.WRONG_USE, reason="There is no such command. Known: " + ", ".join(COMMANDS))


def _help() -> str:
    width = max(map(len, COMMANDS))
    lines = "\n".join(f"  {name:{width}}  {summary}" for name, (_, summary) in COMMANDS.items())
    return (
        "usage: rak-desktop COMMAND [...]\n\n"
        "Brings a Stripe App’s restricted key safely into this computer’s keychain.\n\n"
        f"{lines}\n\nrak-desktop COMMAND --help says what a command takes.\n"
    )


class _Parser(argparse.ArgumentParser):
    """Says what it did not understand the way every other trouble is said."""

    def error(self, message: str) -> NoReturn:
        # argparse repeats the arguments, and somebody may have put a key there.
        from rak_desktop.core.foreign_text import harmless

        raise ProfileError(Code.WRONG_USE, reason=harmless(message))


def _show(error: RakError, *, json: bool) -> int:
    from rak_desktop.cli.output import show_error

    show_error(error.trouble, json=json)
    return error.code.exit_code


def _log(services: Services | None) -> "logging.Logger":
    """The log, set up now: most commands never write to it."""
    import logging

    from rak_desktop import logs

    logs.set_up((services or Services()).paths.logs)
    return logging.getLogger(__name__)
