"""The three sentences of a trouble, filled with what is known."""

from gettext import NullTranslations

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Fact, Trouble
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.errors import TroubleWords, words_for
from rak_desktop.wording.sentences import SENTENCES, VARIANTS


def said(code: Code, context: dict[str, object] | None = None, **facts: Fact) -> TroubleWords:
    return words_for(Trouble(code, facts), Words(), **context or {})


def test_a_trouble_has_a_title_what_happened_and_what_to_do() -> None:
    assert said(Code.MASKED_KEY) == TroubleWords(
        "RAK-KEY-12",
        "Part of the key is missing",
        "Stripe hides the middle of the key until you press its copy button.",
        "On the app’s page in Stripe, press the copy button beside the key instead of marking the text.",
    )


def test_without_knowing_the_app_or_the_keychain_it_still_reads_well() -> None:
    assert said(Code.NO_PUBLISHABLE_KEY).title == "the app needs both keys"
    assert said(Code.KEYCHAIN_LOCKED).what_happened.startswith("Your computer’s password store needs its password")


def test_the_place_names_the_app_and_the_keychain() -> None:
    assert said(Code.NO_PUBLISHABLE_KEY, {"app": "Harbour Tickets"}).title == "Harbour Tickets needs both keys"
    assert said(Code.KEYCHAIN_LOCKED, {"keychain": "KWallet"}).what_happened.startswith("KWallet needs")


def test_a_trouble_that_knows_its_keychain_names_it() -> None:
    assert said(Code.KEYCHAIN_LOCKED, keychain="KWallet").what_happened.startswith("KWallet needs")


def test_what_the_place_knows_better_comes_before_the_facts() -> None:
    plain = said(Code.PERMISSION_MISSING, {"missing": "Customers (see)"}, permissions="customer_read", count=1)

    assert plain.what_happened == "Stripe does not allow it yet: Customers (see)."


def test_a_missing_permission_is_named_even_where_nobody_has_plain_words_for_it() -> None:
    raw = said(Code.PERMISSION_MISSING, permissions="customer_read", count=1)

    assert raw.what_happened == "Stripe does not allow it yet: customer_read."


@pytest.mark.parametrize(("code", "fact", "value"), VARIANTS)
def test_a_fact_can_choose_other_words(code: Code, fact: str, value: Fact) -> None:
    chosen = words_for(Trouble(code, {fact: value}), Words())
    usual = words_for(Trouble(code), Words())

    assert chosen.code == usual.code
    assert (chosen.title, chosen.what_happened, chosen.what_to_do) != (
        usual.title,
        usual.what_happened,
        usual.what_to_do,
    )


def test_a_fact_without_words_of_its_own_leaves_the_usual_ones() -> None:
    assert said(Code.CERTIFICATE_WRONG, problem="refused") == said(Code.CERTIFICATE_WRONG)


def test_a_certificate_of_a_company_is_said_with_its_maker() -> None:
    told = said(Code.READING_ALONG, issuer="Example Antivirus")

    assert "“Example Antivirus”" in told.what_happened
    assert "A security program or your company may be looking into what is sent." in told.what_to_do


@pytest.mark.parametrize("problem", ["not yet valid", "no longer valid"])
def test_a_wrong_clock_is_looked_for_where_the_dates_are_wrong(problem: str) -> None:
    assert "the right date and time" in said(Code.CERTIFICATE_OUT_OF_DATE, problem=problem).what_to_do


def test_an_empty_list_of_connections_is_not_shown_as_a_list() -> None:
    assert said(Code.NO_SUCH_CONNECTION, known=0, candidates="").title == "Nothing is connected yet"
    assert said(Code.NO_SUCH_CONNECTION, known=1, candidates="Box office").what_happened.endswith("here: Box office.")


def test_no_fact_at_all_still_gives_sentences() -> None:
    for code in Code:
        told = said(code)
        assert told.title
        assert not {"{", "}"} & set(told.title + told.what_happened + told.what_to_do)


def test_every_sentence_can_be_translated() -> None:
    class Shouting(NullTranslations):
        def gettext(self, message: str) -> str:
            return {SENTENCES[Code.OFFLINE][0]: "KEIN INTERNET"}.get(message, message)

    assert words_for(Trouble(Code.OFFLINE), Words(Shouting())).title == "KEIN INTERNET"


@pytest.mark.parametrize("code", Code)
def test_a_code_by_itself_says_more_than_that_something_is_unknown(code: Code) -> None:
    """The person who helps has heard the code, and nothing else."""
    said = words_for(Trouble(code), Words())

    assert not said.what_happened.startswith("…:")


def test_an_address_in_stripes_place_that_cannot_be_used_is_corrected_and_not_looked_up_in_a_help() -> None:
    assert "RAK_DESKTOP_STRIPE_API" in said(Code.WRONG_USE, reason="stand-in-elsewhere").what_to_do
