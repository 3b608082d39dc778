"""From which internet addresses the account's keys may be used."""

from rak_desktop.markup import html, joined
from rak_desktop.practice.web.here import Answer, Elsewhere, Here, Page
from rak_desktop.practice.web.pieces import button, buttons, hint, lead, only_for_administrators

_PAGE = "/api-access-policies"
_SOMEBODY_ELSES = "203.0.113.7"  # from the block that is kept for documentation


def policies(here: Here) -> Answer:
    """The allow-list, and the way to get this computer onto it."""
    about = lead(html("Where the keys of <strong>{account}</strong> may be used.", account=here.account.name))
    if not here.installs.blocks_this_computer(here.account):
        return Page("Access policies", joined((about, hint("Keys may be used from this computer."))))
    content = html(
        '<ul class="rows"><li><p><strong class="mono">{address}</strong></p>'
        '<p class="quiet">The only address that may use keys. Requests from this computer are blocked.</p></li></ul>'
        "{form}",
        address=_SOMEBODY_ELSES,
        form=here.form_to(_PAGE, buttons(button("Allow this computer"))),
    )
    return Page("Access policies", joined((about, content)))


def allow(here: Here) -> Answer:
    """Adds this computer."""
    if not here.person.administrator:
        return only_for_administrators(here, "change access policies")
    here.installs.allow_this_computer(here.account)
    return Elsewhere(_PAGE)
