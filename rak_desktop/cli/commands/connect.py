"""rak-desktop connect: the same walk as the window's, in the terminal."""

import argparse
import sys

from rak_desktop.assembly import Services
from rak_desktop.cli.conversation import Conversation, Wishes
from rak_desktop.cli.output import answer, answer_json, connection_json, report_json, say
from rak_desktop.cli.selecting import add_practice
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.mode import Mode
from rak_desktop.core.redaction import holds_secret

_MOST_BYTES = 1024 * 1024


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--profile", metavar="APP", help="an installed app's id, its folder, or its stripe-app.json")
    parser.add_argument("--mode", choices=[mode.value for mode in Mode], help="without it, the mode of the key")
    parser.add_argument("--account", metavar="ID", help="any other account stops before saving")
    parser.add_argument("--label", metavar="NAME", help="the name of the shop")
    parser.add_argument("--key-stdin", action="store_true", help="read the key from standard input (for scripts)")
    parser.add_argument("--yes", action="store_true", help="approve the account without being asked")
    parser.add_argument("--replace", action="store_true", help="put the key in place of the connection's present one")
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout, errors as JSON on stderr")
    add_practice(parser)


def run(arguments: argparse.Namespace, services: Services) -> int:
    _refuse_what_cannot_work(arguments)
    conversation = Conversation(
        services.profile(arguments.profile),
        services,
        Wishes(
            mode=Mode(arguments.mode) if arguments.mode else None,
            account=arguments.account,
            label=arguments.label,
            approve=arguments.yes,
            replace=arguments.replace,
        ),
    )
    connection, report = conversation.connect(_stdin_text() if arguments.key_stdin else None)
    if arguments.json:
        answer_json({"connection": connection_json(connection), "report": report_json(report)})
    else:
        say(f"{connection.label} is connected. Other programs find the key in your password store at:")
        answer(connection.slot.service)
    return 0


def _refuse_what_cannot_work(arguments: argparse.Namespace) -> None:
    """Says so before anything is asked or sent."""
    if arguments.label is not None and holds_secret(arguments.label):
        raise ProfileError(Code.KEY_IN_LABEL)
    if arguments.key_stdin and not arguments.yes:
        raise ProfileError(
            Code.WRONG_USE, reason="With --key-stdin nobody can be asked, so add --yes, best with --account."
        )
    if not arguments.key_stdin and not sys.stdin.isatty():
        raise ProfileError(
            Code.WRONG_USE, reason="There is no terminal to ask on. Scripts use --key-stdin together with --yes."
        )


def _stdin_text() -> str:
    """All of standard input, up to what a paste may have; one byte more shows that it was too much."""
    return sys.stdin.buffer.read(_MOST_BYTES + 1).decode("utf-8", "replace")
