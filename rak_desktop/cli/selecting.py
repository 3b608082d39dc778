"""Choosing a connection, the same way in every command."""

import argparse
from collections.abc import Sequence

from rak_desktop.assembly import Services
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, Selector
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.redaction import holds_secret
from rak_desktop.ports.connection_book import ConnectionBook
from rak_desktop.ports.keychain import KeyReader
from rak_desktop.wording.marking import N_


def add_selector(parser: argparse.ArgumentParser) -> None:
    """The four options that say which connection is meant, and the one that means practice."""
    group = parser.add_argument_group(N_("which connection (one match is used; none or several is an error)"))
    group.add_argument("--app", type=identifier, metavar="ID", help=N_("the Stripe App’s id"))
    group.add_argument("--account", type=identifier, metavar="ID", help=N_("the Stripe account’s id"))
    group.add_argument(
        "--mode", choices=[mode.value for mode in Mode], help=N_("live: real payments; test: trying out")
    )
    add_label(group)
    add_practice(group)


def identifier(text: str) -> str:
    """An id. Raises ProfileError for a key, which others may have seen, and ValueError as `_readable`."""
    if holds_secret(_readable(text)):
        raise ProfileError(Code.WRONG_USE, reason="key-in-command")
    return text


def add_label(parser: "argparse.ArgumentParser | argparse._ArgumentGroup") -> None:
    """`--label` is the name of a shop; one that holds a key is refused, and never repeated."""
    parser.add_argument("--label", type=_harmless, metavar="NAME", help=N_("the name of the shop"))


def add_practice(parser: "argparse.ArgumentParser | argparse._ArgumentGroup") -> None:
    """`--practice` looks at practice's own connections instead of the real ones."""
    parser.add_argument("--practice", action="store_true", help=N_("the practice connections instead of the real ones"))


def selector_of(arguments: argparse.Namespace) -> Selector:
    """What the options asked for."""
    mode = Mode(arguments.mode) if arguments.mode else None
    return Selector(arguments.app, arguments.account, mode, arguments.label)


def chosen(selector: Selector, book: ConnectionBook, *, every: bool) -> Sequence[Connection]:
    """The one match, or with `every` all of them. Raises BookError when nothing matches what was asked for."""
    if not every:
        return (selector.choose(book.all()),)
    known = book.all()
    matching = tuple(filter(selector.matches, known))
    return matching if matching or selector == Selector() else (selector.choose(known),)


def refuse_where_practice_is_silent(services: Services) -> None:
    """Its Stripe answers in its own window alone. Raises ProfileError where a command would ask it."""
    if services.peer is Peer.PRACTICE and services.address is None:
        raise ProfileError(Code.WRONG_USE, reason="practice-silent")


def add_interactive(parser: argparse.ArgumentParser) -> None:
    """`--interactive` says that a person is there; without it nothing ever asks for a password."""
    text = N_("wait for a person: a locked keychain may ask for its password")
    parser.add_argument("--interactive", action="store_true", help=text)


def book_and_reader(arguments: argparse.Namespace, services: Services) -> tuple[ConnectionBook, KeyReader]:
    """What is asked for the key: in a hurry, or with patience for the person who is there."""
    return (services.book, services.asking_key_reader) if arguments.interactive else services.in_a_hurry()


def _readable(text: str) -> str:
    """Raises ValueError, of which argparse makes a sentence, for bytes that are no text in this system's encoding."""
    text.encode()
    return text


def _harmless(text: str) -> str:
    """Raises ProfileError for a key, and ValueError as `_readable`."""
    if holds_secret(_readable(text)):
        raise ProfileError(Code.KEY_IN_LABEL)
    return text


identifier.__name__ = _harmless.__name__ = "text"  # argparse names it: invalid text value
