"""Installing the app: the permission list, live or test, and the way on to its settings.

| Address                       | Page                                                        |
|-------------------------------|-------------------------------------------------------------|
| `/apps/install/link/{app}`    | permissions with their purposes, **Install app**            |
| `…/install`                   | **Install in** live or test mode, **Install**               |
| `…/installed`                 | success, **Continue to app settings**                       |
"""

from rak_desktop.core.mode import Mode
from rak_desktop.markup import Html, html, joined
from rak_desktop.practice.web.here import MODE_NAMES, Answer, Elsewhere, Here, Page, in_mode
from rak_desktop.practice.web.pieces import (
    administrators_notice,
    button,
    buttons,
    hint,
    lead,
    link_button,
    notice,
    only_for_administrators,
    permission_list,
)

_TO_INSTALL = "install apps"


def permissions(here: Here) -> Answer:
    """What the app wants, and the first of the two install buttons."""
    parts = [lead(html("It will be added to <strong>{account}</strong>.", account=here.account.name))]
    parts += [_already(here, mode) for mode in Mode if here.installs.at(here.account, mode)]
    parts += [
        Html("<h2>What it will be allowed to do</h2>"),
        permission_list(here.installs.offered(here.account)),
    ]
    if here.person.administrator:
        parts.append(buttons(link_button("Install app", f"{here.install_link}/install", main=True)))
    else:
        parts.insert(1, administrators_notice(here, _TO_INSTALL))
    return Page(f"Install {here.app.name}", joined(parts))


def choose_mode(here: Here) -> Answer:
    """Live or test: nothing in the link can choose that, so a person has to."""
    if not here.person.administrator:
        return only_for_administrators(here, _TO_INSTALL)
    modes = [
        html('<option value="{mode}">{name}</option>', mode=mode.value, name=name.capitalize())
        for mode, name in MODE_NAMES.items()
    ]
    choice = html(
        '<label for="mode">Install in</label><select id="mode" name="mode">{modes}</select>'
        '<div class="buttons">{cancel}{install}</div>',
        modes=joined(modes),
        cancel=link_button("Cancel", here.install_link),
        install=button("Install"),
    )
    return Page(
        f"Install {here.app.name} in {here.account.name}?",
        joined(
            (
                lead("Live mode is for real payments, test mode for trying out. Each gets keys of its own."),
                here.form_to(f"{here.install_link}/install", choice, css="card fields"),
            )
        ),
    )


def install(here: Here) -> Answer:
    """Installs it."""
    if not here.person.administrator:
        return only_for_administrators(here, _TO_INSTALL)
    mode = next((mode for mode in Mode if mode.value == here.form.get("mode")), None)
    if mode is None:
        return Elsewhere(f"{here.install_link}/install")
    here.installs.install(here.account, mode)
    return Elsewhere(f"{in_mode(mode, here.install_link)}/installed")


def installed(here: Here) -> Answer:
    """It is done; the key is one page further."""
    if here.install is None:
        return Elsewhere(here.install_link)
    return Page(
        f"{here.app.name} is installed",
        joined(
            (
                notice("good", "Installed", f"In {here.account.name}, {here.mode_name}."),
                hint("The keys are on the app’s settings page."),
                buttons(link_button("Continue to app settings", here.settings_page, main=True)),
            )
        ),
    )


def _already(here: Here, mode: Mode) -> Html:
    place = here.in_mode(mode)
    text = html(
        'In {account}, {mode}. <a href="{page}">Open app settings</a>',
        account=here.account.name,
        mode=place.mode_name,
        page=place.settings_page,
    )
    return notice("info", "Already installed", text)
