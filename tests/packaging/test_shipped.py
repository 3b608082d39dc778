import json
import re
import sys
from importlib import metadata
from pathlib import Path

import pytest

from contents import is_kept
from rak_desktop import __version__
from rak_desktop.resources import resource
from shipped import Component, Folder, NotToBeShipped, altered, bill, components, licence_texts

LOCK = Path(__file__).parents[2] / "requirements.lock"
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="the folder as it is on Linux")

FILES = (
    "libpython3.11.so.1.0",
    "base_library.zip",
    "certifi/cacert.pem",
    "cryptography/hazmat/bindings/_rust.abi3.so",
    "PySide6/Qt/lib/libQt6Core.so.6",
    "PySide6/Qt/lib/libicudata.so.73",
    "PySide6/QtCore.abi3.so",
    "PySide6/libpyside6.abi3.so.6.11",
    "shiboken6/Shiboken.abi3.so",
    "rak_desktop/_resources/licences/NOTICE.txt",
)
MODULES = (
    "rak_desktop.core.key",
    "json.decoder",
    "keyring.backends.SecretService",
    "jaraco",
    "stripe",
    "_pyi_rth_utils",
)


class _Starter(metadata.Distribution):
    """A wheel called pyinstaller, with one text."""

    def read_text(self, filename: str) -> str | None:
        return {
            "METADATA": "Name: pyinstaller\nVersion: 6.22.3\n",
            "RECORD": "pyinstaller-6.22.3.dist-info/licenses/COPYING.txt,,\n",
        }.get(filename)

    def locate_file(self, path: object) -> Path:
        return resource("licences", "GPL-3.0.txt")


# The wheels that are here. PyInstaller is no tool of the tests, so another stands in for it.
INSTALLED = (*metadata.distributions(), _Starter())


@pytest.fixture(scope="module")
def parts() -> list[Component]:
    """What a small folder is made of."""
    return components(FILES, MODULES, INSTALLED)


@linux_only
def test_everything_of_others_is_listed_once(parts: list[Component]) -> None:
    names = [part.name for part in parts]

    assert names == sorted(set(names))
    assert {"cpython", "icu", "openssl", "qt", "pyside6-essentials", "shiboken6", "pyinstaller"} <= set(names)
    assert {"certifi", "cryptography", "keyring", "stripe"} <= set(names)
    assert not {"rak-desktop", "pytest", "ruff"} & set(names)


@linux_only
def test_each_has_a_version_and_the_text_of_its_licence(parts: list[Component]) -> None:
    texts = licence_texts(parts)

    for part in parts:
        assert re.match(r"\d+\.\d+", part.version), part
        assert f"  {part.name} {part.version}: " in texts
        assert f"{part.name} (" in texts or part.name in {"pyside6-essentials", "shiboken6"}
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts
    assert texts.count("GNU LESSER GENERAL PUBLIC LICENSE\n                       Version 3") == 1


@linux_only
@pytest.mark.parametrize("stranger", ["PySide6x/library.so", "notes.txt", "requests/extra.so"])
def test_a_file_that_belongs_to_nobody_is_not_shipped(stranger: str) -> None:
    with pytest.raises(NotToBeShipped, match=stranger):
        components([*FILES, stranger], MODULES, INSTALLED)


WINDOWS = ("python311.dll", "_ssl.pyd", "libssl-3.dll", "PySide6/QtCore.pyd", "PySide6/Qt6Core.dll", "VCRUNTIME140.dll")
MACOS = ("Python", "libssl.3.dylib", "QtCore", "PySide6/QtCore.abi3.so", "PySide6/Qt/lib/QtCore.framework/QtCore")


@pytest.mark.parametrize("files", [WINDOWS, MACOS], ids=["windows", "macos"])
def test_what_python_and_qt_bring_elsewhere_is_theirs(files: tuple[str, ...]) -> None:
    listed = [part.name for part in components(files, (), INSTALLED)]

    assert listed == ["cpython", "openssl", "pyinstaller", "pyside6-essentials", "qt"]


@linux_only
def test_a_module_that_belongs_to_nobody_is_not_shipped() -> None:
    with pytest.raises(NotToBeShipped, match="surprise"):
        components(FILES, [*MODULES, "surprise.package"], INSTALLED)


@linux_only
def test_the_list_for_machines_has_the_shape_of_cyclonedx(parts: list[Component]) -> None:
    listed = json.loads(bill(parts))

    assert (listed["bomFormat"], listed["specVersion"], listed["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", listed["serialNumber"])
    assert listed["metadata"]["component"]["version"] == __version__
    references = [each["bom-ref"] for each in listed["components"]]
    assert len(references) == len(set(references)) == len(parts)
    assert listed["dependencies"][0] == {"ref": "rak-desktop", "dependsOn": references}
    for each in listed["components"]:
        assert each["type"] == "library"
        assert each["purl"] == f"pkg:{each['purl'].split('/')[0].removeprefix('pkg:')}/{each['name']}@{each['version']}"
        assert re.fullmatch(r"[\w.+-]+( (OR|AND|WITH) [\w.+-]+)*", each["licenses"][0]["expression"]), each


@linux_only
def test_both_are_the_same_bytes_each_time(parts: list[Component]) -> None:
    again = components(reversed(FILES), reversed(MODULES), reversed(INSTALLED))

    assert bill(again) == bill(parts)
    assert licence_texts(again) == licence_texts(parts)


@linux_only
def test_every_package_of_the_lock_could_be_listed() -> None:
    """A newer one that lost its licence text is found out here, and not at the next release."""
    locked = {line.partition("==")[0] for line in LOCK.read_text().splitlines() if "==" in line and line[0].isalpha()}
    installed = {each.name.lower().replace("_", "-").replace(".", "-"): each for each in INSTALLED}
    modules = [
        file.with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
        for name in locked & set(installed)
        for file in installed[name].files or ()
        if file.suffix == ".py" and name != "pycparser"
    ]

    listed = {part.name for part in components(FILES, modules, INSTALLED)}

    assert locked & set(installed) - {"pycparser"} <= listed  # it makes cffi's tables beforehand, and is not shipped


def test_files_of_qt_are_compared_with_the_record_of_the_wheel(tmp_path: Path) -> None:
    wheel = metadata.distribution("shiboken6")
    (name,) = [file for file in wheel.files or () if file.name == "__init__.py" and len(file.parts) == 2]
    copied = tmp_path / "_internal" / name
    copied.parent.mkdir(parents=True)
    copied.write_bytes(Path(str(wheel.locate_file(name))).read_bytes())

    assert altered(Folder(tmp_path), [name.as_posix()], wheel) == []
    copied.write_bytes(copied.read_bytes() + b"#")
    assert altered(Folder(tmp_path), [name.as_posix()], wheel) == [name.as_posix()]


def test_the_bundle_of_macos_has_its_parts_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "Contents/Frameworks").mkdir(parents=True)
    (tmp_path / "Contents/Frameworks/libpython3.11.dylib").write_text("")

    folder = Folder(tmp_path)

    assert folder.files() == ["libpython3.11.dylib"]
    assert folder.licences == tmp_path / "Contents/Resources/rak_desktop/_resources/licences"


@pytest.mark.parametrize("name", ["LGPL-3.0.txt", "GPL-3.0.txt", "NOTICE.txt"])
def test_the_licences_that_qt_asks_for_are_in_every_folder(name: str) -> None:
    assert resource("licences", name).is_file()
    assert is_kept(f"rak_desktop/_resources/licences/{name}")


def test_the_notice_says_what_the_lgpl_asks_for() -> None:
    notice = " ".join(resource("licences", "NOTICE.txt").read_text("utf-8").split())

    for duty in ("Lesser General Public License, version 3", "You may replace them", "source", "three years"):
        assert duty in notice
