import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rak_desktop.adapters.profile_library import FolderProfileLibrary
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.mode import Mode
from rak_desktop.ports.profile_library import ProfileLibrary
from rak_desktop.resources import permission_catalogue, resource
from rak_desktop.wording.profile_sentences import PROFILE_VARIANTS
from tests.fakes.keys import LIVE_KEY

MANIFEST: dict[str, Any] = {
    "id": "com.example.harbour",
    "version": "1.0.0",
    "name": "Harbour Tickets",
    "permissions": [{"permission": "customer_read", "purpose": "To put the buyer’s name on the ticket"}],
    "ui_extension": {"views": [{"viewport": "settings", "component": "Settings"}]},
    "stripe_api_access_type": "restricted_api_key",
    "distribution_type": "public",
}

Made = Callable[..., Path]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Makes a folder with these files; what is not a text is written as JSON."""

    def make(name: str = "harbour", **files: object) -> Path:
        folder = tmp_path / "profiles" / name
        folder.mkdir(parents=True, exist_ok=True)
        for file, content in (files or {"manifest": MANIFEST}).items():
            path = folder / {"manifest": "stripe-app.json", "settings": "profile.toml"}.get(file, file)
            data = content if isinstance(content, str | bytes) else json.dumps(content)
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return folder

    return make


@pytest.fixture
def library(tmp_path: Path) -> ProfileLibrary:
    return FolderProfileLibrary((tmp_path / "profiles", tmp_path / "more"), permission_catalogue())


def refused(library: ProfileLibrary, name: object) -> ProfileError:
    with pytest.raises(ProfileError) as error:
        library.get(str(name))
    return error.value


def reason(library: ProfileLibrary, name: object) -> str:
    """Why it is refused; every reason has its words."""
    error = refused(library, name)
    assert (error.code, "reason", error.facts["reason"]) in PROFILE_VARIANTS
    return str(error.facts["reason"])


# What is installed


def test_the_plain_build_has_no_profiles(library: ProfileLibrary) -> None:
    assert library.installed() == ()


def test_installed_profiles_are_found_in_every_folder(made: Made, library: ProfileLibrary) -> None:
    made("b", manifest=MANIFEST)
    made("a", manifest={**MANIFEST, "id": "com.example.ferry"})
    made("../more/c", manifest={**MANIFEST, "id": "com.example.museum"})

    assert [profile.app_id for profile in library.installed()] == [
        "com.example.ferry",
        "com.example.harbour",
        "com.example.museum",
    ]
    assert library.get("com.example.museum").app_id == "com.example.museum"


def test_the_first_of_two_profiles_of_one_app_counts(made: Made, library: ProfileLibrary) -> None:
    made("harbour", manifest=MANIFEST)
    made("../more/harbour", manifest={**MANIFEST, "name": "A later one"})

    assert [profile.name for profile in library.installed()] == ["Harbour Tickets"]


def test_practice_is_no_vendors_profile(made: Made, library: ProfileLibrary) -> None:
    made("practice", manifest=MANIFEST)

    assert library.installed() == ()


def test_what_else_lies_there_is_no_profile(made: Made, library: ProfileLibrary) -> None:
    made("notes", **{"readme.txt": "hello"})
    (made() / "../loose.json").write_text("{}")

    assert len(library.installed()) == 1


def test_a_broken_profile_does_not_hide_the_others(made: Made, library: ProfileLibrary) -> None:
    made("a-broken-one", manifest="{")
    made("harbour")

    assert [profile.app_id for profile in library.installed()] == ["com.example.harbour"]
    assert library.get("com.example.harbour").app_id == "com.example.harbour"
    assert [error.facts["reason"] for error in library.broken()] == ["not-json"]


def test_a_broken_profile_is_told_of_when_there_is_no_other(made: Made, library: ProfileLibrary) -> None:
    """A vendor's build with a broken profile must not look like the plain build."""
    made("a-broken-one", manifest="{")

    with pytest.raises(ProfileError) as error:
        library.installed()
    assert error.value.facts["reason"] == "not-json"


def test_an_installed_app_goes_before_a_folder_of_the_same_name(
    made: Made, library: ProfileLibrary, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made("harbour", manifest=MANIFEST)
    made("../com.example.harbour", manifest={**MANIFEST, "name": "Somebody else’s"})
    monkeypatch.chdir(tmp_path)

    assert library.get("com.example.harbour").name == "Harbour Tickets"


# A folder, or a file


def test_a_folder_with_nothing_but_a_manifest_is_a_profile(made: Made, library: ProfileLibrary) -> None:
    profile = library.get(str(made()))

    assert profile.install_link == "https://marketplace.stripe.com/apps/install/link/com.example.harbour"
    assert [need.permission.name for need in profile.needs] == ["customer_read"]
    assert profile.modes == (Mode.LIVE, Mode.TEST)


def test_a_manifest_may_have_any_name(made: Made, library: ProfileLibrary) -> None:
    folder = made(**{"Stripe App (2).JSON": MANIFEST})

    assert library.get(str(folder / "Stripe App (2).JSON")).app_id == "com.example.harbour"


def test_every_file_of_a_profile_leads_to_it(made: Made, library: ProfileLibrary) -> None:
    folder = made(manifest=MANIFEST, settings='modes = ["test"]')

    assert library.get(str(folder / "profile.toml")) == library.get(str(folder))
    assert library.get(str(folder / "stripe-app.json")) == library.get(str(folder))


def test_a_home_folder_may_be_written_short(made: Made, library: ProfileLibrary) -> None:
    folder = Path.home() / "harbour"
    folder.mkdir()
    (folder / "stripe-app.json").write_text(json.dumps(MANIFEST))

    assert library.get("~/harbour").app_id == "com.example.harbour"


@pytest.mark.parametrize(
    "name", ["com.example.nobody", "", " ", "no/such/folder", "a\0b", "x" * 5000, "~nobody-of-that-name/x", "\ud800"]
)
def test_what_is_not_there_is_said_so(library: ProfileLibrary, name: str) -> None:
    error = refused(library, name)

    assert error.code is Code.PROFILE_NOT_FOUND
    assert str(error.facts["name"]).isprintable()


def test_a_folder_without_a_manifest_is_no_profile(made: Made, library: ProfileLibrary) -> None:
    assert refused(library, made(settings="schema = 1")).code is Code.PROFILE_NOT_FOUND


def test_a_key_given_by_mistake_is_not_repeated(library: ProfileLibrary) -> None:
    assert refused(library, LIVE_KEY.reveal()).facts["name"] == "rk_live_<hidden>"


# How files are written


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(MANIFEST).encode("utf-8-sig"),
        json.dumps(MANIFEST).encode("utf-16"),
        f"// made by hand\n{json.dumps(MANIFEST)[:-1]}, /* and */ }}".encode(),
        json.dumps(MANIFEST, indent=2).replace("\n", "\r\n").encode(),
        json.dumps(MANIFEST, ensure_ascii=False).encode("latin-1", "replace"),
    ],
)
def test_a_manifest_is_read_whatever_the_editor_did(made: Made, library: ProfileLibrary, text: bytes) -> None:
    assert library.get(str(made(manifest=text))).name == "Harbour Tickets"


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"manifest": ""}, "not-json"),
        ({"manifest": "{"}, "not-json"),
        ({"manifest": b"\x89PNG\r\n\x1a\n\0\0"}, "not-json"),
        ({"manifest": "[" * 100_000}, "not-json"),
        ({"manifest": "[]"}, "not-an-object"),
        ({"manifest": {}}, "no-id"),
        ({"manifest": {"extends": "stripe-app.base.json"}}, "overlay-without-base"),
        ({"manifest": {"extends": "stripe-app.json"}}, "overlay-without-base"),
        ({"manifest": {"extends": "somewhere else"}}, "overlay"),
        ({"stripe-app.yaml": "id: com.example"}, "second-generation"),
        ({"manifest": {**MANIFEST, "stripe_api_access_type": "platform"}}, "access-type"),
        ({"manifest": " " * (1024 * 1024 + 1)}, "too-large"),
        ({"manifest": MANIFEST, "settings": "modes = ["}, "not-toml"),
        ({"manifest": MANIFEST, "settings": "a = 1\na = 2"}, "not-toml"),
        ({"manifest": MANIFEST, "settings": "a = " + "[" * 100_000}, "not-toml"),
        ({"manifest": MANIFEST, "settings": "a = " + "1" * 10_000}, "not-toml"),
        ({"manifest": MANIFEST, "settings": "# " + " " * 1024 * 1024}, "too-large"),
        ({"manifest": MANIFEST, "settings": "modes = 1"}, "wrong-type"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_reason(
    made: Made, library: ProfileLibrary, files: dict[str, object], why: str
) -> None:
    assert reason(library, made(**files)) == why


def test_a_manifest_of_the_new_kind_is_known_by_its_name(made: Made, library: ProfileLibrary) -> None:
    folder = made(**{"stripe-app.yaml": "id: com.example"})

    assert reason(library, folder / "stripe-app.yaml") == "second-generation"


@pytest.mark.skipif(sys.platform != "linux", reason="uses a file of Linux that is there and cannot be read")
def test_a_file_that_may_not_be_read_is_said_so(made: Made, library: ProfileLibrary) -> None:
    folder = made(manifest=MANIFEST)
    (folder / "stripe-app.json").unlink()
    (folder / "stripe-app.json").symlink_to("/proc/self/mem")

    assert reason(library, folder) == "unreadable"


def test_an_overlay_is_read_on_top_of_its_base(made: Made, library: ProfileLibrary) -> None:
    folder = made(
        manifest=MANIFEST,
        **{
            "stripe-app.dev.json": {"extends": "stripe-app.json", "name": "Trial"},
            "stripe-app.mine.json": {"extends": "./stripe-app.dev.json", "version": "2"},
        },
    )

    profile = library.get(str(folder / "stripe-app.mine.json"))

    assert (profile.app_id, profile.name) == ("com.example.harbour", "Trial")


# The logo


def test_a_logo_is_given_as_a_path(made: Made, library: ProfileLibrary) -> None:
    folder = made(manifest=MANIFEST, settings='logo = "logo.svg"', **{"logo.svg": "<svg/>"})

    assert library.get(str(folder)).logo == str(folder.resolve() / "logo.svg")


def test_without_a_logo_the_icon_of_the_manifest_is_shown(made: Made, library: ProfileLibrary) -> None:
    folder = made(manifest={**MANIFEST, "icon": "./icon.png"}, **{"icon.png": "a picture"})

    assert library.get(str(folder)).logo == str(folder.resolve() / "icon.png")


@pytest.mark.parametrize("logo", ["missing.svg", "../outside.svg", "/etc/hostname", "logo.gif", "", ".", "a" * 3000])
def test_a_logo_that_is_no_picture_in_the_folder_is_not_shown(made: Made, library: ProfileLibrary, logo: str) -> None:
    folder = made(manifest=MANIFEST, settings=f'logo = "{logo}"', **{"logo.gif": "x", "../outside.svg": "<svg/>"})

    profile = library.get(str(folder))

    assert profile.logo is None


# Ours


def test_the_practice_profile_is_complete() -> None:
    folder = resource("profiles", "practice")

    profile = FolderProfileLibrary((), permission_catalogue()).get(str(folder))

    assert profile.app_id == "com.example.harbour-tickets"
    assert profile.name == "Harbour Tickets"
    assert [need.permission.name for need in profile.needs if need.optional] == ["event_read"]
    assert all(need.purpose for need in profile.needs)
    assert profile.logo == str(folder.resolve() / "logo.svg")
