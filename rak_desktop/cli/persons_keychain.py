"""The keychain for a person at a terminal: it may ask them for its password, and the terminal says when it does."""

import sys

from rak_desktop.assembly import Services
from rak_desktop.cli.streams import say
from rak_desktop.cli.typed_key import is_terminal
from rak_desktop.flows.keychain_steps import AnnouncedKeychain
from rak_desktop.ports.keychain import Keychain
from rak_desktop.screens.connect.frame import keychain_asks


def somebody_is_here(*, as_json: bool) -> bool:
    """Is a person here, for a command that asks them nothing else? They must be able to read that the keychain asks.

    Programs are not: they ask in JSON, or read what is said themselves. Nor is anybody at a scheduled time.
    """
    return not as_json and is_terminal() and sys.stderr is not None and sys.stderr.isatty()


def persons_keychain(services: Services) -> Keychain:
    """The patient one, announced on stderr."""
    keychain = services.keychain

    def tell(asks: bool) -> None:
        if asks:
            say(keychain_asks(keychain.describe().name, services.words))

    return AnnouncedKeychain(keychain, services.unwatched_keychain, tell)
