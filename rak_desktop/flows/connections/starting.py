"""Where the connections window begins: the list, or the connection that another program had trouble with."""

from collections.abc import Callable, Iterable

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import BookError, PolicyError, ProfileError, Trouble
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.values import dataclass
from rak_desktop.flows.connections.asked import Repair
from rak_desktop.flows.connections.steps import Listing, Looking, Shelf, Step
from rak_desktop.ports.clock import Clock
from rak_desktop.ports.connection_book import ConnectionBook
from rak_desktop.ports.profile_library import ProfileLibrary


@dataclass(frozen=True)
class Surroundings:
    """Where the shelf gets what it knows. `named` are apps of a folder or of practice, which are not installed."""

    book: ConnectionBook
    library: ProfileLibrary
    profile_of: Callable[[Connection], AppProfile]
    peer: Peer
    clock: Clock
    named: tuple[AppProfile, ...] = ()


def shelf_of(around: Surroundings) -> Shelf:
    """What is known before anything is asked. A book that cannot be read is a shelf with that trouble."""
    try:
        connections, trouble = around.book.all(), None
    except BookError as error:
        connections, trouble = (), error.trouble
    apps = _apps(connections, around)
    return Shelf(connections, apps, around.peer, around.clock.now().astimezone(), trouble=trouble)


def first_step(shelf: Shelf, repair: Repair | None = None) -> Step:
    """The list, or the one to be mended. One that is not here any more is said over the list."""
    if repair is None:
        return Listing(shelf, untouched=True)
    if not repair.names_a_connection:
        return Listing(shelf, missing=Trouble(repair.code)) if repair.code in _WHICH_ONE else first_step(shelf)
    try:
        meant = repair.selector.choose(shelf.connections)
    except BookError as error:
        return Listing(shelf, missing=error.trouble)
    return Looking(shelf, meant.id, reported=repair.reported)


# Another program asked for one in vain, and only the list can tell it which there are.
_WHICH_ONE = (Code.NO_SUCH_CONNECTION, Code.SEVERAL_CONNECTIONS)


def _apps(connections: Iterable[Connection], around: Surroundings) -> dict[str, AppProfile]:
    """A profile that cannot be used, or may not be, is no reason to hide what is connected with it."""
    try:
        installed = around.library.installed()
    except (ProfileError, PolicyError):
        installed = ()
    apps = {profile.app_id: profile for profile in (*installed, *around.named)}
    for connection in connections:
        if connection.id.app_id not in apps:
            apps[connection.id.app_id] = around.profile_of(connection)
    return apps
