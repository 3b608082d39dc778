"""Twenty awkward manifests, as they are met in the wild or would be, and what is found in each."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rak_desktop.adapters.profile_examiner import Examination, examine, write_beside_manifest
from rak_desktop.adapters.profile_library import FolderProfileLibrary
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.findings import FindingCode as F
from rak_desktop.core.manifest import Manifest
from rak_desktop.resources import permission_catalogue, resource
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.profile_template import profile_template
from tests.core.test_lenient_json import ANY_JSON

CATALOGUE = permission_catalogue()

FIT = """{
  "id": "com.example.harbour",
  "version": "1.0.0",
  "name": "Harbour Tickets",
  "icon": "./icon.png",
  "permissions": [
    { "permission": "customer_read", "purpose": "To put the buyer’s name on the ticket" }
  ],
  "ui_extension": { "views": [{ "viewport": "settings", "component": "Settings" }] },
  "stripe_api_access_type": "restricted_api_key",
  "distribution_type": "public",
  "sandbox_install_compatible": true
}
"""

Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Makes a profile's folder of these files; a picture and a profile.toml are there unless they are None."""

    def make(manifest: str | None = FIT, **files: str | None) -> Path:
        settings = {"icon.png": "x", "profile.toml": 'support_contact = "help@example.com"\n', **files}
        for name, text in {"stripe-app.json": manifest, **settings}.items():
            if text is not None:
                (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
                (tmp_path / name).write_text(text, "utf-8")
        return tmp_path

    return make


def told(examination: Examination) -> list[tuple[F, str, int | None]]:
    return [(finding.code, finding.place, finding.line) for finding in examination.findings]


def without(*lines: str) -> str:
    """The fit manifest without the lines that hold these words."""
    return "".join(line for line in FIT.splitlines(keepends=True) if not any(word in line for word in lines))


def test_a_fit_profile_has_nothing_to_tell(folder: Folder) -> None:
    examination = examine(str(folder()), CATALOGUE)

    assert told(examination) == []
    assert not examination.is_wrong
    assert examination.profile is not None


# name, manifest, what is found (code, place, line) in order
AWKWARD = [
    ("nothing in it", "", [(F.NOT_JSON, "", 1)]),
    ("a web page", "<!doctype html><title>Not found</title>", [(F.NOT_JSON, "", 1)]),
    ("a comma is missing", FIT.replace('"1.0.0",', '"1.0.0"'), [(F.NOT_JSON, "", 4)]),
    ("a list of manifests", f"[{FIT}]", [(F.NOT_AN_OBJECT, "", None)]),
    (
        "comments and a last comma",
        "// our app\n" + FIT.replace("true\n", "true, /* since\n2025 */\n"),
        [(F.LOOSE_JSON, "", None)],
    ),
    (
        "as Stripe's command line writes it",
        FIT.replace("{\n", '{\n  "extensions": null, "connect_permissions": null, "app_backend": {},\n', 1),
        [],
    ),
    (
        "null where a list should be",
        FIT.replace('"views": [{ "viewport": "settings", "component": "Settings" }]', '"views": null'),
        [(F.NO_SETTINGS_VIEW, "ui_extension.views", 9)],
    ),
    (
        "null for the permissions",
        without("customer_read", "  ]").replace("[\n", "null,\n", 1),
        [(F.NO_PERMISSIONS, "permissions", 6)],
    ),
    (
        "capital letters everywhere",
        FIT.replace("public", "PUBLIC").replace("restricted", "Restricted").replace("customer", "Customer"),
        [
            (F.LETTER_CASE, "stripe_api_access_type", 10),
            (F.LETTER_CASE, "permissions[0].permission", 7),
            (F.LETTER_CASE, "distribution_type", 11),
        ],
    ),
    (
        "an invented permission",
        FIT.replace("customer_read", "customers_readonly"),
        [(F.UNKNOWN_PERMISSION, "permissions[0].permission", 7)],
    ),
    (
        "a permission as the key's page calls it",
        FIT.replace("customer_read", "rak_customer_read"),
        [(F.UNKNOWN_PERMISSION, "permissions[0].permission", 7)],
    ),
    (
        "permissions without purposes, and one that is none",
        FIT.replace('{ "permission": "customer_read", ', '"event_read", {}, { "permission": "plan_read", ').replace(
            "To put the buyer’s name on the ticket", ""
        ),
        [
            (F.NO_PURPOSE, "permissions[0]", 7),
            (F.NOT_A_PERMISSION, "permissions[1]", 7),
            (F.NO_PURPOSE, "permissions[2]", 7),
        ],
    ),
    (
        "an app with another kind of access",
        FIT.replace("restricted_api_key", "oauth"),
        [(F.ACCESS_TYPE, "stripe_api_access_type", 10)],
    ),
    (
        "an app that never heard of access types",
        without("access_type"),
        [(F.ACCESS_TYPE, "stripe_api_access_type", None)],
    ),
    ("without an id", without('"id"'), [(F.NO_ID, "id", None)]),
    ("an id with a slash", FIT.replace("com.example.", "com/example/"), [(F.BAD_ID, "id", 2)]),
    (
        "only the least",
        '{"id": "com.example.a", "stripe_api_access_type": "restricted_api_key"}',
        [
            (F.NO_PERMISSIONS, "permissions", None),
            (F.NO_SETTINGS_VIEW, "ui_extension.views", None),
            (F.NO_NAME, "name", None),
            (F.NO_VERSION, "version", None),
            (F.PRIVATE, "distribution_type", None),
        ],
    ),
    (
        "fields of other programs, and a list that is a text",
        FIT.replace(
            '"views": [',
            '"content_security_policy": { "connect-src": "https://example.com" }, "views": [',
        ).replace('"id"', '"author": "us", "id"'),
        [
            (F.UNKNOWN_FIELD, "author", 2),
            (F.WRONG_KIND, "ui_extension.content_security_policy.connect-src", 9),
        ],
    ),
    (
        "merchants land elsewhere, and at an address that Stripe does not take",
        FIT.replace(
            '"icon"',
            '"post_install_action": { "type": "external", "url": "https://example.com/" },\n'
            '  "allowed_redirect_uris": ["https://example.com/done", "http://127.0.0.1:8080"],\n  "icon"',
        ),
        [
            (F.OTHER_PAGE_AFTER_INSTALLING, "post_install_action.type", 5),
            (F.REDIRECT_ADDRESS, "allowed_redirect_uris[1]", 6),
        ],
    ),
    ("an overlay without its base", '{"extends": "stripe-app.prod.json"}', [(F.OVERLAY_WITHOUT_BASE, "extends", 1)]),
    ("an overlay of anything", '{"extends": "/etc/passwd"}', [(F.OVERLAY_WITHOUT_BASE, "extends", 1)]),
    ("nested without an end", "[" * 100_000, [(F.NOT_JSON, "", None)]),
    ("far too large", " " * 2_000_000, [(F.UNREADABLE, "", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("manifest", "expected"), [row[1:] for row in AWKWARD], ids=[row[0] for row in AWKWARD])
def test_an_awkward_manifest(folder: Folder, manifest: str, expected: list[tuple[F, str, int | None]] | None) -> None:
    examination = examine(str(folder(manifest)), CATALOGUE)

    assert told(examination) == expected
    assert examination.is_wrong == any(code.is_wrong for code, _, _ in expected)
    assert {finding.file for finding in examination.findings} <= {"stripe-app.json"}


# Other files


def test_an_overlay_is_laid_over_its_base_and_each_field_keeps_its_own_file(folder: Folder) -> None:
    overlay = '{\n  "extends": "./stripe-app.json",\n  "name": "Harbour App"\n}'
    path = folder(FIT.replace("public", "PUBLIC"), **{"stripe-app.local.json": overlay})

    examination = examine(str(path / "stripe-app.local.json"), CATALOGUE)

    assert [(finding.code, finding.file, finding.line) for finding in examination.findings] == [
        (F.LAID_OVER, "stripe-app.local.json", 2),
        (F.RESERVED_NAME, "stripe-app.local.json", 3),
        (F.LETTER_CASE, "stripe-app.json", 11),
    ]


def test_overlays_that_go_round_in_a_circle_end(folder: Folder) -> None:
    path = folder('{"extends": "stripe-app.json"}')

    assert F.OVERLAY_WITHOUT_BASE in {finding.code for finding in examine(str(path), CATALOGUE).findings}


def test_the_newer_form_is_known_by_its_name(folder: Folder) -> None:
    path = folder(None, **{"stripe-app.yaml": "id: com.example.app\n"})

    for named in (path, path / "stripe-app.yaml"):
        (finding,) = examine(str(named), CATALOGUE).findings
        assert (finding.code, finding.file) == (F.SECOND_GENERATION, "stripe-app.yaml")


def test_a_folder_without_a_manifest_is_told(folder: Folder) -> None:
    (finding,) = examine(str(folder(None)), CATALOGUE).findings

    assert (finding.code, finding.file, finding.facts) == (
        F.NO_MANIFEST,
        "stripe-app.json",
        {"file": "stripe-app.json"},
    )


def test_what_is_not_there_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ProfileError) as error:
        examine(str(tmp_path / "nothing"), CATALOGUE)

    assert error.value.code is Code.PROFILE_NOT_FOUND


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        (None, [(F.NO_PROFILE_FILE, "", None)]),
        ("", [(F.NOBODY_TO_ASK, "support_contact", None)]),
        ("support_contact = help@example.com", [(F.NOT_TOML, "", 1)]),
        ('help_page = "https://a.example/"\naccent = "teal"\n', [(F.UNUSABLE_VALUE, "accent", 2)]),
        (
            'help_page = "https://a.example/"\n[plain_words]\npayouts = "Money"\n',
            [(F.WORDS_NOT_ASKED, "plain_words.payouts", 3)],
        ),
        (
            'help_page = "https://a.example/"\nlogo = "missing.svg"\n',
            [(F.NO_PICTURE, "logo", None)],
        ),
    ],
)
def test_what_profile_toml_says_is_looked_at_too(
    folder: Folder, toml: str | None, expected: list[tuple[F, str, int | None]]
) -> None:
    assert told(examine(str(folder(**{"profile.toml": toml})), CATALOGUE)) == expected


def test_a_mistake_in_each_file_is_told_at_once(folder: Folder) -> None:
    path = folder(without('"id"'), **{"profile.toml": 'accent = "teal"\nhelp_page = "https://a.example/"'})

    assert [finding.file for finding in examine(str(path), CATALOGUE).findings] == ["stripe-app.json", "profile.toml"]


def test_a_missing_icon_is_worth_knowing(folder: Folder) -> None:
    assert told(examine(str(folder(**{"icon.png": None})), CATALOGUE)) == [(F.NO_PICTURE, "icon", None)]


# Packed profiles


def packed(folder: Path, **files: str) -> Path:
    package = folder / "harbour.rakprofile"
    with zipfile.ZipFile(package, "w") as opened:
        for name, text in files.items():
            opened.writestr(name, text)
    return package


def test_a_packed_profile_is_looked_at_the_same_way(tmp_path: Path) -> None:
    package = packed(
        tmp_path, **{"stripe-app.json": without('"id"'), "profile.toml": 'help_page = "https://a.example/"'}
    )

    assert told(examine(str(package), CATALOGUE)) == [(F.NO_ID, "id", None)]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"readme.toml": ""}, F.NO_MANIFEST),
        ({"stripe-app.json": '{"extends": "stripe-app.prod.json"}'}, F.OVERLAY_IN_PACKAGE),
        ({"../stripe-app.json": FIT}, F.BAD_PACKAGE),
    ],
)
def test_a_packed_profile_that_is_not_taken_says_why(tmp_path: Path, files: dict[str, str], code: F) -> None:
    examination = examine(str(packed(tmp_path, **files)), CATALOGUE)

    assert code in {finding.code for finding in examination.findings}
    assert examination.is_wrong


# A profile to start from


def template(manifest: Manifest) -> str:
    return profile_template(manifest, Words())


def test_a_profile_to_start_from_says_everything_and_changes_nothing(folder: Folder) -> None:
    path = folder(**{"profile.toml": None})
    before = FolderProfileLibrary((), CATALOGUE).get(str(path))

    written = write_beside_manifest(str(path), CATALOGUE, template, {"profile.schema.json": "{}"})

    assert written == path / "profile.toml"
    assert (path / "profile.schema.json").read_text("utf-8") == "{}"
    assert FolderProfileLibrary((), CATALOGUE).get(str(path)) == before
    assert {code for code, _, _ in told(examine(str(path), CATALOGUE))} == {F.NOBODY_TO_ASK}


def test_nothing_is_ever_written_over(folder: Folder) -> None:
    path = folder(**{"profile.schema.json": "mine"})
    before = (path / "profile.toml").read_bytes()

    with pytest.raises(ProfileError) as error:
        write_beside_manifest(str(path), CATALOGUE, template, {"profile.schema.json": "{}"})

    assert error.value.code is Code.PROFILE_EXISTS
    assert (path / "profile.toml").read_bytes() == before
    assert (path / "profile.schema.json").read_text("utf-8") == "mine"


def test_beside_a_manifest_that_cannot_be_read_nothing_is_written(folder: Folder) -> None:
    path = folder(without('"id"'), **{"profile.toml": None})

    with pytest.raises(ProfileError):
        write_beside_manifest(str(path), CATALOGUE, template, {"profile.schema.json": "{}"})

    assert sorted(file.name for file in path.iterdir()) == ["icon.png", "stripe-app.json"]


# Whatever the files hold


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.binary(max_size=300)
    | st.text('{}[]:,"\\ab\n/*', max_size=60).map(str.encode)
    | ANY_JSON.map(json.dumps).map(str.encode),
    st.binary(max_size=200) | st.text('[]="ab\n#.', max_size=60).map(str.encode),
)
def test_any_bytes_are_looked_at_without_raising_and_without_writing(
    folder: Folder, manifest: bytes, toml: bytes
) -> None:
    path = folder()
    (path / "stripe-app.json").write_bytes(manifest)
    (path / "profile.toml").write_bytes(toml)
    before = {file.name: file.read_bytes() for file in path.iterdir()}

    examination = examine(str(path), CATALOGUE)

    assert examination.findings
    assert {file.name: file.read_bytes() for file in path.iterdir()} == before


def test_the_profile_that_is_practised_with_has_nothing_wrong() -> None:
    examination = examine(str(resource("profiles", "practice")), CATALOGUE)

    assert {code for code, _, _ in told(examination)} == {F.NOT_TESTABLE}
