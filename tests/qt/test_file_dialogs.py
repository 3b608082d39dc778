from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from rak_desktop.qt.file_dialogs import ask_for_path
from rak_desktop.screens.actions import PickPlace


@pytest.mark.parametrize("there", [True, False])
def test_it_begins_where_files_arrive_and_takes_no_missing_folder_for_the_name_of_a_file(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    downloads = tmp_path / "Downloads"
    if there:
        downloads.mkdir()
    places = {"DownloadLocation": str(downloads), "HomeLocation": str(tmp_path)}
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda location: places[location.name])
    window = QWidget()
    qtbot.addWidget(window)

    ask_for_path(PickPlace("Save the report", "report.zip"), window, lambda _: None)

    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.directory().path() == str(downloads if there else tmp_path)
    assert [Path(name).name for name in dialog.selectedFiles()] == ["report.zip"]
    dialog.close()
