"""rak-desktop completion: what a shell reads so that Tab completes our commands, options and connections."""

import argparse

from rak_desktop.assembly import Services
from rak_desktop.cli.completing import SHELLS, shell_code
from rak_desktop.cli.streams import answer
from rak_desktop.wording.marking import N_


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=SHELLS, help=N_("the shell that shall complete"))


def run(arguments: argparse.Namespace, services: Services) -> int:  # noqa: ARG001  # as every command
    answer(shell_code(arguments.shell))
    return 0
