"""rak-desktop open: the window."""

import argparse
import sys
from importlib import import_module

from rak_desktop.assembly import Services
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--profile", metavar="APP", help="an installed app's id, its folder, or its stripe-app.json")


def run(arguments: argparse.Namespace, services: Services) -> int:
    if import_module("rak_desktop.qt.application").lacks_display(services.environ, sys.platform):
        raise ProfileError(Code.NO_DISPLAY)  # before anything about profiles: `connect` is the way here
    profile = services.profile(arguments.profile)
    code: int = import_module("rak_desktop.qt.main").open_window(profile, services)
    return code
