"""How the lines of a text are broken and placed, for labels and for texts that are only painted."""

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextLayout

# From this width on, as a share of the room, a last word is no leftover: it fills its line well enough.
_ENOUGH = 0.5
# Scripts without spaces may break before any letter. With so few of them a last line is a leftover.
_FEW_LETTERS = 3
# Pixels. An outline is up to so much larger than what is painted of the letter.
_NOT_SEEN = 1.25


def break_lines(laid_out: QTextLayout, width: int, line_height: int) -> None:
    """Lines as wide as there is room, each as high as the look asks.

    No text ends with one short word alone in its last line, as typesetters see to it: the line above gives one of its
    words. The number of lines stays what it is, so that a height once worked out holds.
    """
    _break(laid_out, width, line_height)
    lines = laid_out.lineCount()
    for _ in range(_FEW_LETTERS):
        above = _room_that_gives_a_word(laid_out, width)
        if above is None:
            return
        _break(laid_out, width, line_height, (lines - 2, above))
        if laid_out.lineCount() != lines or _is_emptier_than_the_last(laid_out):
            _break(laid_out, width, line_height)
            return


def overhang(laid_out: QTextLayout, line_height: int) -> int:
    """How far letters reach beyond a line of this height, in whole pixels, in a text that is laid out as one line.

    None do in the font that the line height was made for. The system's font may know no Arabic, and the one that Qt
    then takes from elsewhere reaches further: words would lose the feet of their letters, their dots and their vowels.
    """
    if laid_out.lineAt(0).height() <= line_height:
        return 0
    above, below = 0.0, 0.0
    for run in laid_out.glyphRuns():
        font = run.rawFont()
        for letter, place in zip(run.glyphIndexes(), run.positions(), strict=True):
            outline = font.boundingRect(letter).translated(place)
            above, below = max(above, -outline.top()), max(below, outline.bottom() - line_height)
    beyond = max(above, below)
    return math.ceil(beyond) if beyond > _NOT_SEEN else 0


def _break(laid_out: QTextLayout, width: int, line_height: int, tight: tuple[int, float] = (-1, 0)) -> None:
    at_the_right = bool(laid_out.textOption().alignment() & Qt.AlignmentFlag.AlignRight)
    laid_out.beginLayout()
    line = laid_out.createLine()
    while line.isValid():
        place = laid_out.lineCount() - 1
        room = tight[1] if place == tight[0] else width
        line.setLineWidth(room)
        top = line_height * place + (line_height - line.height()) / 2
        line.setPosition(QPointF(width - room if at_the_right else 0, top))
        line = laid_out.createLine()
    laid_out.endLayout()


def _room_that_gives_a_word(laid_out: QTextLayout, width: int) -> float | None:
    """Too little room for the last word of the line above a leftover; None where there is no leftover."""
    count = laid_out.lineCount()
    if count <= 1:
        return None
    last, above = laid_out.lineAt(count - 1), laid_out.lineAt(count - 2)
    if last.naturalTextWidth() > _ENOUGH * width:
        return None
    leftover = laid_out.text()[last.textStart() :].strip()
    given = laid_out.text()[above.textStart() : last.textStart()]
    between_words = given.endswith((" ", "-"))
    if _words_in(leftover) > 1 or (between_words and " " not in given.strip()):
        return None
    if not between_words and len(leftover) > _FEW_LETTERS:
        return None
    return above.naturalTextWidth() - 1


def _words_in(text: str) -> int:
    """Also those that are kept together; a question mark of its own, as in French, is none."""
    return sum(any(letter.isalnum() for letter in piece) for piece in text.split())


def _is_emptier_than_the_last(laid_out: QTextLayout) -> bool:
    count = laid_out.lineCount()
    return laid_out.lineAt(count - 2).naturalTextWidth() < _ENOUGH * laid_out.lineAt(count - 1).naturalTextWidth()
