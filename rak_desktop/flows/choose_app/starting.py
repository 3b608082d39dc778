"""Where choosing begins, by what is here already."""

from rak_desktop.core.errors import PolicyError, ProfileError
from rak_desktop.flows.choose_app.steps import Choosing, Chosen, Refused, Step
from rak_desktop.ports.profile_library import ProfileLibrary


def first_step(library: ProfileLibrary, *, more_to_come: bool = False) -> Step:
    """The only app there is needs no question, unless a file is to be looked at as well.

    When what is here cannot be used, that is the first thing to say.
    """
    try:
        apps = library.installed()
    except (ProfileError, PolicyError) as error:
        return Refused((), error.trouble)
    return Chosen(apps[0]) if len(apps) == 1 and not more_to_come else Choosing(apps)
