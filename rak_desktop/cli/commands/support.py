"""rak-desktop support: for two people on the phone, of whom one sees the screen and the other helps."""

import argparse

from rak_desktop.assembly import Services
from rak_desktop.cli.explaining import explain


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    decode = actions.add_parser("decode", help="say what a support code tells", allow_abbrev=False)
    decode.add_argument("code", nargs="+", metavar="CODE", help="in groups, in digits, or a word for each character")
    decode.add_argument("--json", action="store_true", help="one JSON object on stdout")


def run(arguments: argparse.Namespace, services: Services) -> int:
    explain(" ".join(arguments.code), services, json=arguments.json)
    return 0
