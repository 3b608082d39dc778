from urllib.parse import urlsplit

import pytest

from rak_desktop.core.mode import Mode
from rak_desktop.core.profile import AppProfile, PublishableKeyWish
from tests.fakes.profile import harbour_tickets

PROFILE = harbour_tickets()


def test_the_settings_page_is_another_one_for_trying_out() -> None:
    assert PROFILE.settings_page(Mode.LIVE) == f"https://dashboard.stripe.com/settings/apps/{PROFILE.app_id}"
    assert PROFILE.settings_page(Mode.TEST) == f"https://dashboard.stripe.com/test/settings/apps/{PROFILE.app_id}"


def pages_of(profile: AppProfile) -> list[str]:
    return [
        profile.install_link,
        *(profile.settings_page(mode) for mode in Mode),
        profile.installed_apps_page,
        profile.review_permissions_page,
        profile.access_policies_page,
    ]


def test_every_page_is_stripes_own() -> None:
    assert {urlsplit(page)[:2] for page in pages_of(PROFILE)} == {
        ("https", "marketplace.stripe.com"),
        ("https", "dashboard.stripe.com"),
    }


@pytest.mark.parametrize("page", pages_of(PROFILE.at_practice("http://127.0.0.1:4242")))
def test_at_practice_every_page_is_on_this_computer(page: str) -> None:
    assert page.startswith("http://127.0.0.1:4242/")


@pytest.mark.parametrize(
    ("wish", "takes_one", "needs_one"),
    [
        (PublishableKeyWish.NONE, False, False),
        (PublishableKeyWish.OPTIONAL, True, False),
        (PublishableKeyWish.REQUIRED, True, True),
    ],
)
def test_an_app_tells_whether_it_takes_the_publishable_key_and_whether_it_needs_it(
    wish: PublishableKeyWish, takes_one: bool, needs_one: bool
) -> None:
    app = harbour_tickets(publishable_key=wish)

    assert (app.takes_publishable_key, app.needs_publishable_key) == (takes_one, needs_one)
