"""Draws a brand's icon in every size, with Qt and without a screen: python icons.py LOGO FOLDER NAME."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def draw(logo: Path, hicolor: Path, name: str) -> None:
    """Puts the logo as `<size>/apps/<name>.png` below a theme's folder, and an SVG one as it is as well."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSize, Qt
    from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPainter

    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    icon = QIcon(str(logo))
    for size in SIZES:
        image = QImage(QSize(size, size), QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        icon.paint(painter, image.rect())
        painter.end()
        target = hicolor / f"{size}x{size}" / "apps" / f"{name}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        if not image.save(str(target)):
            raise OSError(f"{target} could not be written")
    if logo.suffix.lower() == ".svg":
        scalable = hicolor / "scalable" / "apps" / f"{name}.svg"
        scalable.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(logo, scalable)
    del application


if __name__ == "__main__":
    draw(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
