"""Practice Stripes with a browser in front of each."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from rak_desktop.core.permissions import Need, PermissionCatalogue
from rak_desktop.practice.app import PracticeApp
from rak_desktop.practice.scenarios import ALL_GOOD, Scenario
from rak_desktop.practice.server import PracticeStripe
from tests.support.practice_browser import Browser

APP = PracticeApp("com.example.harbour", "Harbour Tickets")
INSTALL = f"/apps/install/link/{APP.id}"
SETTINGS = f"/settings/apps/{APP.id}"
TEST_SETTINGS = f"/test{SETTINGS}"
KEYS = "?showKeys=true"


Visiting = Callable[..., Browser]


@pytest.fixture
def visiting(catalogue: PermissionCatalogue, needs: tuple[Need, ...]) -> Iterator[Visiting]:
    """Opens a practice Stripe that tells this story, and a browser in front of it."""
    with ExitStack() as stack:

        def visit(scenario: Scenario = ALL_GOOD, app: PracticeApp = APP, needs: tuple[Need, ...] = needs) -> Browser:
            return Browser(stack.enter_context(PracticeStripe(scenario, needs, catalogue, app=app)), APP.id)

        yield visit


@pytest.fixture
def browser(visiting: Visiting) -> Browser:
    """An administrator of Fjord Theatre, signed in, when all goes well."""
    browser = visiting()
    browser.sign_in()
    return browser
