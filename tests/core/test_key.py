import copy
import dataclasses
import json
import pickle
import traceback
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_desktop.core.key import RestrictedKey, fingerprint_of
from rak_desktop.core.mode import Mode

# Names and bodies stand apart, so that no scanner takes these for keys that somebody lost.
BODY = "51H8xAbCdEfGhIjKlMnOpQr4242"
LIVE = f"rk_live_{BODY}"


@dataclass(frozen=True)
class Holder:
    key: RestrictedKey


@pytest.mark.parametrize(
    ("name", "mode"), [("rk_live_", Mode.LIVE), ("rk_test_", Mode.TEST), ("rkcs_test_", Mode.TEST)]
)
def test_the_name_of_a_key_tells_its_mode(name: str, mode: Mode) -> None:
    assert RestrictedKey(name + BODY).mode is mode


@pytest.mark.parametrize(
    "text",
    [
        "",
        BODY,
        f"sk_live_{BODY}",
        f"pk_live_{BODY}",
        f"rkcs_live_{BODY}",
        f"RK_LIVE_{BODY}",
        f" rk_live_{BODY}",
        f"rk_live_{BODY}\n",
        f"rk_live_{BODY[:9]}",
        "rk_live_" + "a" * 301,
        f"rk_live_{BODY}é",
        f"rk_live_{BODY} x",
    ],
)
def test_what_is_not_shaped_like_a_key_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(ValueError, match="not shaped like a restricted key") as error:
        RestrictedKey(text)

    assert BODY[:9] not in str(error.value)


@pytest.mark.parametrize("length", [10, 24, 99, 300])
def test_the_length_is_loose(length: int) -> None:
    assert RestrictedKey("rk_test_" + "a" * length).reveal() == "rk_test_" + "a" * length


@pytest.mark.parametrize("shown", [repr, str, "{}".format, "%s".__mod__, "%r".__mod__, ascii])
def test_a_key_masks_itself_wherever_it_is_printed(shown: Callable[[object], str]) -> None:
    assert shown(RestrictedKey(LIVE)) == "<RestrictedKey live>"
    assert BODY not in shown(Holder(RestrictedKey(LIVE)))
    assert BODY not in shown([RestrictedKey(LIVE)])


@pytest.mark.parametrize(
    "copied",
    [copy.copy, copy.deepcopy, pickle.dumps, json.dumps, vars, lambda key: dataclasses.asdict(Holder(key))],
)
def test_a_key_refuses_to_be_copied_out_of_memory(copied: Callable[[object], object]) -> None:
    with pytest.raises(TypeError) as error:
        copied(RestrictedKey(LIVE))

    assert BODY not in str(error.value)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_no_version_of_pickle_takes_a_key(protocol: int) -> None:
    with pytest.raises(TypeError):
        pickle.dumps(RestrictedKey(LIVE), protocol)


def test_a_traceback_does_not_show_it() -> None:
    def fail(key: RestrictedKey) -> None:
        raise RuntimeError(key)

    with pytest.raises(RuntimeError) as error:
        fail(RestrictedKey(LIVE))

    shown = traceback.TracebackException.from_exception(error.value, capture_locals=True)
    assert "<RestrictedKey live>" in "".join(shown.format())


def test_the_ending_is_what_stripes_pages_show() -> None:
    assert RestrictedKey(LIVE).ending == "4242"


def test_keys_are_equal_when_their_secrets_are() -> None:
    assert RestrictedKey(LIVE) == RestrictedKey(LIVE)
    assert hash(RestrictedKey(LIVE)) == hash(RestrictedKey(LIVE))
    assert RestrictedKey(LIVE) != RestrictedKey(f"rk_test_{BODY}")
    assert RestrictedKey(LIVE) != LIVE


def test_a_fingerprint_knows_the_key_again_and_tells_nothing_else() -> None:
    key = RestrictedKey(LIVE)

    assert key.fingerprint == fingerprint_of(LIVE)
    assert key.fingerprint != fingerprint_of(f"{LIVE} ")
    assert BODY[:4] not in key.fingerprint


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_of_the_clipboard_has_a_fingerprint(text: str) -> None:
    assert fingerprint_of(text) == fingerprint_of(text)


def test_practice_keys_are_known_by_their_text() -> None:
    assert RestrictedKey(f"rk_live_Practice{BODY}").is_practice
    assert RestrictedKey(f"rkcs_test_Practice{BODY}").is_practice
    assert not RestrictedKey(LIVE).is_practice
    assert not RestrictedKey(f"rk_live_{BODY}Practice").is_practice


def test_a_key_knows_whether_any_piece_of_it_is_in_a_text() -> None:
    key = RestrictedKey("rk_live_51H8xAbCdEfGhIjKlMnOpQr")

    assert key.occurs_in("rk_live_51H8xAbCdEfGhIjKlMnOpQr")
    assert key.occurs_in("… bCdEfGhIjKlM …")
    assert not key.occurs_in("… bCdEfGhIjKl …")
    assert not key.occurs_in("rk_live_")
    assert not key.occurs_in("")


def test_a_short_key_is_found_as_a_whole() -> None:
    assert RestrictedKey("rk_live_51H8xAbCdE").occurs_in("see 51H8xAbCdE here")


def test_a_key_of_a_claimable_sandbox_is_told_from_other_test_keys() -> None:
    assert RestrictedKey(f"rkcs_test_{BODY}").of_claimable_sandbox
    assert not RestrictedKey(f"rk_test_{BODY}").of_claimable_sandbox
