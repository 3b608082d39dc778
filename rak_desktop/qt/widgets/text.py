"""Labels: plain text only, since names come from outside, and always with their place in the look."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

LEFT_TO_RIGHT_ISOLATE = "\u2066"
END_OF_ISOLATE = "\u2069"


class Text(QLabel):
    """Begins where the page begins: Qt would put an English name at the left of an Arabic page."""

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)


def label(text: str = "", role: str = "body", tone: str = "", *, wrap: bool = True) -> QLabel:
    """A text with its role (size, weight) and tone (colour) of the style sheet."""
    made = Text(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    made.setProperty("role", role)
    made.setProperty("tone", tone)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def selectable(made: QLabel) -> QLabel:
    """Lets the mouse mark this text: people copy numbers and addresses."""
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


def show_text(made: QLabel, text: str) -> None:
    """The text, or no trace of the label when there is none."""
    made.setText(text)
    made.setVisible(bool(text))


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Changes a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def separator() -> QFrame:
    """A line that carries no meaning."""
    return frame("separator")


def frame(role: str, tone: str = "") -> QFrame:
    """A box with its role and tone of the style sheet."""
    made = QFrame()
    made.setProperty("role", role)
    made.setProperty("tone", tone)
    return made


def isolated(text: str) -> str:
    """Keeps keys, ids and addresses left-to-right inside a right-to-left sentence."""
    return f"{LEFT_TO_RIGHT_ISOLATE}{text}{END_OF_ISOLATE}"
