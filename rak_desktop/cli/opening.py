"""What the commands that open a window share: they need a display, and can be told what is to be mended, and why."""

import argparse
import re
import sys
from importlib import import_module

from rak_desktop.assembly import Services
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.mode import Mode
from rak_desktop.flows.connections.asked import Repair
from rak_desktop.wording.marking import N_


def must_have_a_display(services: Services) -> None:
    """Raises ProfileError."""
    if import_module("rak_desktop.qt.application").lacks_display(services.environ, sys.platform):
        raise ProfileError(Code.NO_DISPLAY)


def add_repair(parser: argparse.ArgumentParser) -> None:
    """The options that such a command line has, for the commands that open a window."""
    group = parser.add_argument_group(N_("what is to be mended (another program’s error says it in facts.repair)"))
    group.add_argument("--app", metavar="ID", help=N_("the Stripe App’s id"))
    group.add_argument("--account", metavar="ID", help=N_("the Stripe account’s id"))
    modes = [mode.value for mode in Mode]
    group.add_argument("--mode", choices=modes, help=N_("live: real payments; test: trying out"))
    group.add_argument("--code", type=_code, metavar="CODE", help=N_("the code of the trouble, such as RAK-STR-31"))


def repair_asked(arguments: argparse.Namespace) -> Repair | None:
    """What those options ask for; None when none was given. A code of a later version tells nothing."""
    if not (arguments.app or arguments.account or arguments.mode or arguments.code):
        return None
    from rak_desktop.core.connection import Selector

    mode = Mode(arguments.mode) if arguments.mode else None
    code = next((code for code in Code if code == arguments.code), None)
    return Repair(Selector(arguments.app, arguments.account, mode), code)


def _code(text: str) -> str:
    """Raises ValueError, of which argparse makes a sentence, for what is no code of any version."""
    if not re.fullmatch(r"RAK-[A-Z]{3}-[0-9]+", text):
        raise ValueError
    return text


_code.__name__ = "code"  # argparse names it: invalid code value
