"""What Stripe's pages look like, as pictures. Stripe's own captions stay as Stripe shows them."""

from urllib.parse import urlsplit

from rak_desktop.core.mode import Mode
from rak_desktop.flows.connect.steps import Goal
from rak_desktop.screens.blocks import InstallPicture, KeyInPicture, SettingsPicture, TwoKeysPicture
from rak_desktop.wording.catalogue import Words

_VIEW, _COPY = "View API keys", "Copy"
_PUBLISHABLE, _RESTRICTED = "Publishable key", "Restricted key"


# O: the guide of WHMCS to Stripe's install page names these captions.
_INSTALL, _WHERE, _CONFIRM = "Install app", "Install in", "Install"
_MODES = {Mode.LIVE: "Live mode", Mode.TEST: "Test mode"}


def install_picture(goal: Goal, words: Words) -> InstallPicture:
    """The install page: whose account it is, what to press, and that live or test may have to be chosen."""
    profile = goal.profile
    return InstallPicture(
        address=urlsplit(profile.install_link).netloc,
        account=words("Your shop"),
        account_number=1,
        app_name=profile.name,
        logo=profile.logo,
        install=_INSTALL,
        install_number=2,
        where=_WHERE,
        mode=_MODES[goal.mode],
        confirm=_CONFIRM,
        confirm_number=3,
        spoken=words(
            "Picture of Stripe’s page: the account’s name is at the top. {install} is beside the app’s name. "
            "Below it, Stripe asks where to install: {mode}.",
            install=_INSTALL,
            mode=_MODES[goal.mode],
        ),
    )


def settings_picture(goal: Goal, words: Words, *, needs_pk: bool) -> SettingsPicture:
    """The app's settings page: where to press, which key to copy, which one to leave."""
    profile = goal.profile
    leave = words("copy this one too") if needs_pk else words("leave this one")
    return SettingsPicture(
        address=urlsplit(profile.dashboard).netloc,
        app_name=profile.name,
        logo=profile.logo,
        view=_VIEW,
        view_number=2,
        wrong=_publishable(goal.mode, leave),
        right=_restricted(goal.mode),
        copy=_COPY,
        copy_number=3,
        spoken=words(
            "Picture of Stripe’s page: {view} is at the top. Below are two keys. "
            "Copy the one that starts with rk_. At the one with pk_ it says: {word}.",
            view=_VIEW,
            word=leave,
        ),
        wrong_number=4 if needs_pk else None,
    )


def two_keys_picture(goal: Goal, words: Words, *, copied_pk: bool, needs_pk: bool) -> TwoKeysPicture:
    """For who stands before them already: both keys, and which is which."""
    spoken = words("Picture: you copied the key that starts with pk_. Copy the one that starts with rk_, below it.")
    if copied_pk:
        said = words("You copied this one")
    else:
        said = words("copy this one too") if needs_pk else words("leave this one")
        spoken = words(
            "Picture of the two keys: copy the one that starts with rk_. At the one with pk_ it says: {word}.",
            word=said,
        )
    return TwoKeysPicture(
        words("On Stripe’s page it looks like this"),
        _publishable(goal.mode, said),
        _restricted(goal.mode, words("Copy this one")),
        _COPY,
        spoken,
    )


def fetch_the_other_key_picture(goal: Goal, words: Words) -> TwoKeysPicture:
    """For who has copied the restricted key, and needs the one above it as well."""
    return TwoKeysPicture(
        words("On Stripe’s page it looks like this"),
        _restricted(goal.mode, words("You copied this one")),
        _publishable(goal.mode, words("Copy this one")),
        _COPY,
        words("Picture: you copied the key that starts with rk_. Copy the one that starts with pk_, above it."),
        right_is_above=True,
    )


def _publishable(mode: Mode, word: str) -> KeyInPicture:
    return KeyInPicture(_PUBLISHABLE, f"pk_{mode.value}_", "51Qf…", word)


def _restricted(mode: Mode, word: str = "") -> KeyInPicture:
    return KeyInPicture(_RESTRICTED, f"rk_{mode.value}_", "51Qf8a…", word)
