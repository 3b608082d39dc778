"""SettingsCardView: what can be set, each with who decided it; what is locked has a lock, and only its value."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from rak_desktop.flows.connections.events import SettingChosen
from rak_desktop.qt import icons
from rak_desktop.qt.mirroring import mirrored
from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget, appear
from rak_desktop.qt.widgets.buttons import ActionButton
from rak_desktop.qt.widgets.card import Card
from rak_desktop.qt.widgets.icon_view import IconView
from rak_desktop.qt.widgets.layouts import EndOrBelowLayout, WrappingLayout
from rak_desktop.qt.widgets.name_field import NameEdit
from rak_desktop.qt.widgets.text import label
from rak_desktop.screens.actions import Action, Icon
from rak_desktop.screens.blocks import Choice, SettingRow, SettingsCard, TextEntry

_PAD = 16
_FIELD = 200


class SettingsCardView(BlockWidget[SettingsCard]):
    """A row keeps its control while only its words change, so that the focus stays where a person is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._kinds: tuple[object, ...] = ()
        self.rows: list[_Row] = []
        self._card = Card()
        self._column = self.column()
        self._column.addWidget(self._card)

    def show_block(self, block: SettingsCard) -> None:
        """All rows; another kind of control makes them anew."""
        kinds = tuple((type(row.control), row.locked) for row in block.rows)
        if kinds != self._kinds:
            self._kinds = kinds
            self._make_rows(block)
        self._card.setAccessibleName(block.name)
        for row, shown in zip(self.rows, block.rows, strict=True):
            row.show_row(shown)

    def _make_rows(self, block: SettingsCard) -> None:
        old, self._card = self._card, Card()
        self._column.replaceWidget(old, self._card)
        old.hide()
        old.deleteLater()
        self.rows = [_Row(self.theme, row) for row in block.rows]
        for row in self.rows:
            row.intended.connect(self.intended)
            self._card.add(row, self.theme.px(_PAD))
        boxes = [row.control.box for row in self.rows if isinstance(row.control, ChoiceControl)]
        for box in boxes:
            box.as_wide_as(boxes)
        appear(self._card)


class _Row(QWidget):
    intended = Signal(object)

    def __init__(self, theme: Theme, row: SettingRow) -> None:
        super().__init__()
        px = theme.px
        self._name = label(role="strong")
        self._detail = label(role="small", tone="second")
        self.control = _control_for(theme, row)
        self.control.intended.connect(self.intended)
        texts = QWidget()
        column = QVBoxLayout(texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._name)
        column.addWidget(self._detail)
        body = EndOrBelowLayout(px(16), px(180))
        body.add(texts, self.control)
        around = QHBoxLayout(self)
        around.setContentsMargins(px(_PAD), px(10), px(_PAD), px(10))
        around.addLayout(body, 1)
        self.setMinimumHeight(px(56))

    def show_row(self, row: SettingRow) -> None:
        self._name.setText(row.name)
        self._detail.setText(row.detail)
        self.control.show_control(row)


class _Control(QWidget):
    """The end of a row."""

    intended = Signal(object)

    def show_control(self, row: SettingRow) -> None:
        """As it holds now."""
        raise NotImplementedError


class LockedControl(_Control):
    """A lock and the value."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._value = label(role="strong", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(IconView(theme, Icon.LOCK, 18))
        row.addWidget(self._value)

    def show_control(self, row: SettingRow) -> None:
        self._value.setText(row.value)


class ChoiceControl(_Control):
    """The system's own list of choices."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._actions: tuple[Action, ...] = ()
        self.box = _Choices(theme)
        self.box.setMinimumWidth(theme.px(_FIELD))
        self.box.activated.connect(self._picked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)

    def show_control(self, row: SettingRow) -> None:
        if not isinstance(row.control, Choice):
            return
        self.box.setAccessibleName(row.name)
        self.box.setAccessibleDescription(row.detail)
        words = [action.text for action in row.control.options]
        if words != [self.box.itemText(place) for place in range(self.box.count())]:
            self.box.clear()
            self.box.addItems(words)
        self._actions = row.control.options
        self.box.setCurrentIndex(row.control.chosen)

    def _picked(self, place: int) -> None:
        self.intended.emit(self._actions[place].intent)


class _Choices(QComboBox):
    """The style sheet takes the platform's arrow away, so here is ours."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._all: list[_Choices] = [self]

    def as_wide_as(self, all_of_them: list["_Choices"]) -> None:
        """They stand below each other, and their edges make one line."""
        self._all = all_of_them

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(max(QComboBox.sizeHint(each).width() for each in self._all), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        side = self._theme.px(16)
        box = QRect(self.width() - side - self._theme.px(10), (self.height() - side) // 2, side, side)
        box = mirrored(self.layoutDirection(), self.rect(), box)
        painter = QPainter(self)
        painter.translate(box.center())
        painter.rotate(90)
        icons.draw(painter, Icon.CHEVRON, self._theme.name("second"), QRectF(-side / 2, -side / 2, side, side))


class TextControl(_Control):
    """A field, and the button that keeps what stands in it; Enter does as well."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._item = ""
        self.edit = NameEdit()
        self.edit.setMaxLength(1000)
        self.edit.setProperty("role", "row")
        self.edit.setMinimumWidth(theme.px(_FIELD))
        self.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.edit.refused.connect(self._keep)
        self.save = ActionButton(theme, "row")
        for pressed in (self.edit.returnPressed, self.save.clicked):
            pressed.connect(lambda: self._keep(self.edit.text()))
        row = WrappingLayout(theme.px(8), theme.px(8))
        row.addWidget(self.edit)
        row.addWidget(self.save)
        self.setLayout(row)

    def show_control(self, row: SettingRow) -> None:
        if not isinstance(row.control, TextEntry):
            return
        self._item = row.control.item
        self.edit.setAccessibleName(row.name)
        self.edit.setAccessibleDescription(row.detail)
        self.save.show_plain(row.control.save, row.control.save)
        self.save.setAccessibleDescription(row.name)
        if not self.edit.hasFocus() and self.edit.text() != row.control.value:
            self.edit.setText(row.control.value)

    def _keep(self, text: str) -> None:
        self.intended.emit(SettingChosen(self._item, text))


class ButtonsControl(_Control):
    """One button for each thing to do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.buttons = [ActionButton(theme, "row") for _ in range(2)]
        row = WrappingLayout(theme.px(8), theme.px(8))
        for button in self.buttons:
            button.intended.connect(self.intended)
            row.addWidget(button)
        self.setLayout(row)

    def show_control(self, row: SettingRow) -> None:
        actions = row.control if isinstance(row.control, tuple) else ()
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(actions))
            if place < len(actions):
                button.show_action(actions[place])
                button.setAccessibleDescription(row.name)


def _control_for(theme: Theme, row: SettingRow) -> _Control:
    if row.locked:
        return LockedControl(theme)
    match row.control:
        case Choice():
            return ChoiceControl(theme)
        case TextEntry():
            return TextControl(theme)
        case _:
            return ButtonsControl(theme)
