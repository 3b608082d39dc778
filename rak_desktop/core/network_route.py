"""NetworkRoute: how this program reached Stripe, as far as it knows. For doctor and report; nothing secret inside."""

from enum import Enum

from rak_desktop.core.values import dataclass


class ProxyFrom(Enum):
    """Who named the proxy."""

    NOBODY = "nobody"
    SETTINGS = "settings"
    ENVIRONMENT = "environment"
    SYSTEM = "system"


@dataclass(frozen=True)
class NetworkRoute:
    """`proxy` is host and port, never a name or password; `signs_in` says that there are some.

    `issuer` made the certificate that answered last, trusted or not; empty when none has answered yet.
    """

    proxy: str = ""
    proxy_from: ProxyFrom = ProxyFrom.NOBODY
    signs_in: bool = False
    extra_certificates: bool = False
    issuer: str = ""
