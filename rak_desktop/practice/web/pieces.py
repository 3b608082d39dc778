"""The pieces that several pages are made of."""

from collections.abc import Iterable

from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.permissions import Level, Need
from rak_desktop.markup import NOTHING, Html, html, icon, joined
from rak_desktop.practice.web.here import Here, Page

_ICONS = {"good": "tick", "info": "info", "trouble": "trouble"}
_LEVELS = {Level.READ: "Read", Level.WRITE: "Write"}


def lead(text: str | Html) -> Html:
    """The sentence under the title."""
    return html('<p class="lead">{text}</p>', text=text)


def hint(text: str | Html) -> Html:
    """Something worth knowing at this place."""
    return html('<p class="hint">{text}</p>', text=text)


def notice(kind: str, title: str, text: str | Html) -> Html:
    """A banner: `good`, `info` or `trouble`, each with a shape of its own."""
    return html(
        '<div class="notice {kind}" role="{role}">{icon}<div><p><strong>{title}</strong></p><p>{text}</p></div></div>',
        kind=kind,
        icon=icon(_ICONS[kind]),
        role="alert" if kind == "trouble" else "status",
        title=title,
        text=text,
    )


def link_button(label: str, target: str, *, main: bool = False) -> Html:
    """A way to another page that looks like a button."""
    return html('<a class="button {kind}" href="{target}">{label}</a>', kind=_kind(main), target=target, label=label)


def button(label: str | Html, *, main: bool = True, kind: str = "") -> Html:
    """The button of a form."""
    return html('<button class="{kind}">{label}</button>', kind=kind or _kind(main), label=label)


def buttons(*parts: Html) -> Html:
    """A row of them; the one to press stands last, at the end of the line."""
    return html('<div class="buttons">{parts}</div>', parts=joined(parts))


def permission_list(needs: Iterable[Need]) -> Html:
    """Each permission with the vendor's purpose, in Stripe's words."""
    rows = [
        html(
            '<li class="with-end"><div><p><strong>{resource}</strong></p><p class="quiet">{purpose}</p></div>'
            '<span class="chip">{level}</span></li>',
            resource=need.permission.resource,
            level=_LEVELS[need.permission.level],
            purpose=harmless(need.purpose, 300),
        )
        for need in needs
    ]
    return html('<ul class="rows">{rows}</ul>', rows=joined(rows)) if rows else NOTHING


def only_for_administrators(here: Here, what: str, *, of_one_mode: bool = False) -> Page:
    """What somebody meets who may not do this."""
    return Page("You need permission", administrators_notice(here, what), 403, of_one_mode)


def administrators_notice(here: Here, what: str) -> Html:
    """Says who may do it."""
    return notice(
        "trouble",
        f"You don’t have permission to {what}.",
        f"You are signed in as {here.person.name}, {here.person.role} of {here.account.name}. "
        "Ask an administrator of this account.",
    )


def _kind(main: bool) -> str:
    return "main" if main else "quiet-button"
