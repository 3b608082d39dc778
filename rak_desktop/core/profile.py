"""AppProfile: which Stripe App we connect, as its vendor describes it."""

from dataclasses import field, replace
from enum import Enum

from rak_desktop.core.mode import Mode
from rak_desktop.core.permissions import Need
from rak_desktop.core.values import dataclass

# Where merchants meet an app. No other host is opened for Stripe, and no install link may lead elsewhere.
STRIPE_HOSTS = frozenset({"dashboard.stripe.com", "marketplace.stripe.com"})
INSTALL_PAGE = "/apps/install/link/"
"""The path of the page on which an app is installed, up to the app's id."""


def install_link_of(app_id: str, site: str = "https://marketplace.stripe.com") -> str:
    """The page on which this app is installed; practice has it on a site of its own."""
    return f"{site}{INSTALL_PAGE}{app_id}"


class PublishableKeyWish(Enum):
    """Does the vendor's program need the publishable key as well?"""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


@dataclass(frozen=True)
class AppProfile:
    """One Stripe App. `app_id` is the manifest's id and part of the keychain address.

    `accent` is the brand's one colour as `#rrggbb`; `logo` a path to an SVG or PNG file.
    `help_page` and `open_url`, where to go on afterwards, are on the vendor's hosts; no others are opened but Stripe's.
    `start_program` and `tools` are bare names of the vendor's programs: one to go on with, and those that use the key.
    `forbidden_modes` are those that the app offers and the administrator of this computer does not allow.
    `dashboard` is where Stripe's own pages are; only practice has them elsewhere.
    """

    app_id: str
    name: str
    install_link: str
    needs: tuple[Need, ...]
    modes: tuple[Mode, ...] = (Mode.LIVE, Mode.TEST)
    forbidden_modes: tuple[Mode, ...] = ()
    publishable_key: PublishableKeyWish = PublishableKeyWish.NONE
    plain_words: dict[str, str] = field(default_factory=dict)
    support_contact: str | None = None
    help_page: str | None = None
    open_url: str | None = None
    start_program: str | None = None
    tools: tuple[str, ...] = ()
    accent: str | None = None
    logo: str | None = None
    dashboard: str = "https://dashboard.stripe.com"

    @classmethod
    def known_by_id(cls, app_id: str, needs: tuple[Need, ...] = ()) -> "AppProfile":
        """What there is to tell of an app whose profile is not on this computer."""
        return cls(app_id, app_id, install_link_of(app_id), needs)

    @property
    def needs_publishable_key(self) -> bool:
        """Is the restricted key no use to it alone?"""
        return self.publishable_key is PublishableKeyWish.REQUIRED

    @property
    def takes_publishable_key(self) -> bool:
        """Is there anything it does with one, whether it needs it or not?"""
        return self.publishable_key is not PublishableKeyWish.NONE

    @property
    def programs(self) -> tuple[str, ...]:
        """Every program of the vendor's that is named, once."""
        return tuple(dict.fromkeys((*self.tools, *((self.start_program,) if self.start_program else ()))))

    def at_practice(self, address: str) -> "AppProfile":
        """The same app, with every Stripe page on the practice server at this address."""
        return replace(self, install_link=install_link_of(self.app_id, address), dashboard=address)

    def settings_page(self, mode: Mode) -> str:
        """Where **View API keys** is. D: Stripe's connector guides; live and test differ."""
        return f"{self.dashboard}/{'test/' if mode is Mode.TEST else ''}settings/apps/{self.app_id}"

    @property
    def installed_apps_page(self) -> str:
        """Where an installed app is removed. D: Stripe's page on app settings."""
        return f"{self.dashboard}/settings/apps"

    @property
    def review_permissions_page(self) -> str:
        """Where pending permissions are accepted. O: Stripe's publishing notes for apps."""
        return f"{self.dashboard}/apps"

    @property
    def access_policies_page(self) -> str:
        """Where an account says from which internet addresses its keys may be used. D: Stripe's page on keys."""
        return f"{self.dashboard}/api-access-policies"
