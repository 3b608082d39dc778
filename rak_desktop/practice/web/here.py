"""Here: all that a page may know. Page: what it shows. Elsewhere: where the browser is sent instead."""

from collections.abc import Mapping
from dataclasses import field, replace

from rak_desktop.core.mode import Mode
from rak_desktop.core.values import dataclass
from rak_desktop.markup import Html, html
from rak_desktop.practice.accounts import PracticeAccount
from rak_desktop.practice.app import PracticeApp
from rak_desktop.practice.installs import Install, Installs
from rak_desktop.practice.people import PracticePerson
from rak_desktop.practice.scenarios import Scenario


@dataclass(frozen=True)
class Here:
    """Who looks at what, and the one truth behind it. `target` is the address with its query, for coming back."""

    app: PracticeApp
    installs: Installs
    scenario: Scenario
    person: PracticePerson
    account: PracticeAccount
    mode: Mode
    target: str
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict, repr=False)
    form_token: str = field(default="", repr=False)

    def in_mode(self, mode: Mode) -> "Here":
        """The same, seen in this mode."""
        return replace(self, mode=mode)

    @property
    def install(self) -> Install | None:
        """The install in this account and mode."""
        return self.installs.at(self.account, self.mode)

    @property
    def left_from_before(self) -> bool:
        """Does a key of an earlier story still work in this account and mode?"""
        return self.installs.left_from_before(self.account, self.mode)

    @property
    def mode_name(self) -> str:
        """Stripe's word for the mode, as a sentence takes it."""
        return MODE_NAMES[self.mode]

    @property
    def install_link(self) -> str:
        """Where the app is installed."""
        return f"/apps/install/link/{self.app.id}"

    @property
    def settings_page(self) -> str:
        """The app's settings in this mode."""
        return f"{in_mode(self.mode, '/settings/apps')}/{self.app.id}"

    def form_to(self, action: str, content: Html, *, css: str = "") -> Html:
        """A form that changes something."""
        return html(
            '<form method="post" action="{action}" class="{css}">'
            '<input type="hidden" name="token" value="{token}">{content}</form>',
            action=action,
            css=css,
            token=self.form_token,
            content=content,
        )


MODE_NAMES = {Mode.LIVE: "live mode", Mode.TEST: "test mode"}


def in_mode(mode: Mode, path: str) -> str:
    """The same page of this mode: Stripe's test pages begin with /test."""
    return f"/test{path}" if mode is Mode.TEST else path


@dataclass(frozen=True)
class Page:
    """One page without its frame. The title never holds anything secret."""

    title: str
    content: Html = field(repr=False)
    status: int = 200
    of_one_mode: bool = False


@dataclass(frozen=True)
class Elsewhere:
    """Sends the browser to another page of this server, so that going back repeats nothing."""

    target: str


Answer = Page | Elsewhere
