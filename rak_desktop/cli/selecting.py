"""Choosing a connection, the same way in every command."""

import argparse

from rak_desktop.core.connection import Selector
from rak_desktop.core.mode import Mode


def add_selector(parser: argparse.ArgumentParser) -> None:
    """The four options that say which connection is meant, and the one that means practice."""
    group = parser.add_argument_group("which connection (one match is used; none or several is an error)")
    group.add_argument("--app", metavar="ID", help="the Stripe App's id")
    group.add_argument("--account", metavar="ID", help="the Stripe account's id")
    group.add_argument("--mode", choices=[mode.value for mode in Mode], help="live: real payments; test: trying out")
    group.add_argument("--label", metavar="NAME", help="the name of the shop")
    add_practice(group)


def add_practice(parser: "argparse.ArgumentParser | argparse._ArgumentGroup") -> None:
    """`--practice` looks at practice's own connections instead of the real ones."""
    parser.add_argument("--practice", action="store_true", help="the practice connections instead of the real ones")


def selector_of(arguments: argparse.Namespace) -> Selector:
    """What the options asked for."""
    mode = Mode(arguments.mode) if arguments.mode else None
    return Selector(arguments.app, arguments.account, mode, arguments.label)
