"""The stories of practice in plain words: what goes wrong, and what the merchant then sees and does."""

from dataclasses import dataclass

from rak_desktop.core.codes import Code
from rak_desktop.wording.catalogue import N_


@dataclass(frozen=True)
class Story:
    """`title` names it in lists and in the ribbon; `happens` says where it shows and how it is mended.

    `screen` and `code` are what the merchant reads out once it has gone wrong.
    """

    title: str
    happens: str
    screen: int
    code: Code | None = None


STORIES: dict[str, Story] = {
    "all-good": Story(
        N_("Everything goes well"),
        N_("From the first screen to a stored key, as most calls go."),
        6,
    ),
    "wrong-account": Story(
        N_("The app lands in the wrong account"),
        N_("The browser is still signed in to Harbour Museum. Screen 5 shows it; Not my account leads back."),
        5,
    ),
    "account-not-readable": Story(
        N_("Stripe does not tell the shop’s name"),
        N_("Screen 5 shows the account’s number instead, and asks for a name."),
        5,
    ),
    "publishable-key-copied": Story(
        N_("The wrong one of the two keys is copied"),
        N_("Copy the first key on the page. Screen 3 knows it and asks for the other one."),
        3,
        Code.PUBLISHABLE_KEY,
    ),
    "key-shown-once": Story(
        N_("The key was closed before it was copied"),
        N_("Stripe shows a live key once. Open View API keys twice, then make a new key."),
        3,
    ),
    "wrong-mode": Story(
        N_("The key is of the other kind"),
        N_("Real payments were chosen, and the key is for trying out. Screen 3 offers to go on with it."),
        3,
        Code.OTHER_MODE,
    ),
    "expired": Story(
        N_("The key has ended"),
        N_("Stripe refuses the first key. A new one, made on the same page, works."),
        3,
        Code.ENDED_KEY,
    ),
    "permission-missing": Story(
        N_("A permission is missing"),
        N_("Screen 5 says which one. Review permissions in Stripe mends it, then check again."),
        5,
        Code.PERMISSION_MISSING,
    ),
    "address-blocked": Story(
        N_("Stripe accepts no key from this computer"),
        N_("The account lets keys work from chosen addresses only. Its access policies page mends it."),
        4,
        Code.BLOCKED_ADDRESS,
    ),
    "rate-limited": Story(
        N_("Stripe asks us to slow down"),
        N_("Screen 4 stops for a while. Wait half a minute, then try again."),
        4,
        Code.RATE_LIMITED,
    ),
    "slow": Story(
        N_("Stripe answers slowly"),
        N_("The check takes twenty seconds, and screen 5 says what could not be told."),
        5,
    ),
    "offline": Story(
        N_("There is no internet"),
        N_("Screen 4 says so and keeps the key. The second try finds the internet back."),
        4,
        Code.OFFLINE,
    ),
    "captive-portal": Story(
        N_("The network wants to be signed in to"),
        N_("As in a hotel: another page answers in Stripe’s place. Agree there in the browser, then try again."),
        4,
        Code.WEB_PAGE_INSTEAD,
    ),
    "keychain-locked": Story(
        N_("The password store is locked"),
        N_("Saving stops on screen 5. Unlock stands for giving the password, and then it goes on."),
        5,
        Code.KEYCHAIN_LOCKED,
    ),
    "keychain-absent": Story(
        N_("This computer has no password store"),
        N_("Screen 4 says so. Nothing in the window mends it: somebody has to install one."),
        4,
        Code.KEYCHAIN_ABSENT,
    ),
}
