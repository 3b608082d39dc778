"""SupportCode: a code in groups of four, with a button that copies it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.buttons import IconButton
from rak_desktop.qt.widgets.layouts import WrappingLayout
from rak_desktop.qt.widgets.text import isolated, label, selectable
from rak_desktop.screens.actions import Action, CopyText, Icon


class SupportCode(QWidget):
    """Read aloud on the phone, or copied into a message."""

    intended = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._label = label(role="small", tone="second", wrap=False)
        self._code = selectable(label(role="small-strong", wrap=False))
        self._copy = IconButton(theme, 24)
        self._copy.intended.connect(self.intended)
        self._label.setMinimumHeight(theme.px(24))
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        code = QWidget()
        row = QHBoxLayout(code)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(7))
        row.addWidget(self._code, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignVCenter)
        whole = WrappingLayout(theme.px(7), 0)
        whole.addWidget(self._label)
        whole.addWidget(code)
        self.setLayout(whole)

    def show_code(self, name: str, code: str, copy: Action | None) -> None:
        """The code as it comes: the screen has already grouped it."""
        self._label.setText(name)
        self._code.setText(isolated(code))
        self._copy.show_action(copy or Action(name, CopyText(code, ""), Icon.COPY))
