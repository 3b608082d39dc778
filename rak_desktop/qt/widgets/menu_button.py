"""MenuButton: three dots that open the system's own menu."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QSizePolicy

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.buttons import IconButton
from rak_desktop.screens.actions import Action, Icon
from rak_desktop.screens.blocks import Menu


class MenuButton(IconButton):
    """The menu is made when it is opened, and is let go of when it closes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 36)
        self._shown: Menu | None = None
        self.open_menu: QMenu | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)

    def show_menu(self, menu: Menu) -> None:
        """The menu of this row."""
        self._shown = menu
        self.show_plain("", menu.name, Icon.DOTS)

    def _open(self) -> None:
        if self._shown is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._shown.actions:
            self._add(menu, action)
        if self._shown.last is not None:
            menu.addSeparator()
            self._add(menu, self._shown.last)
        menu.aboutToHide.connect(self._let_go)
        self.open_menu = menu
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        corner = QPoint(0 if rtl else self.width() - menu.sizeHint().width(), self.height())
        menu.popup(self.mapToGlobal(corner))

    def _add(self, menu: QMenu, action: Action) -> None:
        entry = menu.addAction(action.text.replace("&", "&&"))
        entry.setEnabled(action.enabled)
        entry.triggered.connect(lambda: self.intended.emit(action.intent))

    def _let_go(self) -> None:
        self.open_menu = None
