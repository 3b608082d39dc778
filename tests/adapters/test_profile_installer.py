"""Taking a vendor's file in: nothing is written before the yes, and after it all of it or nothing."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rak_desktop.adapters.profile_examiner import examine
from rak_desktop.adapters.profile_installer import FolderProfileInstaller
from rak_desktop.adapters.profile_library import FolderProfileLibrary
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.profile_offer import ProfileOffer
from rak_desktop.resources import permission_catalogue
from tests.contracts.profile_installer import ProfileInstallerContract
from tests.fakes.profile_installer import HARBOUR_FILE, MemoryProfileInstaller
from tests.support.examples import examples
from tests.support.packages import A_MANIFEST, A_PICTURE, manifest, packed

SETTINGS = b'accent = "#0b6670"\nlogo = "logo.svg"\n'


@pytest.fixture
def profiles(tmp_path: Path) -> Path:
    """This person's profiles; made by whoever writes the first one."""
    return tmp_path / "config" / "profiles"


@pytest.fixture
def installer(tmp_path: Path, profiles: Path) -> FolderProfileInstaller:
    return FolderProfileInstaller(profiles, tmp_path / "with-program", permission_catalogue())


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """Where the vendor's file arrived."""
    folder = tmp_path / "Downloads"
    folder.mkdir()
    return folder


def file(folder: Path, data: bytes, name: str = "harbour.rakprofile") -> str:
    (folder / name).write_bytes(data)
    return str(folder / name)


def reason(installer: FolderProfileInstaller, path: object) -> str:
    with pytest.raises(ProfileError) as error:
        installer.read(str(path))
    return str(error.value.facts.get("reason", error.value.code))


def below(folder: Path) -> Iterator[str]:
    return (str(path.relative_to(folder)) for path in sorted(folder.rglob("*")))


class TestOverFolders(ProfileInstallerContract):
    @pytest.fixture
    def offered(self, sent: Path) -> str:
        return file(sent, packed())


class TestInMemory(ProfileInstallerContract):
    @pytest.fixture
    def installer(self) -> MemoryProfileInstaller:
        return MemoryProfileInstaller()

    @pytest.fixture
    def offered(self) -> str:
        return HARBOUR_FILE


# Looking


def test_looking_writes_nothing(installer: FolderProfileInstaller, sent: Path, tmp_path: Path) -> None:
    path = file(sent, packed(("profile.toml", SETTINGS), ("logo.svg", A_PICTURE)))
    before = list(below(tmp_path))

    offer = installer.read(path)

    assert list(below(tmp_path)) == before
    assert offer.source == "harbour.rakprofile"
    assert offer.profile.accent == "#0b6670"
    assert offer.profile.logo is None, "a picture of an unknown maker is not shown"


@pytest.mark.parametrize("name", ["harbour.zip", "harbour", "harbour.rakprofile (1)", "Harbour.RAKPROFILE"])
def test_what_a_package_holds_counts_and_not_how_it_is_called(
    installer: FolderProfileInstaller, sent: Path, name: str
) -> None:
    assert installer.read(file(sent, packed(), name)).profile.name == "Harbour Tickets"


def test_a_folder_offers_only_what_a_profile_is_made_of(installer: FolderProfileInstaller, sent: Path) -> None:
    (sent / "pictures").mkdir()
    for name, data in (
        ("stripe-app.json", A_MANIFEST),
        ("profile.toml", b'logo = "./pictures/logo.svg"'),
        ("pictures/logo.svg", A_PICTURE),
        ("pictures/other.svg", A_PICTURE),
        ("notes.txt", b"private"),
    ):
        (sent / name).write_bytes(data)

    assert set(installer.read(str(sent)).files) == {"stripe-app.json", "profile.toml", "pictures/logo.svg"}


@pytest.mark.parametrize("name", ["stripe-app.json", "profile.toml"])
def test_a_file_of_a_folder_offers_the_folder(installer: FolderProfileInstaller, sent: Path, name: str) -> None:
    file(sent, A_MANIFEST, "stripe-app.json")
    file(sent, b'modes = ["test"]', "profile.toml")

    assert set(installer.read(str(sent / name)).files) == {"stripe-app.json", "profile.toml"}


def test_a_manifest_of_any_name_is_kept_under_its_own_name(installer: FolderProfileInstaller, sent: Path) -> None:
    assert installer.read(file(sent, A_MANIFEST, "harbour (2).json")).files == {"stripe-app.json": A_MANIFEST}


def test_a_picture_that_is_not_in_the_folder_is_left_out(installer: FolderProfileInstaller, sent: Path) -> None:
    file(sent, A_MANIFEST, "stripe-app.json")
    file(sent, b'logo = "../elsewhere.svg"', "profile.toml")
    file(sent.parent, A_PICTURE, "elsewhere.svg")

    assert set(installer.read(str(sent)).files) == {"stripe-app.json", "profile.toml"}


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize("name", ["stripe-app.json", "profile.toml"])
def test_a_link_out_of_the_folder_is_refused(installer: FolderProfileInstaller, sent: Path, name: str) -> None:
    file(sent, A_MANIFEST, "stripe-app.json")
    file(sent.parent, A_MANIFEST, "private.txt")
    (sent / name).unlink(missing_ok=True)
    (sent / name).symlink_to(sent.parent / "private.txt")

    assert reason(installer, sent) == "link"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_picture_that_is_a_link_out_of_the_folder_is_left_out(installer: FolderProfileInstaller, sent: Path) -> None:
    file(sent, A_MANIFEST, "stripe-app.json")
    file(sent, SETTINGS, "profile.toml")
    (sent / "logo.svg").symlink_to(file(sent.parent, b"private", "private.txt"))

    assert set(installer.read(str(sent)).files) == {"stripe-app.json", "profile.toml"}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes there")
def test_a_pipe_is_not_waited_for(installer: FolderProfileInstaller, sent: Path) -> None:
    os.mkfifo(sent / "harbour.rakprofile")

    assert reason(installer, sent / "harbour.rakprofile") == "unreadable"
    assert reason(installer, "/dev/zero") == "unreadable"


@pytest.mark.parametrize("path", ["/no/such/file", "/no/such/stripe-app.json", "", " ", "a\0b", "x" * 5000])
def test_what_is_not_there_is_called_the_same_here_as_by_profile_check(
    installer: FolderProfileInstaller, path: str
) -> None:
    with pytest.raises(ProfileError) as looked:
        installer.read(path)
    with pytest.raises(ProfileError) as checked:
        examine(path, permission_catalogue())

    assert looked.value.code is checked.value.code is Code.PROFILE_NOT_FOUND
    assert looked.value.facts["name"] == checked.value.facts["name"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (packed(("logo.svg", b""), bare=True), "no-manifest"),
        (packed(("pictures/logo.svg", b""), ("other/stripe-app.json", A_MANIFEST), bare=True), "no-manifest"),
        (packed(("stripe-app.json", b"{"), bare=True), "not-json"),
        (packed(("stripe-app.json", b"[" * 100_000), bare=True), "not-json"),
        (packed(("stripe-app.json", manifest(extends="stripe-app.base.json")), bare=True), "overlay"),
        (packed(("stripe-app.yaml", b"id: com.example"), bare=True), "second-generation"),
        (packed(("stripe-app.json", manifest(id="../../x")), bare=True), "bad-id"),
        (packed(("stripe-app.json", manifest(id="com.example.\u202egnp")), bare=True), "bad-id"),
        (packed(("stripe-app.json", manifest(stripe_api_access_type="platform")), bare=True), "access-type"),
        (packed(("profile.toml", b"modes = [")), "not-toml"),
        (packed(("profile.toml", b"a = " + b"[" * 100_000)), "not-toml"),
        (packed(("profile.toml", b'open_url = "javascript:alert(1)"')), "not-https"),
        *(
            (packed(("profile.toml", f'install_link = "{link}"'.encode())), Code.LINK_NOT_STRIPE)
            for link in (
                "https://marketplace.stripe.com.evil.example/apps/install/link/com.example.harbour",
                "https://marketplace-stripe.com/apps/install/link/com.example.harbour",
                "https://marketplace.stripe.com@evil.example/apps/install/link/com.example.harbour",
                "https://evil.example/https://marketplace.stripe.com/",
                "http://marketplace.stripe.com/apps/install/link/com.example.harbour",
                "https://marketplace.str\u0456pe.com/apps/install/link/com.example.harbour",
                "https://marketplace.stripe.com\\\\@evil.example/",
                "https://marketplace.stripe.com/apps/install/link/com.example.other",
                "https://marketplace.stripe.com/oauth/authorize?client_id=ca_1",
                "javascript:alert(1)//marketplace.stripe.com",
            )
        ),
    ],
)
def test_a_package_whose_profile_cannot_be_used_is_refused(
    installer: FolderProfileInstaller, sent: Path, profiles: Path, data: bytes, why: str
) -> None:
    assert reason(installer, file(sent, data)) == why
    assert not profiles.exists()


def test_a_name_with_markup_and_hidden_signs_is_plain_and_short(installer: FolderProfileInstaller, sent: Path) -> None:
    name = "<b>Stripe</b>\u202e\x1b[31m\n<img src='https://evil.example'>" + "x" * 500

    shown = installer.read(file(sent, packed(("stripe-app.json", manifest(name=name)), bare=True))).profile.name

    assert shown.startswith("<b>Stripe</b> [31m <img src=")
    assert shown.isprintable()
    assert len(shown) <= 60


# Keeping


def test_after_a_yes_it_is_there_as_it_was_shown(installer: FolderProfileInstaller, sent: Path, profiles: Path) -> None:
    path = file(sent, packed(("profile.toml", SETTINGS), ("logo.svg", A_PICTURE)))
    offer = installer.read(path)
    file(sent, packed(("profile.toml", b"schema = 99")))  # somebody changes the file in between

    profile = installer.install(offer)

    place = profiles / "com.example.harbour"
    assert list(below(profiles.parent)) == [
        "profiles",
        *(f"profiles/com.example.harbour{name}" for name in ("", "/logo.svg", "/profile.toml", "/stripe-app.json")),
    ]
    assert profile.logo == str((place / "logo.svg").resolve())
    assert FolderProfileLibrary((profiles,), permission_catalogue()).installed() == (profile,)


def test_an_older_one_is_replaced_with_all_its_files(
    installer: FolderProfileInstaller, sent: Path, profiles: Path
) -> None:
    installer.install(installer.read(file(sent, packed(("profile.toml", SETTINGS), ("logo.svg", A_PICTURE)))))
    newer = installer.read(file(sent, packed(("stripe-app.json", manifest(name="Harbour Tickets 2")), bare=True)))

    profile = installer.install(newer)

    assert newer.replaces == "Harbour Tickets"
    assert profile.name == "Harbour Tickets 2"
    assert [path.name for path in (profiles / "com.example.harbour").iterdir()] == ["stripe-app.json"]


def test_one_that_lies_in_a_folder_of_another_name_is_found_and_replaced(
    installer: FolderProfileInstaller, sent: Path, profiles: Path
) -> None:
    """A second folder for the same app would stand behind the first and never be used."""
    (profiles / "by-hand").mkdir(parents=True)
    file(profiles / "by-hand", manifest(name="By hand"), "stripe-app.json")

    offer = installer.read(file(sent, packed()))
    installer.install(offer)

    assert offer.replaces == "By hand"
    assert [path.name for path in profiles.iterdir()] == ["by-hand"]


def test_a_broken_one_in_its_place_is_replaced_after_saying_so(
    installer: FolderProfileInstaller, sent: Path, profiles: Path
) -> None:
    (profiles / "com.example.harbour").mkdir(parents=True)
    file(profiles / "com.example.harbour", b"{", "stripe-app.json")

    offer = installer.read(file(sent, packed()))

    assert offer.replaces == "com.example.harbour"
    assert installer.install(offer).name == "Harbour Tickets"


@pytest.mark.parametrize("app_id", ["practice", "nul", "com1.example", "example."])
def test_an_id_that_means_something_else_as_a_folder_is_kept_all_the_same(
    installer: FolderProfileInstaller, sent: Path, profiles: Path, app_id: str
) -> None:
    offer = installer.read(file(sent, packed(("stripe-app.json", manifest(id=app_id)), bare=True)))
    installer.install(offer)

    assert [path.name for path in profiles.iterdir()] == [f"_{app_id}_"]
    [profile] = FolderProfileLibrary((profiles,), permission_catalogue()).installed()
    assert profile.app_id == app_id
    assert installer.read(file(sent, packed(("stripe-app.json", manifest(id=app_id)), bare=True))).replaces


def test_the_app_of_this_build_cannot_be_replaced_by_a_file(
    installer: FolderProfileInstaller, sent: Path, tmp_path: Path
) -> None:
    (tmp_path / "with-program" / "harbour").mkdir(parents=True)
    file(tmp_path / "with-program" / "harbour", A_MANIFEST, "stripe-app.json")

    assert reason(installer, file(sent, packed(("stripe-app.json", manifest(name="X")), bare=True))) == (
        "comes-with-program"
    )


def test_where_nothing_can_be_written_it_is_said_and_nothing_is_left(
    installer: FolderProfileInstaller, sent: Path, profiles: Path
) -> None:
    offer = installer.read(file(sent, packed()))
    profiles.parent.write_text("a file where the folder should be")

    with pytest.raises(ProfileError) as error:
        installer.install(offer)

    assert error.value.code is Code.PROFILE_NOT_WRITABLE, "the vendor cannot mend it"
    assert error.value.facts["reason"] == "not-added"


def test_when_it_cannot_be_moved_into_place_the_older_one_stays(
    installer: FolderProfileInstaller, sent: Path, profiles: Path
) -> None:
    older = installer.install(installer.read(file(sent, packed())))
    offer = installer.read(file(sent, packed(("stripe-app.json", manifest(name="Newer")), bare=True)))
    # As on a disk that becomes full: a file that is also a folder cannot be written.
    impossible = ProfileOffer(offer.profile, offer.source, {**offer.files, "stripe-app.json/x": b""})

    with pytest.raises(ProfileError):
        installer.install(impossible)

    assert FolderProfileLibrary((profiles,), permission_catalogue()).installed() == (older,)
    assert list(below(profiles.parent)) == [
        "profiles",
        "profiles/com.example.harbour",
        "profiles/com.example.harbour/stripe-app.json",
    ]


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(max_size=200)
    | st.tuples(st.sampled_from([packed()[:n] for n in (20, 100, 300)] + [packed()]), st.binary(max_size=9)).map(
        b"".join
    )
)
def test_any_bytes_are_an_offer_or_a_reason_and_write_nothing(
    installer: FolderProfileInstaller, sent: Path, tmp_path: Path, data: bytes
) -> None:
    path = file(sent, data)
    before = list(below(tmp_path))

    with suppress(ProfileError):
        installer.read(path)

    assert list(below(tmp_path)) == before
