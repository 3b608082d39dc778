"""How often things are measured and placed: counted, since a clock tells of a busy computer, too."""

from collections import Counter

import pytest

from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.qt.widgets.layouts import EndOrBelowLayout
from rak_desktop.qt.widgets.text import Text
from tests.qt.real_screens import REAL_SCREENS

_LONG_PAGES = ("1-stories", "2-allow", "5-review", "6-connected", "9-looking", "12-disconnect")


@pytest.mark.parametrize("name", _LONG_PAGES)
def test_a_new_page_lays_out_its_texts_and_places_its_pieces_a_few_times_each(
    name: str, window: ConnectWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out = _count(monkeypatch, Text, "_laid_out")
    placed = _count(monkeypatch, EndOrBelowLayout, "_place")

    window.show_screen(REAL_SCREENS[name])

    assert laid_out.total() <= 6 * len(laid_out)
    assert placed.total() <= 45 * len(placed), "asked for thousands of times a page, worked out this often"


def _count(monkeypatch: pytest.MonkeyPatch, kind: type, name: str) -> Counter[int]:
    """How often this method is called of each object, from now on."""
    counted: Counter[int] = Counter()
    real = getattr(kind, name)

    def called(self: object, *arguments: object, **named: object) -> object:
        counted[id(self)] += 1
        return real(self, *arguments, **named)

    monkeypatch.setattr(kind, name, called)
    return counted
