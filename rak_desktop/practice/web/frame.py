"""The frame around every page: the banner that says practice and never goes away, and who looks at which account."""

from urllib.parse import quote

from rak_desktop.core.mode import Mode
from rak_desktop.markup import NOTHING, Html, html, icon
from rak_desktop.practice.web.here import Here, Page, in_mode

STYLE = "/practice/pages.css"
SCRIPT = "/practice/copy.js"

_DOCUMENT = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title} · Practice Stripe</title>
<link rel="stylesheet" href="{style}">
<script src="{script}" defer></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<aside class="practice" aria-label="This is practice">
{flask}<p><strong>Practice.</strong> These pages are on your own computer. No real account, no real money.{story}</p>
</aside>
{header}
<main id="content">
<h1>{title}</h1>
{content}
</main>
</body>
</html>
"""


def whole_page(page: Page, here: Here | None, story: str = "") -> bytes:
    """The finished document. Without `here` nobody has signed in, and the frame names nobody.

    `story` says what goes wrong while practising.
    """
    return html(
        _DOCUMENT,
        title=page.title,
        style=STYLE,
        script=SCRIPT,
        flask=icon("flask"),
        story=html("<br>{story}", story=story) if story else NOTHING,
        header=_header(here, page) if here else NOTHING,
        content=page.content,
    ).encode("utf-8", "replace")


def _header(here: Here, page: Page) -> Html:
    return html(
        '<header><div class="account"><span class="initial" aria-hidden="true">{initial}</span>'
        '<p><span class="quiet">Account</span><br><strong>{account}</strong></p>'
        '<a href="{switch}">Switch account</a></div>'
        "{mode}"
        '<div class="person"><span>{person}, {role}</span>{sign_out}</div>'
        '<nav aria-label="Practice Stripe"><a href="/apps">Apps</a><a href="/settings/apps">Installed apps</a>'
        '<a href="{keys}">API keys</a></nav></header>',
        initial=here.account.name[0],
        account=here.account.name,
        switch=f"/accounts?next={quote(here.target, safe='')}",
        mode=_mode(here) if page.of_one_mode else NOTHING,
        person=here.person.name,
        role=here.person.role,
        sign_out=here.form_to("/sign-out", Html('<button class="link">Sign out</button>')),
        keys=in_mode(here.mode, "/apikeys"),
    )


def _mode(here: Here) -> Html:
    other = here.target.removeprefix("/test") if here.mode is Mode.TEST else f"/test{here.target}"
    return html(
        '<div class="mode"><span class="chip {kind}">{name}</span><a href="{other}">Switch to {other_name}</a></div>',
        kind=here.mode.value,
        name=here.mode_name.capitalize(),
        other=other.partition("?")[0],
        other_name=here.in_mode(here.mode.other).mode_name,
    )
