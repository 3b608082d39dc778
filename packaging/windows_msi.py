"""Makes a brand's MSI with wixl, on any system: for every person of a computer, for administrators who roll it out.

| Property                            | Does                                                                        |
|-------------------------------------|-----------------------------------------------------------------------------|
| LOCK_PROFILE=com.example.app        | writes the item `profile` as a lock of the policy; so for every item of it  |
| DEFAULT_LANGUAGE=de                 | the same as a default, which the person may change                          |
| LOCK_LIVE_ALLOWED=0                 | 0 and 1 for no and yes                                                      |

    msiexec /i PROGRAM.msi /qn /norestart LOCK_PROFILE=com.example.app

What was set stays over an upgrade and goes with the program. Lists (`modes`, `keychains`) are for Group Policy alone.
A newer version takes the place of an older one; an older one is refused. Keys and connections of people stay.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

from brand import Brand, name_of_file
from payload import settle
from rak_desktop.core.policy import ONLY_LOCKED
from rak_desktop.core.settings import Settings
from windows_facts import Value, code, upgrade_code, values

LISTS = ("modes", "keychains")


def msi_file(brand: Brand, out: Path) -> Path:
    """Where the installer goes."""
    return out / f"{brand.program}-{brand.version}.msi"


def pack_msi(brand: Brand, home: Path, icon: Path, notice: str, work: Path, out: Path, epoch: int) -> Path:
    """The installer of everything in `home`; `notice` stands in the list of programs.

    Raises CalledProcessError with what wixl or msibuild said.
    """
    work.mkdir(parents=True, exist_ok=True)
    settle(home, epoch)
    described = work / f"{brand.program}.wxs"
    # wixl falls over names that Western Europe does not write, so those are put in afterwards.
    wixls = brand if _is_western(brand.name) else replace(brand, name=brand.program)
    ET.ElementTree(product(wixls, home, icon, notice.replace(brand.name, wixls.name), work)).write(
        described, "utf-8", xml_declaration=True
    )
    msi = msi_file(brand, out)
    _run("wixl", "-a", "x64", "-o", str(msi), str(described))
    queries = [*_beyond_wixl(), *(_named(brand, notice) if wixls is not brand else ())]
    if wixls is not brand:
        # libmsi reads the number of a character set from a table of its own; this one is UTF-8.
        table = work / "_ForceCodepage.idt"
        table.write_text("\r\n\r\n65001\t_ForceCodepage\r\n", "ascii", newline="")
        _run("msibuild", str(msi), "-i", str(table))
    _run("msibuild", str(msi), *(part for query in queries for part in ("-q", query)))
    return msi


def _is_western(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _named(brand: Brand, notice: str) -> tuple[str, ...]:
    """The brand's name in every place where people see it."""
    name, notice = (text.replace("'", "’") for text in (brand.name, notice))  # SQL's own mark
    return (
        _updated("Property", "Value", name, "ProductName"),
        _updated("Property", "Value", name, "Manufacturer"),
        _updated("Property", "Value", notice, "ARPCOMMENTS"),
        _updated("LaunchCondition", "Description", _refused(name), "NOT WIX_DOWNGRADE_DETECTED", "Condition"),
        _updated("Shortcut", "Name", name_of_file(name), "menu"),
        _updated("Registry", "Value", f"URL:{name}", f"URL:{brand.program}", "Value"),
    )


def _refused(name: str) -> str:
    return f"A newer version of {name} is installed. Nothing was changed."


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True)


def _beyond_wixl() -> tuple[str, ...]:
    """What wixl cannot say.

    It knows no condition of a component, writes its own list of the properties that may be given, and takes the older
    version away before anything that could be taken back: one later, and a failed upgrade leaves the old program.
    """
    names = [name for name, _, _ in properties()]
    given = ";".join(["WIX_DOWNGRADE_DETECTED", "WIX_UPGRADE_DETECTED", *names])
    return (
        "UPDATE `InstallExecuteSequence` SET `Sequence`=1501 WHERE `Action`='RemoveExistingProducts'",
        _updated("Property", "Value", given, "SecureCustomProperties"),
        *(_updated("Component", "Condition", name, name) for name in names),
    )


def _updated(table: str, column: str, text: str, row: str, key: str = "") -> str:
    """One cell, in libmsi's own form of SQL. The row's name stands in the column `key`, else in that of the table."""
    return f"UPDATE `{table}` SET `{column}`='{text}' WHERE `{key or table}`='{row}'"  # noqa: S608 - names of ours


def properties() -> tuple[tuple[str, str, bool], ...]:
    """Every property as (its name, the item, whether it is a lock)."""
    items = [item for item in vars(Settings()) if item not in LISTS]
    locks = [(f"LOCK_{item.upper()}", item, True) for item in items]
    return (*locks, *((f"DEFAULT_{item.upper()}", item, False) for item in items if item not in ONLY_LOCKED))


def product(brand: Brand, home: Path, icon: Path, notice: str, work: Path) -> ET.Element:
    """The whole description, in the words of WiX 3, to be read in the folder `work`."""
    wix = ET.Element("Wix", xmlns="http://schemas.microsoft.com/wix/2006/wi")
    product = ET.SubElement(
        wix,
        "Product",
        Id=code(brand, f"product {brand.version}"),
        Name=brand.name,
        Language="1033",
        Version=brand.version,
        Manufacturer=brand.name,
        UpgradeCode=upgrade_code(brand),
    )
    ET.SubElement(product, "Package", InstallerVersion="500", Compressed="yes", InstallScope="perMachine")
    ET.SubElement(product, "MajorUpgrade", DowngradeErrorMessage=_refused(brand.name))
    ET.SubElement(product, "Media", Id="1", Cabinet="program.cab", EmbedCab="yes")
    ET.SubElement(product, "Icon", Id="program.ico", SourceFile=_seen_from(work, icon))
    for name, text in _facts(brand, notice).items():
        ET.SubElement(product, "Property", Id=name, Value=text)
    _remember(product, brand)
    root = ET.SubElement(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    place = ET.SubElement(root, "Directory", Id="ProgramFiles64Folder")
    ET.SubElement(root, "Directory", Id="ProgramMenuFolder")
    folder = ET.SubElement(place, "Directory", Id="HOME", Name=brand.program)
    parts = [*_files(brand, home, folder, work), _registry(brand, folder), *_decisions(brand, folder)]
    feature = ET.SubElement(product, "Feature", Id="all", Level="1")
    for part in parts:
        ET.SubElement(feature, "ComponentRef", Id=part)
    return wix


def _facts(brand: Brand, notice: str) -> dict[str, str]:
    return {
        "ARPPRODUCTICON": "program.ico",
        "ARPNOMODIFY": "1",
        "ARPNOREPAIR": "1",
        "ARPCOMMENTS": notice,
        **({"ARPURLINFOABOUT": brand.homepage} if brand.homepage else {}),
    }


def _remember(product: ET.Element, brand: Brand) -> None:
    """What was set at the first installation is found again by an upgrade."""
    for name, _, _ in properties():
        known = ET.SubElement(product, "Property", Id=name)
        place = {"Root": "HKLM", "Key": _remembered_at(brand), "Name": name, "Type": "raw", "Win64": "yes"}
        ET.SubElement(known, "RegistrySearch", {"Id": f"known_{name}", **place})


def _remembered_at(brand: Brand) -> str:
    return rf"Software\{brand.program}\Installed"


def _files(brand: Brand, home: Path, folder: ET.Element, work: Path, inside: Path = Path()) -> list[str]:
    """A component for each file, known by its path in every version."""
    parts: list[str] = []
    for path in sorted((home / inside).iterdir()):
        relative = inside / path.name
        name = _id(relative)
        if path.is_dir():
            below = ET.SubElement(folder, "Directory", Id=f"d{name}", Name=path.name)
            parts += _files(brand, home, below, work, relative)
            continue
        component = _component(folder, brand, f"c{name}", relative.as_posix())
        ET.SubElement(component, "File", Id=f"f{name}", Name=path.name, Source=_seen_from(work, path), KeyPath="yes")
        parts.append(f"c{name}")
    return parts


def _registry(brand: Brand, folder: ET.Element) -> str:
    """What stands in the registry, and the entry in the menu."""
    component = _component(folder, brand, "registry", "registry")
    for number, value in enumerate(values(brand)):
        _value(component, value, key_path=number == 0)
    ET.SubElement(
        component,
        "Shortcut",
        Id="menu",
        Directory="ProgramMenuFolder",
        Name=name_of_file(brand.name),
        Target=f"[HOME]{brand.program}-window.exe",
        Arguments="open",
        Icon="program.ico",
        WorkingDirectory="HOME",
    )
    return "registry"


def _decisions(brand: Brand, folder: ET.Element) -> list[str]:
    """A component for each property, written only where somebody gave it."""
    policy = rf"Software\Policies\{brand.program}"
    for name, item, locked in properties():
        component = _component(folder, brand, name, name)
        key = policy if locked else rf"{policy}\Defaults"
        number = isinstance(vars(Settings())[item], bool)
        _value(component, Value(key, item, f"[{name}]"), key_path=True, kind="integer" if number else "string")
        _value(component, Value(_remembered_at(brand), name, f"[{name}]"))
    return [name for name, _, _ in properties()]


def _component(folder: ET.Element, brand: Brand, name: str, path: str) -> ET.Element:
    return ET.SubElement(folder, "Component", Id=name, Guid=code(brand, path), Win64="yes")


def _value(component: ET.Element, value: Value, *, key_path: bool = False, kind: str = "string") -> None:
    text = value.text.replace("{home}\\", "[HOME]")
    facts = {"Root": "HKLM", "Key": value.key, "Type": kind, "Value": text}
    named = {"Name": value.name} if value.name else {}
    ET.SubElement(component, "RegistryValue", {**facts, **named, **({"KeyPath": "yes"} if key_path else {})})


def _seen_from(work: Path, path: Path) -> str:
    """Wixl looks for files from where the description lies, and takes no whole paths."""
    return os.path.relpath(path, work)


def _id(path: Path) -> str:
    """A name for it within the description, where paths cannot stand."""
    return hashlib.sha256(path.as_posix().encode()).hexdigest()[:24]
