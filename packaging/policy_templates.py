"""A brand's templates for administrators: those of packaging/policy, which are written for the plain program.

What is in a template and is called after the program is called after the brand's: files, registry keys, the domain of
preferences, names that people see, and the codes of a configuration profile. So two vendors' policies never meet.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from uuid import uuid5
from xml.sax.saxutils import escape

from brand import Brand, plain
from windows_facts import OURS

FOLDER = Path(__file__).parent / "policy"

_NAMESPACE = "RakDesktop.Policies"
_EXAMPLE_APP = "com.example.app"
_CODE = re.compile(r"[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}")


def templates(brand: Brand) -> dict[str, str]:
    """Every template of the brand: its path to its text."""
    files = sorted(path for path in FOLDER.rglob("*") if path.is_file())
    return {
        path.relative_to(FOLDER).as_posix().replace(plain().program, brand.program): _branded(path, brand)
        for path in files
    }


def pack_policy(brand: Brand, out: Path) -> Path:
    """All of them in one zip, the same bytes each time."""
    file = out / f"{brand.program}-{brand.version}-policy.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in templates(brand).items():
            packed.writestr(zipfile.ZipInfo(f"{brand.program}-policy/{name}"), text, zipfile.ZIP_DEFLATED)
    return file


def _branded(path: Path, brand: Brand) -> str:
    ours = plain()
    text = path.read_text("utf-8")
    if brand.program == ours.program:
        return text
    shown = brand.name if path.suffix == ".toml" else escape(brand.name)
    replaced = (
        (_NAMESPACE, f"{brand.desktop_id}.Policies"),
        (ours.program, brand.program),
        (ours.name, shown),
        (_EXAMPLE_APP, brand.app_id or _EXAMPLE_APP),
    )
    for old, new in replaced:
        text = text.replace(old, new)
    return _CODE.sub(lambda code: str(uuid5(OURS, f"{brand.program} {code[0]}")).upper(), text)
