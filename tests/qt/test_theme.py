from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

from rak_desktop.core.settings import Theme as Looks
from rak_desktop.qt.pictures import night_sky
from rak_desktop.qt.theme import Theme, high_contrast
from rak_desktop.qt.tokens import DARK, LIGHT


def test_light_and_dark_have_their_own_tokens(qapp: object) -> None:
    assert Theme(scheme=Qt.ColorScheme.Light).tokens == LIGHT
    assert Theme(scheme=Qt.ColorScheme.Dark).tokens == DARK


def test_text_follows_the_systems_text_size(qapp: object) -> None:
    assert Theme(body=28).text(24) == 48


def test_text_never_gets_too_small_to_read(qapp: object) -> None:
    assert Theme(body=9).text(12) == 12


def test_lengths_grow_with_large_text_and_never_shrink_with_small_text(qapp: object) -> None:
    assert Theme(body=28).px(40) == 80
    assert Theme(body=9).px(40) == 40


def test_a_change_of_the_system_is_told_once(qapp: object) -> None:
    theme = Theme(scheme=Qt.ColorScheme.Light, body=14)
    told: list[None] = []
    theme.changed.connect(lambda: told.append(None))

    theme.refresh()

    assert not told


def test_high_contrast_uses_the_systems_colours_only() -> None:
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, "#000000"),
        (QPalette.ColorRole.WindowText, "#FFFF00"),
        (QPalette.ColorRole.Highlight, "#00FFFF"),
        (QPalette.ColorRole.HighlightedText, "#000000"),
    ):
        palette.setColor(role, QColor(colour))

    tokens = high_contrast(palette)

    assert {tokens.page, tokens.tint, tokens.trouble_ground, tokens.rail} == {"#000000"}
    assert {tokens.ink, tokens.hairline, tokens.trouble_line, tokens.good, tokens.accent} == {"#FFFF00"}
    assert tokens.dark


def test_high_contrast_goes_before_light_and_dark(qapp: object) -> None:
    theme = Theme("#E8B400", scheme=Qt.ColorScheme.Light, system_colours=night_sky())

    theme.take_looks(Looks.DARK)

    assert (theme.tokens.page, theme.tokens.accent) == ("#000000", "#FFFFFF")


def test_colours_of_the_system_that_cannot_be_read_give_way() -> None:
    palette = night_sky()
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor("#D0D0D0"))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, QColor("#303030"))

    tokens = high_contrast(palette)

    assert (tokens.live, tokens.on_live, tokens.on_resting) == ("#FFFFFF", "#000000", "#FFFFFF")


def test_the_style_sheet_leaves_no_placeholder(qapp: object) -> None:
    assert "$" not in Theme().sheet()
