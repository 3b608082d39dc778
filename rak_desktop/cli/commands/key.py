"""rak-desktop key: prints the key of one connection, for other programs."""

import argparse
import sys

from rak_desktop.assembly import Services
from rak_desktop.cli.handing_out import KeyFormat, print_key
from rak_desktop.cli.selecting import add_selector, selector_of
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.flows.hand_over_key import hand_over


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_selector(parser)
    parser.add_argument("--format", choices=[form.value for form in KeyFormat], help="plain, unless --json")
    parser.add_argument("--show", action="store_true", help="print it even to a terminal, where others can see it")
    parser.add_argument("--json", action="store_true", help="errors as one line of JSON on stderr, and --format json")


def run(arguments: argparse.Namespace, services: Services) -> int:
    if sys.stdout is not None and sys.stdout.isatty() and not arguments.show:
        raise ProfileError(
            Code.WRONG_USE, reason="A key is not printed to a terminal, where others can see it, unless you add --show."
        )
    connection, key = hand_over(selector_of(arguments), services.book, services.key_reader, services.limits)
    print_key(connection, key, KeyFormat(arguments.format or ("json" if arguments.json else "plain")))
    return 0
