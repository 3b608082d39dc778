import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rak_desktop.core import manifest
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.manifest import base_of, merged, read_manifest
from rak_desktop.core.permissions import Level
from rak_desktop.core.redaction import holds_secret
from rak_desktop.resources import permission_catalogue
from rak_desktop.wording.profile_sentences import PROFILE_VARIANTS
from tests.core.test_lenient_json import ANY_JSON
from tests.fakes.keys import LIVE_KEY

CATALOGUE = permission_catalogue()

FIT: dict[str, Any] = {
    "id": "com.example.harbour",
    "version": "1.0.0",
    "name": "Harbour Tickets",
    "icon": "./icon.png",
    "permissions": [
        {"permission": "customer_read", "purpose": "To put the buyer’s name on the ticket"},
        {"permission": "charge_write", "purpose": "To give money back"},
    ],
    "ui_extension": {"views": [{"viewport": "settings", "component": "Settings"}]},
    "stripe_api_access_type": "restricted_api_key",
    "distribution_type": "public",
}


def asking_for(*permissions: object) -> dict[str, Any]:
    return {**FIT, "permissions": list(permissions)}


def without(field: str) -> dict[str, Any]:
    return {name: value for name, value in FIT.items() if name != field}


def needed(data: object) -> list[tuple[str, str]]:
    return [(need.permission.name, need.purpose) for need in read_manifest(data, CATALOGUE).needs]


def test_a_fit_manifest_is_read() -> None:
    read = read_manifest(FIT, CATALOGUE)

    assert (read.app_id, read.name, read.icon) == ("com.example.harbour", "Harbour Tickets", "./icon.png")
    assert needed(FIT) == [
        ("customer_read", "To put the buyer’s name on the ticket"),
        ("charge_write", "To give money back"),
    ]


# What would hurt a merchant


@pytest.mark.parametrize(
    ("data", "reason", "found"),
    [
        ([FIT], "not-an-object", None),
        ("text", "not-an-object", None),
        (None, "not-an-object", None),
        ({}, "no-id", None),
        ({**FIT, "id": None}, "no-id", None),
        ({**FIT, "id": 7}, "no-id", None),
        ({**FIT, "id": "com.example/harbour"}, "bad-id", "com.example/harbour"),
        ({**FIT, "id": "com.example harbour"}, "bad-id", "com.example harbour"),
        ({**FIT, "id": ".."}, "bad-id", ".."),
        ({**FIT, "id": "com.example.häfen"}, "bad-id", "com.example.häfen"),
        ({**FIT, "id": "com.example.harbour\n"}, "bad-id", "com.example.harbour"),
        ({**FIT, "id": "a" * 101}, "bad-id", "a" * 59 + "…"),
        ({"extends": "stripe-app.json", "version": "2"}, "overlay", None),
        (without("stripe_api_access_type"), "access-type", "platform"),
        ({**FIT, "stripe_api_access_type": None}, "access-type", "platform"),
        ({**FIT, "stripe_api_access_type": "oauth"}, "access-type", "oauth"),
        ({**FIT, "stripe_api_access_type": ["restricted_api_key"]}, "access-type", "platform"),
    ],
)
def test_an_app_that_cannot_be_connected_is_refused_with_the_reason(
    data: object, reason: str, found: str | None
) -> None:
    with pytest.raises(ProfileError) as error:
        read_manifest(data, CATALOGUE, "stripe-app.dev.json")

    assert error.value.code is Code.MANIFEST_UNFIT
    assert error.value.facts["reason"] == reason
    assert error.value.facts["file"] == "stripe-app.dev.json"
    assert error.value.facts.get("found") == found


def test_the_table_of_reasons_is_true_and_every_reason_has_words() -> None:
    rows = [line for line in (manifest.__doc__ or "").splitlines() if line.startswith("| ")][1:]

    reasons = {reason for row in rows for reason in row.split("|")[1].strip().split(", ")}

    assert reasons == {"not-an-object", "no-id", "bad-id", "overlay", "access-type"}
    assert all((Code.MANIFEST_UNFIT, "reason", reason) in PROFILE_VARIANTS for reason in reasons)


# What hurts nobody


def test_a_permission_that_we_do_not_know_is_told_as_one_that_nobody_can_check() -> None:
    """Left out, the rest would be called complete."""
    data = asking_for(
        {"permission": "customer_read", "purpose": "a"},
        {"permission": "Custmer_Read", "purpose": "b"},
        {"permission": "everything", "purpose": "c"},
        {"permission": "CHARGE_READ", "purpose": "d"},
        {"permission": "custmer_read", "purpose": "twice"},
    )

    needs = read_manifest(data, CATALOGUE).needs

    assert [(need.permission.name, need.purpose) for need in needs] == [
        ("customer_read", "a"),
        ("custmer_read", "b"),
        ("everything", "c"),
        ("charge_read", "d"),
    ]
    assert [(need.permission.probe, need.permission.level) for need in needs[1:3]] == [
        (None, Level.READ),
        (None, Level.WRITE),
    ]


def test_a_key_in_the_place_of_a_permission_is_not_shown() -> None:
    assert LIVE_KEY.reveal() not in str(needed(asking_for(LIVE_KEY.reveal())))


def test_a_file_full_of_permissions_is_read_up_to_a_limit() -> None:
    assert len(needed(asking_for(*(f"thing{number}_read" for number in range(50_000))))) == 500


def test_a_name_that_stripes_own_schema_misspells_is_known() -> None:
    data = asking_for({"permission": "shpping_rate_write", "purpose": "a"})

    assert needed(data) == [("shipping_rate_write", "a")]


@pytest.mark.parametrize(
    ("purpose", "read"),
    [
        ({"de": "Grund", "en": "Reason"}, "Reason"),
        ({"de": "Grund", "en-GB": "Reason"}, "Reason"),
        ({"DE": "Grund", "EN_us": "Reason"}, "Reason"),
        ({"de": "Grund", "est": "Põhjus"}, "Grund"),
        ({"en": "", "de": "Grund"}, "Grund"),
        ({"en": 3}, ""),
        ({}, ""),
        (["Reason"], ""),
        ("two\nlines\u202e", "two lines"),
        (f"the key {LIVE_KEY.reveal()}", "the key rk_live_<hidden>"),
    ],
)
def test_a_purpose_is_a_text_or_a_map_of_languages(purpose: object, read: str) -> None:
    assert needed(asking_for({"permission": "customer_read", "purpose": purpose})) == [("customer_read", read)]


def test_without_a_name_the_id_is_shown() -> None:
    assert read_manifest(without("name"), CATALOGUE).name == "com.example.harbour"


# Overlays


def test_an_overlay_lies_over_its_base() -> None:
    overlay = {"extends": "./stripe-app.json", "version": "2", "name": "Harbour Tickets (trial)"}

    assert merged(FIT, overlay) == {**FIT, "version": "2", "name": "Harbour Tickets (trial)"}


@pytest.mark.parametrize(
    "base", ["stripe-app.json", "./stripe-app.json", "../stripe-app.prod.json", "a/b/stripe-app.json"]
)
def test_a_base_is_named_as_stripes_schema_says(base: str) -> None:
    assert base_of({"extends": base}) == base


@pytest.mark.parametrize(
    "base", ["/etc/stripe-app.json", "C:\\stripe-app.json", "passwd", "a/../../stripe-app.json", 3, None]
)
def test_anything_else_is_no_base(base: object) -> None:
    assert base_of({"extends": base}) is None


# Whatever the file holds

MANIFESTS = st.fixed_dictionaries(
    {},
    optional={
        field: st.just(FIT.get(field)) | ANY_JSON
        for field in (*FIT, "extends", "post_install_action", "allowed_redirect_uris")
    },
)


@given(ANY_JSON | MANIFESTS | st.builds(asking_for, ANY_JSON, ANY_JSON))
@example(asking_for({"permission": "customer_read", "purpose": {"en": {"en": "x"}}}))
def test_any_json_is_read_or_refused_for_a_reason(data: object) -> None:
    try:
        read_manifest(json.loads(json.dumps(data)), CATALOGUE)
    except ProfileError as error:
        said = (str(error.facts["reason"]), str(error.facts.get("found", "-")))
        assert all(text and text.isprintable() and not holds_secret(text) for text in said)
