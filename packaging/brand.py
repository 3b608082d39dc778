"""Brand: everything that a vendor's build is called, derived from the profile's folder and from nothing else.

| What                                   | Of the plain build | Of a vendor's build                     |
|----------------------------------------|--------------------|-----------------------------------------|
| program: commands, folders, package    | rak-desktop        | rak-<app id>, such as rak-com.example.a |
| name, as people see it                 | RAK Desktop        | the app's name in the manifest          |
| id for desktops, software centres, Macs | rak.desktop.Plain  | <app id>.RakDesktop                    |
| links that open the window             | rak-desktop:       | rak-<app id>:                           |
| codes in Windows' own list of programs | derived from the program's name (windows_facts)              |

The id of an app is unique at Stripe, so two vendors' programs never share a folder, a command, a link or a package.

The keychain address is `rak-desktop/<app id>/…` for everybody: the id in it already keeps vendors apart, and other
programs find the key of an app at one documented place, whichever brand put it there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from rak_desktop import __version__
from rak_desktop.adapters.profile_examiner import examine
from rak_desktop.core.profile import AppProfile
from rak_desktop.resources import permission_catalogue, resource
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.finding_sentences import said_finding


class Unfit(Exception):
    """The profile cannot become a brand; the message says why in plain words."""


@dataclass(frozen=True)
class Brand:
    """One vendor's program. `folder` and `app_id` are the profile's, nothing for the plain build.

    `logo` is an SVG or PNG file.
    """

    program: str
    name: str
    desktop_id: str
    summary: str
    logo: Path
    contact: str
    homepage: str
    folder: Path | None = None
    app_id: str = ""
    version: str = __version__

    @property
    def link_scheme(self) -> str:
        """What links to the program begin with; the name of the program is one that RFC 3986 allows."""
        return self.program


def name_of_file(name: str) -> str:
    """The name as one that Windows takes for a file."""
    return re.sub(r'[<>:"/\\|?*]|[\x00-\x1f]', "-", name).strip(" .") or "RAK Desktop"


def plain() -> Brand:
    """The build without a vendor."""
    return Brand(
        program="rak-desktop",
        name="RAK Desktop",
        desktop_id="rak.desktop.Plain",
        summary="Connects a Stripe App to the programs on this computer",
        logo=resource("profiles", "practice", "logo.svg"),
        contact="RAK Desktop contributors",
        homepage="",
    )


def brand_of(folder: Path) -> Brand:
    """The brand of this profile. Raises Unfit for one that merchants could not use."""
    examination = examine(str(folder), permission_catalogue())
    profile = examination.profile
    if examination.is_wrong or profile is None:
        wrong = (said_finding(each, Words())[0] for each in examination.findings if each.code.is_wrong)
        raise Unfit("This profile has to be mended first (rak-desktop profile check):\n  " + "\n  ".join(wrong))
    return Brand(
        program=f"rak-{program_part(profile.app_id)}",
        name=profile.name,
        desktop_id=f"{profile.app_id}.RakDesktop",
        summary=f"Connects {profile.name} to the programs on this computer",
        logo=_logo(folder, profile),
        contact=profile.support_contact or profile.name,
        homepage=profile.help_page or "",
        folder=folder,
        app_id=profile.app_id,
    )


def program_part(app_id: str) -> str:
    """The id in the letters that a Debian package may have; ids that differ in more than capitals stay different."""
    return app_id.lower().replace("_", "-")


def _logo(folder: Path, profile: AppProfile) -> Path:
    logo = folder / profile.logo if profile.logo else None
    return logo if logo and logo.is_file() else resource("profiles", "practice", "logo.svg")
