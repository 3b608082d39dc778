"""Packed profiles as vendors make them, and as nobody should."""

import json
import stat
import warnings
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

MANIFEST: dict[str, Any] = {
    "id": "com.example.harbour",
    "version": "1.0.0",
    "name": "Harbour Tickets",
    "permissions": [{"permission": "customer_read", "purpose": "To put the buyer’s name on the ticket"}],
    "ui_extension": {"views": [{"viewport": "settings", "component": "Settings"}]},
    "stripe_api_access_type": "restricted_api_key",
    "distribution_type": "public",
}
A_MANIFEST = json.dumps(MANIFEST).encode()
A_PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def manifest(**changes: object) -> bytes:
    """The manifest of Harbour Tickets with these changes."""
    return json.dumps({**MANIFEST, **changes}).encode()


def packed(*entries: tuple[str | ZipInfo, bytes], bare: bool = False) -> bytes:
    """A package of a sound manifest and these entries; `bare` leaves the manifest out."""
    file = BytesIO()
    with warnings.catch_warnings(), ZipFile(file, "w", ZIP_DEFLATED) as package:
        warnings.simplefilter("ignore")  # two entries of one name are made on purpose
        for name, data in (*(() if bare else (("stripe-app.json", A_MANIFEST),)), *entries):
            package.writestr(name, data)
    return file.getvalue()


def entry(name: str, kind: int = stat.S_IFREG) -> ZipInfo:
    """An entry of this kind of file, with any name: zipfile itself would tidy it up."""
    info = ZipInfo("x")
    info.filename = info.orig_filename = name
    info.create_system = 3
    info.external_attr = (kind | 0o644) << 16
    return info
