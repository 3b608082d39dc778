import subprocess
import sys
from pathlib import Path

import pytest

from contents import (
    BUDGET,
    LANGUAGES,
    WHOLE_BUDGET,
    Stranger,
    TooLarge,
    asked_of_stripe,
    is_kept,
    megabytes,
    over_budget,
    resources_to_ship,
    sorted_out,
    weigh_packed,
)
from rak_desktop.core.codes import Code
from rak_desktop.practice.accounts import FJORD_THEATRE
from rak_desktop.resources import resource
from rak_desktop.wording import languages


@pytest.mark.parametrize(
    "name",
    [
        "libpython3.11.so.1.0",
        "python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so",
        "PySide6/QtWidgets.abi3.so",
        "PySide6/Qt/lib/libQt6Gui.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "rak_desktop/_resources/profiles/practice/profile.toml",
        "keyring-25.7.0.dist-info/METADATA",
    ],
)
def test_what_the_program_needs_is_kept(name: str) -> None:
    assert is_kept(name)


@pytest.mark.parametrize(
    "name",
    [
        "libgtk-3.so.0",
        "libssl.so.3",
        "PySide6/QtNetwork.abi3.so",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/translations/qt_help_de.qm",
        "cryptography-50.0.2.dist-info/RECORD",
        "rak_desktop/_resources/translations/de/LC_MESSAGES/rak_desktop.po",
    ],
)
def test_what_is_the_systems_or_nobodys_is_left_out(name: str) -> None:
    assert not is_kept(name)


@pytest.mark.parametrize("name", ["notes.txt", "PySide6/QtQml.abi3.so", "PySide6/Qt/lib/libQt6Quick.so.6"])
def test_a_file_that_nobody_knows_stops_the_build(name: str) -> None:
    with pytest.raises(Stranger, match=name):
        sorted_out([(name, "/somewhere", "DATA")])


def test_qt_speaks_every_language_that_we_offer() -> None:
    assert {"en", *LANGUAGES} == {language.tag for language in languages.LANGUAGES}


def test_what_is_for_other_uses_is_not_shipped() -> None:
    shipped = resources_to_ship(resource())

    assert {"icons", "profiles", "schemas", "stripe"} <= set(shipped)
    assert "stripe_app" not in shipped
    assert "handbook" in shipped  # the window for whoever helps opens it


ASKS = """
import sys

kept = set(sys.argv[1:])


class Refuses:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "stripe" and name not in kept:
            raise ModuleNotFoundError(name)


sys.meta_path.insert(0, Refuses())
from rak_desktop.adapters.stripe_gateway import LibraryStripeGateway
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.practice.scenarios import ACCOUNT_NOT_READABLE, ALL_GOOD, EXPIRED
from rak_desktop.practice.server import PracticeStripe
from rak_desktop.resources import permission_catalogue

for scenario in (ALL_GOOD, ACCOUNT_NOT_READABLE, EXPIRED):
    with PracticeStripe(scenario, [], permission_catalogue()) as stripe:
        key = RestrictedKey(stripe.restricted_key(Mode.TEST))
        answer = LibraryStripeGateway(Peer.PRACTICE, stripe.address).account_of(key)
        print(answer.refusal.code.name if answer.refusal else answer.account.id)
"""


@pytest.mark.sweep
def test_stripe_is_asked_with_what_is_kept_of_its_library() -> None:
    kept = asked_of_stripe()

    asked = subprocess.run([sys.executable, "-c", ASKS, *kept], check=False, capture_output=True, text=True, timeout=60)

    assert asked.stdout.split() == [FJORD_THEATRE.id, FJORD_THEATRE.id, Code.ENDED_KEY.name], asked.stderr
    assert not {name for name in kept if name.startswith(("stripe.params", "stripe.events"))}


def _file(place: Path, size: int) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("wb") as file:
        file.truncate(size)


def test_every_file_counts_as_one_kind(tmp_path: Path) -> None:
    _file(tmp_path / "rak-desktop-window", 2_000_000)
    _file(tmp_path / "_internal/PySide6/Qt/lib/libicudata.so.73", 3_000_000)
    _file(tmp_path / "_internal/PySide6/Qt/lib/libQt6Core.so.6", 4_000_000)
    _file(tmp_path / "_internal/something.new", 500_000)

    found = megabytes(tmp_path)

    assert found["the two programs"] == 2.0
    assert found["ICU"] == 3.0
    assert found["Qt"] == 4.0
    assert found["other libraries"] == 0.5
    assert over_budget(found) == []


def test_a_kind_that_grew_and_a_whole_that_grew_stop_the_build() -> None:
    grown = {kind: limit for kind, (limit, _) in BUDGET.items()}

    assert over_budget({**grown, "Qt": BUDGET["Qt"][0] + 1})[0] == "Qt: 36.0 MB, at most 35.0"
    assert sum(grown.values()) > WHOLE_BUDGET
    assert over_budget(grown)[-1].startswith("all of it")


def test_a_package_that_takes_long_to_fetch_stops_the_build(tmp_path: Path) -> None:
    _file(tmp_path / "small.deb", 31_900_000)
    _file(tmp_path / "large.deb", 32_100_000)

    weigh_packed(tmp_path / "small.deb")
    with pytest.raises(TooLarge, match=r"large\.deb has 32\.1 MB"):
        weigh_packed(tmp_path / "large.deb")
