import pytest
from pytestqt.qtbot import QtBot

from rak_desktop.qt.theme import Theme
from rak_desktop.qt.widgets.code_text import CodeTextView
from rak_desktop.screens.actions import Action, CopyText
from rak_desktop.screens.blocks import CodeText

LONG_LINE = "command = [" + '"word", ' * 30 + "]"


def shown(qtbot: QtBot, theme: Theme, text: str) -> CodeTextView:
    view = CodeTextView(theme)
    view.setStyleSheet(theme.sheet())
    qtbot.addWidget(view)
    view.show_block(CodeText("The code for Python", text, Action("Copy", CopyText(text, "Copied"))))
    view.resize(500, 600)
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.mark.parametrize("text", ["import json", f"import json\n{LONG_LINE}\nprint(command)"], ids=["short", "broken"])
def test_a_piece_that_is_short_enough_is_seen_whole_also_where_its_lines_are_broken(
    qtbot: QtBot, theme: Theme, text: str
) -> None:
    view = shown(qtbot, theme, text)
    lines = view.lines

    qtbot.waitUntil(lambda: lines.height() == lines.sizeHint().height())

    assert lines.verticalScrollBar().maximum() == 0


def test_a_long_piece_is_scrolled(qtbot: QtBot, theme: Theme) -> None:
    view = shown(qtbot, theme, "print()\n" * 40)
    lines = view.lines

    qtbot.waitUntil(lambda: lines.height() == lines.sizeHint().height())

    assert lines.verticalScrollBar().maximum() > 0
    assert lines.height() < 300
