"""What of our log may leave this computer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_desktop.core.log_lines import reportable
from rak_desktop.core.redaction import holds_secret
from tests.core.test_redaction import SECRETS

WHEN = "2026-11-26 07:32:01,512"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            f"{WHEN} INFO rak_desktop.qt.main: step Stalled RAK-NET-50 after 812 ms",
            "2026-11-26 07:32:01 INFO rak_desktop.qt.main: step Stalled RAK-NET-50 after 812 ms",
        ),
        (
            f"{WHEN} INFO rak_desktop.qt.main: step Welcome",
            "2026-11-26 07:32:01 INFO rak_desktop.qt.main: step Welcome",
        ),
        (
            f"{WHEN} ERROR rak_desktop.adapters.thread_jobs: A job ended with KeyError:",
            "2026-11-26 07:32:01 ERROR rak_desktop.adapters.thread_jobs: A job ended with KeyError:",
        ),
        (
            f"{WHEN} ERROR rak_desktop.logs: nobody caught this: ValueError",
            "2026-11-26 07:32:01 ERROR rak_desktop.logs: nobody caught this: ValueError",
        ),
        (
            '  File "/home/ada lovelace/app/rak_desktop/flows/connect/runner.py", line 91, in _take',
            "    rak_desktop/flows/connect/runner.py:91 _take",
        ),
        (
            '  File "C:\\Users\\Ada\\rak_desktop\\flows\\keep_key.py", line 9, in <lambda>',
            "    rak_desktop/flows/keep_key.py:9 <lambda>",
        ),
    ],
)
def test_steps_mistakes_and_places_may_go(line: str, told: str) -> None:
    assert reportable([line]) == ((told,), 0)


@pytest.mark.parametrize(
    "line",
    [
        f"{WHEN} INFO rak_desktop.adapters.profile_library: the profile in Fjord Theatre cannot be used",
        f"{WHEN} INFO rak_desktop.qt.main: step Welcome to the Fjord Theatre",
        f"{WHEN} INFO other.library: step Welcome",
        f"{WHEN} INFO rak_desktop.qt.main: step rk_live_51H8xAbCdEf",
        '  File "/home/ada/elsewhere.py", line 3, in run',
        "    self._take(self._waiting.popleft())",
        "ValueError: acct_1H8xAbCdEf",
    ],
)
def test_anything_else_is_left_out_and_counted(line: str) -> None:
    assert reportable([line]) == ((), 1)


def test_empty_lines_are_not_counted() -> None:
    assert reportable(["", "  "]) == ((), 0)


@given(st.lists(st.text() | SECRETS, max_size=6), SECRETS)
def test_no_secret_gets_through_in_any_place_of_a_line(texts: list[str], secret: str) -> None:
    shapes = [
        f"{WHEN} INFO rak_desktop.{secret}: step Welcome",
        f"{WHEN} INFO rak_desktop.qt.main: step {secret}",
        f"{WHEN} INFO rak_desktop.qt.main: step Stalled {secret} after 1 ms",
        f"{WHEN} ERROR rak_desktop.logs: nobody caught this: {secret}",
        f'  File "/home/{secret}/rak_desktop/flows/x.py", line 1, in run',
        f'  File "/rak_desktop/{secret}.py", line 1, in {secret}',
    ]

    kept, _ = reportable([*texts, *shapes])

    assert not [line for line in kept if holds_secret(line) or secret in line]
