"""The style sheet: the look of every piece, with colours and sizes filled in from the tokens.

A widget says what it is with the properties `role` and `tone`; nothing here asks for a widget's class by our names.
"""

from dataclasses import asdict
from string import Template
from typing import Protocol

from rak_desktop.core.colour import mix
from rak_desktop.qt.tokens import Tokens


class Scale(Protocol):
    """Turns a size drawn for 14 px text into one for the system's text."""

    def text(self, size: float) -> int: ...

    def px(self, size: float) -> int: ...


# Sizes of text by role, drawn for a body of 14: (size, height of a line, weight).
TEXT = {
    "title": (24, 30, 600),
    "narrow-title": (20, 26, 600),
    "name": (18, 24, 600),
    "lead": (15, 22, 400),
    "body": (14, 20, 400),
    "strong": (14, 20, 600),
    "small": (13, 18, 400),
    "small-strong": (13, 18, 600),
    "label": (13, 18, 600),
    "word": (13, 18, 500),
    "chip-word": (12, 16, 500),
    "chip-strong": (13, 18, 600),
    "initial": (18, 24, 600),
}

_TONES = ("second", "good", "warning", "trouble", "accent", "on_accent", "on_live")

_SHEET = Template("""
QWidget#page, QWidget#footer { background: $page; }
QWidget#bar { border: none; border-bottom: 1px solid $hairline; }
QWidget#rail, QWidget#bar { background: $rail; }

QLabel { color: $ink; background: transparent; font-size: ${text_14}px; }
QFrame[role="separator"] { background: $hairline; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="separator-upright"] { background: $hairline; border: none; max-width: 1px; min-width: 1px; }

QFrame[role="card"] { background: $raised; border: 1px solid $hairline; border-radius: 10px; }
QFrame[role="sunk"] { background: $rail; border: 1px solid $hairline; border-radius: 8px; }
QFrame[role="row"] { border: 1px solid transparent; }
QFrame[role="current-row"] { background: $raised; border: 1px solid $hairline; border-radius: 8px; }
QFrame[role="ribbon"] { background: $tint; border: none; border-bottom: 1px solid $tint_line; }
QFrame[role="missing-row"] { background: $trouble_ground; border: 1px solid transparent; }
QFrame[role="missing-row"][last="true"] {
    border-bottom-left-radius: 9px; border-bottom-right-radius: 9px;
}

QFrame[role="account"] { background: $raised; border: 1px solid $hairline; border-radius: 10px; }
QFrame[role="account"][tone="live"] { border-color: $live; }
QFrame[role="band"] {
    background: $rail; border: none; border-bottom: 1px solid $hairline;
    border-top-left-radius: 9px; border-top-right-radius: 9px;
}
QFrame[role="band"][tone="live"] { background: $live; border-bottom-color: $live; }

QFrame[role="banner"] { border: 1px solid $tint_line; background: $tint; border-radius: 10px; }
QFrame[role="banner"][tone="good"] { border-color: $good_line; background: $good_ground; }
QFrame[role="banner"][tone="warning"] { border-color: $warning_line; background: $warning_ground; }
QFrame[role="banner"][tone="trouble"] { border-color: $trouble_line; background: $trouble_ground; }

QFrame[role="chip"] { background: $rail; border: 1px solid $hairline; border-radius: ${chip_radius}px; }
QFrame[role="chip"][tone="good"] { background: $good_ground; border-color: $good_line; }
QFrame[role="chip"][tone="warning"] { background: $warning_ground; border-color: $warning_line; }
QFrame[role="chip"][tone="trouble"] { background: $trouble_ground; border-color: $trouble_line; }
QFrame[role="mode"] { background: transparent; border: 1px solid $edge; border-radius: ${mode_radius}px; }
QFrame[role="mode"][tone="live"] { background: $live; border-color: $live; }

QLineEdit {
    color: $ink; background: $raised; border: 1px solid $edge; border-radius: 8px;
    padding: 0 ${px_12}px; min-height: ${px_42}px; font-size: ${text_14}px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus { border: 2px solid $accent; padding: 0 ${px_11}px; min-height: ${px_40}px; }
QLineEdit[role="row"] { min-height: ${px_34}px; }
QLineEdit[role="row"]:focus { min-height: ${px_32}px; }

QPlainTextEdit {
    color: $ink; background: $rail; border: 1px solid $hairline; border-radius: 8px; padding: ${px_6}px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QPlainTextEdit:focus { border: 2px solid $accent; }
QComboBox {
    color: $ink; background: $raised; border: 1px solid $edge; border-radius: 8px;
    padding: 0 ${px_12}px; min-height: ${px_34}px; font-size: ${text_14}px;
}
QComboBox:focus { border: 2px solid $accent; padding: 0 ${px_11}px; min-height: ${px_32}px; }
QComboBox::drop-down { border: none; width: ${px_34}px; }
QComboBox QAbstractItemView {
    color: $ink; background: $raised; border: 1px solid $edge; outline: none;
    selection-background-color: $tint; selection-color: $ink;
}

QPushButton {
    color: $ink; background: $raised; border: 1px solid $edge; border-radius: 8px;
    padding: 0; font-size: ${text_14}px; font-weight: 500; outline: none;
}
QPushButton[role] { color: transparent; }
QPushButton:hover { background: $rail; }
QPushButton:pressed { background: $tint; }
QPushButton[role="plain"], QPushButton[role="main"] { min-height: ${px_38}px; }
QPushButton[role="row"], QPushButton[role="main-row"] { min-height: ${px_34}px; }
QPushButton[role="field"] { min-height: ${px_42}px; }
QPushButton[role="main"], QPushButton[role="main-row"] {
    background: $accent; border-color: $accent; font-weight: 600;
}
QPushButton[role="main"]:hover, QPushButton[role="main-row"]:hover {
    background: $accent_hover; border-color: $accent_hover;
}
QPushButton[role="main"]:pressed, QPushButton[role="main-row"]:pressed {
    background: $accent_down; border-color: $accent_down;
}
QPushButton:disabled { background: $resting; border-color: $resting_line; font-weight: 600; }
QPushButton[role="bare"], QPushButton[role="link"], QPushButton[role="help"], QPushButton[role="disclosure"] {
    background: transparent; border: none;
}
QPushButton[role="bare"]:hover, QPushButton[role="help"]:hover { background: $tint; border-radius: 6px; }
QPushButton[role="link"] { font-weight: 500; }
QPushButton[role="disclosure"] { min-height: ${px_46}px; font-weight: 500; }

QMessageBox { background: $page; }
QMessageBox QLabel { color: $ink; font-size: ${text_14}px; }
QMessageBox QLabel#qt_msgbox_label { font-weight: 600; }
QMessageBox QPushButton { padding: 0 ${px_16}px; min-height: ${px_34}px; font-weight: 600; }
QMessageBox QPushButton:default { color: $on_accent; background: $accent; border-color: $accent; }
QMessageBox QPushButton:default:hover { background: $accent_hover; border-color: $accent_hover; }
QMessageBox QPushButton:focus { border: 2px solid $ink; padding: 0 ${px_15}px; }
""")


# Only where the platform brings no scroll bars of its own: Qt's plain ones follow no dark colours in a style sheet.
_SCROLL_BARS = Template("""
QScrollBar:vertical { background: $page; width: 10px; margin: 0; border: none; }
QScrollBar::handle:vertical { background: $edge; border-radius: 3px; min-height: 32px; margin: 2px; }
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; background: none; border: none; }
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: none; }
""")


def style_sheet(tokens: Tokens, scale: Scale, *, plain_platform: bool) -> str:
    """The whole sheet for these colours and this text size."""
    colours = {name: value for name, value in asdict(tokens).items() if isinstance(value, str)}
    sizes = {
        "text_14": scale.text(14),
        "chip_radius": scale.px(12),
        "mode_radius": scale.px(14),
        **{f"px_{size}": scale.px(size) for size in (6, 11, 12, 15, 16, 32, 34, 38, 40, 42, 46)},
    }
    shades = {"accent_hover": _towards_ink(tokens, 0.12), "accent_down": _towards_ink(tokens, 0.24)}
    bars = _SCROLL_BARS.substitute(colours) if plain_platform else ""
    return _SHEET.substitute(colours, **sizes, **shades) + _texts(tokens, scale) + bars


def _towards_ink(tokens: Tokens, share: float) -> str:
    return mix(tokens.ink, tokens.accent, share)


def _texts(tokens: Tokens, scale: Scale) -> str:
    sizes = (
        f'QLabel[role="{role}"] {{ font-size: {scale.text(size)}px; font-weight: {weight}; }}'
        for role, (size, _, weight) in TEXT.items()
    )
    tones = (f'QLabel[tone="{tone}"] {{ color: {getattr(tokens, tone)}; }}' for tone in _TONES)
    return "\n".join((*sizes, *tones))
