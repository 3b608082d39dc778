"""What an answer of Stripe's means, line by line of the table."""

from dataclasses import replace
from typing import Any

import pytest

from rak_desktop.adapters.stripe_answers import Answer, account_answer, change_answer, permission_answer
from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import StripeRefused, StripeUnreachable
from rak_desktop.core.permissions import Level, Permission, Probe
from rak_desktop.core.verification import Account
from rak_desktop.ports.stripe_gateway import AccountAnswer, PermissionAnswer
from tests.fakes.clock import NOON

PRICES = Permission("plan_read", "Prices", Level.READ, "Core", Probe("/v1/prices", {"limit": 1}, False))
TOKENS = Permission("token_read", "Tokens", Level.READ, "Core", Probe("/v1/tokens/tok_rakprobe", {}, True))
DOMAINS = Permission(
    "apple_pay_domain_read", "Domains", Level.READ, "Core", Probe("/v1/x", {}, False), ("apply_pay_domain_read",)
)

# The texts as Stripe writes them, masked keys included.
PROVIDED = "The provided key 'rk_live_***QHJ7kw' does not have the required permissions for this endpoint"
OLDER = PROVIDED + " on account 'acct_1Theatre'. Having the '{}' permission would allow this request to continue."
SEVERAL = PROVIDED + " on account 'acct_1Theatre'. Having the 'rak_a_read', '{}' permissions would allow this request."
OF_2026 = (
    "Permission denied. " + PROVIDED + " on account 'acct_1Theatre'. Enabling \"Prices Read\" ('{}') permissions on "
    "this key would allow this request to continue."
)
NAMELESS = PROVIDED + " on account 'acct_1Theatre'. Having more permissions would allow this request to continue."
CLOSED = (
    PROVIDED + " on account 'acct_1Theatre'. This is a restricted API key, but the required permissions are not "
    "available for use by restricted keys."
)
REVOKED = (
    "The provided key 'rk_live_***QHJ7kw' does not have access to account 'acct_1Theatre' (or that account does not "
    "exist). Application access may have been revoked."
)


def refusal(status: int, message: str = "No.", code: str | None = None, **more: Any) -> Answer:
    error = {"type": "invalid_request_error", "message": message, **more}
    return Answer(status, {"error": error if code is None else {**error, "code": code}}, {})


def about_account(answer: Answer) -> AccountAnswer:
    return account_answer(answer, NOON)


def about_prices(answer: Answer) -> PermissionAnswer:
    return permission_answer(answer, PRICES)


# ── a good account answer ────────────────────────────────────────────────────────────────────────────


def account(**fields: object) -> Answer:
    return Answer(200, {"object": "account", "id": "acct_1Theatre", **fields}, {})


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"settings": {"dashboard": {"display_name": "Fjord Theatre"}}}, "Fjord Theatre"),
        ({"business_profile": {"name": "Fjord Theatre"}}, "Fjord Theatre"),
        (
            {"settings": {"dashboard": {"display_name": "On the dashboard"}}, "business_profile": {"name": "Other"}},
            "On the dashboard",
        ),
        ({"settings": {"dashboard": {"display_name": ""}}, "business_profile": {"name": "Other"}}, "Other"),
        ({}, None),
        ({"settings": None, "business_profile": "text"}, None),
        ({"settings": {"dashboard": []}, "business_profile": {"name": 42}}, None),
        ({"business_profile": {"name": " \n "}}, None),
        ({"business_profile": {"name": "Fjord\x1b[31m\u202e\nTheatre"}}, "Fjord [31m Theatre"),
    ],
)
def test_the_name_is_taken_where_stripe_puts_it_and_made_harmless(fields: dict[str, object], name: str | None) -> None:
    assert about_account(account(**fields)).account == Account("acct_1Theatre", name, confirmed=True)


@pytest.mark.parametrize("odd", [None, 42, "", "cus_1", "acct_", "acct_1/../2", "acct_1\n", "acct_" + "x" * 61, ["a"]])
def test_an_odd_account_id_is_dropped(odd: object) -> None:
    answer = about_account(account(id=odd))

    assert answer.account == Account(None, None, confirmed=False)
    assert answer.proven


@pytest.mark.parametrize(
    ("date", "off_by"),
    [
        ("Mon, 23 Nov 2026 12:00:00 GMT", 0),
        ("Mon, 23 Nov 2026 11:59:00 GMT", 60),
        ("Mon, 23 Nov 2026 13:00:00 GMT", -3600),
        ("Mon, 23 Nov 2026 12:00:00", 0),
        ("yesterday", None),
        ("", None),
        ("Mon, 23 Nov 99999 12:00:00 GMT", None),
    ],
)
def test_the_clock_is_compared_with_the_answers_date(date: str, off_by: int | None) -> None:
    assert about_account(Answer(200, account().data, {"Date": date})).clock_off_by == off_by


def test_an_answer_without_a_date_says_nothing_about_the_clock() -> None:
    assert about_account(account()).clock_off_by is None


# ── refusals of the key ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (refusal(401, "Invalid API Key provided: rk_live_***QHJ7kw"), Code.UNKNOWN_KEY),
        (refusal(401, "Something new", "something_new"), Code.UNKNOWN_KEY),
        (refusal(401, "Expired API Key provided: rk_live_***QHJ7kw", "api_key_expired"), Code.ENDED_KEY),
        (refusal(401, "Expired API Key provided: rk_live_***QHJ7kw"), Code.ENDED_KEY),
        (refusal(401, "Ended.", "platform_api_key_expired"), Code.ENDED_KEY),
        (refusal(401, "No.", "secret_key_required"), Code.PUBLISHABLE_KEY),
        (refusal(401, "This API call cannot be made with a publishable API key."), Code.PUBLISHABLE_KEY),
        (refusal(401, "The API key provided does not allow requests from your IP address."), Code.BLOCKED_ADDRESS),
        (refusal(403, "This key does not allow requests from your IP address (192.0.2.1)."), Code.BLOCKED_ADDRESS),
        (refusal(403, REVOKED, "account_invalid"), Code.ACCOUNT_WITHOUT_ACCESS),
        (refusal(403, REVOKED), Code.ACCOUNT_WITHOUT_ACCESS),
        (refusal(400, "No.", "testmode_charges_only"), Code.ACCOUNT_NOT_ACTIVE),
        (refusal(400, "No.", "livemode_mismatch"), Code.MODE_CONFLICT),
        (refusal(403, "Your account cannot currently make live charges."), Code.ACCOUNT_NOT_ACTIVE),
        (refusal(403, "This account has been closed."), Code.ACCOUNT_NOT_ACTIVE),
    ],
    ids=lambda value: value if isinstance(value, Code) else None,
)
def test_a_refused_key_is_refused_for_its_own_reason_whatever_was_asked(answer: Answer, code: Code) -> None:
    whose, prices = about_account(answer), about_prices(answer)

    assert whose.refusal is not None
    assert whose.refusal.code is code
    assert not whose.proven
    assert prices.refusal == whose.refusal
    assert (prices.outcome, prices.proven) == (CheckOutcome.UNKNOWN, False)


def test_a_text_decides_only_where_stripe_sends_no_code() -> None:
    """A permission's label may one day hold any words."""
    answer = refusal(403, "Permission denied. Enabling access policies would allow this.", "more_permissions_required")

    assert about_account(answer).refusal is None


# ── a 403 about the account ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "answer",
    [
        refusal(403, OLDER.format("rak_accounts_kyc_basic_read")),
        refusal(403, OF_2026.format("accounts_kyc_basic_read"), "more_permissions_required"),
        refusal(403, CLOSED),
        refusal(403, "Something new about acct_1Theatre", "something_new"),
        refusal(403, "No.", request_log_url="https://dashboard.stripe.com/acct_1Theatre/test/logs/req_1"),
    ],
    ids=["older", "2026", "closed", "new", "only in the log's address"],
)
def test_a_403_proves_the_key_and_its_account_id_is_a_hint(answer: Answer) -> None:
    assert about_account(answer) == AccountAnswer(Account("acct_1Theatre"), proven=True)


def test_a_403_without_any_reason_still_proves_the_key() -> None:
    assert about_account(refusal(403, "We are unable to serve your request.")) == AccountAnswer(proven=True)


@pytest.mark.parametrize("message", ["about acct_", "about acct_" + "-" * 9, "about ACCT_1"])
def test_a_hint_that_is_not_shaped_like_an_account_id_is_none(message: str) -> None:
    assert about_account(refusal(403, message)).account.id is None


@pytest.mark.parametrize("status", [400, 402, 404, 409])
def test_any_other_no_proves_nothing(status: int) -> None:
    assert not about_account(refusal(status, code="something")).proven


# ── permissions ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("body", [{"object": "list", "data": []}, {"object": "balance"}, {"data": []}])
def test_a_success_grants(body: dict[str, object]) -> None:
    assert about_prices(Answer(200, body, {})) == PermissionAnswer(CheckOutcome.GRANTED, proven=True)


@pytest.mark.parametrize("body", [{}, {"hello": 1}, [], None, "text", {"object": "list", "error": {}}])
def test_a_success_of_another_shape_grants_nothing(body: object) -> None:
    with pytest.raises(StripeUnreachable):
        about_prices(Answer(200, body, {}))


def test_an_invented_id_that_is_missing_grants() -> None:
    answer = permission_answer(refusal(404, "No such token", "resource_missing"), TOKENS)

    assert answer == PermissionAnswer(CheckOutcome.GRANTED, proven=True)


def test_an_invented_id_that_exists_is_strange() -> None:
    answer = permission_answer(Answer(200, {"object": "token"}, {}), TOKENS)

    assert (answer.outcome, answer.reason) == (CheckOutcome.UNKNOWN, Code.UNEXPECTED_ANSWER)


@pytest.mark.parametrize(
    ("answer", "permission"),
    [
        (refusal(404, "Unrecognized request URL"), TOKENS),
        (refusal(404, "No such thing", "something_else"), TOKENS),
        (refusal(404, "No such price", "resource_missing"), PRICES),
        (refusal(400, "Issuing is not switched on"), PRICES),
        (refusal(409, "Busy"), PRICES),
        (Answer(204, {"error": {"message": ""}}, {}), PRICES),
    ],
    ids=["no such address", "another code", "a list that is missing", "not switched on", "conflict", "empty"],
)
def test_what_is_neither_yes_nor_no_is_unknown_and_never_granted(answer: Answer, permission: Permission) -> None:
    told = permission_answer(answer, permission)

    assert told == PermissionAnswer(CheckOutcome.UNKNOWN, Code.UNEXPECTED_ANSWER)


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (OLDER.format("rak_plan_read"), None),
        (OLDER.format("rak_plan_write"), None),
        (SEVERAL.format("rak_plan_read"), None),
        (OF_2026.format("plan_read"), "more_permissions_required"),
        (NAMELESS, None),
        ("A text of another year.", "more_permissions_required"),
        ("A text of another year.", None),
        ("", "a_new_code"),
    ],
    ids=["older", "older, write", "older, several", "2026", "nameless", "new with the code", "new", "new code"],
)
def test_a_403_that_names_this_permission_or_none_says_that_it_is_missing(message: str, code: str | None) -> None:
    told = about_prices(refusal(403, message, code))

    assert (told.outcome, told.reason, told.proven) == (CheckOutcome.MISSING, None, True)


def test_a_misspelt_name_of_stripes_own_is_this_permission_too() -> None:
    told = permission_answer(refusal(403, OLDER.format("rak_apply_pay_domain_read")), DOMAINS)

    assert told.outcome is CheckOutcome.MISSING


@pytest.mark.parametrize(
    ("message", "code"),
    [(OLDER.format("rak_invoice_read"), None), (OF_2026.format("invoice_read"), "more_permissions_required")],
    ids=["older", "2026"],
)
def test_a_403_that_names_only_another_permission_says_nothing_about_this_one(message: str, code: str | None) -> None:
    told = about_prices(refusal(403, message, code))

    assert (told.outcome, told.reason, told.proven) == (CheckOutcome.UNKNOWN, Code.UNEXPECTED_ANSWER, True)


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (CLOSED, Code.CLOSED_TO_RESTRICTED_KEYS),
        ("We are unable to serve your request.", Code.REFUSED_WITHOUT_REASON),
        ("This key does not have any Connect permissions.", Code.REFUSED_WITHOUT_REASON),
    ],
)
def test_a_403_that_is_not_about_permissions_of_the_key_is_unknown_with_its_reason(message: str, reason: Code) -> None:
    told = about_prices(refusal(403, message))

    assert (told.outcome, told.reason, told.proven) == (CheckOutcome.UNKNOWN, reason, True)


@pytest.mark.parametrize(
    "message", ["This API key has limited access.", "Restore access to this key in the Dashboard."]
)
@pytest.mark.parametrize("status", [400, 403])
def test_a_limited_key_may_only_need_to_be_restored(status: int, message: str) -> None:
    """The text itself is not known, only Stripe's words for it; so it is never called missing."""
    told = about_prices(refusal(status, message))

    assert (told.outcome, told.reason, told.refusal) == (CheckOutcome.UNKNOWN, Code.KEY_LIMITED, None)
    assert told.proven is (status == 403)


def test_a_key_that_did_not_arrive_was_taken_out_on_the_way() -> None:
    """We always send one, so this says nothing about it."""
    answer = refusal(401, "You did not provide an API key. You need to provide it in the Authorization header.")

    for ask in (about_account, about_prices):
        with pytest.raises(StripeUnreachable) as raised:
            ask(answer)
        assert raised.value.code is Code.KEY_TAKEN_OUT


def test_a_refusal_hints_at_the_account() -> None:
    assert about_prices(refusal(403, OLDER.format("rak_plan_read"))).account_id == "acct_1Theatre"


# ── a change of what does not exist ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (refusal(404, "No such customer", "resource_missing"), CheckOutcome.GRANTED),
        (refusal(403, OF_2026.format("plan_write"), "more_permissions_required"), CheckOutcome.MISSING),
        (refusal(403, OLDER.format("rak_plan_write")), CheckOutcome.MISSING),
        (refusal(403, OLDER.format("rak_invoice_read")), CheckOutcome.UNKNOWN),
        (refusal(404, "Unrecognized request URL"), CheckOutcome.UNKNOWN),
        (refusal(400, "Amount too small", "amount_too_small"), CheckOutcome.UNKNOWN),
        (refusal(409, "Conflict"), CheckOutcome.UNKNOWN),
        (Answer(200, {"object": "price"}, {}), CheckOutcome.UNKNOWN),
        (Answer(429, None, {}), CheckOutcome.UNKNOWN),
        (Answer(500, None, {}), CheckOutcome.UNKNOWN),
    ],
)
def test_only_a_lack_of_the_permission_and_a_lack_of_the_object_count(answer: Answer, outcome: CheckOutcome) -> None:
    told = change_answer(answer, replace(PRICES, name="plan_write", level=Level.WRITE, probe=None))

    assert told.outcome is outcome


# ── too many, broken, not Stripe ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("answer", [Answer(429, None, {}), refusal(429), refusal(400, code="rate_limit")])
def test_too_many_requests_ask_for_patience(answer: Answer) -> None:
    assert about_prices(answer) == PermissionAnswer(CheckOutcome.UNKNOWN, Code.RATE_LIMITED, slow_down=True)
    with pytest.raises(StripeRefused) as raised:
        about_account(answer)
    assert raised.value.code is Code.RATE_LIMITED


def test_another_program_that_holds_the_same_thing_is_not_too_many_requests() -> None:
    answer = refusal(429, code="lock_timeout")

    assert about_prices(answer) == PermissionAnswer(CheckOutcome.UNKNOWN, Code.STRIPE_BUSY, slow_down=True)
    with pytest.raises(StripeRefused) as raised:
        about_account(answer)
    assert raised.value.code is Code.STRIPE_BUSY


@pytest.mark.parametrize(
    ("header", "reason"),
    [("global-rate", "global-rate"), ("endpoint-concurrency", "endpoint-concurrency"), ("\u202egnihtyna", "")],
)
def test_which_limit_it_was_is_told_in_stripes_own_word_or_not_at_all(header: str, reason: str) -> None:
    with pytest.raises(StripeRefused) as raised:
        about_account(Answer(429, None, {"Stripe-Rate-Limited-Reason": header}))

    assert raised.value.trouble.facts == {"reason": reason}


@pytest.mark.parametrize("status", [500, 502, 503, 504, 599])
def test_a_fault_of_stripes_says_nothing_about_the_key(status: int) -> None:
    assert about_prices(Answer(status, None, {})) == PermissionAnswer(CheckOutcome.UNKNOWN, Code.STRIPE_FAULT)
    with pytest.raises(StripeRefused) as raised:
        about_account(Answer(status, None, {}))
    assert raised.value.trouble.facts == {"status": status}


@pytest.mark.parametrize("status", [401, 403, 404, 400])
@pytest.mark.parametrize("data", [None, [], "no", {}, {"error": "no"}, {"error": {}}, {"error": {"message": 1}}])
def test_a_no_of_another_shape_is_not_stripes(status: int, data: object) -> None:
    answer = Answer(status, data, {})

    for question in (about_account, about_prices):
        with pytest.raises(StripeUnreachable) as raised:
            question(answer)
        assert raised.value.code is Code.ANSWER_NOT_UNDERSTOOD


def test_a_text_of_any_size_is_read_quickly() -> None:
    """256 KiB are let through; no pattern may take its time with them."""
    for filling in ("acct_" * 50_000, "'rak_" + "a_" * 120_000, "account " * 30_000):
        assert about_prices(refusal(403, filling)).proven
