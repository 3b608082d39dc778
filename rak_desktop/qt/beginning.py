"""Beginning: what the window is about when the program starts, or is started again."""

from rak_desktop.assembly import Services
from rak_desktop.core.codes import Code
from rak_desktop.core.names import OWN_NAME
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.values import dataclass
from rak_desktop.flows.connections.asked import Asked, Repair
from rak_desktop.flows.connections.starting import Surroundings, first_step, shelf_of
from rak_desktop.flows.connections.steps import Listing, Looking, Shelf, Step


@dataclass(frozen=True)
class Beginning:
    """The list, at this step; else the wizard with this app; else the question which app, about this file if any."""

    shelf: Shelf
    listed: Step | None = None
    app: AppProfile | None = None
    file: str | None = None

    @property
    def on_a_way(self) -> bool:
        """Has it the steps of connecting at its side?"""
        return self.listed is None

    @property
    def name(self) -> str:
        """Whose the window is."""
        app = self.app or self.shelf.only_app
        return app.name if app else OWN_NAME


def shelf_here(services: Services, app: AppProfile | None) -> Shelf:
    """What is connected, and the apps that can be; `app` is the one that the window was opened for, if any."""
    named = (app,) if app else ()
    return shelf_of(
        Surroundings(services.book, services.profiles, services.profile_of, services.peer, services.clock, named)
    )


def beginning(services: Services, asked: Asked, app: AppProfile | None) -> Beginning:
    """What this start asks for goes before what the window was opened for, `app`."""
    shelf = shelf_here(services, app)
    begin = first_step(shelf, asked.repair)
    if isinstance(begin, Looking):
        return Beginning(shelf, listed=begin)
    if asked.file is not None:
        return Beginning(shelf, file=asked.file)
    if wanted := asked.app or _to_be_mended(services, asked.repair, begin) or _left_unfinished(services, begin):
        return Beginning(shelf, app=wanted)
    if shelf.connections or shelf.trouble:
        return Beginning(shelf, listed=begin)
    return Beginning(shelf, app=app)


def _left_unfinished(services: Services, begin: Step) -> AppProfile | None:
    """The app of a walk that somebody means to go on with, unless the list has an answer to give."""
    if _in_vain(begin) and begin.shelf.connections:
        return None
    walk = services.unfinished_walks.load()
    return services.installed_app(walk.app_id) if walk else None


def _to_be_mended(services: Services, repair: Repair | None, begin: Step) -> AppProfile | None:
    """The app whose connection is to be mended and is not there: it has to be connected first."""
    wanted = repair.selector.app_id if repair else None
    several = _in_vain(begin) is Code.SEVERAL_CONNECTIONS
    return services.installed_app(wanted) if wanted and not several else None


def _in_vain(begin: Step) -> Code | None:
    """Why the connection that was asked for is not shown, which only the list can say."""
    return begin.missing.code if isinstance(begin, Listing) and begin.missing else None
