"""What the person's own desktop is asked to do."""

from pathlib import Path

import pytest

from rak_desktop.adapters.system_desktop import SystemDesktop, mail_to, shown_by


@pytest.mark.parametrize(
    ("platform", "command"),
    [
        ("darwin", ("open", "-R", "/home/ada/a report.zip")),
        ("linux", ("xdg-open", "/home/ada")),
    ],
)
def test_a_file_is_shown_in_its_folder(platform: str, command: tuple[str, ...]) -> None:
    assert shown_by("/home/ada/a report.zip", platform, {}) == command


def test_on_windows_a_path_with_spaces_and_commas_stays_one_field_of_the_explorers_line() -> None:
    line = shown_by(r"C:\Users\Ada L\a report, new.zip", "win32", {"SYSTEMROOT": r"D:\Windows"})

    assert line == r'"D:\Windows\explorer.exe" /select,"C:\Users\Ada L\a report, new.zip"'


def test_nothing_in_a_mail_can_end_a_part_and_begin_another() -> None:
    url = mail_to("help@harbour.example?cc=x@evil.example", "code & more", "Hello,\n&bcc=x@evil.example")

    assert url.count("?") == 1
    assert url.count("&") == 1
    assert url == (
        "mailto:help@harbour.example%3Fcc%3Dx@evil.example?subject=code%20%26%20more"
        "&body=Hello%2C%0A%26bcc%3Dx%40evil.example"
    )


def opener(folder: Path) -> Path:
    folder.mkdir()
    program = folder / "xdg-open"
    program.write_text(f'#!/bin/sh\nprintf "%s" "$1" > "{folder}/asked"\n')
    program.chmod(0o755)
    return folder / "asked"


def test_the_persons_own_programs_are_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = opener(tmp_path / "bin")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    desktop = SystemDesktop({"PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin"}, "linux")

    desktop.show_file(str(tmp_path / "report.zip"))
    assert asked.read_text() == str(tmp_path)

    desktop.write_mail("help@harbour.example", "code", "Hello")
    assert asked.read_text() == "mailto:help@harbour.example?subject=code&body=Hello"


def test_a_desktop_that_has_nothing_for_it_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    SystemDesktop({"PATH": "/nowhere"}, "linux").show_file("/home/ada/report.zip")
