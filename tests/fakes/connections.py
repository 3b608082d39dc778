"""Where living with connections can stand: a shelf with shops, and the steps around it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, Health
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.verification import Account
from rak_desktop.flows.connections.steps import Listing, Shelf
from tests.fakes.clock import NOON
from tests.fakes.keys import LIVE_KEY, TEST_KEY
from tests.fakes.profile import harbour_tickets
from tests.fakes.steps import STORE, connection

LONG_AGO = NOON - timedelta(days=240)


def kept(shop: str, mode: Mode = Mode.LIVE, **changes: Any) -> Connection:
    """A shop that was connected long ago and has worked ever since."""
    account = Account(f"acct_{shop.replace(' ', '')}", shop, confirmed=True)
    made = connection(LIVE_KEY if mode is Mode.LIVE else TEST_KEY, account, label=shop)
    return replace(made, **{"connected_at": LONG_AGO, "checked_at": LONG_AGO, **changes})


def broken(of: Connection, code: Code = Code.ENDED_KEY) -> Connection:
    """The same, after a check that ended badly."""
    return replace(of, health=Health.TROUBLE, trouble=code, checked_at=NOON)


THEATRE, MUSEUM, REHEARSAL = kept("Fjord Theatre"), kept("Museum Shop"), kept("Fjord Theatre", Mode.TEST)


def shelf(*connections: Connection, **changes: Any) -> Shelf:
    """What the window knows when it has just read the book."""
    app = harbour_tickets()
    return replace(Shelf(connections, {app.app_id: app}, Peer.STRIPE, NOON, keychain=STORE), **changes)


def listing(*connections: Connection, **changes: Any) -> Listing:
    """The list, with nothing pressed yet."""
    return Listing(shelf(*connections, **changes), untouched=True)
