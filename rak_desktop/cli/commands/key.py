"""rak-desktop key: prints the key of one connection, for other programs."""

import argparse
import sys

from rak_desktop.assembly import Services
from rak_desktop.cli.handing_out import KeyFormat, print_key
from rak_desktop.cli.selecting import add_interactive, add_selector, book_and_reader, selector_of
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.flows.hand_over_key import hand_over
from rak_desktop.wording.marking import N_


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_selector(parser)
    parser.add_argument("--format", choices=[form.value for form in KeyFormat], help=N_("plain, unless --json"))
    parser.add_argument("--show", action="store_true", help=N_("print it even to a terminal, where others can see it"))
    add_interactive(parser)
    parser.add_argument(
        "--json", action="store_true", help=N_("errors as one line of JSON on stderr, and --format json")
    )


def run(arguments: argparse.Namespace, services: Services) -> int:
    if sys.stdout is not None and sys.stdout.isatty() and not arguments.show:
        reason = services.words("A key is not printed to a terminal, where others can see it, unless you add --show.")
        raise ProfileError(Code.WRONG_USE, reason=reason)
    connection, key = hand_over(selector_of(arguments), *book_and_reader(arguments, services), services.limits)
    print_key(connection, key, KeyFormat(arguments.format or ("json" if arguments.json else "plain")))
    return 0
