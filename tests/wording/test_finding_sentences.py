import ast
from pathlib import Path
from string import Formatter

import pytest

from rak_desktop.core.findings import FindingCode, found
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.finding_sentences import FINDINGS, STEPS, said_finding

PROGRAM = Path(__file__).parents[2] / "rak_desktop"


def facts_given() -> dict[str, set[str]]:
    """For each code, the facts that every place which finds it gives."""
    given: dict[str, set[str]] = {}
    for file in PROGRAM.rglob("*.py"):
        text = file.read_text("utf-8")
        for node in ast.walk(ast.parse(text)) if "found(" in text else ():
            match node:
                case ast.Call(func=ast.Name(id="found"), args=[ast.Attribute(attr=code), *_], keywords=keywords):
                    names = {word.arg for word in keywords if word.arg}
                    if all(word.arg for word in keywords):
                        given[code] = given.get(code, names) & names
    return given


def test_every_code_has_words_and_every_word_a_code() -> None:
    assert set(FINDINGS) == set(FindingCode)


def test_no_two_codes_share_a_number_and_all_keep_to_their_range() -> None:
    numbers = [code.number for code in FindingCode]

    assert len(set(numbers)) == len(numbers)
    assert all(300 <= number <= 349 for number in numbers)


def test_whoever_finds_something_gives_the_facts_that_its_words_need() -> None:
    given = facts_given()
    needed = {
        code.name: {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
        for code, texts in FINDINGS.items()
    }

    assert len(given) > 30
    assert {code: needed[code] - facts for code, facts in given.items() if not needed[code] <= facts} == {}


@pytest.mark.parametrize("code", FindingCode)
def test_a_finding_says_what_is_so_and_what_to_do_next(code: FindingCode) -> None:
    what, advice = said_finding(found(code, reason="wrong-type", meant=""), Words())

    assert what.endswith((".", "…"))
    assert advice
    assert "{permission" not in what + advice


def test_the_steps_name_every_command_of_stripes_guide() -> None:
    steps = "\n".join(STEPS)

    for command in (
        "stripe apps create NAME --template restricted-api-key-app",
        "stripe apps set api-access-type restricted_api_key",
        "stripe apps grant permission",
        "stripe apps upload",
    ):
        assert command in steps
    assert "final" in steps
