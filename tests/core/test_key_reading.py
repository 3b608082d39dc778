import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rak_desktop.core import key_reading
from rak_desktop.core.codes import Code
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.key_reading import LONGEST_PASTE, may_become_a_key, read_paste
from rak_desktop.core.mode import Mode
from rak_desktop.core.paste import KeyProblem, Paste
from rak_desktop.core.publishable_key import PublishableKey

# Names and bodies stand apart, so that no scanner takes these for keys that somebody lost.
BODY = "51H8xAbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ9876543"
LIVE = f"rk_live_{BODY}"
TEST = f"rk_test_{BODY}"
OTHER_LIVE = f"rk_live_{BODY[::-1]}"
PUBLISHABLE_LIVE = f"pk_live_{BODY[:23]}"
PUBLISHABLE_TEST = f"pk_test_{BODY[:23]}"
SECRET_LIVE = f"sk_live_{BODY[:23]}"

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
KEYS = st.builds(
    "{}5{}".format,
    st.sampled_from(("rk_live_", "rk_test_", "rkcs_test_")),
    st.text(LETTERS, min_size=9, max_size=299),
)
ANY_TEXT = st.text(st.characters(exclude_categories=()))


def problem(text: str) -> KeyProblem:
    found = read_paste(text).key
    assert isinstance(found, KeyProblem)
    return found


def key_in(text: str) -> str:
    found = read_paste(text).key
    assert isinstance(found, RestrictedKey)
    return found.reveal()


# One key


@pytest.mark.parametrize(
    ("text", "mode"),
    [(LIVE, Mode.LIVE), (TEST, Mode.TEST), (f"rkcs_test_{BODY}", Mode.TEST)],
)
def test_a_restricted_key_is_taken_with_its_mode(text: str, mode: Mode) -> None:
    assert read_paste(text) == Paste(RestrictedKey(text))
    assert RestrictedKey(text).mode is mode


@pytest.mark.parametrize(
    "pasted",
    [
        f"  {LIVE}\r\n",
        f"\ufeff{LIVE}\u200b",
        f"rk_\u200blive_\u00ad{BODY}",
        f"\u202a{LIVE}\u202c",
        f"\u00a0{LIVE}\u00a0",
        f'"{LIVE}"',
        f"'{LIVE}'",
        f"`{LIVE}`",
        f"“{LIVE}”",
        f"\u2018{LIVE}\u2019",
        f"«{LIVE}»",
        f"STRIPE_KEY={LIVE}",
        f"export STRIPE_KEY='{LIVE}'  # from Stripe",
        f"$env:STRIPE_API_KEY = '{LIVE}'",
        f'{{"key": "{LIVE}", "other": 1}}',
        f"stripe:\n  api_key: {LIVE}\n",
        f"Authorization: Bearer {LIVE}",
        f"curl https://api.stripe.com/v1/balance -u {LIVE}:",
        f"https://example.com/set?key={LIVE}&next=1",
        f"https://example.com/set?key%3D{LIVE}",
        f"My key is {LIVE}. Thank you!",
        f"My key is “{LIVE}”…",
        f"Hello,\nhere it is:\n{LIVE}\nThanks\nAnna",
        f"**{LIVE}**",
        f"_{LIVE}_",
        f"• {LIVE}",
        f"<code>{LIVE}</code>",
        f"Restricted key{LIVE}",
        f"{LIVE} acct_1H8xAbCdEfGhIjKl whsec_{BODY[:17]}",
        f"{LIVE}\nsk_live_…4242",
        f"Copy the one that starts with rk_live_ and leave pk_live_:\n{LIVE}",
        "Rk_live_" + BODY,
        "RK_LIVE_" + BODY,
        "".join(chr(ord(letter) + 0xFEE0) for letter in LIVE),
        LIVE + LIVE,
        f"{LIVE}\n{LIVE}",
        f"\ud800{LIVE}\udfff",
        "\u200b" * 100_000 + LIVE + "\u200b" * 100_000,
        f"{LIVE}\n2026-11-23\nWooCommerce\nExpire",
    ],
)
def test_the_one_key_is_found_in_its_surroundings(pasted: str) -> None:
    assert key_in(pasted) == LIVE


@given(KEYS)
def test_every_key_of_the_shape_is_read_as_it_is(key: str) -> None:
    assert read_paste(key) == Paste(RestrictedKey(key))


@pytest.mark.parametrize("key", ["rk_test_my_own-fake_key_1", "rk_test_----------", "rk_test_" + "_" * 300])
def test_an_unusual_alphabet_is_taken_when_nothing_else_is_there(key: str) -> None:
    assert key_in(key) == key


@given(KEYS, st.lists(st.sampled_from(["\n", " ", '"', "“", "”", "\u200b", "\ufeff", "\u00a0", "'", "\t"]), max_size=8))
def test_wrapping_a_key_again_and_again_changes_nothing(key: str, wrapping: list[str]) -> None:
    pasted = key
    for mark in wrapping:
        pasted = f"{mark}{pasted}{mark}"

    assert read_paste(pasted) == read_paste(key)


def test_the_length_is_loose_between_10_and_300() -> None:
    assert key_in("rk_live_" + "a1" * 5) == "rk_live_" + "a1" * 5
    assert key_in("rk_live_" + "a1" * 150) == "rk_live_" + "a1" * 150
    assert problem("rk_live_" + "a1" * 4).code is Code.CUT_OFF_KEY
    assert problem("rk_live_" + "a1" * 151).code is Code.NO_KEY_IN_TEXT


@pytest.mark.parametrize("word", ["work_live_", "risk_test_", "network_live_", "my_rk_live_"])
def test_a_name_inside_a_word_is_no_key(word: str) -> None:
    assert problem(f"{word}abcdefghijkl1").code is Code.NO_KEY_IN_TEXT


# A key in pieces


@pytest.mark.parametrize(
    "pasted",
    [
        f"{LIVE[:60]}\n{LIVE[60:]}",
        f"{LIVE[:60]}\r\n{LIVE[60:]}",
        f"{LIVE[:40]}\n{LIVE[40:80]}\n{LIVE[80:]}",
        f"{LIVE[:60]}   \n    {LIVE[60:]}",
        f"{LIVE[:60]}=\n{LIVE[60:]}",
        f"{LIVE[:60]}\\\n{LIVE[60:]}",
        f"> {LIVE[:60]}\n> {LIVE[60:]}\n> regards",
        f'KEY="{LIVE[:60]}\n{LIVE[60:]}"\nOTHER=1',
        f"Here is the key:\n{LIVE[:60]}\n{LIVE[60:]}\nThanks, Anna",
        f"{LIVE[:60]} {LIVE[60:]}",
        f"{LIVE[:60]}\u2028{LIVE[60:]}",
        f"{LIVE[:5]}\n{LIVE[5:]}",
        f"{LIVE[:8]}\n{LIVE[8:]}",
    ],
)
def test_a_broken_key_is_joined(pasted: str) -> None:
    assert key_in(pasted) == LIVE


def test_a_short_piece_is_joined_with_whatever_stands_alone_in_the_next_line() -> None:
    assert key_in(f"rk_live_{BODY[:5]}\n{BODY[5:12].lower()}") == f"rk_live_{BODY[:5]}{BODY[5:12].lower()}"


@pytest.mark.parametrize(
    "after",
    ["Thanks", "Thanks\nAnna", "thanks a lot", "works now", "acct_1H8xAbCdEf", "OTHER=value1", "ends 2026", "-- Anna1"],
)
@pytest.mark.parametrize("gap", [" ", "\n", "\n\n"])
def test_words_that_follow_never_become_part_of_a_key(gap: str, after: str) -> None:
    key = LIVE[:40]

    assert key_in(key + gap + after) == key


def test_spaces_are_not_closed_in_a_text_that_holds_more_than_a_key() -> None:
    assert key_in(f"Use {LIVE[:40]} 4242 next") == LIVE[:40]


def test_nothing_is_added_to_a_key_that_is_as_long_as_todays() -> None:
    assert key_in(f"{LIVE}\nK4M2QXR9F0C") == LIVE
    assert key_in(f"{LIVE} K4M2QXR9F0C") == LIVE


# Several keys


def test_two_different_keys_are_never_guessed_between() -> None:
    assert problem(f"{LIVE}\n{OTHER_LIVE}") == KeyProblem(Code.TWO_KEYS, Mode.LIVE)
    assert problem(f"{LIVE}\n{TEST}") == KeyProblem(Code.TWO_KEYS, None)


def test_a_publishable_key_of_the_same_mode_is_set_aside() -> None:
    panel = f"Publishable key\n{PUBLISHABLE_LIVE}\nRestricted key\n{LIVE}\n"

    assert read_paste(panel) == Paste(RestrictedKey(LIVE), PublishableKey(PUBLISHABLE_LIVE))


def test_a_publishable_key_without_a_gap_is_set_aside_too() -> None:
    assert read_paste(PUBLISHABLE_LIVE + LIVE) == Paste(RestrictedKey(LIVE), PublishableKey(PUBLISHABLE_LIVE))


@pytest.mark.parametrize("secret", [f"sk_live_{BODY[:11]}", f"sk_org_{BODY[:11]}", f"whsec_{BODY[:11]}"])
def test_a_secret_right_after_a_publishable_key_does_not_become_part_of_it(secret: str) -> None:
    """Publishable keys are shown and stored as they are."""
    assert secret not in repr(read_paste(f"{PUBLISHABLE_LIVE}{secret}"))


def test_a_publishable_key_of_the_other_mode_is_not_set_aside() -> None:
    assert read_paste(f"{PUBLISHABLE_TEST}\n{LIVE}") == Paste(RestrictedKey(LIVE))


def test_of_several_publishable_keys_none_is_set_aside() -> None:
    assert read_paste(f"{PUBLISHABLE_LIVE}\n{PUBLISHABLE_LIVE}x9\n{LIVE}") == Paste(RestrictedKey(LIVE))


def test_a_lone_publishable_key_is_no_key_but_is_not_lost() -> None:
    assert read_paste(PUBLISHABLE_LIVE) == Paste(
        KeyProblem(Code.PUBLISHABLE_KEY, Mode.LIVE), PublishableKey(PUBLISHABLE_LIVE)
    )


@pytest.mark.parametrize(
    ("secret", "code"),
    [
        (SECRET_LIVE, Code.FULL_SECRET_KEY),
        (f"sk_org_live_{BODY[:11]}", Code.ORGANISATION_KEY),
        ("mk_1H8xAbCdEfGhIj", Code.MANAGED_KEY),
    ],
)
def test_a_secret_that_opens_more_is_refused_even_beside_a_restricted_key(secret: str, code: Code) -> None:
    """Otherwise nobody would tell the shop owner that it lies on the clipboard."""
    assert problem(f"{LIVE}\n{secret}").code is code
    assert problem(f"{LIVE}{secret}" if code is Code.FULL_SECRET_KEY else secret).code is code


# No key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", KeyProblem(Code.NOTHING_PASTED)),
        (" \r\n\t", KeyProblem(Code.NOTHING_PASTED)),
        ("\u200b\ufeff\u00ad\u202e", KeyProblem(Code.NOTHING_PASTED)),
        ('""', KeyProblem(Code.NOTHING_PASTED)),
        ("Hello", KeyProblem(Code.NO_KEY_IN_TEXT)),
        ("Hello...", KeyProblem(Code.NO_KEY_IN_TEXT)),
        ("Where is the key that starts with rk_live_?", KeyProblem(Code.NO_KEY_IN_TEXT)),
        ("🔑", KeyProblem(Code.NO_KEY_IN_TEXT)),
        ("0800 1234 5678", KeyProblem(Code.NO_KEY_IN_TEXT)),
        ("installation", KeyProblem(Code.NO_KEY_IN_TEXT)),
        ("rk_live_••••••••4242", KeyProblem(Code.MASKED_KEY, Mode.LIVE)),
        ("rk_test_********4242", KeyProblem(Code.MASKED_KEY, Mode.TEST)),
        ("rk_live_...4242", KeyProblem(Code.MASKED_KEY, Mode.LIVE)),
        ("rk_live_…4242", KeyProblem(Code.MASKED_KEY, Mode.LIVE)),
        (f"rk_live_{BODY[:19]}…", KeyProblem(Code.MASKED_KEY, Mode.LIVE)),
        (f"rk_live_{BODY[:13]}***4242", KeyProblem(Code.MASKED_KEY, Mode.LIVE)),
        ("••••••••", KeyProblem(Code.MASKED_KEY)),
        ("********4242", KeyProblem(Code.MASKED_KEY)),
        ("...4242", KeyProblem(Code.MASKED_KEY)),
        (f"rk_live_{BODY[:5]}", KeyProblem(Code.CUT_OFF_KEY, Mode.LIVE)),
        ("rk_test_", KeyProblem(Code.CUT_OFF_KEY)),
        ("rk_liv", KeyProblem(Code.CUT_OFF_KEY)),
        (f"k_live_{BODY}", KeyProblem(Code.CUT_OFF_KEY)),
        (f"live_{BODY}", KeyProblem(Code.CUT_OFF_KEY)),
        (LIVE.upper(), KeyProblem(Code.CUT_OFF_KEY, Mode.LIVE)),
        (PUBLISHABLE_TEST, KeyProblem(Code.PUBLISHABLE_KEY, Mode.TEST)),
        ("pk_live_…4242", KeyProblem(Code.PUBLISHABLE_KEY, Mode.LIVE)),
        (SECRET_LIVE, KeyProblem(Code.FULL_SECRET_KEY, Mode.LIVE)),
        (f"sk_test_{BODY[:17]}", KeyProblem(Code.FULL_SECRET_KEY, Mode.TEST)),
        ("SK_LIVE_51H8XABCDEF", KeyProblem(Code.FULL_SECRET_KEY, Mode.LIVE)),
        ("sk_live_...4242", KeyProblem(Code.FULL_SECRET_KEY, Mode.LIVE)),
        (f"sk_org_live_{BODY[:11]}", KeyProblem(Code.ORGANISATION_KEY)),
        ("mk_1H8xAbCdEfGhIj", KeyProblem(Code.MANAGED_KEY)),
        (f"whsec_{BODY[:17]}", KeyProblem(Code.SIGNING_SECRET)),
        (f"absec_{BODY[:17]}", KeyProblem(Code.SIGNING_SECRET)),
        (f"ek_live_{BODY[:11]}", KeyProblem(Code.OTHER_SECRET)),
        (f"oak_{BODY[:11]}", KeyProblem(Code.OTHER_SECRET)),
        ("sRQ0Fm0Xv1a2B3c4D5e6F7g8H9i0J1k2", KeyProblem(Code.OTHER_SECRET)),
        ("7K4M 2QXR 9F0C", KeyProblem(Code.SUPPORT_CODE)),
        ("7k4m-2qxr-9foc", KeyProblem(Code.SUPPORT_CODE)),
        ("7K4M2QXR9F0C", KeyProblem(Code.SUPPORT_CODE)),
        ("Support code: 7K4M 2QXR 9F0C", KeyProblem(Code.SUPPORT_CODE)),
        ("https://dashboard.stripe.com/apikeys", KeyProblem(Code.A_LINK)),
        ("https://dashboard.stripe.com/b/acct_1H8xAbCdEf/apikeys/rk_1H8xAb/edit", KeyProblem(Code.A_LINK)),
        ("dashboard.stripe.com/apikeys", KeyProblem(Code.A_LINK)),
        ("www.example.com", KeyProblem(Code.A_LINK)),
        ("acct_1H8xAbCdEfGhIjKl", KeyProblem(Code.AN_ID)),
        ("we_1H8xAbCdEfGh", KeyProblem(Code.AN_ID)),
        ("app_1H8xAbCdEfGh", KeyProblem(Code.AN_ID)),
        ("appinst_1H8xAbCdEf", KeyProblem(Code.AN_ID)),
        ("ca_1H8xAbCdEfGh", KeyProblem(Code.AN_ID)),
        ("req_H8xAbCdEfGh1", KeyProblem(Code.AN_ID)),
        ("cus_H8xAbCdEfGh1", KeyProblem(Code.AN_ID)),
    ],
)
def test_what_is_no_key_is_known_by_name(text: str, expected: KeyProblem) -> None:
    assert read_paste(text).key == expected


def test_a_masked_key_says_more_than_the_publishable_one_beside_it() -> None:
    panel = f"Publishable key\n{PUBLISHABLE_LIVE}\nRestricted key\nrk_live_••••4242"

    assert read_paste(panel) == Paste(KeyProblem(Code.MASKED_KEY, Mode.LIVE), PublishableKey(PUBLISHABLE_LIVE))


def test_the_table_in_the_module_names_every_outcome_and_no_other() -> None:
    table = [line for line in (key_reading.__doc__ or "").splitlines() if line.startswith("| ")][1:]
    named = {name.split(",")[0] for row in table for name in row.split("|")[2].strip().split(", ")} - {"unread"}

    assert named - {"that key"} <= set(Code.__members__)
    assert named - {"that key"} == {
        code.name
        for code in Code
        if code.family == "RAK-KEY"
        # These come later: they depend on the connection that is being made.
        and code.name not in {"OTHER_MODE", "PRACTICE_KEY", "REAL_KEY_IN_PRACTICE", "LIVE_KEY_AT_STAND_IN"}
        and code.name not in {"NO_PUBLISHABLE_KEY", "MODE_NOT_OFFERED"}
    }


# Whatever is pasted


@given(ANY_TEXT)
def test_any_text_has_an_answer(text: str) -> None:
    assert isinstance(read_paste(text), Paste)


SECRETS = st.builds(
    "{}{}".format,
    st.sampled_from(("rk_live_", "rk_test_", "sk_live_", "sk_org_", "mk_1", "whsec_", "acct_", "")),
    st.text(LETTERS, min_size=8, max_size=40),
)


@given(ANY_TEXT, SECRETS, ANY_TEXT)
def test_an_answer_repeats_nothing_of_a_secret(before: str, secret: str, after: str) -> None:
    assume("pk_" not in before.lower())  # what follows is then a publishable key, which is no secret
    paste = read_paste(f"{before}{secret}{after}")

    said = f"{paste!r} {paste}"
    body = secret.rpartition("_")[2]
    assert not [body[i : i + 6] for i in range(len(body) - 5) if body[i : i + 6] in said]


def _million(unit: str) -> str:
    """As much of it as is read at all."""
    return unit * (LONGEST_PASTE // len(unit.encode("utf-8", "surrogatepass")))


TRAPS = {
    "names without a gap": _million("rk_live_"),
    "names in lines": _million("rk_live_\n"),
    "cut-off keys": _million("rk_live_a "),
    "cut-off keys in pieces": _million("rk_live_a\nb\n"),
    "three dots in one character": _million("…"),
    "different cut-off keys": "".join(f"rk_live_{i:07d}\nThanks\n" for i in range(60_000))[:LONGEST_PASTE],
    "masked keys": _million("rk_live_" + "a" * 12 + "•"),
    "masked publishable keys": _million("pk_live_•"),
    "captions": _million("keyrk_live_a" * 50 + "•"),
    "one publishable key": _million("pk_live_" + "a" * 10 + " "),
    "different publishable keys": "".join(f"pk_live_{i:010d} " for i in range(60_000))[:LONGEST_PASTE],
    "keys that are too long": _million("rk_live_" + "a" * 301 + " "),
    "short names": _million("mk_"),
    "ids": _million("acct_aaaaaaaa "),
    "zero width characters": _million("\u200b"),
    "letters with zero width characters": _million("a\u200b"),
    "bullets": _million("•"),
    "accents": _million("\u0301"),
    "half characters": _million("\ud800"),
    "every character": "".join(map(chr, range(LONGEST_PASTE // 4))),
    "letters": _million("a"),
    "underscores": _million("_"),
    "spaces": _million(" "),
    "line breaks": _million("\n"),
    "one key and spaces": _million("rk_live_a" + " " * 1000),
    "slashes": _million("://"),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_the_longest_texts_are_answered_in_proportion_to_their_length(trap: str) -> None:
    """The goal is 50 ms, which the benchmark measures. A rule that looks twice at everything takes minutes here."""
    text = TRAPS[trap]

    started = time.process_time()
    read_paste(text)

    assert time.process_time() - started < 1


def test_a_longer_text_is_not_even_looked_at() -> None:
    assert problem(LIVE + " " * LONGEST_PASTE).code is Code.NO_KEY_IN_TEXT


def test_how_long_a_text_is_counts_in_bytes() -> None:
    """Characters beyond ASCII take longer to read, each by itself."""
    sighs = (LONGEST_PASTE - len(f"{LIVE}\n")) // len("…".encode())

    assert key_in(f"{LIVE}\n" + "…" * sighs) == LIVE
    assert problem(f"{LIVE}\n" + "…" * (sighs + 1)).code is Code.NO_KEY_IN_TEXT


@pytest.mark.parametrize(
    ("typed", "may"),
    [
        ("r", True),
        ("rkcs_test_123456789", True),
        ("sk_live_1", False),
        ("pk_test_1", False),
        ("hello", True),
        ("hello, is this the key", False),
        ("RK_LIVE_51MADEUPFORTESTS", False),
    ],
)
def test_what_is_typed_so_far_may_become_a_key_as_long_as_it_is_short_and_of_no_other_kind(
    typed: str, may: bool
) -> None:
    problem = read_paste(typed).key

    assert isinstance(problem, KeyProblem)
    assert may_become_a_key(typed, problem) is may
