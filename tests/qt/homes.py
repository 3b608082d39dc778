"""The program's one window, with what it begins with in it."""

from rak_desktop.assembly import Services
from rak_desktop.flows.connections.asked import Asked
from rak_desktop.qt.beginning import beginning
from rak_desktop.qt.home import Home
from rak_desktop.qt.opening import empty_window
from rak_desktop.qt.theme import Theme


def home_of(services: Services, asked: Asked) -> Home:
    """Filled already, and not shown yet."""
    begin = beginning(services, asked, asked.app)
    window = empty_window(services, begin.name, on_a_way=begin.on_a_way)
    window.furnish(Theme())
    return Home(services, asked.app, window, begin)
