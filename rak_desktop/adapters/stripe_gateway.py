"""LibraryStripeGateway: asks Stripe through its own Python library, with the library's traps closed.

How the network is used stands in stripe_transport.py, what an answer means in stripe_answers.py, what an
exception means in stripe_errors.py. Here is the one call, and the one place that reveals a key to Stripe.
"""

import json
import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from rak_desktop import __version__
from rak_desktop.adapters.stripe_address import STRIPE_ADDRESS, stand_in_address
from rak_desktop.adapters.stripe_answers import Answer, account_answer, change_answer, permission_answer
from rak_desktop.adapters.stripe_errors import understood
from rak_desktop.adapters.stripe_library import stripe
from rak_desktop.adapters.stripe_transport import Limits, Way, open_session
from rak_desktop.adapters.system_clock import SystemClock
from rak_desktop.core.errors import OurFault, RakError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.network_route import NetworkRoute
from rak_desktop.core.peer import Peer
from rak_desktop.core.permissions import Permission
from rak_desktop.core.verification import Account
from rak_desktop.ports.clock import Clock
from rak_desktop.ports.stripe_gateway import AccountAnswer, PermissionAnswer

_ACCOUNT_PATH = "/v1/account"
_NO_KEY = "rk_set_for_each_call"
_SIDE_BY_SIDE = 6


class LibraryStripeGateway:
    """Implements ports/stripe_gateway. `address` is given for a stand-in or practice, and only then.

    `proxy` and `ca_file` as in `Way`. Raises ProfileError when that address is not on this computer, and
    StripeUnreachable when the file of extra certificates cannot be used.
    """

    def __init__(
        self,
        peer: Peer,
        address: str | None = None,
        *,
        proxy: str = "",
        ca_file: str = "",
        limits: Limits | None = None,
        clock: Clock | None = None,
    ) -> None:
        if (peer is Peer.STRIPE) is not (address is None):
            raise OurFault(error="PeerAndAddress")
        self._peer = peer
        self._clock = clock or SystemClock()
        self._base = STRIPE_ADDRESS if address is None else stand_in_address(address)
        self._host = urlsplit(self._base).hostname or ""
        way = Way(straight=address is not None, proxy=proxy, ca_file=ca_file)
        self._session = open_session(self._base, limits or Limits(), way)
        _silence_the_library()
        self._client = stripe.StripeClient(
            _NO_KEY,
            base_addresses={"api": self._base},
            max_network_retries=0,
            http_client=stripe.RequestsClient(session=self._session),
        )

    def account_of(self, key: RestrictedKey) -> AccountAnswer:
        answer = account_answer(self._ask(key, "get", _ACCOUNT_PATH, {}), self._clock.now())
        return replace(answer, account=_without_the_key(answer.account, key))

    def allows(self, key: RestrictedKey, permission: Permission) -> PermissionAnswer:
        if permission.probe is None:
            raise OurFault(error="NoProbe", permission=permission.name)
        answer = self._ask(key, "get", permission.probe.path, permission.probe.params)
        return _with_a_decent_hint(permission_answer(answer, permission), key)

    def allows_changing(self, key: RestrictedKey, permission: Permission) -> PermissionAnswer:
        if permission.write_probe is None:
            raise OurFault(error="NoWriteProbe", permission=permission.name)
        answer = self._ask(key, "post", permission.write_probe, {})
        return _with_a_decent_hint(change_answer(answer, permission), key)

    def warm_up(self) -> None:
        """Opens connections ahead of the questions, while the person still reads. Blocks, and says nothing.

        What goes wrong here goes wrong again when something is asked, and is told then.
        """
        with suppress(Exception):
            self._session.open_ahead(_SIDE_BY_SIDE)

    def route(self) -> NetworkRoute:
        return self._session.route

    def close(self) -> None:
        """Drops the connections that are kept alive for the next question."""
        self._session.close()

    def _ask(self, key: RestrictedKey, method: str, path: str, params: Mapping[str, Any]) -> Answer:
        objection = self._peer.objection_to(key)
        if objection is not None:
            raise RakError(objection)
        # What goes wrong is raised only after the except block, so that the library's exception, whose text and
        # frames may hold the key, does not hang on ours as its context.
        answer = self._answer_to(key, method, path, params)
        if isinstance(answer, RakError):
            raise answer
        return answer

    def _answer_to(self, key: RestrictedKey, method: str, path: str, params: Mapping[str, Any]) -> Answer | RakError:
        try:
            reply = self._client.raw_request(method, path, api_key=key.reveal(), headers=_HEADERS, **params)
            return Answer(reply.code, reply.data, reply.headers)
        except Exception as error:  # noqa: BLE001  # the library lets foreign classes through; the table names them
            return understood(error, self._host)


# O: the beginning of a real key looks like part of its account's id, so a short piece in common is nothing odd.
_ODD_PIECE = 25


def _without_the_key(account: Account, key: RestrictedKey) -> Account:
    """A peer that repeats the key could have it shown by calling it an account's id or name."""
    account_id = account.id if not key.occurs_in(account.id or "", _ODD_PIECE) else None
    name = account.name if not key.occurs_in(account.name or "", _ODD_PIECE) else None
    return Account(account_id, name, confirmed=account.confirmed and account_id is not None)


def _with_a_decent_hint(answer: PermissionAnswer, key: RestrictedKey) -> PermissionAnswer:
    return replace(answer, account_id=None) if key.occurs_in(answer.account_id or "", _ODD_PIECE) else answer


# Written here, because the library would add the name of a coding agent that it finds in the environment.
_HEADERS = {
    "User-Agent": f"Stripe/v1 PythonBindings/{stripe.VERSION} RAKDesktop/{__version__}",
    "X-Stripe-Client-User-Agent": json.dumps(
        {
            "bindings_version": stripe.VERSION,
            "lang": "python",
            "application": {"name": "RAKDesktop", "version": __version__},
        }
    ),
}


def _silence_the_library() -> None:
    """Nobody else here uses it. It would write a file and send statistics, and log what Stripe answers."""
    stripe.enable_telemetry = False
    logging.getLogger("stripe").setLevel(logging.CRITICAL)
