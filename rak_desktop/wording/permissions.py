"""What an app may do, in the words of a shop."""

from collections.abc import Iterable

from rak_desktop.core.permissions import Level, Need, Permission
from rak_desktop.core.values import dataclass
from rak_desktop.core.vendor_text import VendorText
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.marking import N_

# What each of Stripe's permissions is about, said as a merchant would, by its name without the level.
# `plan` is prices and `charge` covers refunds: nobody outside Stripe can know that. Where Stripe documents no more
# than a name, the words say no more either.
_PLAIN: dict[str, str] = {
    # Payments and customers
    "payment_intent": N_("Payments"),
    "charge": N_("Charges and refunds"),
    "customer": N_("Customers"),
    "payment_method": N_("Ways to pay"),
    "setup_intent": N_("Saved ways to pay"),
    "dispute": N_("Disputed payments"),
    "review": N_("Payments set aside for a closer look"),
    "mandate": N_("Customers’ agreements to be charged"),
    "confirmation_token": N_("Payment details waiting for a yes"),
    "confirmation_token_client": N_("Payment details entered in the browser"),
    "token": N_("Payment details that work once"),
    "source": N_("Ways to pay (older kind)"),
    "payment_records": N_("Records of payments, also from elsewhere"),
    "payment_method_configurations": N_("Which ways to pay are offered"),
    "payment_method_domain": N_("Websites that may show Apple Pay and the like"),
    "apple_pay_domain": N_("Websites with Apple Pay (older kind)"),
    "customer_session": N_("Saved details shown to a customer"),
    "elements": N_("Payment forms on your website"),
    "balance": N_("Your balance"),
    "balance_transaction_source": N_("Movements on your balance"),
    "payout": N_("Payouts to your bank"),
    "product": N_("Products"),
    "file": N_("Files"),
    "event": N_("What happens in your account"),
    # Selling
    "checkout_session": N_("Checkout pages"),
    "payment_links": N_("Payment links"),
    "shipping_rate": N_("Shipping rates"),
    "order": N_("Orders (older kind)"),
    "sku": N_("Kinds of a product (older kind)"),
    # Prices, subscriptions and invoices
    "plan": N_("Prices"),
    "coupon": N_("Coupons"),
    "promotion_code": N_("Promotion codes"),
    "subscription": N_("Subscriptions"),
    "invoice": N_("Invoices"),
    "credit_note": N_("Credit notes"),
    "quote": N_("Quotes"),
    "customer_portal": N_("The page where customers manage their subscriptions"),
    "entitlement": N_("What customers have paid access to"),
    "product_catalog_import": N_("Products added from a list"),
    "billing_meter": N_("What is counted for bills"),
    "billing_meter_event": N_("Counted use, such as hours or messages"),
    "billing_analytics_meter_usage": N_("Statistics of counted use"),
    "usage_record": N_("Counted use (older kind)"),
    "rate_card": N_("Price lists for counted use"),
    "rate_card_subscription": N_("Subscriptions with such price lists"),
    "billing_intent": N_("Planned changes to subscriptions"),
    "billing_profile": N_("Billing details"),
    "billing_settings": N_("Settings for bills"),
    "billing_clock": N_("Clocks for trying out subscriptions"),
    # Tax and reports
    "tax_rate": N_("Tax rates"),
    "tax_calculations_and_transactions": N_("Tax on sales"),
    "tax_locations": N_("Places that matter for tax"),
    "tax_settings": N_("Your tax settings"),
    "report_runs_and_report_types": N_("Reports"),
    # Card readers
    "terminal_reader": N_("Card readers"),
    "terminal_location": N_("Places where card readers stand"),
    "terminal_configuration": N_("Settings of card readers"),
    "terminal_connection_token": N_("Connections to card readers"),
    # The account, and shops connected to it
    "connected_account": N_("Your account’s name"),
    "accounts_kyc_basic": N_("Your business’s address and contact"),
    "accounts_kyc_id_numbers": N_("Your business’s tax and identity numbers"),
    "account_link": N_("Sign-up pages for connected shops"),
    "account_session": N_("Stripe’s pages inside other programs"),
    "edit_link": N_("Sign-in links for connected shops"),
    "application_fee": N_("Fees taken from connected shops"),
    "fee_domain_resources": N_("Details of fees"),
    "transfer": N_("Transfers to connected shops"),
    "top_up": N_("Money added to your balance"),
    "funding_instruction": N_("Bank details for adding money"),
    # Money accounts and loans
    "financial_account": N_("Money accounts at Stripe"),
    "transaction": N_("Movements of money"),
    "treasury_transaction": N_("Movements on money accounts"),
    "inbound_transfer": N_("Money fetched from your bank"),
    "outbound_transfer": N_("Money sent to your own bank"),
    "outbound_payment": N_("Money sent to others"),
    "received_credit": N_("Money that others sent you"),
    "received_debit": N_("Money that others took"),
    "payout_intent": N_("Planned payouts"),
    "recipient_verification": N_("Checks of people you pay"),
    "adjustment": N_("Corrections"),
    "capital_for_platforms_financing_offer": N_("Loans offered to connected shops"),
    "capital_for_platforms_financing_summary": N_("Loans of connected shops, in short"),
    "capital_for_platforms_financing_transaction": N_("Payments for loans of connected shops"),
    # Cards you give out
    "issuing": N_("Everything about cards you give out"),
    "issuing_card": N_("Cards you give out"),
    "issuing_card_sensitive": N_("The full numbers of cards you give out"),
    "issuing_cardholder": N_("People who hold your cards"),
    "issuing_authorization": N_("Yes or no to payments with your cards"),
    "issuing_transaction": N_("Payments with your cards"),
    "issuing_dispute": N_("Disputed payments with your cards"),
    "issuing_credit_ledger": N_("Credit on your cards"),
    "issuing_token": N_("Your cards kept in phones"),
    "issuing_token_network_data": N_("Details of your cards kept in phones"),
    "issuing_verification": N_("Checks of people who hold your cards"),
    # Other programs and apps
    "webhook": N_("Messages to other programs"),
    "api_key": N_("Keys of this account"),
    "secret": N_("What the app itself keeps at Stripe"),
    "app_install": N_("Which apps are installed"),
    "user_email": N_("Your e-mail address at Stripe"),
    "stripecli_session": N_("Sessions of Stripe’s program for developers"),
    "provisioning_account_request": N_("Requests for new accounts"),
    "provisioning_project": N_("Projects with other services"),
    "provisioning_resource": N_("Services set up through Stripe"),
}

# Where changing is about something else than seeing.
_PLAIN_CHANGES: dict[str, str] = {
    "connected_account_write": N_("Shops connected to your account"),
}

# Stripe's groups, as a merchant would call them, in the order in which they matter to one.
_GROUPS: dict[str, str] = {
    "Core": N_("Payments and customers"),
    "Checkout": N_("Selling"),
    "Orders": N_("Selling"),
    "Billing": N_("Prices, subscriptions and invoices"),
    "Tax": N_("Tax and reports"),
    "Reporting": N_("Tax and reports"),
    "Terminal": N_("Card readers"),
    "Connect": N_("Your account and connected shops"),
    "Treasury": N_("Money accounts and loans"),
    "Capital": N_("Money accounts and loans"),
    "Issuing": N_("Cards you give out"),
    "Developers": N_("Other programs and apps"),
    "Apps": N_("Other programs and apps"),
    "Other": N_("Other things"),
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
    """The thing this permission is about: the vendor's word, else ours; Stripe's for one that is newer than we are."""
    resource = resource_of(permission)
    if vendors := own_words.get(permission.name) or own_words.get(resource):
        return said_by_the_vendor(vendors, words)
    ours = _PLAIN_CHANGES.get(permission.name) or _PLAIN.get(resource)
    return permission.resource if ours is None else words(ours)


def said_by_the_vendor(text: str, words: Words) -> str:
    """What the app's maker wrote, in this language where they did."""
    return text.in_language(words.language.tag) if isinstance(text, VendorText) else text


def plain_group(permission: Permission, words: Words) -> str:
    """What this permission is about, very roughly: a heading for it and its like."""
    return words(_GROUPS.get(permission.group, _GROUPS["Other"]))


def in_groups(permissions: Iterable[Permission], words: Words) -> dict[str, list[Permission]]:
    """The permissions below their headings, the headings in the order in which they matter to a shop."""
    below: dict[str, list[Permission]] = {words(heading): [] for heading in _GROUPS.values()}
    for permission in permissions:
        below[plain_group(permission, words)].append(permission)
    return {heading: found for heading, found in below.items() if found}


def grouped(needs: Iterable[Need], words: Words, own_words: dict[str, str]) -> tuple[NeedGroup, ...]:
    """One group per thing, in the order in which the app declares them."""
    by_resource: dict[str, list[Need]] = {}
    for need in needs:
        by_resource.setdefault(resource_of(need.permission), []).append(need)
    return tuple(
        NeedGroup(
            name=plain_name(group[0].permission, words, own_words),
            resource=resource,
            purpose=said_by_the_vendor(_purpose(group), words),
            needs=tuple(group),
        )
        for resource, group in by_resource.items()
    )


def _purpose(group: list[Need]) -> str:
    """The reason for changing a thing says more than the one for looking at it."""
    by_weight = sorted(group, key=lambda need: need.permission.level is not Level.WRITE)
    return next((need.purpose for need in by_weight if need.purpose), "")
