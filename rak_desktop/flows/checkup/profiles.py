"""Which apps are here, and can their files be read?"""

from collections.abc import Iterator

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.ports.profile_library import ProfileLibrary


def look_at_profiles(library: ProfileLibrary) -> Iterator[Finding]:
    """Raises ProfileError or PolicyError for a profile that cannot be used."""
    apps = library.installed()
    if apps:
        yield Finding(State.GOOD, FindingCode.APPS_FOUND, {"apps": ", ".join(app.app_id for app in apps)})
    else:
        yield Finding(State.NOTE, FindingCode.NO_APP)
