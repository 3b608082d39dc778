"""BannerView: what happened, what it means, one thing to do, and the code for the phone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.block import BlockWidget
from rak_desktop.qt.widgets.buttons import ActionButton
from rak_desktop.qt.widgets.icon_view import TONE_ICONS, IconView
from rak_desktop.qt.widgets.layouts import EndOrBelowLayout, WrappingLayout
from rak_desktop.qt.widgets.support_code import SupportCode
from rak_desktop.qt.widgets.text import frame, label, restyle, show_text
from rak_desktop.screens.actions import Icon, Tone
from rak_desktop.screens.blocks import Banner


class BannerView(BlockWidget[Banner]):
    """Its action is the one filled button of the window when something is in the way."""

    interrupts = True

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.box = frame("banner")
        self._icon = IconView(theme, Icon.INFO, 20)
        self._title = label(role="strong")
        self._text = label()
        self.action = ActionButton(theme, "main-row")
        self.secondary = ActionButton(theme, "row")
        self._code = SupportCode(theme)
        for pressed in (self.action, self.secondary, self._code):
            pressed.intended.connect(self.intended)
        self._build()
        self.column().addWidget(self.box)

    def show_block(self, block: Banner) -> None:
        """Everything it says, and what may be pressed."""
        tone = block.tone.value
        restyle(self.box, "tone", tone)
        self._icon.show_icon(TONE_ICONS[block.tone], "accent" if block.tone is Tone.PLAIN else tone)
        self._title.setText(block.title)
        show_text(self._text, block.text)
        self._text.set_strong(block.strong)
        self.setAccessibleName(f"{block.title}. {block.text}")
        for button, action in ((self.action, block.action), (self.secondary, block.secondary)):
            button.setVisible(action is not None)
            if action is not None:
                button.show_action(action)
        self.action.set_role("main-row" if block.takes_over else "row")
        presses = block.action is not None or block.secondary is not None
        self._buttons.setVisible(presses)
        self._around.setContentsMargins(0, self.theme.px(10 if presses else 4), 0, 0)
        self._code.setVisible(block.code is not None)
        if block.code is not None:
            self._code.show_code(block.code_label, block.code, block.code_copy)
        self._foot.setVisible(not self._buttons.isHidden() or not self._code.isHidden())

    def focus_target(self) -> QWidget | None:
        """The banner itself: a screen reader then says all of it."""
        return self

    def set_narrow(self, *, narrow: bool) -> None:
        """Less air at the sides, so that a long button still fits."""
        px = self.theme.px
        side = px(13 if narrow else 17)
        self._across.setContentsMargins(side, px(13), side, px(13))
        self._across.setSpacing(px(9 if narrow else 13))

    def _build(self) -> None:
        px = self.theme.px
        self._buttons = QWidget()
        row = WrappingLayout(px(8), px(8))
        row.addWidget(self.action)
        row.addWidget(self.secondary)
        self._buttons.setLayout(row)
        self._foot = QWidget()
        foot = EndOrBelowLayout(px(12), px(150), px(8), unbroken=True)
        foot.add(self._buttons, self._code)
        self._around = QVBoxLayout(self._foot)
        self._around.addLayout(foot)
        texts = QVBoxLayout()
        texts.setSpacing(px(4))
        texts.addWidget(self._title)
        texts.addWidget(self._text)
        texts.addWidget(self._foot)
        self._across = QHBoxLayout(self.box)
        self._across.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._across.addLayout(texts, 1)
        self.set_narrow(narrow=False)
