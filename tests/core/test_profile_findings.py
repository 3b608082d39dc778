from typing import Any

import pytest
from hypothesis import given

from rak_desktop.core.colour import contrast
from rak_desktop.core.findings import Finding, FindingCode
from rak_desktop.core.profile_findings import profile_findings
from rak_desktop.core.redaction import holds_secret
from tests.core.test_profile_file import APP, MANIFEST, SETTINGS


def findings(**settings: Any) -> list[Finding]:
    return list(profile_findings({"help_page": "https://example.com/help", **settings}, MANIFEST))


def test_a_fit_profile_has_nothing_to_tell() -> None:
    assert findings(schema=1, modes=["live"], optional_permissions=["event_read"], plain_words={"customer": "x"}) == []


@pytest.mark.parametrize(
    ("settings", "code", "place"),
    [
        ({"modes": []}, FindingCode.UNUSABLE_VALUE, "modes"),
        ({"schema": 2}, FindingCode.UNUSABLE_VALUE, "schema"),
        ({"install_link": "https://example.com"}, FindingCode.LINK_ELSEWHERE, "install_link"),
        ({"colour": 1}, FindingCode.UNKNOWN_KEY, "colour"),
        ({"tools": ["ticketd", "sh"]}, FindingCode.UNUSABLE_VALUE, "tools"),
        ({"accent": "#00ffff"}, FindingCode.ACCENT_TOO_LIGHT, "accent"),
        ({"help_page": None}, FindingCode.NOBODY_TO_ASK, "support_contact"),
        (
            {"install_link": "https://dashboard.stripe.com/acct_1AbC/apps-test/x1Y2"},
            FindingCode.LINK_WITHOUT_APP,
            "install_link",
        ),
        (
            {"optional_permissions": ["event_read", "payout_read"]},
            FindingCode.OPTIONAL_NOT_ASKED,
            "optional_permissions[1]",
        ),
        ({"plain_words": {"payouts": "Money"}}, FindingCode.WORDS_NOT_ASKED, "plain_words.payouts"),
    ],
)
def test_everything_is_told_with_its_place(settings: dict[str, Any], code: FindingCode, place: str) -> None:
    assert [(finding.code, finding.place) for finding in findings(**settings)] == [(code, place)]


def test_several_mistakes_are_told_at_once() -> None:
    told = findings(accent="teal", modes="live", install_link=f"https://marketplace.stripe.com/{APP}/..")

    assert [finding.code for finding in told] == [
        FindingCode.LINK_ELSEWHERE,
        FindingCode.UNUSABLE_VALUE,
        FindingCode.UNUSABLE_VALUE,
    ]


def test_without_a_manifest_nothing_is_said_about_the_link() -> None:
    told = profile_findings({"install_link": "https://example.com", "accent": "teal"}, None)

    assert FindingCode.LINK_ELSEWHERE not in {finding.code for finding in told}
    assert FindingCode.UNUSABLE_VALUE in {finding.code for finding in told}


@given(SETTINGS)
def test_any_settings_are_looked_at_without_raising(settings: dict[str, Any]) -> None:
    for manifest in (MANIFEST, None):
        told = profile_findings(settings, manifest)
        said = [str(fact) for finding in told for fact in (finding.place, *finding.facts.values())]
        assert all(text.isprintable() and not holds_secret(text) for text in said)


def test_a_colour_that_can_be_read_on_white_is_left_alone_and_any_other_is_told_with_its_darker_form() -> None:
    (told,) = profile_findings({"accent": "#00ffff", "support_contact": "x"}, None)

    assert (told.facts["found"], told.facts["least"]) == ("1.3", "4.5")
    assert contrast(str(told.facts["shown"]), "#ffffff") >= 4.5
    assert profile_findings({"accent": str(told.facts["shown"]), "support_contact": "x"}, None) == ()


def test_a_colour_that_is_none_is_told_once() -> None:
    assert [each.code for each in profile_findings({"accent": "teal", "support_contact": "x"}, None)] == [
        FindingCode.UNUSABLE_VALUE
    ]
