import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_desktop.core.errors import ProfileError
from rak_desktop.core.findings import Finding, FindingCode
from rak_desktop.core.manifest import read_manifest
from rak_desktop.core.manifest_findings import manifest_findings
from rak_desktop.core.redaction import holds_secret
from tests.core.test_lenient_json import ANY_JSON
from tests.core.test_manifest import CATALOGUE, MANIFESTS, asking_for, without
from tests.core.test_manifest import FIT as READABLE

FIT: dict[str, Any] = {**READABLE, "sandbox_install_compatible": True, "permissions": READABLE["permissions"][:1]}

CANNOT_BE_CONNECTED = {
    FindingCode.NOT_AN_OBJECT,
    FindingCode.NO_ID,
    FindingCode.BAD_ID,
    FindingCode.ACCESS_TYPE,
}


def findings(data: object) -> list[Finding]:
    return list(manifest_findings(data, CATALOGUE))


def asking(*permissions: object) -> dict[str, Any]:
    return {**FIT, "permissions": list(permissions)}


def test_a_fit_manifest_has_nothing_to_tell() -> None:
    assert findings(FIT) == []


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        ([FIT], FindingCode.NOT_AN_OBJECT, ""),
        ({**FIT, "id": None}, FindingCode.NO_ID, "id"),
        ({**FIT, "id": "com example"}, FindingCode.BAD_ID, "id"),
        ({**FIT, "stripe_api_access_type": "oauth"}, FindingCode.ACCESS_TYPE, "stripe_api_access_type"),
        ({**FIT, "permissions": None}, FindingCode.NO_PERMISSIONS, "permissions"),
        (asking("customers_read"), FindingCode.UNKNOWN_PERMISSION, "permissions[0].permission"),
        (asking("customer_read", None), FindingCode.NOT_A_PERMISSION, "permissions[1]"),
        (asking({"permission": "customer_read", "purpose": None}), FindingCode.NO_PURPOSE, "permissions[0]"),
        ({**FIT, "ui_extension": {"views": None}}, FindingCode.NO_SETTINGS_VIEW, "ui_extension.views"),
        ({**FIT, "ui_extension": {"views": [{"viewport": "onboarding"}, 5]}}, FindingCode.NO_SETTINGS_VIEW, None),
    ],
)
def test_what_would_hurt_a_merchant_is_wrong(data: object, code: FindingCode, place: str | None) -> None:
    told = next(finding for finding in findings(data) if finding.code is code)

    assert told.code.is_wrong
    assert place in (None, told.place)


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        ({**FIT, "app_backends": {}}, FindingCode.UNKNOWN_FIELD, "app_backends"),
        ({**FIT, "icon": ["./a.png"]}, FindingCode.WRONG_KIND, "icon"),
        ({**FIT, "post_install_action": "settings"}, FindingCode.WRONG_KIND, "post_install_action"),
        (
            {**FIT, "ui_extension": {**FIT["ui_extension"], "content_security_policy": {"connect-src": "https://a"}}},
            FindingCode.WRONG_KIND,
            "ui_extension.content_security_policy.connect-src",
        ),
        ({**FIT, "allowed_redirect_uris": "https://a/b"}, FindingCode.WRONG_KIND, "allowed_redirect_uris"),
        ({**FIT, "allowed_redirect_uris": ["https://a/b", "http://a"]}, FindingCode.REDIRECT_ADDRESS, None),
        ({**FIT, "allowed_redirect_uris": ["https://[a"]}, FindingCode.REDIRECT_ADDRESS, "allowed_redirect_uris[0]"),
        ({**FIT, "name": ""}, FindingCode.NO_NAME, "name"),
        ({**FIT, "name": "Harbour App"}, FindingCode.RESERVED_NAME, "name"),
        ({**FIT, "version": None}, FindingCode.NO_VERSION, "version"),
        ({**FIT, "stripe_api_access_type": "RESTRICTED_API_KEY"}, FindingCode.LETTER_CASE, "stripe_api_access_type"),
        ({**FIT, "distribution_type": "PUBLIC"}, FindingCode.LETTER_CASE, "distribution_type"),
        (
            asking({"permission": "Customer_Read", "purpose": "x"}),
            FindingCode.LETTER_CASE,
            "permissions[0].permission",
        ),
        (
            asking({"permission": "shpping_rate_write", "purpose": "x"}),
            FindingCode.MISSPELT_PERMISSION,
            "permissions[0].permission",
        ),
        (
            asking(*FIT["permissions"], FIT["permissions"][0]),
            FindingCode.PERMISSION_TWICE,
            "permissions[1].permission",
        ),
        (
            asking({"permission": "webhook_write", "purpose": "x"}),
            FindingCode.ASKS_STRIPE_FIRST,
            "permissions[0]",
        ),
        (asking({"permission": "charge_write", "purpose": "x"}), FindingCode.NOT_TESTABLE, "permissions"),
        ({**FIT, "distribution_type": "private"}, FindingCode.PRIVATE, "distribution_type"),
        ({**FIT, "sandbox_install_compatible": "yes"}, FindingCode.SANDBOX_NOT_SAID, "sandbox_install_compatible"),
        (
            {**FIT, "post_install_action": {"type": "external", "url": "https://a"}},
            FindingCode.OTHER_PAGE_AFTER_INSTALLING,
            "post_install_action.type",
        ),
    ],
)
def test_what_hurts_nobody_is_worth_knowing(data: object, code: FindingCode, place: str | None) -> None:
    told = next(finding for finding in findings(data) if finding.code is code)

    assert not any(finding.code.is_wrong for finding in findings(data))
    assert place in (None, told.place)


@pytest.mark.parametrize(
    "data",
    [
        {**FIT, "extensions": None, "connect_permissions": None, "app_backend": {"webhooks": None}},
        {**FIT, "constants": None, "$schema": "https://example.com", "allowed_redirect_uris": None},
        {**FIT, "post_install_action": {"type": "settings"}},
        {key: value for key, value in FIT.items() if key != "icon"},
    ],
)
def test_what_stripes_own_tools_write_is_nothing_to_tell(data: object) -> None:
    assert findings(data) == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("customers_read", "customer_read"),
        ("rak_plan_read", "plan_read"),
        ("payment_intents_write", "payment_intent_write"),
        ("zzzzzzzz", ""),
    ],
)
def test_an_invented_permission_comes_with_a_suggestion_where_one_is_near(written: str, meant: str) -> None:
    (told,) = (each for each in findings(asking(written)) if each.code is FindingCode.UNKNOWN_PERMISSION)

    assert told.facts == {"found": written, "meant": meant}


def test_a_manifest_full_of_mistakes_is_looked_through_at_once_and_not_to_its_end() -> None:
    assert len(findings(asking(*({"permission": f"customer_{n}", "purpose": "x"} for n in range(5000))))) <= 501


@given(ANY_JSON | MANIFESTS | st.builds(asking_for, ANY_JSON, ANY_JSON) | st.just(without("permissions")))
def test_a_manifest_is_refused_exactly_when_that_is_found(data: object) -> None:
    """Never raises, tells nothing that could hide something, and agrees with what merchants meet."""
    parsed = json.loads(json.dumps(data))
    told = findings(parsed)

    try:
        read_manifest(parsed, CATALOGUE)
    except ProfileError:
        assert CANNOT_BE_CONNECTED & {finding.code for finding in told}
    else:
        assert not CANNOT_BE_CONNECTED & {finding.code for finding in told}
    said = [str(fact) for finding in told for fact in (finding.place, *finding.facts.values())]
    assert all(text.isprintable() and not holds_secret(text) for text in said)
