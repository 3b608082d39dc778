"""SupportDesk: the window of the person who helps, beside whatever else is open."""

from rak_desktop.assembly import Services, words_in
from rak_desktop.core.code_reading import HelpNumber, ReadCode
from rak_desktop.core.errors import RakError
from rak_desktop.core.page_state import PageState
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.situation import Situation
from rak_desktop.core.support_code_format import brand_of
from rak_desktop.flows.connect.events import Back, Closed
from rak_desktop.qt.bridge import Bridge
from rak_desktop.qt.clipboard import QtClipboard
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.theme import Theme
from rak_desktop.resources import resource
from rak_desktop.screens.actions import CloseWindow, CodeRead, CopyText, Intent, LookAtScreen, OpenHandbook
from rak_desktop.screens.examples.stage import Stage
from rak_desktop.screens.support_view import support_screen
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.languages import ENGLISH, Language, language_named

_SIZE = (1120, 760)


class SupportDesk:
    """Asks nobody and keeps nothing: it shows what a code means, in the helper's language.

    The merchant's screen is drawn in the language of their code, with the app that the code is about where that is
    known here.
    """

    def __init__(self, services: Services, profile: AppProfile | None = None) -> None:
        self._services = services
        self._words = services.words
        self._clipboard = QtClipboard()
        self._said: ReadCode | None = None
        self._apps = services.known_apps
        self._profile = profile or (self._apps[0] if self._apps else services.practice_profile)
        self.window = ConnectWindow(Theme(self._profile.accent))
        self._bridge = Bridge(self.window)  # what arrives when the window is gone has nobody to show it
        self._jobs = services.jobs(self._bridge.deliver)
        self.window.take_looks(services.settings.theme.value)
        self.window.resize(*_SIZE)
        self.window.intended.connect(self._on_intent)
        self.show(None)

    def show(self, said: ReadCode | None, *, unopened: str | None = None) -> None:
        """What this code, number or refusal comes to; None: nothing was read out yet.

        `unopened` is the address of a page that no browser took.
        """
        self._said = said
        on, theirs = Stage(self._app_of(said), self._words), self._their_words(said)
        self.window.show_screen(support_screen(said, on, theirs, self._apps, unopened=unopened))

    def speak(self, words: Words) -> None:
        """The same in another language."""
        self._words = words
        self.show(self._said)

    def _on_intent(self, intent: Intent) -> None:
        match intent:
            case CodeRead(said):
                self.show(said)
            case LookAtScreen(number):
                self.show(HelpNumber(number, None))
            case OpenHandbook(page):
                self._open_handbook(page)
            case CopyText(text):
                self._clipboard.put(text)
            case CloseWindow() | Closed() | Back():
                self.window.finish()
            case _:
                pass  # the drawing presses nothing, and help for the helper is this window

    def _open_handbook(self, page: str) -> None:
        url, said = handbook_address(page, self._words.language), self._said
        browser = self._services.browser(self._profile)

        def opened(state: PageState | RakError) -> None:
            if self.window.isVisible() and self._said is said:
                self.show(said, unopened=None if state is PageState.ASKED else url)

        self._jobs.start(lambda: browser.open(url), opened)

    def _app_of(self, said: ReadCode | None) -> AppProfile:
        brand = said.brand if isinstance(said, Situation) else 0
        return next((app for app in self._apps if brand_of(app.app_id) == brand), self._profile)

    def _their_words(self, said: ReadCode | None) -> Words:
        spoken = language_named(said.here.language) if isinstance(said, Situation) else None
        return words_in(spoken) if spoken else self._words


def handbook_address(page: str, language: Language) -> str:
    """Of this page, in this language where the handbook has it."""
    there = resource("handbook", language.tag, f"{page}.html")
    return (there if there.is_file() else resource("handbook", ENGLISH.tag, f"{page}.html")).absolute().as_uri()
