"""Where the connections window begins: the list, or the connection that another program had trouble with."""

from collections.abc import Callable, Iterable

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, Selector
from rak_desktop.core.errors import BookError, PolicyError, ProfileError, Trouble
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.values import dataclass
from rak_desktop.flows.connections.steps import Listing, Looking, Shelf, Step
from rak_desktop.ports.clock import Clock
from rak_desktop.ports.connection_book import ConnectionBook
from rak_desktop.ports.profile_library import ProfileLibrary


@dataclass(frozen=True)
class Repair:
    """What another program asks to have mended: which connection, and the trouble it met."""

    selector: Selector
    code: Code | None = None

    @property
    def names_a_connection(self) -> bool:
        """Without app and account it may as well be about a command line.

        And a key that was refused may have been meant for another shop of the same app.
        """
        return bool(self.selector.account_id or (self.selector.app_id and not self._is_about_a_new_key))

    @property
    def reported(self) -> Code | None:
        """The trouble, where it can be one that a kept key has until a check knows better."""
        if self.code is None or self._is_about_a_new_key or self.code.family in _NEVER_ABOUT_A_KEY:
            return None
        return self.code

    @property
    def _is_about_a_new_key(self) -> bool:
        code = self.code
        return code is not None and (code.family == _WHAT_WAS_PASTED or code in _ONLY_OF_NEW_KEYS)


# A key that met one of these was never kept. That a kept one is of another account, its own check finds again.
_WHAT_WAS_PASTED = Code.NOTHING_PASTED.family
_ONLY_OF_NEW_KEYS = (Code.OTHER_ACCOUNT, Code.ALREADY_CONNECTED)

# The command line, and our own files.
_NEVER_ABOUT_A_KEY = (Code.WRONG_USE.family, Code.NO_SUCH_CONNECTION.family)


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
