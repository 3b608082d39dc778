"""rak-desktop list: the connections on this computer, without their keys."""

import argparse
from collections.abc import Sequence

from rak_desktop.assembly import Services
from rak_desktop.cli.columns import padded, widest
from rak_desktop.cli.output import answer_json, connection_json
from rak_desktop.cli.selecting import add_selector, chosen, selector_of
from rak_desktop.cli.streams import answer, say
from rak_desktop.cli.tidying import after_tidying_up
from rak_desktop.core.connection import Connection
from rak_desktop.core.peer import Peer
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.marking import N_

_HEADINGS = (N_("Shop"), N_("App"), N_("Account"), N_("Mode"), N_("Key"), N_("Last check"), N_("Keychain address"))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=N_("one JSON object on stdout"))
    add_selector(parser)


def run(arguments: argparse.Namespace, services: Services) -> int:
    return after_tidying_up(lambda: _list(arguments, services), services, as_json=arguments.json)


def _list(arguments: argparse.Namespace, services: Services) -> int:
    connections = chosen(selector_of(arguments), services.book, every=True)
    if arguments.json:
        answer_json({"connections": [connection_json(connection) for connection in connections]})
    elif connections:
        answer(_table([tuple(map(services.words, _HEADINGS)), *(_row(each, services.words) for each in connections)]))
    elif services.peer is Peer.PRACTICE:
        say(services.words("Nothing is connected in practice yet. Practise with: rak-desktop practice"))
    else:
        say(services.words("Nothing is connected on this computer yet. Connect a shop with: rak-desktop connect"))
    return 0


def _row(connection: Connection, words: Words) -> tuple[str, ...]:
    return (
        connection.label,
        connection.id.app_id,
        connection.id.account_id,
        connection.id.mode.value,
        "…" + connection.key_ending,
        connection.checked_at.astimezone().strftime("%Y-%m-%d %H:%M") if connection.checked_at else words("never"),
        connection.slot.service,
    )


def _table(rows: Sequence[Sequence[str]]) -> str:
    widths = [widest(column) for column in zip(*rows, strict=True)]
    lines = ("  ".join(padded(cell, width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)
