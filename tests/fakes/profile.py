"""A vendor's app for tests, with a need of every kind."""

from dataclasses import replace
from typing import Any

from rak_desktop.core.permissions import Level, Need, Permission, Probe
from rak_desktop.core.profile import AppProfile


def permission(name: str, resource: str = "") -> Permission:
    """A permission by Stripe's name for it; a read one has a probe."""
    level = Level.WRITE if name.endswith("_write") else Level.READ
    probe = Probe(f"/v1/{name}", {"limit": 1}, expects_missing_id=False) if level is Level.READ else None
    return Permission(name, resource or name, level, "Core", probe)


SEE_PAYMENTS = Need(permission("payment_intent_read"), "To show what was sold")
CHANGE_PAYMENTS = Need(permission("payment_intent_write"), "To charge cards when somebody buys a ticket")
SEE_CUSTOMERS = Need(permission("customer_read"), "To put the buyer’s name on the ticket")
SEE_EVENTS = Need(permission("event_read"), "To notice a change sooner", optional=True)

_HARBOUR_TICKETS = AppProfile(
    app_id="com.example.harbour",
    name="Harbour Tickets",
    install_link="https://marketplace.stripe.com/apps/install/link/com.example.harbour",
    needs=(SEE_PAYMENTS, CHANGE_PAYMENTS, SEE_CUSTOMERS, SEE_EVENTS),
)


def harbour_tickets(**changes: Any) -> AppProfile:
    """The profile of a small box office's app, with these changes."""
    return replace(_HARBOUR_TICKETS, **changes)
