"""Signing in and choosing the account. Nothing real is asked: a practice person is chosen."""

from rak_desktop.markup import Html, html, joined
from rak_desktop.practice.accounts import ACCOUNTS
from rak_desktop.practice.people import PEOPLE
from rak_desktop.practice.web.here import Page
from rak_desktop.practice.web.pieces import lead


def sign_in(form_token: str, back_to: str) -> Page:
    """Who sits here? At Stripe: e-mail, password, perhaps a second factor."""
    return Page(
        "Sign in",
        joined(
            (
                lead("Stripe asks for your e-mail and password here. Practice asks for nothing: choose who you are."),
                _choices(
                    "/sign-in",
                    "person",
                    [(person.id, f"Sign in as {person.name}", person.role) for person in PEOPLE.values()],
                    form_token,
                    back_to,
                ),
            )
        ),
    )


def choose_account(form_token: str, back_to: str) -> Page:
    """Which account? At Stripe the one used last is often already chosen, and may be the wrong one."""
    return Page(
        "Choose an account",
        joined(
            (
                lead("You can work with two accounts. Everything that follows is about the one you choose."),
                _choices(
                    "/accounts",
                    "account",
                    [(account.id, account.name, account.id) for account in ACCOUNTS.values()],
                    form_token,
                    back_to,
                ),
            )
        ),
    )


def _choices(action: str, name: str, choices: list[tuple[str, str, str]], form_token: str, back_to: str) -> Html:
    rows = [
        html(
            '<button class="choice" name="{name}" value="{value}"><strong>{label}</strong>'
            '<span class="quiet">{detail}</span></button>',
            name=name,
            value=value,
            label=label,
            detail=detail,
        )
        for value, label, detail in choices
    ]
    return html(
        '<form method="post" action="{action}" class="choices"><input type="hidden" name="token" value="{token}">'
        '<input type="hidden" name="next" value="{back_to}">{rows}</form>',
        action=action,
        token=form_token,
        back_to=back_to,
        rows=joined(rows),
    )
