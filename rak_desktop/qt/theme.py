"""Theme: which tokens hold now (light, dark, high contrast), and how large the system wants its text."""

import sys
from typing import NamedTuple

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from rak_desktop.core.colour import READABLE, contrast
from rak_desktop.core.settings import Theme as Looks
from rak_desktop.qt.measures import Measures
from rak_desktop.qt.style_sheet import TEXT, style_sheet
from rak_desktop.qt.tokens import DARK, LIGHT, Tokens, branded

SCHEMES = {Looks.SYSTEM: None, Looks.LIGHT: Qt.ColorScheme.Light, Looks.DARK: Qt.ColorScheme.Dark}


class Face(NamedTuple):
    """A font, its measures, the height of its lines in pixels, and how many lines texts were found to take in it.

    Rows of a list say the same again and again, and to lay out a text takes longer than all else there is to a row.
    """

    font: QFont
    metrics: QFontMetrics
    line: int
    lines: dict[tuple[str, int], int]


class Theme(QObject):
    """Follows the system while the program runs; `changed` tells when something to be seen is different.

    `scheme` fixes light or dark, `system_colours` high contrast, and `body` the text size, whatever the system says.
    """

    changed = Signal()

    def __init__(
        self,
        brand: str | None = None,
        *,
        scheme: Qt.ColorScheme | None = None,
        system_colours: QPalette | None = None,
        body: float | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._brand = brand
        self._scheme = scheme
        self._system_colours = system_colours
        self._body = body
        # Kept: PySide drops the accessibility hints together with the last reference to the style hints.
        self._hints = QGuiApplication.styleHints()
        self._faces: dict[str, Face] = {}
        self.tokens, self._measures = self._now()
        self._hints.colorSchemeChanged.connect(self.refresh)
        self._hints.accessibility().contrastPreferenceChanged.connect(self.refresh)

    @property
    def brand(self) -> str | None:
        """The colour that the vendor chose."""
        return self._brand

    def take_brand(self, brand: str | None) -> None:
        """Another vendor's colour from now on."""
        self._brand = brand
        self.refresh()

    def take_looks(self, looks: Looks) -> None:
        """Light or dark as the person chose, or as the system shows."""
        self._scheme = SCHEMES[looks]
        self.refresh()

    def refresh(self) -> None:
        """Looks at the system again."""
        now = self._now()
        self._faces = {}
        if now != (self.tokens, self._measures):
            self.tokens, self._measures = now
            self.changed.emit()

    def text(self, size: float) -> int:
        """A text size drawn for a 14 px body, in the system's text size; never too small to read."""
        return self._measures.text(size)

    def px(self, size: float) -> int:
        """A length drawn for a 14 px body: grows with large text, never shrinks with small text."""
        return self._measures.px(size)

    def colour(self, token: str) -> QColor:
        """The colour of this meaning."""
        return QColor(self.name(token))

    def name(self, token: str) -> str:
        """The colour of this meaning as `#RRGGBB`."""
        value: str = getattr(self.tokens, token)
        return value

    def font(self, size: float, weight: int) -> QFont:
        """The system's font, for what is painted by hand."""
        font = QFont(QGuiApplication.font())
        font.setPixelSize(self.text(size))
        font.setWeight(QFont.Weight(weight))
        return font

    def face(self, role: str) -> Face:
        """What a text of this role is painted in; made once for all the texts of a list."""
        if role not in self._faces:
            size, line, weight = TEXT[role]
            font = self.font(size, weight)
            self._faces[role] = Face(font, QFontMetrics(font), round(font.pixelSize() * line / size), {})
        return self._faces[role]

    def sheet(self) -> str:
        """The style sheet for now."""
        return style_sheet(self.tokens, self, plain_platform=sys.platform == "linux")

    def palette(self) -> QPalette:
        """What the platform's own drawing (caret, placeholder, menus of a field) should use."""
        colours = self.tokens
        palette = QPalette(QGuiApplication.palette())
        for role, colour in (
            (QPalette.ColorRole.Window, colours.page),
            (QPalette.ColorRole.WindowText, colours.ink),
            (QPalette.ColorRole.Base, colours.raised),
            (QPalette.ColorRole.Text, colours.ink),
            (QPalette.ColorRole.PlaceholderText, colours.second),
            (QPalette.ColorRole.Button, colours.raised),
            (QPalette.ColorRole.ButtonText, colours.ink),
            (QPalette.ColorRole.Highlight, colours.accent),
            (QPalette.ColorRole.HighlightedText, colours.on_accent),
        ):
            palette.setColor(role, QColor(colour))
        return palette

    @property
    def still(self) -> bool:
        """Does the system ask for no motion? Its style then says that an animation takes no time at all."""
        return QApplication.style().styleHint(QtWidgets.QStyle.StyleHint.SH_Widget_Animation_Duration) == 0

    def _now(self) -> tuple[Tokens, Measures]:
        return self._tokens(), Measures.for_body(self._body)

    def _tokens(self) -> Tokens:
        # Whoever told the system that they need contrast needs it here, too, whatever they chose of light and dark.
        wish = self._hints.accessibility().contrastPreference()
        if self._system_colours or wish is Qt.ContrastPreference.HighContrast:
            return high_contrast(self._system_colours or QGuiApplication.palette())
        scheme = self._scheme or self._hints.colorScheme()
        return branded(DARK if scheme is Qt.ColorScheme.Dark else LIGHT, self._brand)


def high_contrast(palette: QPalette) -> Tokens:
    """The system's own colours only: tints go, each line, icon and word stays.

    A pair of them that cannot be read, as the greyed texts of many desktops, gives way to ink and page.
    """
    page = palette.color(QPalette.ColorRole.Window).name().upper()
    ink = palette.color(QPalette.ColorRole.WindowText).name().upper()
    chosen = palette.color(QPalette.ColorRole.Highlight).name().upper()
    on_chosen = palette.color(QPalette.ColorRole.HighlightedText).name().upper()
    greyed = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name().upper()
    if contrast(chosen, on_chosen) < READABLE:
        chosen, on_chosen = ink, page
    if contrast(greyed, page) < READABLE:
        greyed = ink
    return Tokens(
        dark=palette.color(QPalette.ColorRole.Window).lightness()
        < palette.color(QPalette.ColorRole.WindowText).lightness(),
        page=page,
        raised=page,
        rail=page,
        ink=ink,
        second=ink,
        hairline=ink,
        edge=ink,
        accent=ink,
        on_accent=page,
        tint=page,
        tint_line=ink,
        good=ink,
        good_ground=page,
        good_line=ink,
        warning=ink,
        warning_ground=page,
        warning_line=ink,
        trouble=ink,
        trouble_ground=page,
        trouble_line=ink,
        live=chosen,
        on_live=on_chosen,
        resting=page,
        resting_line=greyed,
        on_resting=greyed,
    )
