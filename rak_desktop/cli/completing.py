"""Answers a shell in which somebody pressed Tab. The asking is argcomplete's, which all shells' pieces come from.

Besides commands and options it knows the connections of this computer, and the codes of every trouble.
"""

import argparse
import os
from collections.abc import Callable, Iterator

import argcomplete
from argcomplete.shell_integration import shellcode

from rak_desktop.assembly import Services
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import RakError
from rak_desktop.core.names import PROGRAM
from rak_desktop.core.peer import Peer
from rak_desktop.wording.languages import LANGUAGES

SHELLS = ("bash", "zsh", "fish", "powershell")

_OF_A_CONNECTION: dict[str, Callable[[Connection], str]] = {
    "app": lambda connection: connection.id.app_id,
    "account": lambda connection: connection.id.account_id,
    "label": lambda connection: connection.label,
}


def shell_code(shell: str, program: str = PROGRAM) -> str:
    """What a shell has to read so that it asks the program. `shell` is one of SHELLS."""
    return shellcode([program], shell=shell)


def typed_so_far() -> list[str]:
    """The command line in which Tab was pressed, in words."""
    return os.environ.get("COMP_LINE", "").split()


def answer_the_shell(parser: argparse.ArgumentParser, services: Services) -> None:
    """Tells what may stand where the person is, and ends this process."""
    for action in _actions(parser):
        _teach(action, services)
    argcomplete.autocomplete(parser, append_space=True)


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:  # noqa: SLF001 - argparse offers no other way to them
        yield action
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for inner in action.choices.values():
                yield from _actions(inner)


def _teach(action: argparse.Action, services: Services) -> None:
    if tell := _OF_A_CONNECTION.get(action.dest):
        _complete(action, lambda parsed: [tell(each) for each in _connections(parsed, services)])
    elif action.dest == "language":
        _complete(action, lambda _: [language.tag for language in LANGUAGES])
    elif action.dest == "explain":
        _complete(action, lambda _: list(Code))


def _complete(action: argparse.Action, values: Callable[[argparse.Namespace], list[str]]) -> None:
    """Argcomplete looks for this attribute, and takes of the values those that begin as what was typed."""
    action.completer = lambda parsed_args, **_: values(parsed_args)  # type: ignore[attr-defined]


def _connections(parsed: argparse.Namespace, services: Services) -> tuple[Connection, ...]:
    """Nothing where the book cannot be read: a Tab is no place to say why."""
    practising = getattr(parsed, "practice", False) and services.peer is not Peer.PRACTICE
    try:
        return tuple((Services(services.environ, practice=True) if practising else services).book.all())
    except RakError:
        return ()
