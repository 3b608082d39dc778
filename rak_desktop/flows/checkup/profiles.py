"""Which apps are here, and can their files be read?"""

from collections.abc import Callable, Iterator

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.core.errors import BookError
from rak_desktop.core.peer import Peer
from rak_desktop.ports.connection_book import ConnectionBook
from rak_desktop.ports.profile_library import ProfileLibrary


def look_at_profiles(library: ProfileLibrary, peer: Peer, book: Callable[[], ConnectionBook]) -> Iterator[Finding]:
    """Raises PolicyError, or ProfileError when no profile can be used; one that cannot is told beside the others.

    Practice brings an app of its own, and misses none. An app that a command named is used and not kept: then the
    connections in `book` are there without one.
    """
    apps = library.installed()
    for error in library.broken():
        yield Finding(State.TROUBLE, error.code, error.facts)
    if apps:
        yield Finding(State.GOOD, FindingCode.APPS_FOUND, {"apps": ", ".join(app.app_id for app in apps)})
    elif peer is not Peer.PRACTICE:
        yield Finding(State.NOTE, FindingCode.NO_APP, {"here": "connections"} if _has_connections(book) else {})


def _has_connections(book: Callable[[], ConnectionBook]) -> bool:
    """A list that cannot be read is looked at by a check of its own."""
    try:
        return bool(book().all())
    except BookError:
        return False
