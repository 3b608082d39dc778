import json
from pathlib import Path

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.resources import resource
from tests.adapters.test_profile_examiner import FIT
from tests.cli.conftest import Terminal

PRACTICE = str(resource("profiles", "practice"))


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    (tmp_path / "stripe-app.json").write_text(FIT, "utf-8")
    (tmp_path / "icon.png").write_text("x")
    return tmp_path / "stripe-app.json"


def test_a_fit_profile_ends_well_and_says_how_to_try_it(rak: Terminal) -> None:
    said = rak("profile", "check", PRACTICE)

    assert said.code == 0
    assert "Nothing is wrong." in said.stdout
    assert "View API keys" in said.stdout
    assert said.stderr == ""


def test_something_wrong_is_told_with_its_place_and_the_command_that_mends_it(rak: Terminal, manifest: Path) -> None:
    manifest.write_text(FIT.replace("restricted_api_key", "oauth"), "utf-8")

    said = rak("profile", "check", str(manifest))

    assert said.code == 2
    assert "stripe-app.json:10  stripe_api_access_type" in said.stdout
    assert "wrong (RAK-MAN-308)" in said.stdout
    assert "stripe apps set api-access-type restricted_api_key" in said.stdout
    assert "cannot be changed" in said.stdout
    assert "1 thing is wrong." in said.stdout


def test_a_packed_profile_that_is_not_taken_is_told_in_whole_sentences(rak: Terminal, tmp_path: Path) -> None:
    saved = tmp_path / "harbour.rakprofile"
    saved.write_bytes(b"<html>Please sign in</html>")

    said = rak("profile", "check", str(saved))

    assert said.code == 2
    assert "harbour.rakprofile has the right name, but this is not what the vendor sent." in said.stdout
    assert "something-else" not in said.stdout


def test_what_is_only_worth_knowing_ends_well(rak: Terminal, manifest: Path) -> None:
    said = rak("profile", "check", str(manifest))

    assert said.code == 0
    assert "worth knowing (RAK-MAN-342)" in said.stdout


def test_programs_get_it_as_json(rak: Terminal, manifest: Path) -> None:
    manifest.write_text(FIT.replace("customer_read", "customers_read"), "utf-8")

    said = rak("profile", "check", "--json", str(manifest.parent))

    assert said.code == 2
    assert (said.answer["version"], said.answer["ok"]) == (1, False)
    assert said.answer["findings"][0] == {
        "code": "RAK-MAN-310",
        "wrong": True,
        "file": "stripe-app.json",
        "place": "permissions[0].permission",
        "line": 7,
        "what": "There is no permission called “customers_read”, so merchants would not get it.",
        "what_to_do": said.answer["findings"][0]["what_to_do"],
    }
    assert "customer_read" in said.answer["findings"][0]["what_to_do"]
    assert len(said.answer["steps"]) == 8


def test_what_is_not_there_is_an_error_of_its_own(rak: Terminal, tmp_path: Path) -> None:
    said = rak("profile", "check", "--json", str(tmp_path / "nothing"))

    assert (said.code, said.error["code"]) == (2, Code.PROFILE_NOT_FOUND)


def test_new_writes_a_profile_with_the_line_that_editors_read(rak: Terminal, manifest: Path) -> None:
    said = rak("profile", "new", str(manifest.parent))

    written = (manifest.parent / "profile.toml").read_text("utf-8")
    assert (said.code, said.stdout.strip()) == (0, str(manifest.parent / "profile.toml"))
    assert written.startswith("#:schema ./profile.schema.json\n")
    assert json.loads((manifest.parent / "profile.schema.json").read_text("utf-8"))["title"]
    assert rak("profile", "check", str(manifest.parent)).code == 0


def test_programs_get_the_name_of_the_new_file_as_json(rak: Terminal, manifest: Path) -> None:
    said = rak("profile", "new", "--json", str(manifest.parent))

    assert (said.code, said.answer) == (0, {"version": 1, "file": str(manifest.parent / "profile.toml")})


def test_a_program_hears_as_json_too_that_a_profile_is_there_already(rak: Terminal, manifest: Path) -> None:
    rak("profile", "new", "--json", str(manifest))

    said = rak("profile", "new", "--json", str(manifest))

    assert (said.code, said.stdout, said.error["code"]) == (2, "", Code.PROFILE_EXISTS)


def test_new_never_writes_over_a_profile(rak: Terminal, manifest: Path) -> None:
    rak("profile", "new", str(manifest))
    (manifest.parent / "profile.toml").write_text("mine")

    said = rak("profile", "new", str(manifest))

    assert said.code == 2
    assert "nothing was written over it" in said.stderr
    assert (manifest.parent / "profile.toml").read_text() == "mine"


def test_show_tells_what_merchants_get(rak: Terminal) -> None:
    said = rak("profile", "show", "com.example.harbour")

    assert said.code == 0
    assert "Harbour Tickets" in said.stdout
    assert "To put the buyer’s name on the ticket" in said.stdout
    assert "event_read (optional)" in said.stdout


def test_show_as_json(rak: Terminal) -> None:
    said = rak("profile", "show", "--json", "com.example.harbour")

    shown = said.answer["profile"]
    assert (shown["app_id"], shown["modes"]) == ("com.example.harbour", ["live", "test"])
    assert shown["permissions"][3] == {
        "permission": "event_read",
        "optional": True,
        "purpose": "To notice a change sooner",
    }
