"""What a support code tells, in words: for the person who helps."""

from collections.abc import Iterable

from rak_desktop.core.mode import Mode
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.situation import Situation
from rak_desktop.core.support_code_format import MOST_MISSING, KeychainProduct, Network, System, brand_of
from rak_desktop.core.told_trouble import told_trouble
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.errors import TroubleWords, words_for
from rak_desktop.wording.findings import words_for_code
from rak_desktop.wording.languages import LANGUAGES
from rak_desktop.wording.marking import N_
from rak_desktop.wording.screen_names import SCREENS

_SYSTEMS = {
    System.WINDOWS_10: "Windows 10",
    System.WINDOWS_11: "Windows 11",
    System.MACOS: "macOS",
    System.LINUX: "Linux",
    System.WSL: N_("Linux inside Windows (WSL)"),
    System.OTHER: N_("Another system"),
}

_KEYCHAINS = {
    KeychainProduct.UNKNOWN: N_("Not known yet"),
    KeychainProduct.NONE: N_("There is none"),
    KeychainProduct.MACOS: "macOS Keychain",
    KeychainProduct.WINDOWS: "Windows Credential Manager",
    KeychainProduct.GNOME: "GNOME Keyring",
    KeychainProduct.KEEPASSXC: "KeePassXC",
    KeychainProduct.KWALLET: "KWallet",
    KeychainProduct.OTHER: N_("Another one"),
}

_NETWORKS = {
    Network.UNKNOWN: N_("Not known"),
    Network.DIRECT: N_("Straight to Stripe"),
    Network.PROXY: N_("Through a proxy"),
    Network.OWN_CERTIFICATES: N_("With certificates of a company"),
    Network.INSPECTED: N_("Stripe’s proof of identity was not accepted"),
    Network.SIGN_IN_PAGE: N_("Another page answered in Stripe’s place"),
    Network.OFFLINE: N_("No way to Stripe"),
}

_LANGUAGES = {language.tag: language.own_name for language in LANGUAGES}


def screen_words(number: int, words: Words) -> str:
    """The screen of a help number, such as "3, Copy the key"."""
    if number not in SCREENS:
        return words("{number}, a screen of another version", number=number)
    return words("{number}, {title}", number=number, title=words(SCREENS[number]))


def situation_words(situation: Situation, apps: Iterable[AppProfile], words: Words) -> tuple[tuple[str, str], ...]:
    """Each thing that a support code tells, with its name. `apps` are those that this computer knows."""
    here = situation.here
    return (
        (words("Screen"), screen_words(situation.screen, words)),
        (words("What happened"), _what_happened(situation, words)),
        (words("App"), _app(situation.brand, apps, words)),
        (words("Mode"), _mode(situation, words)),
        (words("Missing permissions"), _missing(situation.missing, words)),
        (words("Computer"), words(_SYSTEMS[here.system])),
        (words("Password store"), words(_KEYCHAINS[here.keychain])),
        (words("Internet"), words(_NETWORKS[here.network])),
        (words("Language"), _LANGUAGES.get(here.language, words("Not known"))),
        (words("Version"), ".".join(map(str, here.version))),
    )


def told_words(situation: Situation, words: Words) -> TroubleWords | None:
    """What is wrong, as the merchant reads it; None where nothing is, or what only a later version knows."""
    if trouble := told_trouble(situation):
        return words_for(trouble, words)
    return words_for_code(situation.code, words) if situation.code else None


def _what_happened(situation: Situation, words: Words) -> str:
    if not situation.trouble:
        return words("Nothing, all is well so far")
    if (said := told_words(situation, words)) is None:
        return words("Number {number}, which this version does not know", number=situation.trouble)
    return words("{title} ({code})", title=said.title, code=said.code)


def _app(brand: int, apps: Iterable[AppProfile], words: Words) -> str:
    names = [app.name for app in apps if brand_of(app.app_id) == brand]
    if not brand:
        return words("None chosen yet")
    return words.listed(names) or words("An app that is not on this computer: the code may be another vendor’s")


def _mode(situation: Situation, words: Words) -> str:
    if situation.practice:
        return words("Practice")
    match situation.mode:
        case Mode.LIVE:
            return words("Real payments")
        case Mode.TEST:
            return words("Trying out")
        case None:
            return words("None chosen yet")


def _missing(number: int, words: Words) -> str:
    if number >= MOST_MISSING:
        return words("{number} or more", number=MOST_MISSING)
    return str(number) if number else words("None")
