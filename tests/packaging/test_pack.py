"""What is said at the end: where each package is, and what was left out and why."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

import pack
from brand import Brand


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """One package, in place of what really takes minutes."""
    file = tmp_path / "rak-desktop_0.1.0_amd64.deb"
    file.write_bytes(bytes(2_500_000))

    def packages(brand: Brand, arguments: argparse.Namespace, work: Path) -> Iterator[Path]:
        yield file

    monkeypatch.setattr(pack, "packages", packages)
    return file


def test_each_package_is_named_with_its_size_and_its_time(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pack.main(["frozen", str(tmp_path)]) == 0

    said = capsys.readouterr()
    assert f"{made}  2.5 MB, 0 s" in said.out + said.err


def test_without_what_was_frozen_on_windows_it_is_said_where_that_comes_from(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack.main(["frozen", str(tmp_path)])

    said = capsys.readouterr()
    assert "Give the folder that was frozen there with --windows-payload DIR" in said.out + said.err


def test_a_profile_that_would_hurt_merchants_makes_nothing(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "profile").mkdir()
    (tmp_path / "profile/stripe-app.json").write_text("{}")

    assert pack.main(["frozen", str(tmp_path), "--profile", str(tmp_path / "profile")]) == 2

    said = capsys.readouterr()
    assert "This profile has to be mended first" in said.out + said.err
    assert str(made) not in said.out + said.err
