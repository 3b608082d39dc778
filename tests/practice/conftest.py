"""A practice Stripe, asked the plain way: with the standard library, not with ours."""

import http.client
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest

from rak_desktop.core.permissions import Need, PermissionCatalogue
from rak_desktop.practice.scenarios import Scenario
from rak_desktop.practice.server import PracticeStripe
from rak_desktop.resources import permission_catalogue

DECLARED = ("connected_account_read", "customer_read", "plan_read", "mandate_read", "balance_read", "charge_write")


@dataclass(frozen=True)
class Reply:
    status: int
    headers: http.client.HTTPMessage
    body: dict[str, Any]

    @property
    def error(self) -> dict[str, Any]:
        error: dict[str, Any] = self.body["error"]
        return error


def ask(address: str, path: str, key: str | None = None, *, method: str = "GET", **headers: str) -> Reply:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    if key is not None:
        headers["Authorization"] = f"Bearer {key}"
    try:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return Reply(answer.status, answer.headers, json.loads(answer.read()))
    finally:
        connection.close()


@pytest.fixture(scope="session")
def catalogue() -> PermissionCatalogue:
    return permission_catalogue()


@pytest.fixture
def needs(catalogue: PermissionCatalogue) -> tuple[Need, ...]:
    permissions = (catalogue.find(name) for name in DECLARED)
    return tuple(Need(permission, "for the test") for permission in permissions if permission is not None)


Opener = Callable[[Scenario], PracticeStripe]


@pytest.fixture
def practise(catalogue: PermissionCatalogue, needs: tuple[Need, ...]) -> Iterator[Opener]:
    """Opens a practice Stripe that tells this story."""
    with ExitStack() as stack:
        yield lambda scenario: stack.enter_context(PracticeStripe(scenario, needs, catalogue))
