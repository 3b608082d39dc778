"""rak-desktop credential get: the key of one connection, for programs that speak JSON.

The request comes on stdin (`core/credential_request`), the answer is that of `key --format json`, and a trouble is
one line of JSON on stderr. Reading ends with the request itself, so nobody has to close the pipe.
"""

import argparse

from rak_desktop.assembly import Services
from rak_desktop.cli.handing_out import KeyFormat, print_key
from rak_desktop.cli.selecting import add_interactive, add_practice, book_and_reader
from rak_desktop.cli.streams import whole_input
from rak_desktop.core.codes import Code
from rak_desktop.core.credential_request import read_request
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.request_text import LONGEST, is_whole
from rak_desktop.flows.hand_over_key import hand_over
from rak_desktop.wording.marking import N_


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["get", "store", "erase"], help=N_("only get: other programs read keys"))
    parser.add_argument("--json", action="store_true", help=N_("as always: errors as one line of JSON on stderr"))
    add_interactive(parser)
    add_practice(parser)


def run(arguments: argparse.Namespace, services: Services) -> int:
    if arguments.action != "get":
        raise ProfileError(Code.KEYS_ARE_ONLY_READ, action=arguments.action)
    asked = read_request(whole_input(is_whole, LONGEST))
    connection, key = hand_over(asked, *book_and_reader(arguments, services), services.limits)
    print_key(connection, key, KeyFormat.JSON)
    return 0
