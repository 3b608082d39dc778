import struct
from pathlib import Path

import pytest

import icons
from rak_desktop.resources import resource

pytestmark = pytest.mark.usefixtures("qapp")  # icons are drawn by Qt
LOGO = resource("profiles", "practice", "logo.svg")
PNG = b"\x89PNG\r\n\x1a\n"


def test_the_icon_for_windows_has_every_size_that_it_shows(tmp_path: Path) -> None:
    data = icons.draw_ico(LOGO, tmp_path / "logo.ico").read_bytes()

    _, kind, number = struct.unpack_from("<HHH", data)
    entries = [struct.unpack_from("<BBBBHHII", data, 6 + 16 * each) for each in range(number)]
    assert kind == 1
    assert [entry[0] or 256 for entry in entries] == list(icons.ICO_SIZES)
    for width, _, _, _, _, bits, length, offset in entries:
        picture = data[offset : offset + length]
        if width:  # a bitmap, counted with its mask
            assert struct.unpack_from("<Iii", picture) == (40, width, width * 2)
            assert length == 40 + width * width * 4 + ((width + 31) // 32) * 4 * width
        else:
            assert picture.startswith(PNG)
        assert bits == 32
    assert offset + length == len(data)


def test_the_icon_for_macos_has_every_size_under_its_letters(tmp_path: Path) -> None:
    data = icons.draw_icns(LOGO, tmp_path / "logo.icns").read_bytes()

    assert data[:8] == b"icns" + struct.pack(">I", len(data))
    found, place = {}, 8
    while place < len(data):
        name, length = data[place : place + 4].decode(), struct.unpack_from(">I", data, place + 4)[0]
        picture = data[place + 8 : place + length]
        assert picture.startswith(PNG)
        found[name] = struct.unpack_from(">I", picture, 16)[0]
        place += length
    assert found == icons.ICNS_SIZES


def test_the_panel_of_the_setup_shows_the_logo_on_a_quiet_ground(tmp_path: Path) -> None:
    data = icons.draw_panel(LOGO, tmp_path / "panel.bmp").read_bytes()

    assert data.startswith(b"BM")
    assert struct.unpack_from("<ii", data, 18) == icons.PANEL
    pixels = data[struct.unpack_from("<I", data, 10)[0] :]
    ground = bytes.fromhex(icons.PANEL_GROUND[1:])[::-1]
    assert ground in pixels
    assert len(set(pixels)) > 20


def test_a_picture_is_drawn_in_the_logos_colours(tmp_path: Path) -> None:
    icons.draw(LOGO, tmp_path, "shop")

    drawn = (tmp_path / "48x48/apps/shop.png").read_bytes()
    assert drawn.startswith(PNG)
    assert len(set(drawn)) > 100
    assert (tmp_path / "scalable/apps/shop.svg").read_bytes() == LOGO.read_bytes()
