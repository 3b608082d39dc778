from dataclasses import replace

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import ConnectionId
from rak_desktop.core.mode import Mode
from rak_desktop.core.replacement import lost, objection_to, whose_is_unsure
from rak_desktop.core.verification import Account
from tests.fakes.profile import SEE_EVENTS
from tests.fakes.steps import GOOD, MISSING, connection, result

SHOP = connection()
NAMELESS = replace(SHOP, id=ConnectionId("com.example.harbour", "unnamed-00c0ffee", Mode.LIVE))


def test_a_key_of_the_same_account_and_mode_may_take_the_place() -> None:
    assert objection_to(GOOD, SHOP) is None
    assert not whose_is_unsure(GOOD, SHOP)


def test_a_key_of_another_account_may_not_even_where_its_id_is_only_a_hint() -> None:
    trouble = objection_to(replace(GOOD, account=Account("acct_1Other")), SHOP)

    assert trouble is not None
    assert trouble.code is Code.OTHER_ACCOUNT
    assert (trouble.facts["account_id"], trouble.facts["wanted"]) == ("acct_1Other", SHOP.id.account_id)


def test_a_key_of_the_other_mode_may_not() -> None:
    trouble = objection_to(replace(GOOD, mode=Mode.TEST), SHOP)

    assert trouble is not None
    assert trouble.code is Code.OTHER_MODE


def test_an_account_that_stripe_does_not_tell_is_a_question_and_no_objection() -> None:
    untold = replace(GOOD, account=Account())

    assert objection_to(untold, SHOP) is None
    assert whose_is_unsure(untold, SHOP)


def test_a_shop_that_stripe_never_named_takes_any_key_after_a_question() -> None:
    assert objection_to(GOOD, NAMELESS) is None
    assert whose_is_unsure(GOOD, NAMELESS)


def test_what_the_present_key_may_do_and_the_new_one_may_not_is_named() -> None:
    could = tuple((each.need.permission.name, each.outcome) for each in GOOD.results)
    fewer = replace(GOOD, results=(*GOOD.results[:3], result(SEE_EVENTS, MISSING)))

    assert lost(fewer, replace(SHOP, permissions=could)) == (fewer.results[3],)
    assert lost(GOOD, replace(SHOP, permissions=could)) == ()
    assert lost(fewer, replace(SHOP, permissions=((SEE_EVENTS.permission.name, CheckOutcome.MISSING),))) == ()
