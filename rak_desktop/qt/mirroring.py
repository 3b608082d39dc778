"""Mirroring: where a piece stands when reading runs from right to left."""

from PySide6.QtCore import QRect, Qt


def mirrored(direction: Qt.LayoutDirection, area: QRect, place: QRect) -> QRect:
    """The same place, or the one across the area: QStyle's `visualRect`, without a class of three hundred names."""
    if direction is not Qt.LayoutDirection.RightToLeft:
        return place
    return place.translated(area.left() + area.right() - place.left() - place.right(), 0)
