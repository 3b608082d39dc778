"""Everything the doctor can say is said in three calm sentences."""

from string import Formatter

import pytest

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.settings import Oddity
from rak_desktop.flows.checkup.checks import NAMES
from rak_desktop.ports.computer import FolderProblem
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.checkup_sentences import CHECKS, FINDING_SENTENCES, FINDING_VARIANTS
from rak_desktop.wording.errors import words_for
from rak_desktop.wording.findings import STATES, finding_words, words_for_code


def test_every_finding_has_words_and_every_word_a_finding() -> None:
    assert set(FINDING_SENTENCES) == set(FindingCode)


def test_every_check_and_every_state_has_a_name() -> None:
    assert tuple(CHECKS) == NAMES
    assert set(STATES) == set(State)


@pytest.mark.parametrize("sentences", [*FINDING_SENTENCES.values(), *FINDING_VARIANTS.values()])
def test_every_placeholder_has_a_plain_name(sentences: tuple[str, str, str]) -> None:
    for sentence in sentences:
        for _, name, form, conversion in Formatter().parse(sentence):
            assert name is None or (name.isidentifier() and not form and not conversion)


@pytest.mark.parametrize("problem", [problem for problem in FolderProblem if problem is not FolderProblem.OTHER])
def test_each_thing_that_can_be_wrong_with_a_folder_has_words_of_its_own(problem: FolderProblem) -> None:
    facts = {"folder": "/home/ada/.config", "problem": problem.value}

    said = finding_words(Finding(State.TROUBLE, FindingCode.FOLDER_NOT_USABLE, facts), Words())

    assert said.title != FINDING_SENTENCES[FindingCode.FOLDER_NOT_USABLE][0]
    assert "/home/ada/.config" in said.what_happened


def test_a_known_trouble_keeps_its_words() -> None:
    finding = Finding(State.TROUBLE, Code.KEYCHAIN_LOCKED, {"keychain": "KWallet"})

    assert finding_words(finding, Words()) == words_for(Trouble(Code.KEYCHAIN_LOCKED, {"keychain": "KWallet"}), Words())


def test_an_odd_setting_says_what_is_odd_about_it() -> None:
    odd = Oddity("/etc/rak-desktop/policy.toml", "live_allowed", "wrong-type")
    facts = {"place": odd.place, "item": odd.item, "reason": odd.reason}

    said = finding_words(Finding(State.NOTE, FindingCode.SETTING_ODD, facts), Words())

    assert said.what_happened == (
        "In /etc/rak-desktop/policy.toml: “live_allowed” has a value of the wrong kind, so it does not apply."
    )


def test_what_was_not_looked_at_names_its_reason_as_people_know_it() -> None:
    said = finding_words(Finding(State.HIDDEN, FindingCode.NOT_LOOKED_AT, {"because": "keychain"}), Words())

    assert said.what_happened == "It would only say again what is wrong already: Password store."


@pytest.mark.parametrize("code", [*Code, *FindingCode])
def test_every_code_can_be_explained_without_a_case(code: Code | FindingCode) -> None:
    said = words_for_code(code, Words())

    assert said.code == code.value
    assert said.title
    assert said.what_happened
    assert "{" not in said.title + said.what_happened + said.what_to_do
