import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from rak_desktop.adapters.installed_programs import InstalledPrograms

ON_UNIX = pytest.mark.skipif(sys.platform == "win32", reason="programs of Unix")


def program(folder: Path, name: str, text: str = "#!/bin/sh\n", *, runs: bool = True) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text)
    file.chmod(0o755 if runs else 0o644)
    return file


@ON_UNIX
def test_it_finds_what_can_be_started_from_the_path(tmp_path: Path) -> None:
    program(tmp_path / "bin", "ticketd")
    program(tmp_path / "bin", "a-text", runs=False)
    (tmp_path / "bin/a-folder").mkdir()
    programs = InstalledPrograms({"PATH": f"{tmp_path / 'nowhere'}{os.pathsep}{tmp_path / 'bin'}"}, "linux")

    assert programs.here(("ticketd", "a-text", "a-folder", "gate-scanner")) == {"ticketd"}


@ON_UNIX
@pytest.mark.parametrize("path", ["", ".", "bin", ":", "bin::."])
def test_nothing_of_the_folder_we_happen_to_be_in_is_found(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "ticketd")
    program(tmp_path / "bin", "ticketd")
    monkeypatch.chdir(tmp_path)

    assert not InstalledPrograms({"PATH": path}, "linux").here(("ticketd",))


@ON_UNIX
@pytest.mark.parametrize("name", ["sh", "../bin/ticketd", "ticketd -x", "till.sh"])
def test_a_name_that_no_profile_may_have_is_nowhere(name: str, tmp_path: Path) -> None:
    for file in ("sh", "till.sh"):
        program(tmp_path / "bin", file)
    programs = InstalledPrograms({"PATH": str(tmp_path / "bin")}, "linux")

    assert not programs.here((name,))
    assert not programs.start(name)


@ON_UNIX
def test_it_is_started_without_a_word_more_and_without_our_libraries(tmp_path: Path) -> None:
    told = tmp_path / "told"
    program(
        tmp_path / "bin", "ticketd", f'#!/bin/sh\necho "$# [$LD_LIBRARY_PATH]" > {told}.new\nmv {told}.new {told}\n'
    )
    environ = {
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "LD_LIBRARY_PATH": "/ours",
        "LD_LIBRARY_PATH_ORIG": "/mine",
    }

    assert InstalledPrograms(environ, "linux").start("ticketd")

    until = time.monotonic() + 20
    while not told.exists():
        assert time.monotonic() < until
        time.sleep(0.01)
    assert told.read_text() == "0 [/mine]\n"


@ON_UNIX
def test_a_folder_of_applications_that_is_closed_to_us_holds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_path: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "is_dir", closed)

    assert not InstalledPrograms({"PATH": "", "HOME": str(tmp_path)}, "darwin").here(("ticketd",))


@ON_UNIX
def test_what_is_gone_or_broken_is_not_started(tmp_path: Path) -> None:
    program(tmp_path / "bin", "ticketd", "#!/nowhere/at/all\n")
    programs = InstalledPrograms({"PATH": str(tmp_path / "bin")}, "linux")

    assert not programs.start("ticketd")
    assert not programs.start("gate-scanner")


@ON_UNIX
def test_a_mac_knows_a_bundle_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "Applications/Ticketd.app").mkdir(parents=True)

    programs = InstalledPrograms({"PATH": "", "HOME": str(tmp_path)}, "darwin")

    assert programs.here(("Ticketd", "gate-scanner")) == {"Ticketd"}
    assert programs._command("Ticketd") == ("open", str(tmp_path / "Applications/Ticketd.app"))


def test_windows_looks_into_the_registry_the_persons_part_first(tmp_path: Path) -> None:
    mine, everybodys = program(tmp_path / "mine", "ticketd.exe"), program(tmp_path / "all", "ticketd.exe")
    written = {"HKEY_CURRENT_USER": f'"{mine}"', "HKEY_LOCAL_MACHINE": str(everybodys)}

    def read_key(root: str, key: str) -> Mapping[str, object]:
        return {"": written[root]} if key.endswith(r"\App Paths\ticketd.exe") and root in written else {}

    assert InstalledPrograms({"PATH": ""}, "win32", read_key)._command("ticketd") == (str(mine),)
    del written["HKEY_CURRENT_USER"]
    assert InstalledPrograms({"PATH": ""}, "win32", read_key)._command("ticketd.exe") == (str(everybodys),)


def test_a_registry_that_cannot_be_read_or_leads_nowhere_finds_nothing(tmp_path: Path) -> None:
    def refuses(root: str, key: str) -> Mapping[str, object]:
        raise PermissionError

    assert not InstalledPrograms({"PATH": ""}, "win32", refuses).here(("ticketd",))
    assert not InstalledPrograms({"PATH": ""}, "win32", lambda *_: {"": str(tmp_path / "gone.exe")}).here(("ticketd",))
    assert not InstalledPrograms({"PATH": ""}, "win32", lambda *_: {"": 5}).here(("ticketd",))
