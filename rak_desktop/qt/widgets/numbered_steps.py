"""NumberedStepsView: what to do in the browser, one square number after the other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget, appear, emptied
from rak_desktop.qt.widgets.buttons import ActionButton
from rak_desktop.qt.widgets.layouts import EndOrBelowLayout
from rak_desktop.qt.widgets.pictures.install_page import InstallSketch
from rak_desktop.qt.widgets.pictures.settings_page import SettingsSketch
from rak_desktop.qt.widgets.step_circle import StepSquare
from rak_desktop.qt.widgets.text import label, show_text
from rak_desktop.screens.blocks import InstallPicture, NumberedStep, NumberedSteps, SettingsPicture


class NumberedStepsView(BlockWidget[NumberedSteps]):
    """The same numbers stand in the words, in the picture, and on the phone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._rows: list[_Row] = []
        self._steps = QWidget()
        self._column = QVBoxLayout(self._steps)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(10))
        self._settings, self._install = SettingsSketch(theme), InstallSketch(theme)
        beside = EndOrBelowLayout(theme.px(20), theme.px(200), theme.px(16), from_the_top=True)
        beside.add(self._steps, self._settings)
        beside.addWidget(self._install)
        for sketch in (self._settings, self._install):
            sketch.hide()  # at most one of them stands beside the steps
        self.setLayout(beside)

    def show_block(self, block: NumberedSteps) -> None:
        """All steps, and the picture where there is one."""
        self._settings.setVisible(isinstance(block.picture, SettingsPicture))
        self._install.setVisible(isinstance(block.picture, InstallPicture))
        match block.picture:
            case SettingsPicture() as picture:
                self._settings.show_picture(picture)
            case InstallPicture() as picture:
                self._install.show_picture(picture)
        if [row.number for row in self._rows] != [step.number for step in block.steps]:
            self._make_rows(block.steps)
        for row, step in zip(self._rows, block.steps, strict=True):
            row.show_step(step)

    def _make_rows(self, steps: tuple[NumberedStep, ...]) -> None:
        emptied(self._steps)
        self._rows = [_Row(self.theme, step.number) for step in steps]
        for row in self._rows:
            row.button.intended.connect(self.intended)
            self._column.addWidget(row)
            appear(row)


class _Row(QWidget):
    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self.number = number
        self._title = label(role="strong")
        self._detail = label(role="small", tone="second")
        self.button = ActionButton(theme, "row")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(StepSquare(theme, number), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(theme.px(2))
        texts.addSpacing(theme.px(1))
        texts.addWidget(self._title)
        texts.addWidget(self._detail)
        press = QHBoxLayout()
        press.setContentsMargins(0, theme.px(6), 0, 0)
        press.addWidget(self.button)
        press.addStretch(1)
        texts.addLayout(press)
        texts.addStretch(1)
        self._press = press
        row.addLayout(texts, 1)

    def show_step(self, step: NumberedStep) -> None:
        self._title.setText(step.title)
        self._title.setAccessibleName(f"{step.number}. {step.title}")
        show_text(self._detail, step.detail)
        self.button.setVisible(step.action is not None)
        margins = self._press.contentsMargins()
        self._press.setContentsMargins(0, 6 if step.action else 0, 0, margins.bottom())
        if step.action is not None:
            self.button.show_action(step.action)
