"""The program's own screens in every state, with the practice app, in each language."""

from rak_desktop.adapters.profile_library import FolderProfileLibrary
from rak_desktop.assembly import words_in
from rak_desktop.resources import permission_catalogue, resource
from rak_desktop.screens.examples.stage import Stage
from rak_desktop.screens.examples.table import EXAMPLES
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.languages import ENGLISH, Language

PROFILE = FolderProfileLibrary((), permission_catalogue()).get(str(resource("profiles", "practice")))


def screens_in(language: Language) -> dict[str, Screen]:
    """Every example there is, by its name."""
    on = Stage(PROFILE, words_in(language))
    return {name: made for name, show in EXAMPLES.items() if isinstance(made := show(on), Screen)}


REAL_SCREENS = screens_in(ENGLISH)
