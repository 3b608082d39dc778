import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import shiboken6

import dev
from contents import is_kept
from unpacked import FOLDER, support_modules

CALLED_WRONGLY = """
import sys
from PySide6.QtCore import QObject
print(sys.modules["shibokensupport.signature.parser"].__file__)
QObject().setObjectName([])
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a Shiboken as it comes, before any other."""
    folder = tmp_path / "packages"
    as_it_comes = shutil.ignore_patterns("files.dir")
    shutil.copytree(Path(shiboken6.__file__).parent, folder / "shiboken6", ignore=as_it_comes)
    monkeypatch.setenv("PYTHONPATH", str(folder))
    return folder


def put_in_place(entries: list[tuple[str, str, str]], folder: Path) -> None:
    shutil.rmtree(folder / FOLDER)
    for name, source, _ in entries:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, folder / name)


@pytest.mark.sweep
def test_shiboken_works_with_its_modules_compiled(installed: Path, tmp_path: Path) -> None:
    dev.unpack_shiboken(Path(sys.executable))
    put_in_place(support_modules(tmp_path / "work", installed), installed)

    started = subprocess.run(
        [sys.executable, "-c", CALLED_WRONGLY], check=False, capture_output=True, text=True, env=os.environ
    )

    assert started.stdout.strip() == str(installed / FOLDER / "shibokensupport/signature/parser.pyc")
    assert "called with wrong argument types" in started.stderr, "which is what they are for"


@pytest.mark.sweep
def test_they_are_the_same_bytes_wherever_they_are_made(installed: Path, tmp_path: Path) -> None:
    dev.unpack_shiboken(Path(sys.executable))
    moved = shutil.copytree(installed, tmp_path / "elsewhere")

    here, there = (support_modules(tmp_path / folder.name / "work", folder) for folder in (installed, moved))

    assert [name for name, _, _ in here] == [name for name, _, _ in there]
    assert [Path(source).read_bytes() for _, source, _ in here] == [Path(source).read_bytes() for _, source, _ in there]


@pytest.mark.sweep
def test_they_belong_into_the_frozen_folder(installed: Path, tmp_path: Path) -> None:
    dev.unpack_shiboken(Path(sys.executable))

    names = [name for name, _, _ in support_modules(tmp_path / "work", installed)]

    assert all(is_kept(name, system) for name in names for system in ("linux", "win32", "darwin"))


def test_without_them_nothing_is_frozen(installed: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"files\.dir is missing"):
        support_modules(tmp_path / "work", installed)
