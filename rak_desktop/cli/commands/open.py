"""rak-desktop open: the window."""

import argparse
from importlib import import_module

from rak_desktop.assembly import Services
from rak_desktop.cli.opening import add_repair, must_have_a_display, repair_asked
from rak_desktop.core.errors import RakError
from rak_desktop.flows.connections.asked import Asked, Repair
from rak_desktop.wording.marking import N_


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--profile", metavar="APP", help=N_("an installed app’s id, a vendor’s file or folder, or a stripe-app.json")
    )
    parser.add_argument(
        "--link", metavar="ADDRESS", nargs="?", const="", help=N_("a browser’s link to this program: opens the window")
    )
    add_repair(parser)


def run(arguments: argparse.Namespace, services: Services) -> int:
    try:
        must_have_a_display(services)  # before anything about profiles: without one, `connect` is the way
        if arguments.link is not None:  # any page can have one, so nothing that comes with it is heeded
            return _open(None, None, services)
        return _open(arguments.profile, repair_asked(arguments), services)
    except RakError:
        raise
    except Exception as error:  # who starts it with the mouse sees no terminal
        import_module("rak_desktop.qt.helping.last_resort").show_alone(services, error)
        raise


def _open(named: str | None, repair: Repair | None, services: Services) -> int:
    """A vendor's file is looked at in the window before it is trusted; a folder that somebody names is their own."""
    asked = Asked(repair=repair)
    if named is not None:
        from rak_desktop.core.profile_offer import PACKAGE_ENDING

        is_file = named.lower().endswith(PACKAGE_ENDING)
        asked = Asked(None, named, repair) if is_file else Asked(services.profile(named), None, repair)
    code: int = import_module("rak_desktop.qt.opening").open_home(services, asked, named=named)
    return code
