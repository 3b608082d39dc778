"""The other process is a small script here; the journeys ask the real program."""

import json
import sys
import time

import pytest

from rak_desktop.adapters.second_reader import ProcessSecondReader
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import BookError, KeychainError, OurFault, RakError
from rak_desktop.core.key import RestrictedKey
from tests.contracts.connection_book import connection

KEY = RestrictedKey("rk_test_51ReadByAnotherProcess01")
CONNECTION = connection()


def reader(script: str, within: float = 20.0, more: tuple[str, ...] = ()) -> ProcessSecondReader:
    return ProcessSecondReader((sys.executable, "-c", script), more, within)


def saying(error: object) -> str:
    """A program that ends as ours does when it cannot give the key."""
    return f"import sys; print({json.dumps(error)!r}, file=sys.stderr); sys.exit(4)"


def test_the_fingerprint_of_what_the_other_process_printed_comes_back() -> None:
    script = f"print({KEY.reveal()!r})"

    assert reader(script).fingerprint_of(CONNECTION) == KEY.fingerprint


def test_it_asks_for_exactly_this_connection_and_as_practice_wishes() -> None:
    script = f"""
import sys
asked = ["key", "--app", "com.example.app", "--account", "acct_1Contract", "--mode", "test"]
assert sys.argv[1:] == [*asked, "--format", "plain", "--json", "--practice"], sys.argv
print({KEY.reveal()!r})
"""

    assert reader(script, more=("--practice",)).fingerprint_of(CONNECTION) == KEY.fingerprint


@pytest.mark.parametrize(
    ("code", "family"),
    [(Code.KEYCHAIN_LOCKED, KeychainError), (Code.NO_SUCH_CONNECTION, BookError), (Code.OUR_FAULT, RakError)],
)
def test_the_error_that_the_other_process_met_is_raised_here(code: Code, family: type[RakError]) -> None:
    error = {"code": code.value, "title": "…", "facts": {"keychain": "GNOME Keyring", "repair": ["rak-desktop"]}}

    with pytest.raises(family) as trouble:
        reader(saying({"version": 1, "error": error})).fingerprint_of(CONNECTION)

    assert trouble.value.code is code
    assert trouble.value.facts == {"keychain": "GNOME Keyring"}


@pytest.mark.parametrize(
    "said", ["Traceback (most recent call last)", {"version": 1}, {"error": {"code": "RAK-NEW-1"}}]
)
def test_an_end_that_nobody_understands_is_our_fault(said: object) -> None:
    with pytest.raises(OurFault):
        reader(saying(said)).fingerprint_of(CONNECTION)


def test_an_end_without_a_word_is_our_fault() -> None:
    with pytest.raises(OurFault):
        reader("raise SystemExit(70)").fingerprint_of(CONNECTION)


def test_a_program_that_cannot_be_started_is_our_fault() -> None:
    with pytest.raises(OurFault):
        ProcessSecondReader(("/no/such/program",)).fingerprint_of(CONNECTION)


def test_an_output_that_is_no_key_was_changed_by_somebody() -> None:
    with pytest.raises(KeychainError) as trouble:
        reader("print('something else')").fingerprint_of(CONNECTION)

    assert trouble.value.code is Code.KEYCHAIN_VALUE_CHANGED


def test_a_process_that_hangs_is_ended_and_what_it_printed_goes_nowhere() -> None:
    script = f"import time; print({KEY.reveal()!r}, flush=True); time.sleep(60)"
    start = time.monotonic()

    with pytest.raises(KeychainError) as trouble:
        reader(script, within=0.5).fingerprint_of(CONNECTION)

    assert trouble.value.code is Code.KEYCHAIN_NO_ANSWER
    assert time.monotonic() - start < 30.0
    told = trouble.value
    assert KEY.reveal() not in f"{told!r} {told.facts} {vars(told.__context__ or told)}"
