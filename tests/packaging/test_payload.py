from pathlib import Path

import pytest

from brand import brand_of, plain
from payload import RESOURCES, Unfrozen, kilobytes, payload, settle
from rak_desktop.resources import resource


def frozen_for(place: Path, ending: str) -> Path:
    """A frozen folder with next to nothing in it."""
    (place / RESOURCES / "profiles/practice").mkdir(parents=True)
    for name in ("rak-desktop", "rak-desktop-window"):
        (place / f"{name}{ending}").write_bytes(b"x" * 2048)
    return place


@pytest.mark.parametrize("ending", ["", ".exe"])
def test_programs_bear_the_brands_name_as_each_system_writes_it(ending: str, tmp_path: Path) -> None:
    brand = brand_of(resource("profiles", "practice"))

    home = payload(brand, frozen_for(tmp_path / "frozen", ending), tmp_path / "home", ending)

    programs = {path.name for path in home.iterdir() if path.is_file()}
    assert programs == {f"{brand.program}{ending}", f"{brand.program}-window{ending}"}
    assert (home / RESOURCES / "profiles/vendor/profile.toml").is_file()


def test_what_was_frozen_for_another_system_is_refused_before_anything_is_copied(tmp_path: Path) -> None:
    with pytest.raises(Unfrozen, match=r"rak-desktop\.exe is not in it"):
        payload(plain(), frozen_for(tmp_path / "frozen", ""), tmp_path / "home", ".exe")

    assert not (tmp_path / "home").exists()


def test_its_size_and_its_times_do_not_depend_on_the_day(tmp_path: Path) -> None:
    home = frozen_for(tmp_path / "frozen", ".exe")

    settle(home, 1_700_000_000)

    assert kilobytes(home) == 4
    assert {path.stat().st_mtime for path in home.rglob("*")} == {1_700_000_000}
