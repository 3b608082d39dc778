"""QuestionBox: the system's own dialog, for the one moment when something would be lost."""

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from rak_desktop.screens.screen import Question


class QuestionBox(QObject):
    """Waits for nobody: the answer comes as an intent. Escape and Enter give the safe answer."""

    intended = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._asked: Question | None = None
        self._box: QtWidgets.QMessageBox | None = None

    @property
    def box(self) -> "QtWidgets.QMessageBox | None":
        """The open dialog."""
        return self._box

    def show_question(self, question: Question | None) -> None:
        """Opens it, changes it, or takes it away."""
        if question == self._asked:
            return
        self._close()
        self._asked = question
        if question is not None:
            self._open(question)

    def _open(self, question: Question) -> None:
        box = QtWidgets.QMessageBox(self._window)
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.setWindowTitle(self._window.windowTitle())
        box.setIcon(QtWidgets.QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)  # the name of a shop may stand in it, and is a text
        box.setText(question.title)
        box.setInformativeText(question.text)
        safe = box.addButton(_escaped(question.safe.text), QtWidgets.QMessageBox.ButtonRole.RejectRole)
        other = box.addButton(_escaped(question.other.text), QtWidgets.QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(safe)
        box.setEscapeButton(safe)
        box.buttonClicked.connect(lambda pressed: self._answered(question, pressed is other))
        self._box = box
        box.open()

    def _answered(self, question: Question, other: bool) -> None:
        self._asked = None
        self._let_go()
        self.intended.emit(question.other.intent if other else question.safe.intent)

    def _close(self) -> None:
        if self._box is not None:
            self._box.blockSignals(True)
            self._box.close()
            self._let_go()

    def _let_go(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
            self._box = None


def _escaped(text: str) -> str:
    return text.replace("&", "&&")
