"""ProfileOffer: a vendor's profile that somebody opened and has not trusted yet."""

from collections.abc import Mapping
from dataclasses import field

from rak_desktop.core.profile import AppProfile
from rak_desktop.core.values import dataclass

PACKAGE_ENDING = ".rakprofile"
"""How the single file of a vendor is called: a zip of a profile's folder."""


@dataclass(frozen=True)
class ProfileOffer:
    """What a file or folder from a vendor says, and the very files that would be kept: what was seen is what is kept.

    `source` is the name of that file or folder. `replaces` names the app whose place it would take.
    The profile has no logo yet: a picture of an unknown maker is not shown before the person trusts it.
    """

    profile: AppProfile
    source: str
    files: Mapping[str, bytes] = field(repr=False)
    replaces: str | None = None
