"""All checks of the doctor, causes before what follows from them.

| Check      | Looks at                                        | Not run after trouble with |
|------------|-------------------------------------------------|----------------------------|
| system     | system, screen, whose sign-in                   |                            |
| folders    | can our folders be written to                   |                            |
| settings   | what cannot be used of settings and policy      |                            |
| profiles   | the apps that are here                          |                            |
| keychain   | takes a value, gives it back, forgets it        |                            |
| book       | the list of connections                         | folders                    |
| agreement  | is each key of the list in the keychain         | book, keychain             |
| proxy      | the way that questions take                     | settings                   |
| names      | is Stripe's name known                          | proxy                      |
| connection | does Stripe answer a key that nobody has        | names                      |
| issuer     | who vouches for the one that answers            | connection                 |
| clock      | compared with Stripe's                          | connection                 |
| browser    | can one be opened                               |                            |
"""

from collections.abc import Callable
from functools import cached_property

from rak_desktop.core.peer import Peer
from rak_desktop.core.policy import Policy
from rak_desktop.core.settings import Oddity
from rak_desktop.core.values import dataclass
from rak_desktop.flows.checkup.agreement import compare_book_and_keychain
from rak_desktop.flows.checkup.book import look_at_book
from rak_desktop.flows.checkup.browser import look_at_browser
from rak_desktop.flows.checkup.check import Check
from rak_desktop.flows.checkup.clock import look_at_clock
from rak_desktop.flows.checkup.connection import ask_stripe, look_at_connection
from rak_desktop.flows.checkup.folders import look_at_folders
from rak_desktop.flows.checkup.issuer import look_at_issuer
from rak_desktop.flows.checkup.keychain import look_at_keychain
from rak_desktop.flows.checkup.names import look_up_stripe
from rak_desktop.flows.checkup.profiles import look_at_profiles
from rak_desktop.flows.checkup.proxy import look_at_proxy
from rak_desktop.flows.checkup.settings import look_at_settings
from rak_desktop.flows.checkup.system import look_at_system
from rak_desktop.ports.computer import Computer
from rak_desktop.ports.connection_book import ConnectionBook
from rak_desktop.ports.keychain import Keychain, KeyReader
from rak_desktop.ports.profile_library import ProfileLibrary
from rak_desktop.ports.stripe_gateway import AccountAnswer, StripeGateway

NAMES = (
    *("system", "folders", "settings", "profiles", "keychain", "book", "agreement"),
    *("proxy", "names", "connection", "issuer", "clock", "browser"),
)


@dataclass(frozen=True)
class Outside:
    """Everything the doctor looks at. Each part is made inside its check: making it may be what goes wrong."""

    computer: Callable[[], Computer]
    policy: Callable[[], Policy | None]
    oddities: Callable[[], tuple[Oddity, ...]]
    profiles: Callable[[], ProfileLibrary]
    keychain: Callable[[], Keychain]
    key_reader: Callable[[], KeyReader]
    book: Callable[[], ConnectionBook]
    gateway: Callable[[], StripeGateway]
    host: str
    peer: Peer = Peer.STRIPE


def checks_of(outside: Outside) -> tuple[Check, ...]:
    """In the order of `NAMES`."""
    computer, gateway = outside.computer, outside.gateway
    stripe = _Stripe(gateway, outside.peer)
    return (
        Check("system", lambda: look_at_system(computer())),
        Check("folders", lambda: look_at_folders(computer())),
        Check("settings", lambda: look_at_settings(outside.policy(), outside.oddities())),
        Check("profiles", lambda: look_at_profiles(outside.profiles(), outside.peer, outside.book)),
        Check("keychain", lambda: look_at_keychain(outside.keychain()), seconds=12.0),
        Check("book", lambda: look_at_book(outside.book()), ("folders",)),
        Check(
            "agreement", lambda: compare_book_and_keychain(outside.book(), outside.key_reader()), ("book", "keychain")
        ),
        Check("proxy", lambda: look_at_proxy(gateway().route()), ("settings",)),
        Check("names", lambda: look_up_stripe(computer(), outside.host, gateway().route()), ("proxy",), 8.0),
        Check("connection", lambda: look_at_connection(stripe.answer, outside.host), ("names",), 20.0),
        Check("issuer", lambda: look_at_issuer(gateway().route(), outside.peer), ("connection",)),
        Check("clock", lambda: look_at_clock(stripe.answer), ("connection",)),
        Check("browser", lambda: look_at_browser(computer())),
    )


class _Stripe:
    """Is asked once; its one answer serves two checks."""

    def __init__(self, gateway: Callable[[], StripeGateway], peer: Peer) -> None:
        self._gateway = gateway
        self._peer = peer

    @cached_property
    def answer(self) -> AccountAnswer:
        return ask_stripe(self._gateway(), self._peer)
