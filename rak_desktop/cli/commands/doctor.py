"""rak-desktop doctor: looks at this computer, and says what a code means."""

import argparse

from rak_desktop.assembly import Services
from rak_desktop.cli.explaining import explain


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--explain",
        metavar="CODE",
        required=True,
        nargs="+",
        help="say what a code means: RAK-NET-50, a help number such as 4-50, or a support code",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")


def run(arguments: argparse.Namespace, services: Services) -> int:
    explain(" ".join(arguments.explain), services, json=arguments.json)
    return 0
