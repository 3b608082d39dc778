"""How settings are said: each item, its value, who decided it, and what is wrong with a value that cannot be used."""

from enum import Enum

from rak_desktop.core.mode import Mode
from rak_desktop.core.policy import EffectiveSettings, Source
from rak_desktop.core.settings import KeychainKind, Oddity, Theme
from rak_desktop.core.values import dataclass
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.marking import N_

ITEMS = {
    "language": N_("Language"),
    "theme": N_("Looks"),
    "ca_file": N_("Further certificates that are trusted"),
    "proxy": N_("Proxy"),
    "health_checks": N_("Check kept keys when the list is opened"),
    "modes": N_("What can be connected"),
    "live_allowed": N_("Keys for real payments"),
    "keychains": N_("Where keys may be kept"),
    "profile": N_("App"),
    "support_contact": N_("Whom to ask"),
}

SOURCES = {
    Source.OURS: N_("not changed"),
    Source.POLICY_DEFAULT: N_("suggested by whoever looks after this computer"),
    Source.PERSON: N_("you chose it"),
    Source.POLICY: N_("decided by whoever looks after this computer"),
    Source.UNREADABLE: N_("what was decided cannot be read"),
}

_WHEN_EMPTY = {
    "language": N_("as the system"),
    "ca_file": N_("none"),
    "proxy": N_("as the system"),
    "profile": N_("any"),
    "support_contact": N_("the app’s maker"),
}

_WHEN_NONE: dict[object, str] = {
    None: N_("not known"),
    (): N_("nothing"),
}

_YES_AND_NO = {
    "health_checks": (N_("yes"), N_("no")),
    "live_allowed": (N_("allowed"), N_("not allowed")),
}

_VALUES: dict[Enum, str] = {
    Theme.SYSTEM: N_("as the system"),
    Theme.LIGHT: N_("light"),
    Theme.DARK: N_("dark"),
    Mode.LIVE: N_("real payments (live)"),
    Mode.TEST: N_("trying out (test)"),
    KeychainKind.SECRET_SERVICE: N_("Secret Service"),
    KeychainKind.MACOS: N_("macOS Keychain"),
    KeychainKind.WINDOWS: N_("Windows Credential Manager"),
}

REASONS = {
    "unreadable": N_("It cannot be opened, so nothing in it applies."),
    "damaged": N_("It cannot be understood, so nothing in it applies."),
    "too-new": N_("It was written for a newer version of this program, so nothing in it applies."),
    "not-in-a-table": N_("“{item}” stands in neither [locked] nor [defaults], so it does not apply."),
    "unknown-item": N_("“{item}” is not known to this version, so it does not apply."),
    "unknown-value": N_("“{item}” has a value that is not known, so it does not apply."),
    "wrong-type": N_("“{item}” has a value of the wrong kind, so it does not apply."),
    "nothing-left": N_("“{item}” allows nothing at all, so it does not apply."),
    "only-locked": N_("“{item}” limits what is allowed, and that only applies as a lock."),
    "not-an-address": N_("“{item}” is not an address such as http://proxy.example:3128, so it does not apply."),
    "holds-a-password": N_("“{item}” has a password in it, which others could read here, so it does not apply."),
}


@dataclass(frozen=True)
class SaidSetting:
    """One item in one language. `place` is where the value stands, empty for our own."""

    item: str
    name: str
    value: str
    source: str
    place: str
    locked: bool


def said_settings(settings: EffectiveSettings, words: Words) -> tuple[SaidSetting, ...]:
    """Every item with its value and who decided it, in one order, for whoever shows them all."""
    return tuple(
        SaidSetting(
            item,
            words(ITEMS[item]),
            said_value(item, effective.value, words),
            words(SOURCES[effective.source]),
            effective.place,
            effective.locked,
        )
        for item, effective in settings.items()
    )


def said_value(item: str, value: object, words: Words) -> str:
    """A value as people say it."""
    match value:
        case None | ():
            return words(_WHEN_NONE[value])
        case bool():
            yes, no = _YES_AND_NO[item]
            return words(yes if value else no)
        case Enum():
            return words(_VALUES[value])
        case tuple():
            return words.listed(said_value(item, each, words) for each in value)
        case "":
            return words(_WHEN_EMPTY[item])
        case _:
            return str(value)


def said_oddity(oddity: Oddity, words: Words) -> str:
    """What is wrong at a place."""
    return words(REASONS[oddity.reason], item=oddity.item)
