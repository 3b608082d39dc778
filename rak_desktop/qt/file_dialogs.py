"""The system's own dialogs for choosing a file or a folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from rak_desktop.screens.actions import PickFile, PickFolder, PickPlace


def ask_for_path(wanted: PickFile | PickFolder | PickPlace, window: QWidget, then: Callable[[str], None]) -> None:
    """Opens the dialog over the window and returns at once; `then` gets the path if one was chosen."""
    dialog = QFileDialog(window, wanted.title, _where_files_arrive())
    match wanted:
        case PickFile(_, kinds, endings):
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            dialog.setNameFilter(f"{kinds} ({' '.join('*' + ending for ending in endings)})")
        case PickPlace(_, name):
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setFileMode(QFileDialog.FileMode.AnyFile)
            dialog.setDefaultSuffix(name.rpartition(".")[2])
            dialog.selectFile(name)
        case PickFolder():
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(then)
    dialog.open()


def _where_files_arrive() -> str:
    """Where that folder is not there, Qt would take its name for that of a file."""
    downloads = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
    return downloads if Path(downloads).is_dir() else home
