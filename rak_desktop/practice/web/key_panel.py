"""The two keys beside each other, the publishable one first, as people meet them.

Whether Stripe hides a live key here after it was seen is not written down. The story `key-shown-once` does.
"""

from rak_desktop.core.mode import Mode
from rak_desktop.markup import NOTHING, Html, html, joined
from rak_desktop.practice.installs import AppKey, Install
from rak_desktop.practice.web.here import Here
from rak_desktop.practice.web.pieces import button, hint


def key_panel(here: Here) -> Html:
    """All keys of this install. Showing them is remembered."""
    install = here.install
    if install is None:
        return NOTHING
    shown = [key for key in install.keys if not _hidden(here, key)]
    here.installs.mark_seen(here.account, here.mode, [key.number for key in shown])
    return joined(
        (
            field("publishable", "Publishable key", "for web pages, not secret", install.publishable),
            _folded(here, joined(_restricted(here, install, key) for key in install.keys)),
            here.form_to(
                f"{here.settings_page}/keys",
                html(
                    '<div class="making">{hint}{button}</div>',
                    hint=hint("Lost a key, or it is no longer visible? A new one works beside the others."),
                    button=button("Create new key", main=False),
                ),
            ),
        )
    )


def _folded(here: Here, keys: Html) -> Html:
    """As people meet it who copy whichever key they see first."""
    if not here.scenario.folds_the_restricted_key:
        return keys
    return html("<details><summary>Restricted key</summary>{keys}</details>", keys=keys)


def field(name: str, label: str, note: str, key: str) -> Html:
    """A key that can be copied: with the button, or selected by hand where scripts are off."""
    return html(
        '<div class="key"><label for="{name}">{label} <span class="quiet">({note})</span></label>'
        '<div class="copy">'
        '<input id="{name}" class="mono" value="{key}" readonly autocomplete="off" spellcheck="false">'
        '<button type="button" class="quiet-button" data-copies="{name}" hidden>'
        'Copy <span class="unseen">{label}</span></button></div>'
        '<p class="quiet" role="status" data-says="{name}"></p></div>',
        name=name,
        label=label,
        note=note,
        key=key,
    )


def hidden_field(label: str, key: AppKey, reason: str) -> Html:
    """A key that is there and is not shown any more."""
    return html(
        '<div class="key"><p class="label">{label}</p><p class="mono">rk_…{ending}</p>'
        '<p class="quiet">{reason}</p></div>',
        label=label,
        ending=key.ending,
        reason=reason,
    )


def _restricted(here: Here, install: Install, key: AppKey) -> Html:
    label = "Restricted key"
    if len(install.keys) > 1:
        label += " (newest)" if key is install.newest else f" {key.number} (older)"
    if _hidden(here, key):
        return hidden_field(label, key, "No longer visible: a live key is shown once. Create a new key below.")
    return field(f"restricted-{key.number}", label, "some guides say “secret key”", key.secret)


def _hidden(here: Here, key: AppKey) -> bool:
    return here.scenario.shows_live_keys_once and here.mode is Mode.LIVE and key.seen
