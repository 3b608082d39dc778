from dataclasses import replace

import pytest

from rak_desktop.core import snippet
from rak_desktop.core.snippet import Snippet
from tests.fakes.steps import connection

THE_ONE = connection()


def test_the_ids_of_a_connection_are_filled_in() -> None:
    snippet = Snippet("Shell", "key --app {{app_id}} --account {{account_id}} --mode {{mode}} at {{service}}", True)

    filled = snippet.for_connection(THE_ONE).text

    assert filled == (
        "key --app com.example.harbour --account acct_1PracticeFjord --mode live"
        " at rak-desktop/com.example.harbour/acct_1PracticeFjord/live"
    )


def test_what_would_mean_something_to_a_language_is_left_as_a_gap() -> None:
    hostile = replace(THE_ONE, id=replace(THE_ONE.id, app_id="$(touch /tmp/x)'\"`;"))

    assert Snippet("Shell", "key --app '{{app_id}}'", True).for_connection(hostile).text == "key --app '{{app_id}}'"


def test_a_vendors_program_calls_its_command_by_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address in the keychain stays what it is."""
    monkeypatch.setattr(snippet, "PROGRAM", "fjord-connect")

    filled = Snippet("Shell", "rak-desktop key # {{service}}", uses_helper=True).for_connection(THE_ONE).text

    assert filled == "fjord-connect key # rak-desktop/com.example.harbour/acct_1PracticeFjord/live"
