"""Finds the files that come with the program: beside the package in a checkout, else inside it."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rak_desktop.core.permissions import PermissionCatalogue
    from rak_desktop.core.snippet import Snippet

_PACKAGE = Path(__file__).parent


def resource(*parts: str) -> Path:
    """Where this bundled file or folder is, such as `resource("icons", "check.svg")`."""
    installed = _PACKAGE / "_resources"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def permission_catalogue() -> "PermissionCatalogue":
    """All permissions a Stripe App can ask for, with the probe that shows whether a key has them."""
    from rak_desktop.core.permissions import PermissionCatalogue  # words need none of it

    records = json.loads(resource("stripe", "permissions.json").read_text("utf-8"))
    return PermissionCatalogue.from_records(records)


def snippets() -> "tuple[Snippet, ...]":
    """The ready-made pieces for other programs, in the order in which they are shown."""
    import tomllib

    from rak_desktop.core.snippet import Snippet

    listed = tomllib.loads(resource("snippets", "snippets.toml").read_text("utf-8"))["snippet"]
    return tuple(
        Snippet(each["name"], resource("snippets", each["file"]).read_text("utf-8"), each["way"] == "helper")
        for each in listed
    )
