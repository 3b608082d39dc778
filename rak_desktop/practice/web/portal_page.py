"""The page of the network itself, which people meet where a browser was to show something else."""

from rak_desktop.markup import html, joined
from rak_desktop.practice.web.here import Page
from rak_desktop.practice.web.pieces import button, buttons, lead

AGREE = "/network/agree"


def portal(form_token: str, back_to: str) -> Page:
    """It asks for a yes, and only then lets the browser and every program through."""
    return Page(
        "Guest network",
        joined(
            (
                lead("This network is not Stripe. Agree to its terms, and the internet is open to you."),
                html(
                    '<form method="post" action="{agree}" class="card">'
                    '<input type="hidden" name="token" value="{token}">'
                    '<input type="hidden" name="next" value="{next}">'
                    "<p>Terms of use of the guest network.</p>{agreeing}</form>",
                    agree=AGREE,
                    token=form_token,
                    next=back_to,
                    agreeing=buttons(button("Agree and go on")),
                ),
            )
        ),
    )
