import pytest

from rak_desktop.adapters.file_names import is_device, is_plain, leaves_its_folder


@pytest.mark.parametrize(
    "name", ["stripe-app.json", "logo.svg", "pictures/Größe (2).png", "a/b/c/d.svg", "コンサート.png"]
)
def test_an_ordinary_name_stays_where_it_is(name: str) -> None:
    assert is_plain(name)
    assert not leaves_its_folder(name)


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../x", "a/../../x", "..", r"..\x", r"a\..\x", r"\\server\x", r"C:\x", "C:x", "c:/x", ""]
)
def test_a_name_that_leads_away_is_known_on_every_system(name: str) -> None:
    assert leaves_its_folder(name)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "",
            ".",
            "a//b",
            "a/./b",
            ".hidden",
            "a/.git/b",
            "x.",
            "x ",
            " x",
            "a:b",
            "a*",
            'a"b',
            "a|b",
            "<b>.svg",
            r"a\b",
        ),
        *("con", "NUL.json", "a/lpt1.svg", "COM¹.png", "a/b/c/d/e.svg", "x" * 101),
        *("a\0b", "a\nb", "a\x1b[2Jb", "gnp\u202egvs", "a\u200bb", "a\ufeffb", "a\U000e0041b", "a  b"),
        "rk_live_" + "a1" * 8 + ".json",
    ],
)
def test_a_name_that_is_not_what_it_looks_like_is_not_plain(name: str) -> None:
    assert not is_plain(name)


def test_a_device_of_windows_is_known_whatever_its_ending() -> None:
    assert is_device("Aux.example.app")
    assert not is_device("auxiliary.example.app")
