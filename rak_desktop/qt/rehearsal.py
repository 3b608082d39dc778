"""Rehearsal: practises in a window of its own. Loaded when somebody does: no first window needs a practice Stripe."""

from rak_desktop.assembly import Services
from rak_desktop.core.profile import AppProfile
from rak_desktop.practice.app import PracticeApp
from rak_desktop.practice.scenarios import ALL_GOOD
from rak_desktop.practice.server import PracticeStripe
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.main import ConnectDesk
from rak_desktop.resources import permission_catalogue


class Rehearsal:
    """Practises with this app in a window of its own; the window behind it waits, and comes back by itself.

    The practice Stripe runs in this process for as long as the practice window is open.
    """

    def __init__(self, profile: AppProfile, services: Services, behind: ConnectWindow) -> None:
        self._behind = behind
        self._stripe = PracticeStripe(
            ALL_GOOD,
            profile.needs,
            permission_catalogue(),
            app=PracticeApp.of(profile),
            given=services.given_practice_keys,
        )
        self._stripe.start()
        practised = profile.at_practice(self._stripe.address)
        practising = services.at_practice(self._stripe.address, self._stripe)
        self.desk = ConnectDesk(practised, practising, practising.browser(practised), before_closing=self._end)
        self.desk.window.setGeometry(behind.geometry())
        self.desk.window.show()
        behind.hide()  # only now: without any window to be seen the program would end

    def _end(self) -> None:
        self._behind.show()
        self._behind.activateWindow()
        self._stripe.stop()
