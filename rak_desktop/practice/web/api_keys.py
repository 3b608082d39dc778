"""The account's API keys page: where people look first, and where a live key can be revealed once only."""

from rak_desktop.core.mode import Mode
from rak_desktop.markup import Html, html, joined
from rak_desktop.practice.installs import AppKey
from rak_desktop.practice.web.here import Answer, Here, Page, in_mode
from rak_desktop.practice.web.key_panel import field, hidden_field
from rak_desktop.practice.web.pieces import administrators_notice, button, hint, lead

_REVEAL = "reveal"


def api_keys(here: Here) -> Answer:
    """Every key of this account and mode. At Stripe too an app's key is better fetched from the app's own page."""
    parts = [lead(html("Keys of <strong>{account}</strong>, {mode}.", account=here.account.name, mode=here.mode_name))]
    if not here.person.administrator:
        parts.append(administrators_notice(here, "see API keys"))
    elif here.install is None:
        parts.append(hint("There are no keys of apps in this mode. They come when an app is installed."))
    else:
        parts.append(html('<section class="card">{rows}</section>', rows=joined(_rows(here))))
        parts.append(
            hint(
                html(
                    'New keys for {app} are made on <a href="{page}">the app’s settings page</a>.',
                    app=here.app.name,
                    page=here.settings_page,
                )
            )
        )
    return Page("API keys", joined(parts), of_one_mode=True)


def _rows(here: Here) -> list[Html]:
    install = here.install
    if install is None:
        return []
    rows = [field("publishable", "Publishable key", "for web pages, not secret", install.publishable)]
    return rows + [_restricted(here, key) for key in install.keys]


def _restricted(here: Here, key: AppKey) -> Html:
    label = f"Restricted key of {here.app.name}"
    if here.mode is Mode.LIVE and key.seen:
        return hidden_field(label, key, "No longer visible: a live key is shown once.")
    if here.query.get(_REVEAL) == str(key.number):
        here.installs.mark_seen(here.account, here.mode, [key.number])
        return field(f"restricted-{key.number}", label, "some guides say “secret key”", key.secret)
    return html(
        '<form method="get" action="{page}" class="key"><p class="label">{label}</p>'
        '<div class="copy"><span class="mono">rk_…{ending}</span>'
        '<input type="hidden" name="{reveal}" value="{number}">{button}</div><p class="quiet">{note}</p></form>',
        page=in_mode(here.mode, "/apikeys"),
        label=label,
        ending=key.ending,
        reveal=_REVEAL,
        number=key.number,
        button=button(html('Reveal key <span class="unseen">ending in {ending}</span>', ending=key.ending), main=False),
        note="A live key can be seen once." if here.mode is Mode.LIVE else "A test key can be seen again.",
    )
