"""rak-desktop open: the window."""

import argparse
from importlib import import_module

from rak_desktop.assembly import Services


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--profile", metavar="APP", help="an installed app's id, its folder, or its stripe-app.json")


def run(arguments: argparse.Namespace, services: Services) -> int:
    return import_module("rak_desktop.qt.main").open_window(services.profile(arguments.profile), services)
