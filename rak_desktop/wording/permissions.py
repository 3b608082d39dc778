"""What an app may do, in the words of a shop."""

from collections.abc import Iterable
from dataclasses import dataclass

from rak_desktop.core.permissions import Level, Need, Permission
from rak_desktop.wording.catalogue import N_, Words

# Stripe's names for the things merchants meet most, said as a merchant would.
# `plan` is prices and `charge` covers refunds: nobody outside Stripe can know that.
_PLAIN: dict[str, str] = {
    "payment_intent": N_("Payments"),
    "charge": N_("Charges and refunds"),
    "customer": N_("Customers"),
    "payout": N_("Payouts to your bank"),
    "checkout_session": N_("Checkout pages"),
    "product": N_("Products"),
    "plan": N_("Prices"),
    "balance": N_("Your balance"),
    "balance_transaction_source": N_("Movements on your balance"),
    "connected_account": N_("Your account’s name"),
    "event": N_("What happens in your account"),
    "subscription": N_("Subscriptions"),
    "invoice": N_("Invoices"),
    "coupon": N_("Coupons"),
    "promotion_code": N_("Promotion codes"),
    "dispute": N_("Disputed payments"),
    "setup_intent": N_("Saved ways to pay"),
    "payment_method": N_("Ways to pay"),
    "payment_links": N_("Payment links"),
    "webhook": N_("Messages to other programs"),
    "tax_rate": N_("Tax rates"),
    "shipping_rate": N_("Shipping rates"),
    "quote": N_("Quotes"),
    "file": N_("Files"),
}


@dataclass(frozen=True)
class NeedGroup:
    """Reading and changing the same thing, as one line for people."""

    name: str
    resource: str
    purpose: str
    needs: tuple[Need, ...]

    @property
    def writes(self) -> bool:
        """May the app change it?"""
        return any(need.permission.level is Level.WRITE for need in self.needs)


def resource_of(permission: Permission) -> str:
    """The permission's name without its level, such as `customer`."""
    return permission.name.removesuffix("_read").removesuffix("_write")


def plain_name(permission: Permission, words: Words, own_words: dict[str, str]) -> str:
    """The thing this permission is about: the vendor's word, else ours, else Stripe's."""
    resource = resource_of(permission)
    if vendors := own_words.get(permission.name) or own_words.get(resource):
        return vendors
    return words(_PLAIN[resource]) if resource in _PLAIN else permission.resource


def grouped(needs: Iterable[Need], words: Words, own_words: dict[str, str]) -> tuple[NeedGroup, ...]:
    """One group per thing, in the order in which the app declares them."""
    by_resource: dict[str, list[Need]] = {}
    for need in needs:
        by_resource.setdefault(resource_of(need.permission), []).append(need)
    return tuple(
        NeedGroup(
            name=plain_name(group[0].permission, words, own_words),
            resource=resource,
            purpose=_purpose(group),
            needs=tuple(group),
        )
        for resource, group in by_resource.items()
    )


def _purpose(group: list[Need]) -> str:
    """The reason for changing a thing says more than the one for looking at it."""
    by_weight = sorted(group, key=lambda need: need.permission.level is not Level.WRITE)
    return next((need.purpose for need in by_weight if need.purpose), "")
