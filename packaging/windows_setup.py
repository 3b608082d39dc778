"""Makes a brand's setup.exe with NSIS, on any system: for one person, without an administrator, silent with /S.

What it does, and its options, stand at the head of windows/setup.nsi. The same bytes each time.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from brand import Brand, name_of_file
from icons import draw_panel
from payload import kilobytes, settle
from rak_desktop.assembly import words_in
from rak_desktop.wording.installing import INSTALLING
from rak_desktop.wording.languages import LANGUAGES
from windows_facts import keys, values

SCRIPT = Path(__file__).parent / "windows" / "setup.nsi"

NAMES_OF_NSIS = {
    "en": "English",
    "de": "German",
    "es": "Spanish",
    "fr": "French",
    "pt_BR": "PortugueseBR",
    "ja": "Japanese",
    "ar": "Arabic",
}


def setup_file(brand: Brand, out: Path) -> Path:
    """Where the installer goes."""
    return out / f"{brand.program}-{brand.version}-setup.exe"


def pack_setup(
    brand: Brand,
    home: Path,
    icon: Path,
    licence: str,
    work: Path,
    out: Path,
    epoch: int,
    *,
    quick: bool = False,
    sign: str = "",
) -> Path:
    """The installer of everything in `home`; `sign` is a command that ends in a file, for it and its uninstaller.

    Raises CalledProcessError with what NSIS said.
    """
    work.mkdir(parents=True, exist_ok=True)
    settle(home, epoch)
    licence_file = work / "licence.txt"
    # With a mark at its beginning NSIS takes it for UTF-8; its window breaks lines as Windows does.
    licence_file.write_text(licence.replace("\n", "\r\n"), "utf-8-sig", newline="")
    panel = draw_panel(brand.logo, work / "panel.bmp")
    os.utime(panel, (epoch, epoch))  # NSIS packs it with its time
    setup = setup_file(brand, out)
    defined = {
        "PROGRAM": brand.program,
        "NAME": brand.name,
        "NAME_SHOWN": brand.name.replace("&", "&&"),
        "NAME_OF_FILE": name_of_file(brand.name),
        "VERSION": brand.version,
        "OUT": str(setup.resolve()),
        "HOME": str(home.resolve()),
        "ICON": str(icon.resolve()),
        "PANEL": str(panel.resolve()),
        "LICENCE": str(licence_file.resolve()),
        "KILOBYTES": str(kilobytes(home)),
        "PACKED": "zlib" if quick else "/SOLID lzma",
        "UNINSTALL": rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{brand.program}",
        **({"SIGN": f"{sign} %1"} if sign else {}),
        **({"HOMEPAGE": brand.homepage} if brand.homepage else {}),
    }
    (work / "brand.nsh").write_text("\n".join(_brand(brand, defined)) + "\n", "utf-8-sig")
    (work / "languages.nsh").write_text("\n".join(_languages(brand)) + "\n", "utf-8-sig")
    (work / "setup.nsi").write_text(f"Target amd64-unicode\n{SCRIPT.read_text('utf-8')}", "utf-8-sig")
    subprocess.run(
        ["makensis", "-V2", "-WX", "-NOCD", f"-X!addincludedir {work.resolve()}", str(work / "setup.nsi")],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch)},
    )
    return setup


def _brand(brand: Brand, defined: dict[str, str]) -> Iterator[str]:
    yield from (f'!define {name} "{_quoted(text)}"' for name, text in defined.items())
    yield "!macro WriteValues"
    for value in values(brand):
        text = _quoted(value.text).replace("{home}", "$INSTDIR")
        yield f'  WriteRegStr HKCU "{_quoted(value.key)}" "{_quoted(value.name)}" "{text}"'
    yield "!macroend"
    yield "!macro DeleteKeys"
    yield from (f'  DeleteRegKey HKCU "{_quoted(key)}"' for key in keys(brand))
    yield "!macroend"


def _quoted(text: str) -> str:
    """As NSIS reads it between quotes."""
    escaped = text.replace("$", "$$").replace('"', '$\\"').replace("\n", "$\\n")
    return escaped.replace("$${", "$$ {")  # however it is written, NSIS takes it for something of its own


def _languages(brand: Brand) -> Iterator[str]:
    """English comes first, which is what NSIS takes where it does not speak the system's language."""
    for language in LANGUAGES:
        name = NAMES_OF_NSIS[language.tag]
        yield f'!insertmacro MUI_LANGUAGE "{name}"'
        words = words_in(language)
        for key, sentence in INSTALLING.items():
            said = words(sentence, app=brand.name, installed="\0INSTALLED", folder="\0FOLDER")
            text = _quoted(said).replace("\0INSTALLED", "$0").replace("\0FOLDER", "$INSTDIR")
            yield f'LangString {key} ${{LANG_{name.upper()}}} "{text}"'
