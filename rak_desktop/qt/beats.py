"""Beats: long work on the window's own thread, in pieces between which it paints and hears what is pressed."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer


def in_beats(
    window: QObject,
    pieces: Iterator[Callable[[], object]],
    failed: Callable[[Exception], None] | None = None,
    *,
    every: int = 0,
) -> None:
    """One piece in each beat, `every` so many milliseconds, for as long as the window is there.

    What a piece raises goes to `failed` and ends the rest; else it goes where all mistakes in a slot go.
    """
    beat = QTimer(window, singleShot=True, interval=every)  # begun anew after each: else two come at once

    def make_next() -> None:
        try:
            piece = next(pieces, None)
            if piece is None:
                return
            piece()
        except Exception as error:
            if failed is not None:
                failed(error)
                return
            beat.start()
            raise
        beat.start()

    beat.timeout.connect(make_next)
    beat.start()


def at_once(pieces: Iterator[object]) -> None:
    """All of it in the beat that is now, for what can be seen already."""
    for _ in pieces:
        pass
