"""Draws a brand's icon in every size and form, with Qt and without a screen.

| Form          | For                                                                                    |
|---------------|----------------------------------------------------------------------------------------|
| PNG, and SVG  | Linux: a theme's folder                                                                |
| .ico          | Windows: bitmaps, which every part of it reads, and a PNG for the largest (Microsoft's "Icons") |
| .icns         | macOS: PNGs, each under the four letters that Apple gave its size                      |
"""

from __future__ import annotations

import os
import shutil
import struct
import sys
from pathlib import Path

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 256)
ICNS_SIZES = {
    "ic11": 32,  # 16 on a fine screen
    "ic12": 64,  # 32 on a fine screen
    "ic07": 128,
    "ic13": 256,  # 128 on a fine screen
    "ic08": 256,
    "ic14": 512,  # 256 on a fine screen
    "ic09": 512,
    "ic10": 1024,  # 512 on a fine screen
}


PANEL = (328, 628)
"""Twice what NSIS asks for, for fine screens; it makes it smaller where it has to."""
PANEL_GROUND = "#f3f6f6"


class Drawing:
    """A logo, drawn as often as it is wanted."""

    def __init__(self, logo: Path) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from PySide6.QtGui import QGuiApplication, QIcon

        self._application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
        self._logo = logo
        self.icon = QIcon(str(logo))

    def png(self, size: int) -> bytes:
        """The picture as a PNG file of that many pixels each way."""
        from PySide6.QtCore import QBuffer, QIODevice

        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        if not self._image(size).save(buffer, "PNG"):
            raise OSError(f"{self._logo} could not be drawn")
        return bytes(buffer.data().data())

    def bitmap(self, size: int) -> bytes:
        """The picture as an .ico file holds it: a header that counts both halves, colours from below, and no mask."""
        image = self._image(size)
        lines = [bytes(image.constScanLine(line))[: size * 4] for line in reversed(range(size))]
        mask = bytes(((size + 31) // 32) * 4 * size)
        return struct.pack("<IiiHHIIiiII", 40, size, size * 2, 1, 32, 0, 0, 0, 0, 0, 0) + b"".join(lines) + mask

    def _image(self, size: int):  # type: ignore[no-untyped-def]  # Qt is loaded only when something is drawn
        from PySide6.QtCore import QSize, Qt
        from PySide6.QtGui import QImage, QPainter

        image = QImage(QSize(size, size), QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.icon.paint(painter, image.rect())
        painter.end()
        return image


def draw(logo: Path, hicolor: Path, name: str) -> None:
    """Puts the logo as `<size>/apps/<name>.png` below a theme's folder, and an SVG one as it is as well."""
    drawing = Drawing(logo)
    for size in SIZES:
        target = hicolor / f"{size}x{size}" / "apps" / f"{name}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(drawing.png(size))
    if logo.suffix.lower() == ".svg":
        scalable = hicolor / "scalable" / "apps" / f"{name}.svg"
        scalable.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(logo, scalable)


def draw_ico(logo: Path, file: Path) -> Path:
    """The logo as Windows wants it."""
    drawing = Drawing(logo)
    pictures = [drawing.png(size) if size == max(ICO_SIZES) else drawing.bitmap(size) for size in ICO_SIZES]
    entries = b""
    offset = 6 + 16 * len(pictures)
    for size, picture in zip(ICO_SIZES, pictures, strict=True):
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    file.write_bytes(struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(pictures))
    return file


def draw_panel(logo: Path, file: Path) -> Path:
    """The logo on the quiet ground that stands beside the last words of the setup for Windows; a bitmap."""
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor, QImage, QPainter

    drawing = Drawing(logo)
    panel = QImage(*PANEL, QImage.Format.Format_RGB32)
    panel.fill(QColor(PANEL_GROUND))
    painter = QPainter(panel)
    width, side = PANEL[0], PANEL[0] // 2
    drawing.icon.paint(painter, QRect((width - side) // 2, side // 2, side, side))
    painter.end()
    if not panel.save(str(file)):
        raise OSError(f"{file} could not be written")
    return file


def draw_icns(logo: Path, file: Path) -> Path:
    """The logo as macOS wants it."""
    drawing = Drawing(logo)
    pictures = {name: drawing.png(size) for name, size in ICNS_SIZES.items()}
    parts = b"".join(name.encode() + struct.pack(">I", 8 + len(data)) + data for name, data in pictures.items())
    file.write_bytes(b"icns" + struct.pack(">I", 8 + len(parts)) + parts)
    return file


if __name__ == "__main__":
    draw(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
