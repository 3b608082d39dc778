"""rak-desktop disconnect: removes keys, proves that they are gone, and says what still lives at Stripe."""

import argparse
from collections.abc import Sequence
from typing import Any

from rak_desktop.assembly import Services
from rak_desktop.cli.conversation import said_yes
from rak_desktop.cli.output import answer_json, connection_json
from rak_desktop.cli.persons_keychain import persons_keychain
from rak_desktop.cli.selecting import add_selector, chosen, refuse_where_practice_is_silent, selector_of
from rak_desktop.cli.streams import answer, say
from rak_desktop.cli.tidying import after_tidying_up
from rak_desktop.cli.typed_key import refuse_where_nobody_can_say_yes
from rak_desktop.core.connection import Connection, Standing, whose
from rak_desktop.core.errors import RakError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.peer import Peer
from rak_desktop.flows.keychain_steps import OpenedFirst, key_at, open_up
from rak_desktop.flows.manage_connections import disconnect, has_ended
from rak_desktop.ports.keychain import Keychain
from rak_desktop.screens.connect.frame import mode_word, ribbon
from rak_desktop.wording.marking import N_


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help=N_("every connection that matches, before uninstalling"))
    parser.add_argument("--yes", action="store_true", help=N_("remove without being asked"))
    parser.add_argument(
        "--check-ended",
        action="store_true",
        help=N_("ask Stripe afterwards whether the removed key has stopped working"),
    )
    parser.add_argument("--json", action="store_true", help=N_("one JSON object on stdout, errors as JSON on stderr"))
    add_selector(parser)


def run(arguments: argparse.Namespace, services: Services) -> int:
    if arguments.check_ended:
        refuse_where_practice_is_silent(services)
    return after_tidying_up(lambda: _disconnect(arguments, services), services, as_json=arguments.json)


def _disconnect(arguments: argparse.Namespace, services: Services) -> int:
    connections = chosen(selector_of(arguments), services.book, every=arguments.all)
    refuse_where_nobody_can_say_yes(arguments, services.words)
    if not arguments.json:
        _say_where(connections, services)
    if not arguments.yes:
        _get_a_yes(connections, arguments, services)
    keychain = services.unwatched_keychain if arguments.yes else persons_keychain(services)
    removed, troubles = [], [] if arguments.yes else _trouble_with_opening(connections, keychain)
    for connection in connections if not troubles else ():
        try:
            removed.append(_remove(connection, keychain, arguments, services))
        except RakError as error:
            troubles.append(RakError(error.code, **{**error.facts, **whose(connection)}))
    if arguments.json:
        answer_json({"disconnected": removed})
    if troubles:
        raise troubles[0]
    return 0


def _say_where(connections: Sequence[Connection], services: Services) -> None:
    """Practice is marked as such, as on every screen."""
    if marked := ribbon(services.peer, services.words):
        say(marked)
    if not connections:
        say(services.words("Nothing is connected on this computer."))


def _get_a_yes(connections: Sequence[Connection], arguments: argparse.Namespace, services: Services) -> None:
    """For every one of them. Raises KeyboardInterrupt for a no."""
    if all(said_yes(_question(each, services), services.words) for each in connections):
        return
    if arguments.json:
        answer_json({"disconnected": []})
    say(services.words("Nothing was removed."))
    raise KeyboardInterrupt


def _question(connection: Connection, services: Services) -> str:
    words = services.words
    return words(
        "Remove the key of {shop} ({mode}), ending {ending}, from this computer?",
        shop=connection.label,
        mode=mode_word(connection.id.mode, words),
        ending=connection.key_ending,
    )


def _trouble_with_opening(connections: Sequence[Connection], keychain: Keychain) -> list[RakError]:
    """A locked keychain asks its person once for all of them, before anything is begun: they may say no."""
    try:
        for connection in connections[:1]:
            open_up(connection.slot, keychain)
    except RakError as error:
        return [RakError(error.code, **{**error.facts, **whose(connections[0])})]
    return []


def _remove(
    connection: Connection, keychain: Keychain, arguments: argparse.Namespace, services: Services
) -> dict[str, Any]:
    """Raises KeychainError and BookError; what was begun then is ended at the next start."""
    key = key_at(connection.slot, OpenedFirst(keychain)) if arguments.check_ended else None
    disconnect(connection.id, keychain, services.book, services.clock)
    words = services.words
    page = None if services.peer is Peer.PRACTICE else services.profile_of(connection).installed_apps_page
    if not arguments.json:
        answer(words("{shop}: the key is removed. Nothing can be read at its address any more.", shop=connection.label))
        if page:
            _say_what_is_left(connection, page, services)
    ended = _has_ended(key, arguments, services) if key else None
    return {"connection": connection_json(connection), "stripe_page": page, "ended": ended}


def _say_what_is_left(connection: Connection, page: str, services: Services) -> None:
    """Only what the last check knows of it at Stripe."""
    words = services.words
    match connection.standing:
        case Standing.REFUSED:
            say(words("Stripe no longer accepts the key."))
            return
        case Standing.ACCEPTED:
            say(words("The key itself still works at Stripe, until you end it or remove the app there:"))
        case Standing.NOT_KNOWN:
            say(words("The key itself may still work at Stripe, until you end it or remove the app there:"))
    say(f"  {page}")
    say(words("Other computers may still use it."))


def _has_ended(key: RestrictedKey, arguments: argparse.Namespace, services: Services) -> bool | None:
    """None where Stripe could not be asked; the key is removed here all the same."""
    words = services.words
    if not arguments.yes:
        said_yes(words("Say yes once you have ended it there, then we ask Stripe."), words)
    try:
        ended = has_ended(key, services.gateway(), services.jobs_in_place)
    except RakError:
        if not arguments.json:
            say(words("Stripe could not be asked whether it still works."))
        return None
    if not arguments.json:
        say(words("Stripe no longer accepts the key.") if ended else words("Stripe still accepts the key."))
    return ended
