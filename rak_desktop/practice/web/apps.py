"""Installed apps, and the page where a newer version of an app asks for more."""

from rak_desktop.core.mode import Mode
from rak_desktop.markup import NOTHING, Html, html, joined
from rak_desktop.practice.web.here import Answer, Elsewhere, Here, Page
from rak_desktop.practice.web.pieces import (
    button,
    buttons,
    hint,
    lead,
    link_button,
    notice,
    only_for_administrators,
    permission_list,
)

_DONE = {
    "uninstalled": ("Uninstalled", "The app was removed. Its keys no longer work."),
    "accepted": ("Accepted", "The app may do this now. The program that uses its key can check again."),
}


def installed_apps(here: Here) -> Answer:
    """Every install of this account; each mode has one of its own."""
    rows = [_row(here.in_mode(mode)) for mode in Mode if here.installs.at(here.account, mode)]
    rows += [_row_from_before(here.in_mode(mode)) for mode in Mode if here.in_mode(mode).left_from_before]
    content = html('<ul class="rows">{rows}</ul>', rows=joined(rows)) if rows else hint("No app is installed here.")
    about = lead(html("In <strong>{account}</strong>, live and test.", account=here.account.name))
    return Page("Installed apps", joined((_done(here), about, content)))


def apps(here: Here) -> Answer:
    """Apps that wait for somebody to look at their new permissions."""
    about = lead(html("Apps of <strong>{account}</strong>.", account=here.account.name))
    return Page("Apps", joined((_done(here), about, _waiting(here))))


def review(here: Here) -> Answer:
    """What is new, with its purpose."""
    if not here.person.administrator:
        return only_for_administrators(here, "accept permissions")
    if not _asks_for_more(here):
        return Elsewhere("/apps")
    content = joined(
        (
            lead(
                html("{app} in <strong>{account}</strong> asks for more.", app=here.app.name, account=here.account.name)
            ),
            permission_list(here.installs.pending(here.account)),
            here.form_to("/apps/review", buttons(link_button("Not now", "/apps"), button("Accept"))),
        )
    )
    return Page("Review permissions", content)


def accept(here: Here) -> Answer:
    """Gives the app what it asked for."""
    if not here.person.administrator:
        return only_for_administrators(here, "accept permissions")
    here.installs.accept(here.account)
    return Elsewhere("/apps?done=accepted")


def _row(here: Here) -> Html:
    return html(
        '<li class="with-end"><div><p><strong>{app}</strong></p><p class="quiet">{account}, {mode}</p></div>'
        "{open}</li>",
        app=here.app.name,
        account=here.account.name,
        mode=here.mode_name,
        open=html(
            '<a class="button quiet-button" href="{page}">Settings <span class="unseen">of {app}, {mode}</span></a>',
            page=here.settings_page,
            app=here.app.name,
            mode=here.mode_name,
        ),
    )


def _row_from_before(here: Here) -> Html:
    """Of an earlier story or an earlier day: it can be removed, so that its keys end."""
    return html(
        '<li class="with-end"><div><p><strong>{app}</strong></p>'
        '<p class="quiet">{account}, {mode}, from practising earlier</p></div>{remove}</li>',
        app=here.app.name,
        account=here.account.name,
        mode=here.mode_name,
        remove=link_button("Uninstall app", f"{here.settings_page}/uninstall"),
    )


def _waiting(here: Here) -> Html:
    if not _asks_for_more(here):
        return hint("No app asks for new permissions.")
    return html(
        '<ul class="rows"><li class="with-end"><div><p><strong>{app}</strong></p>'
        '<p class="quiet">A newer version asks for new permissions. Until then some calls fail.</p></div>'
        "{review}</li></ul>",
        app=here.app.name,
        review=link_button("Review permissions", "/apps/review", main=True),
    )


def _asks_for_more(here: Here) -> bool:
    anywhere = any(here.installs.at(here.account, mode) for mode in Mode)
    return anywhere and bool(here.installs.pending(here.account))


def _done(here: Here) -> Html:
    done = _DONE.get(here.query.get("done", ""))
    return notice("good", *done) if done else NOTHING
