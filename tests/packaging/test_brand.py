import json
import re
from pathlib import Path

import pytest

from brand import Unfit, brand_of, plain, program_part
from rak_desktop.resources import resource
from tests.adapters.test_profile_examiner import FIT

PRACTICE = resource("profiles", "practice")


def folder(place: Path, app_id: str) -> Path:
    place.mkdir()
    (place / "stripe-app.json").write_text(json.dumps({**json.loads(FIT), "id": app_id}), "utf-8")
    return place


def test_everything_a_brand_is_called_comes_from_its_profile() -> None:
    brand = brand_of(PRACTICE)

    assert brand.program == "rak-com.example.harbour-tickets"
    assert brand.name == "Harbour Tickets"
    assert brand.desktop_id == "com.example.harbour-tickets.RakDesktop"
    assert brand.app_id == "com.example.harbour-tickets"
    assert brand.link_scheme == "rak-com.example.harbour-tickets"
    assert brand.contact == "+44 20 7946 0123"
    assert brand.logo == PRACTICE / "logo.svg"


def test_two_vendors_share_no_name(tmp_path: Path) -> None:
    one, other = (brand_of(folder(tmp_path / name, f"com.{name}.shop")) for name in ("one", "other"))

    names = [{brand.program, brand.desktop_id} for brand in (one, other, plain())]
    assert len(set.union(*names)) == 6


@pytest.mark.parametrize("app_id", ["com.example.App_1", "eu.pretix.plugins.stripe.rak", "a"])
def test_the_name_of_the_program_is_one_that_a_debian_package_may_have(app_id: str) -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9+.-]+", f"rak-{program_part(app_id)}")
    assert re.fullmatch(r"[a-z][a-z0-9+.-]*", f"rak-{program_part(app_id)}")  # and a link may begin with (RFC 3986)


def test_a_profile_that_would_hurt_merchants_is_no_brand(tmp_path: Path) -> None:
    broken = folder(tmp_path / "broken", "com.example.a b")

    with pytest.raises(Unfit, match="characters that an id cannot have"):
        brand_of(broken)


def test_without_a_logo_of_its_own_there_is_still_an_icon(tmp_path: Path) -> None:
    assert brand_of(folder(tmp_path / "plain", "com.example.app")).logo.is_file()
