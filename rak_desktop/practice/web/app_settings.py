"""The app's settings page: **View API keys**, a new key, **Uninstall app**. One for each account and mode."""

from rak_desktop.markup import Html, html, joined
from rak_desktop.practice.web.here import Answer, Elsewhere, Here, Page, in_mode
from rak_desktop.practice.web.key_panel import key_panel
from rak_desktop.practice.web.pieces import (
    administrators_notice,
    button,
    buttons,
    hint,
    lead,
    link_button,
    notice,
    only_for_administrators,
)

SHOW_KEYS = "showKeys"


def settings(here: Here) -> Answer:
    """What is installed here, its keys behind a button, and the way to remove it."""
    if here.install is None:
        return _not_installed(here)
    if not here.query.get(SHOW_KEYS):
        keys = _view_keys(here)
    elif here.person.administrator:
        keys = key_panel(here)
    else:
        keys = administrators_notice(here, "see API keys")
    return Page(here.app.name, joined((_where(here), _keys(keys), _removal(here))), of_one_mode=True)


def make_key(here: Here) -> Answer:
    """One more key, shown at once."""
    if not here.person.administrator:
        return only_for_administrators(here, "create API keys", of_one_mode=True)
    here.installs.make_key(here.account, here.mode)
    return Elsewhere(f"{here.settings_page}?{SHOW_KEYS}=true")


def ask_to_uninstall(here: Here) -> Answer:
    """The second question before it is gone."""
    if here.install is None and not here.left_from_before:
        return _not_installed(here)
    if not here.person.administrator:
        return only_for_administrators(here, "remove apps", of_one_mode=True)
    content = joined(
        (
            lead(html("From <strong>{account}</strong>, {mode}.", account=here.account.name, mode=here.mode_name)),
            hint("Its keys stop working at once, also in programs that use them now."),
            here.form_to(
                f"{here.settings_page}/uninstall",
                buttons(link_button("Cancel", here.settings_page), button("Uninstall", kind="danger")),
            ),
        )
    )
    return Page(f"Uninstall {here.app.name}?", content, of_one_mode=True)


def uninstall(here: Here) -> Answer:
    """Removes it and ends its keys."""
    if not here.person.administrator:
        return only_for_administrators(here, "remove apps", of_one_mode=True)
    here.installs.uninstall(here.account, here.mode)
    return Elsewhere(f"{in_mode(here.mode, '/settings/apps')}?done=uninstalled")


def _where(here: Here) -> Html:
    return lead(
        html("Installed in <strong>{account}</strong>, {mode}.", account=here.account.name, mode=here.mode_name)
    )


def _keys(content: Html) -> Html:
    return html(
        '<section class="card" aria-labelledby="keys"><h2 id="keys">API keys</h2>{content}</section>', content=content
    )


def _view_keys(here: Here) -> Html:
    return html(
        "<p>The app’s keys for {account}, {mode}.</p>"
        '<form method="get" action="{page}"><input type="hidden" name="{show}" value="true">{view}</form>',
        account=here.account.name,
        mode=here.mode_name,
        page=here.settings_page,
        show=SHOW_KEYS,
        view=buttons(button("View API keys")),
    )


def _removal(here: Here) -> Html:
    return html(
        '<section class="card"><h2>Remove this app</h2><p>Its keys then stop working.</p>{buttons}</section>',
        buttons=buttons(link_button("Uninstall app", f"{here.settings_page}/uninstall")),
    )


def _not_installed(here: Here) -> Page:
    other = here.in_mode(here.mode.other)
    elsewhere = (
        html(
            '<li>It is installed in {mode}: <a href="{page}">open its settings there</a>.</li>',
            mode=other.mode_name,
            page=other.settings_page,
        )
        if other.install
        else Html("<li>Is it the right account? Its name stands at the top of this page.</li>")
    )
    content = html(
        '{notice}<ul>{elsewhere}<li><a href="{link}">Install {app}</a> in this account.</li></ul>',
        notice=notice(
            "trouble", "Not installed", f"{here.app.name} is not installed in {here.account.name}, {here.mode_name}."
        ),
        elsewhere=elsewhere,
        link=here.install_link,
        app=here.app.name,
    )
    return Page(here.app.name, content, of_one_mode=True)
