from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_desktop.core import profile_file
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.core.manifest import Manifest
from rak_desktop.core.mode import Mode
from rak_desktop.core.permissions import Need
from rak_desktop.core.profile import AppProfile, PublishableKeyWish
from rak_desktop.core.profile_file import is_install_link, profile_of, troubles_in
from rak_desktop.resources import permission_catalogue
from rak_desktop.wording.profile_sentences import PROFILE_VARIANTS
from tests.core.test_lenient_json import ANY_JSON
from tests.fakes.keys import LIVE_KEY

APP = "com.example.harbour"
LINK = f"https://marketplace.stripe.com/apps/install/link/{APP}"


def need(name: str) -> Need:
    permission = permission_catalogue().find(name)
    assert permission is not None
    return Need(permission, "a purpose")


MANIFEST = Manifest(APP, "Harbour Tickets", (need("customer_read"), need("event_read")), icon="./icon.png")


def profile(**settings: Any) -> AppProfile:
    return profile_of(MANIFEST, settings)


def test_a_manifest_alone_makes_a_profile() -> None:
    assert profile() == AppProfile(APP, "Harbour Tickets", LINK, MANIFEST.needs, logo="./icon.png")


def test_everything_a_vendor_can_say_is_taken() -> None:
    made = profile(
        schema=1,
        install_link=f"{LINK}?redirect_uri=https%3A%2F%2Fexample.com%2Fdone",
        modes=["test"],
        optional_permissions=["event_read"],
        publishable_key="required",
        support_contact="help@example.com",
        help_page="https://example.com/help#stripe",
        open_url="https://example.com/done?from=stripe",
        start_program="ticketd",
        tools=["ticketd", "gate-scanner"],
        accent="#0B6670",
        logo="logo.svg",
        plain_words={"customer": "Guests", "event_read": {"de": "Neues", "en": "News"}},
    )

    assert [(need.permission.name, need.optional) for need in made.needs] == [
        ("customer_read", False),
        ("event_read", True),
    ]
    assert made.modes == (Mode.TEST,)
    assert made.publishable_key is PublishableKeyWish.REQUIRED
    assert (made.support_contact, made.help_page) == ("help@example.com", "https://example.com/help#stripe")
    assert (made.open_url, made.accent, made.logo) == ("https://example.com/done?from=stripe", "#0b6670", "logo.svg")
    assert (made.start_program, made.tools) == ("ticketd", ("ticketd", "gate-scanner"))
    assert made.programs == ("ticketd", "gate-scanner")
    assert made.plain_words == {"customer": "Guests", "event_read": "News"}


@pytest.mark.parametrize(
    ("settings", "key", "reason"),
    [
        ({"schema": "1"}, "schema", "wrong-type"),
        ({"schema": True}, "schema", "wrong-type"),
        ({"schema": 2}, "schema", "too-new"),
        ({"schema": 0}, "schema", "unknown-value"),
        ({"install_link": 1}, "install_link", "wrong-type"),
        ({"modes": "live"}, "modes", "wrong-type"),
        ({"modes": [1]}, "modes", "wrong-type"),
        ({"modes": []}, "modes", "unknown-value"),
        ({"modes": ["live", "sandbox"]}, "modes", "unknown-value"),
        ({"optional_permissions": "event_read"}, "optional_permissions", "wrong-type"),
        ({"publishable_key": True}, "publishable_key", "unknown-value"),
        ({"publishable_key": ["none"]}, "publishable_key", "unknown-value"),
        ({"support_contact": 4711}, "support_contact", "wrong-type"),
        ({"help_page": ["https://example.com"]}, "help_page", "wrong-type"),
        ({"help_page": "http://example.com"}, "help_page", "not-https"),
        ({"open_url": "javascript:alert(1)"}, "open_url", "not-https"),
        ({"open_url": "file:///etc/passwd"}, "open_url", "not-https"),
        ({"open_url": "https://user@example.com"}, "open_url", "not-https"),
        ({"open_url": f"https://example.com/?k={LIVE_KEY.reveal()}"}, "open_url", "not-https"),
        ({"start_program": "/usr/bin/ticketd"}, "start_program", "not-a-program"),
        ({"start_program": "ticketd --quiet"}, "start_program", "not-a-program"),
        ({"start_program": ""}, "start_program", "not-a-program"),
        ({"start_program": ["ticketd"]}, "start_program", "wrong-type"),
        ({"tools": "ticketd"}, "tools", "wrong-type"),
        ({"tools": ["ticketd", "bash"]}, "tools", "not-a-program"),
        ({"tools": [f"till{number}" for number in range(6)]}, "tools", "not-a-program"),
        ({"accent": "teal"}, "accent", "not-a-colour"),
        ({"accent": 1}, "accent", "not-a-colour"),
        ({"logo": {"light": "a.svg"}}, "logo", "wrong-type"),
        ({"plain_words": ["customer"]}, "plain_words", "wrong-type"),
        ({"plain_words": {"customer": 1}}, "plain_words", "wrong-type"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_with_its_key(settings: dict[str, Any], key: str, reason: str) -> None:
    with pytest.raises(ProfileError) as error:
        profile(**settings)

    assert error.value.code is Code.PROFILE_UNREADABLE
    assert error.value.facts == {"file": "profile.toml", "key": key, "reason": reason}
    assert (Code.PROFILE_UNREADABLE, "reason", reason) in PROFILE_VARIANTS


def test_every_value_that_cannot_be_used_can_be_told_at_once() -> None:
    settings = {"schema": 2, "accent": "teal", "modes": [], "logo": "logo.svg", "install_link": "https://example.com"}

    assert [(key, error.code) for key, error in troubles_in(settings, APP)] == [
        ("schema", Code.PROFILE_UNREADABLE),
        ("install_link", Code.LINK_NOT_STRIPE),
        ("modes", Code.PROFILE_UNREADABLE),
        ("accent", Code.PROFILE_UNREADABLE),
    ]


def test_the_table_in_the_module_names_every_key() -> None:
    rows = [line for line in (profile_file.__doc__ or "").splitlines() if line.startswith("| `")]

    named = {row.split("|")[1].strip().strip("`[]") for row in rows}

    assert named == profile_file.KEYS


# The install link: the one address that we send a merchant to


@pytest.mark.parametrize(
    "link",
    [
        LINK,
        f"{LINK}/",
        f"{LINK}?redirect_uri=https%3A%2F%2Fexample.com&state=x",
        f"https://dashboard.stripe.com/apps/install/link/{APP}",
        "https://marketplace.stripe.com/apps/harbour-tickets",
    ],
)
def test_stripes_own_page_for_the_app_is_taken(link: str) -> None:
    assert is_install_link(link, APP)


@pytest.mark.parametrize(
    "link",
    [
        "",
        LINK.replace("https", "http"),
        LINK.replace("https:", ""),
        LINK.replace("marketplace.", "marketplace.evil."),
        LINK.replace("stripe.com", "stripe.com.evil.example"),
        LINK.replace("stripe.com", "stripe.com."),
        LINK.replace("stripe.com", "stripe.com:443"),
        LINK.replace("stripe.com", "stripe.com:8443"),
        LINK.replace("stripe.com", "stripe.com@evil.example"),
        LINK.replace("https://", "https://evil.example@"),
        LINK.replace("https://", "https://evil.example\\@"),
        LINK.replace("https://", "https:\\\\"),
        LINK.replace("https://", "https:///"),
        LINK.replace("stripe", "str\u0456pe"),
        LINK.replace("stripe.com", "stripe\u3002com"),
        LINK.replace("stripe.com/", "stripe.com\u2044"),
        LINK.replace("stripe", "stri\u200bpe"),
        LINK.replace("stripe", "stri\tpe"),
        f" {LINK}",
        f"{LINK}\n",
        LINK.replace("marketplace", "connect"),
        LINK.replace("marketplace.", ""),
        LINK.replace(APP, "com.example.other"),
        LINK + "x",
        LINK + "/com.example.other",
        LINK.replace(APP, f"{APP}/../com.example.other"),
        LINK.replace(APP, f"{APP}%2f..%2fcom.example.other"),
        LINK.replace("/apps/install", "//apps/install").replace(APP, "com.example.other"),
        LINK.replace("install", "INSTALL").replace(APP, "com.example.other"),
        f"https://marketplace.stripe.com/oauth/v2/authorize?client_id=ca_1&state={APP}",
        "https://dashboard.stripe.com",
    ],
)
def test_every_other_address_is_refused(link: str) -> None:
    assert not is_install_link(link, APP)

    with pytest.raises(ProfileError) as error:
        profile(install_link=link)
    assert error.value.code is Code.LINK_NOT_STRIPE


@given(st.text())
def test_nothing_before_stripes_host_makes_another_address_pass(text: str) -> None:
    link = f"https://{text}marketplace.stripe.com/apps/install/link/{APP}"

    assert is_install_link(link, APP) is (text == "")


SETTINGS = st.dictionaries(st.sampled_from(sorted(profile_file.KEYS)) | st.text(), ANY_JSON, max_size=4)


@given(SETTINGS)
def test_any_settings_make_a_profile_or_are_refused(settings: dict[str, Any]) -> None:
    try:
        made: object = profile_of(MANIFEST, settings)
    except ProfileError as error:
        made = error

    assert isinstance(made, AppProfile | ProfileError)


@given(SETTINGS)
def test_a_profile_is_made_exactly_when_no_trouble_is_told(settings: dict[str, Any]) -> None:
    told = list(troubles_in(settings, APP))

    if told:
        with pytest.raises(ProfileError) as error:
            profile_of(MANIFEST, settings)
        assert error.value.facts in [trouble.facts for _, trouble in told]
    else:
        profile_of(MANIFEST, settings)
