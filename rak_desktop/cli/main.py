"""Finds the command, imports only that one, and turns whatever goes wrong into an exit code and three sentences."""

import argparse
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import NoReturn, Protocol

from rak_desktop import __version__
from rak_desktop.assembly import Services
from rak_desktop.cli.streams import answer
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import OurFault, ProfileError, RakError

# name -> (module, summary)
COMMANDS = {
    "open": ("rak_desktop.cli.commands.open", "open the window"),
    "connect": ("rak_desktop.cli.commands.connect", "connect a shop from the terminal"),
    "list": ("rak_desktop.cli.commands.list", "show the connections on this computer"),
    "key": ("rak_desktop.cli.commands.key", "print the key of one connection"),
    "exec": ("rak_desktop.cli.commands.exec", "run a command with the key in its environment"),
    "doctor": ("rak_desktop.cli.commands.doctor", "say what a code means"),
    "support": ("rak_desktop.cli.commands.support", "decode a support code"),
    "check": ("rak_desktop.cli.commands.check", "ask Stripe again about kept keys"),
    "practice": ("rak_desktop.cli.commands.practice", "rehearse everything without Stripe"),
    "pictures": ("rak_desktop.cli.commands.pictures", "draw every screen in every state, for handbooks and review"),
}

# What shells report for a program that Ctrl+C or a closed pipe ended.
_STOPPED, _NOBODY_READS = 130, 141


class Command(Protocol):
    """What every module in `commands/` offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, arguments: argparse.Namespace, services: Services) -> int: ...


def main(argv: Sequence[str], services: Services | None = None) -> int:
    """Runs one command line and returns its exit code. Never lets an exception out.

    `services` are the real ones unless somebody gives others; `--practice` makes practice ones.
    """
    try:
        return _run(argv, services)
    except RakError as error:
        return _show(error, argv)
    except (KeyboardInterrupt, EOFError):  # Ctrl+C, and Ctrl+D at a question
        return _STOPPED
    except BrokenPipeError:
        return _NOBODY_READS
    except Exception as error:  # noqa: BLE001 - the last resort: a traceback never reaches a person
        _log(services, error)
        return _show(OurFault(), argv)


def _run(argv: Sequence[str], services: Services | None) -> int:
    match list(argv):
        case [("-h" | "--help" | "help"), *_]:
            answer(_help())
            return 0
        case ["--version", *_]:
            answer(f"rak-desktop {__version__}")
            return 0
        case []:
            return _run_command("open", [], services)
        case [name, *rest] if name in COMMANDS:
            return _run_command(name, rest, services)
        case _:
            raise ProfileError(Code.WRONG_USE, reason=f"There is no such command. Known: {', '.join(COMMANDS)}.")


def _run_command(name: str, rest: Sequence[str], services: Services | None) -> int:
    module, summary = COMMANDS[name]
    command: Command = import_module(module)
    parser = _Parser(prog=f"rak-desktop {name}", description=f"{summary[0].upper()}{summary[1:]}.", allow_abbrev=False)
    command.add_arguments(parser)
    try:
        arguments = parser.parse_args(rest)
    except SystemExit:  # argparse's way to end after --help
        return 0
    return command.run(arguments, services or Services(practice=getattr(arguments, "practice", False)))


def _help() -> str:
    width = max(map(len, COMMANDS))
    lines = "\n".join(f"  {name:{width}}  {summary}" for name, (_, summary) in COMMANDS.items())
    return (
        "usage: rak-desktop COMMAND [...]\n\n"
        "Brings a Stripe App’s restricted key safely into this computer’s keychain.\n\n"
        f"{lines}\n\nrak-desktop COMMAND --help says what a command takes."
    )


class _Parser(argparse.ArgumentParser):
    """Says what it did not understand the way every other trouble is said."""

    def error(self, message: str) -> NoReturn:
        # argparse repeats the arguments, and somebody may have put a key there.
        from rak_desktop.core.foreign_text import harmless
        from rak_desktop.core.redaction import holds_secret

        if holds_secret(message):
            message = "A key never stands in a command, where other programs can see it. Replace that key in Stripe."
        raise ProfileError(Code.WRONG_USE, reason=harmless(message).rstrip(".") + ".")


def _show(error: RakError, argv: Sequence[str]) -> int:
    from rak_desktop.assembly import own_command
    from rak_desktop.cli.output import say_trouble, say_trouble_as_json
    from rak_desktop.cli.repair import repair_of

    own = argv[: argv.index("--")] if "--" in argv else argv  # what follows belongs to another program
    if "--json" in own:
        say_trouble_as_json(error.trouble, repair_of(error.trouble, own, own_command()))
    else:
        say_trouble(error.trouble)
    return error.code.exit_code


def _log(services: Services | None, error: Exception) -> None:
    """Writes the mistake into the log, which is set up only now: most commands never write to it."""
    with suppress(Exception):  # a log that cannot be written must not hide the sentence for the person
        from rak_desktop import logs

        logs.set_up((services or Services()).paths.logs)
        logs.log_mistake("a command ended in a mistake of ours", error)
