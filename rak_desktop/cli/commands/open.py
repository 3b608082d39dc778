"""rak-desktop open: the window."""

import argparse
import sys
from importlib import import_module

from rak_desktop.assembly import Services
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.profile_offer import PACKAGE_ENDING


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--profile", metavar="APP", help="an installed app's id, a vendor's file or folder, or a stripe-app.json"
    )


def run(arguments: argparse.Namespace, services: Services) -> int:
    if import_module("rak_desktop.qt.application").lacks_display(services.environ, sys.platform):
        raise ProfileError(Code.NO_DISPLAY)  # before anything about profiles: `connect` is the way here
    return _open(arguments.profile, services)


def _open(named: str | None, services: Services) -> int:
    """A vendor's file is looked at in the window before it is trusted; a folder that somebody names is their own."""
    code: int
    if named is None or named.lower().endswith(PACKAGE_ENDING):
        code = import_module("rak_desktop.qt.choosing").open_choosing(services, named)
    else:
        code = import_module("rak_desktop.qt.main").open_window(services.profile(named), services)
    return code
