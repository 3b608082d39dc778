"""Finds the files that come with the program: beside the package in a checkout, else inside it."""

import json
from pathlib import Path

from rak_desktop.core.permissions import PermissionCatalogue

_PACKAGE = Path(__file__).parent


def resource(*parts: str) -> Path:
    """Where this bundled file or folder is, such as `resource("icons", "check.svg")`."""
    installed = _PACKAGE / "_resources"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def permission_catalogue() -> PermissionCatalogue:
    """All permissions a Stripe App can ask for, with the probe that shows whether a key has them."""
    records = json.loads(resource("stripe", "permissions.json").read_text("utf-8"))
    return PermissionCatalogue.from_records(records)
