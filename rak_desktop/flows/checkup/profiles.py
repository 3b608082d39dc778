"""Which apps are here, and can their files be read?"""

from collections.abc import Iterator

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.core.peer import Peer
from rak_desktop.ports.profile_library import ProfileLibrary


def look_at_profiles(library: ProfileLibrary, peer: Peer) -> Iterator[Finding]:
    """Raises PolicyError, or ProfileError when no profile can be used; one that cannot is told beside the others.

    Practice brings an app of its own, and misses none.
    """
    apps = library.installed()
    for error in library.broken():
        yield Finding(State.TROUBLE, error.code, error.facts)
    if apps:
        yield Finding(State.GOOD, FindingCode.APPS_FOUND, {"apps": ", ".join(app.app_id for app in apps)})
    elif peer is not Peer.PRACTICE:
        yield Finding(State.NOTE, FindingCode.NO_APP)
