import re
import sys
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rak_desktop.core import redaction
from rak_desktop.core.key_shape import HINTS
from rak_desktop.core.redaction import holds_secret, scrub

BODY = "51H8xAbCdEfGhIjKlMnOpQr"

SECRETS = st.builds(
    "{}{}".format,
    st.sampled_from(
        (
            *("rk_live_", "rk_test_", "rkcs_test_", "sk_live_", "sk_test_", "sk_org_", "sk_org_live_", "rk%5Flive%5F"),
            *("whsec_", "absec_", "mk_1", "ek_live_1", "oak_1", "RK_LIVE_", "rk%255Flive%255F"),
        )
    ),
    st.text("abcdefghijkXYZ0123456789", min_size=16, max_size=120),
)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        (f"rk_live_{BODY}", "rk_live_<hidden>"),
        (f"Invalid API Key provided: sk_test_{BODY}.", "Invalid API Key provided: sk_test_<hidden>."),
        ("whsec_ab12", "whsec_<hidden>"),
        ("absec_ab12", "absec_<hidden>"),
        ("rkcs_test_ab12", "rkcs_test_<hidden>"),
        ("sk_org_live_ab12", "sk_org_live_<hidden>"),
        ("mk_1Abc and ek_1Abc and oak_1Abc", "mk_<hidden> and ek_<hidden> and oak_<hidden>"),
        (f"?key=rk%5Flive%5F{BODY}&x=1", "?key=rk%5Flive%5F<hidden>&x=1"),
        (f"rk_live_51H8%78{BODY}", "rk_live_<hidden>"),
        ("rk_live_************1234", "rk_live_<hidden>"),
        ("rk_live_••••1234", "rk_live_<hidden>"),
        ("rk_live_...1234", "rk_live_<hidden>"),
        (f"rk_live_51\u200b{BODY}", "rk_live_<hidden>"),
        (f"Restricted keyrk_live_{BODY}", "Restricted keyrk_live_<hidden>"),
        ("Authorization: Basic YWJjOg==", "Authorization: <hidden>"),
        (f"{{'Authorization': b'Bearer rk_live_{BODY}'}}", "{'Authorization': b'<hidden>'}"),
        ("Bearer eyJhbGciOi1.eyJzdWIiO.c2ln", "Bearer <hidden>"),
        ("curl -u cmtfbGl2ZV81MWFiY2RlZmdoOg==", "curl -u <hidden>"),
    ],
)
def test_a_secret_is_hidden_and_its_kind_still_told(text: str, hidden: str) -> None:
    assert scrub(text) == hidden
    assert holds_secret(text)


@pytest.mark.parametrize(
    "text",
    [
        "Copy the key that starts with rk_live_ and leave pk_",
        f"pk_live_{BODY}",
        "rak_customer_read, payment_intent_write, checkout_session_read",
        "disk_test_results and task_live_view",
        "MK_Design, EK_Foto and Oak_Tree",
        "The bearer of this letter needs no authorization",
        "acct_1H8xAbCdEfGhIjKl",
    ],
)
def test_what_is_no_secret_stays_as_it_is(text: str) -> None:
    assert scrub(text) == text
    assert not holds_secret(text)


def test_the_table_in_the_module_is_true() -> None:
    rows = [line for line in (redaction.__doc__ or "").splitlines() if line.startswith("| rk")]

    for row in rows:
        text, becomes = (cell.strip() for cell in row.strip("|").split("|"))
        assert scrub(text.split(",")[0]) == becomes.split(" ")[0]


@given(st.text(), SECRETS, st.text())
def test_no_surroundings_save_a_secret(before: str, secret: str, after: str) -> None:
    """The second half of it, where its value is, never comes through."""
    value = secret[-8:]
    assume(value not in before + after)

    assert value not in scrub(f"{before} {secret} {after}")


@given(st.lists(st.one_of(SECRETS, st.text(), st.sampled_from(["Authorization: ", "Bearer ", "=", "'", "%5f", "_"]))))
def test_a_scrubbed_text_holds_nothing_more_to_hide(pieces: list[str]) -> None:
    scrubbed = scrub("".join(pieces))

    assert not holds_secret(scrubbed)
    assert scrub(scrubbed) == scrubbed


def test_no_other_spelling_of_a_letter_gets_past_the_hints() -> None:
    """The pattern takes large letters, and a few foreign ones, for ours; what is asked first must take the same."""
    every_sign = "".join(map(chr, range(sys.maxunicode + 1)))

    for letter in set("".join(HINTS)):
        taken = re.findall(letter, every_sign, re.IGNORECASE)
        assert {sign.lower() for sign in taken} == {letter}


def test_our_own_source_mentions_no_secret() -> None:
    """A report that quotes our own files must not be stopped by them."""
    package = Path(redaction.__file__).parents[1]

    named = [file.name for file in (package / "wording").rglob("*.py") if holds_secret(file.read_text("utf-8"))]

    assert named == []
