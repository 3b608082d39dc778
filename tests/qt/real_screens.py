"""The program's own screens in every state, in English, with the practice app."""

from rak_desktop.adapters.profile_library import FolderProfileLibrary
from rak_desktop.resources import permission_catalogue, resource
from rak_desktop.screens.examples.stage import Stage
from rak_desktop.screens.examples.table import EXAMPLES
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words

PROFILE = FolderProfileLibrary((), permission_catalogue()).get(str(resource("profiles", "practice")))
STAGE = Stage(PROFILE, Words())
REAL_SCREENS = {name: made for name, show in EXAMPLES.items() if isinstance(made := show(STAGE), Screen)}
