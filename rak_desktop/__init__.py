"""RAK Desktop: brings a Stripe App's restricted API key safely into this computer's keychain."""

TYPE_CHECKING = False  # other programs wait for this file, and typing is slow to load
if TYPE_CHECKING:
    from rak_desktop.core.key import RestrictedKey

__version__ = "0.1.0"


def load_key(*, app_id: str, account_id: str | None = None, mode: str | None = None) -> "RestrictedKey":
    """The kept key of one connection, for programs in Python; `reveal()` gives its text. Never causes a prompt.

    `mode` is `live` or `test`. Where `account_id` or `mode` is left out there must be only one match.
    Raises the RakError that `rak-desktop key` would tell: its `code` and `facts` say what and where. ValueError for
    another mode. Ask at the start and after a 401 from Stripe, and keep nothing.
    """
    from rak_desktop.assembly import Services
    from rak_desktop.core.connection import Selector
    from rak_desktop.core.mode import Mode
    from rak_desktop.flows.hand_over_key import hand_over

    services = Services()
    book, reader = services.in_a_hurry()
    wanted = Selector(app_id, account_id, Mode(mode) if mode else None)
    return hand_over(wanted, book, reader, services.limits)[1]
