"""What an app asks for, in the words of a shop: on screen 2, and wherever somebody decides about an app."""

from rak_desktop.core.profile import AppProfile
from rak_desktop.screens.actions import Icon
from rak_desktop.screens.blocks import FactCard, FactRow
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.permissions import NeedGroup, grouped

_MOST_GROUPS = 5
_SHOWN_OF_MORE = 4

_ICONS = {
    "payment_intent": Icon.CARD,
    "charge": Icon.REFUND,
    "customer": Icon.PEOPLE,
    "payout": Icon.BANK,
    "checkout_session": Icon.BASKET,
    "product": Icon.TAG,
    "plan": Icon.TAG,
    "balance": Icon.BANK,
    "connected_account": Icon.PERSON,
    "event": Icon.BELL,
    "invoice": Icon.RECEIPT,
    "subscription": Icon.REPEAT,
}


def allowances(profile: AppProfile, words: Words) -> FactCard:
    """A row for each thing the app asks for; of many the first ones, and the rest opens."""
    rows = tuple(_allowance(group, words) for group in grouped(profile.needs, words, profile.plain_words))
    name = words("What {app} may do", app=profile.name)
    if len(rows) <= _MOST_GROUPS:
        return FactCard(name, rows)
    rest = rows[_SHOWN_OF_MORE:]
    return FactCard(name, rows[:_SHOWN_OF_MORE], words.count("and {number} more", "and {number} more", len(rest)), rest)


def _allowance(group: NeedGroup, words: Words) -> FactRow:
    return FactRow(
        _ICONS.get(group.resource, Icon.DOTS),
        group.name,
        group.purpose,
        chip=words("see and change") if group.writes else words("see"),
    )
