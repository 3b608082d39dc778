"""The handbook in the repository is the one that the program's tables make."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

import handbook
from rak_desktop.handbook.pictured import PICTURED
from rak_desktop.qt.tokens import LIGHT
from rak_desktop.wording.languages import ENGLISH, Language

# Drawn with the application that all tests share: one of its own would leave its font to the tests of windows.
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("language", handbook.LANGUAGES, ids=lambda language: language.tag)
def test_the_handbook_is_up_to_date(language: Language) -> None:
    """Run `.venv/bin/python packaging/handbook.py` and commit what it writes."""
    assert handbook.out_of_date(language) == []


def test_what_is_missing_changed_or_left_over_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handbook, "BOOK", tmp_path)
    handbook.write(ENGLISH)
    folder = tmp_path / "en"
    (folder / "index.html").unlink()
    (folder / "screen-1.html").write_text("older")
    (folder / "screen-99.html").write_text("of a screen that is gone")

    assert handbook.out_of_date(ENGLISH) == ["index.html", "screen-1.html", "screen-99.html"]


def test_writing_again_mends_all_of_that_and_leaves_the_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handbook, "BOOK", tmp_path)
    (tmp_path / "en" / "pictures").mkdir(parents=True)
    (tmp_path / "en" / "pictures" / "1-welcome.png").write_bytes(b"drawn")
    (tmp_path / "en" / "screen-99.html").write_text("of a screen that is gone")

    handbook.write(ENGLISH)

    assert handbook.out_of_date(ENGLISH) == []
    assert (tmp_path / "en" / "pictures" / "1-welcome.png").read_bytes() == b"drawn"


def test_a_picture_has_few_colours_and_still_those_of_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handbook, "BOOK", tmp_path)
    monkeypatch.setattr(handbook, "PICTURED", ("3-filled",))

    handbook.draw(ENGLISH)

    file = tmp_path / "en" / "pictures" / "3-filled.png"
    drawn = QImage(str(file))
    inks = {QColor(colour).rgb() for colour in (LIGHT.ink, LIGHT.live)}
    assert len(drawn.colorTable()) <= handbook.COLOURS
    assert inks <= set(drawn.colorTable())
    assert file.stat().st_size < 50_000


@pytest.mark.sweep
@pytest.mark.parametrize("language", handbook.LANGUAGES, ids=lambda language: language.tag)
def test_the_pictures_of_a_language_fit_into_a_megabyte(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handbook, "BOOK", tmp_path)

    handbook.draw(language)

    drawn = list((tmp_path / language.tag / "pictures").glob("*.png"))
    assert {file.stem for file in drawn} == set(PICTURED)
    assert sum(file.stat().st_size for file in drawn) < 1_000_000
