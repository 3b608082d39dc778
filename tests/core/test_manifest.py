import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rak_desktop.core import manifest
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.manifest import base_of, merged, read_manifest
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


def notes_on(data: object) -> str:
    return "\n".join(read_manifest(data, CATALOGUE).notes)


def test_a_fit_manifest_is_read_without_a_note() -> None:
    read = read_manifest(FIT, CATALOGUE)

    assert (read.app_id, read.name, read.icon) == ("com.example.harbour", "Harbour Tickets", "./icon.png")
    assert needed(FIT) == [
        ("customer_read", "To put the buyer’s name on the ticket"),
        ("charge_write", "To give money back"),
    ]
    assert read.notes == ()


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


@pytest.mark.parametrize(
    ("data", "note"),
    [
        ({**FIT, "app_backends": {}}, "Ignored, because Stripe does not document it: app_backends."),
        ({**FIT, "name": ""}, "no name"),
        ({**FIT, "name": 3}, "no name"),
        ({**FIT, "stripe_api_access_type": "RESTRICTED_API_KEY"}, "small letters"),
        ({**FIT, "distribution_type": "private"}, "private"),
        (without("distribution_type"), "private"),
        ({**FIT, "ui_extension": None}, "no settings view"),
        ({**FIT, "ui_extension": {"views": None}}, "no settings view"),
        ({**FIT, "ui_extension": {"views": "settings"}}, "no settings view"),
        ({**FIT, "ui_extension": {"views": [{"viewport": "onboarding"}, 5]}}, "no settings view"),
        (without("permissions"), "asks for no permissions"),
        ({**FIT, "permissions": None}, "asks for no permissions"),
        ({**FIT, "permissions": {"customer_read": "why"}}, "asks for no permissions"),
        (asking_for({"permission": "customers_read", "purpose": "x"}), "Is customer_read meant?"),
        (asking_for({"permission": "rak_plan_read", "purpose": "x"}), "Is plan_read meant?"),
        (asking_for({"permission": "zzzzzzzz", "purpose": "x"}), "zzzzzzzz is not known, so it was left out."),
        (asking_for({"permission": "Customer_Read", "purpose": "x"}), "is written customer_read"),
        (asking_for({"permission": "customer_read"}), "has no purpose"),
        (asking_for({"permission": "customer_read", "purpose": None}), "has no purpose"),
        (asking_for("customer_read"), "has no purpose"),
        (asking_for(*FIT["permissions"], FIT["permissions"][0]), "asked for twice"),
        (asking_for(None), "not a permission"),
        (asking_for({"name": "customer_read"}), "not a permission"),
        (asking_for({"permission": ["customer_read"]}), "not a permission"),
    ],
)
def test_what_is_odd_is_noted_and_the_rest_is_read(data: object, note: str) -> None:
    assert note in notes_on(data)


@pytest.mark.parametrize(
    "data",
    [
        {**FIT, "distribution_type": "PUBLIC"},
        {**FIT, "extensions": None, "connect_permissions": None, "app_backend": {"webhooks": None}},
        {**FIT, "post_install_action": {"type": "modal"}, "constants": None, "$schema": "https://example.com"},
        {**FIT, "ui_extension": {**FIT["ui_extension"], "content_security_policy": {"connect-src": "https://a"}}},
        without("icon"),
    ],
)
def test_what_is_only_unusual_is_not_worth_a_note(data: object) -> None:
    assert notes_on(data) == ""


def test_unknown_permissions_are_left_out_of_what_is_checked() -> None:
    data = asking_for(
        {"permission": "customer_read", "purpose": "a"},
        {"permission": "everything_write", "purpose": "b"},
        {"permission": "CHARGE_READ", "purpose": "c"},
    )

    assert needed(data) == [("customer_read", "a"), ("charge_read", "c")]


def test_a_name_that_stripes_own_schema_misspells_is_known() -> None:
    data = asking_for({"permission": "shpping_rate_write", "purpose": "a"})

    assert needed(data) == [("shipping_rate_write", "a")]
    assert notes_on(data) == ""


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


def test_a_manifest_full_of_mistakes_gives_a_readable_number_of_notes() -> None:
    data = asking_for(*({"permission": f"customer_{number}", "purpose": "x"} for number in range(5000)))

    assert len(read_manifest(data, CATALOGUE).notes) <= 51


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
def test_any_json_is_read_with_harmless_notes_or_refused_for_a_reason(data: object) -> None:
    try:
        said = read_manifest(json.loads(json.dumps(data)), CATALOGUE).notes
    except ProfileError as error:
        said = (str(error.facts["reason"]), str(error.facts.get("found", "-")))

    assert all(text and text.isprintable() and not holds_secret(text) for text in said)
