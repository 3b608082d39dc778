"""The stories of practice in plain words: what goes wrong, and what the merchant then sees and does."""

from collections.abc import Mapping
from types import MappingProxyType

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.values import dataclass
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.errors import words_for
from rak_desktop.wording.marking import N_


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

ODD_STORIES: Mapping[str, Code] = MappingProxyType(
    {
        "unknown-key": Code.UNKNOWN_KEY,
        "platform-key-ended": Code.ENDED_KEY,
        "publishable-key-refused": Code.PUBLISHABLE_KEY,
        "account-without-access": Code.ACCOUNT_WITHOUT_ACCESS,
        "mode-conflict": Code.MODE_CONFLICT,
        "account-not-active": Code.ACCOUNT_NOT_ACTIVE,
        "account-closed": Code.ACCOUNT_NOT_ACTIVE,
        "permission-missing-older": Code.PERMISSION_MISSING,
        "permission-missing-unnamed": Code.PERMISSION_MISSING,
        "permission-missing-tomorrow": Code.PERMISSION_MISSING,
        "closed-to-restricted-keys": Code.CLOSED_TO_RESTRICTED_KEYS,
        "refused-without-reason": Code.REFUSED_WITHOUT_REASON,
        "key-limited": Code.KEY_LIMITED,
        "unexpected-answer": Code.UNEXPECTED_ANSWER,
        "nothing-proven": Code.KEY_NOT_PROVEN,
        "busy": Code.STRIPE_BUSY,
        "rate-limited-account": Code.RATE_LIMITED,
        "stripe-fault": Code.STRIPE_FAULT,
        "key-taken-out": Code.KEY_TAKEN_OUT,
        "silent": Code.TIMED_OUT,
        "dripping": Code.TIMED_OUT,
        "broken-off": Code.BROKEN_OFF,
        "reset": Code.BROKEN_OFF,
        "redirected": Code.REDIRECTED_ELSEWHERE,
        "web-page": Code.WEB_PAGE_INSTEAD,
        "proxy-login": Code.PROXY_WANTS_LOGIN,
        "not-json": Code.ANSWER_NOT_UNDERSTOOD,
        "wrong-shape": Code.ANSWER_NOT_UNDERSTOOD,
        "packed": Code.ANSWER_NOT_UNDERSTOOD,
        "endless": Code.ANSWER_TOO_LARGE,
    }
)
"""The stories of `practice/odd_answers`, by what each comes to: for authors, who start them by name."""


def story_title(name: str, words: Words) -> str:
    """What this story is called."""
    return words(STORIES[name].title) if name in STORIES else words_for(Trouble(ODD_STORIES[name]), words).title


def story_text(name: str, words: Words) -> str:
    """What happens in it; nothing where nothing goes wrong."""
    if name in STORIES:
        return "" if name == _GOES_WELL else words(STORIES[name].happens)
    return words_for(Trouble(ODD_STORIES[name]), words).what_happened


_GOES_WELL = "all-good"
