"""Every code has words, every word a code, and whoever names a trouble gives the facts that its words need."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pytest

from rak_desktop.core import errors
from rak_desktop.core.codes import Code
from rak_desktop.wording.sentences import SENTENCES, VARIANTS, Sentences

PROGRAM = Path(__file__).parents[2] / "rak_desktop"

NAMES_A_TROUBLE = {"Trouble"} | {
    name for name, what in vars(errors).items() if isinstance(what, type) and issubclass(what, errors.RakError)
}
KNOWN_EVERYWHERE = {"app", "keychain", "missing"}
"""What `words_for` knows without being told."""


# ── codes ────────────────────────────────────────────────────────────────────────────────────────────


def test_every_code_has_words_and_every_word_a_code() -> None:
    assert set(SENTENCES) == set(Code)


def test_no_two_codes_share_a_number() -> None:
    """The help number at the foot of a screen has no room for the family."""
    numbers = [code.number for code in Code]

    assert len(set(numbers)) == len(numbers)


def test_every_code_is_written_as_it_is_read_out() -> None:
    assert [code for code in Code if not re.fullmatch(r"RAK-[A-Z]{3}-\d\d\d?", code)] == []


# ── facts ────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Site:
    """One place in the program that names a trouble, with the facts it gives there.

    A fact whose value is written out may choose other words; `facts` then has it, else None.
    """

    where: str
    code: Code
    facts: dict[str, object]
    gives_more: bool


def sites() -> Iterator[Site]:
    """Every `SomeError(Code.X, fact=…)` and `Trouble(Code.X, {"fact": …})` whose code is written out."""
    for file in PROGRAM.rglob("*.py"):
        text = file.read_text("utf-8")
        for node in ast.walk(ast.parse(text)) if "Code." in text else ():
            if isinstance(node, ast.Call) and (code := code_named_by(node)):
                where = f"{file.relative_to(PROGRAM)}:{node.lineno}"
                yield Site(where, code, *facts_given_by(node))


def code_named_by(call: ast.Call) -> Code | None:
    """The code of a call that makes a trouble, unless it is only known when the program runs."""
    match call:
        case ast.Call(func=ast.Name(id=name), args=[ast.Attribute(value=ast.Name(id="Code"), attr=attribute), *_]):
            return Code[attribute] if name in NAMES_A_TROUBLE else None
        case _:
            return None


def facts_given_by(call: ast.Call) -> tuple[dict[str, object], bool]:
    """The facts by name, and whether there may be more that cannot be seen here."""
    facts = {word.arg: literal(word.value) for word in call.keywords if word.arg}
    unseen = any(word.arg is None for word in call.keywords)
    for given in call.args[1:]:
        if isinstance(given, ast.Dict):
            pairs = zip(given.keys, given.values, strict=True)
            facts |= {str(literal(key)): literal(value) for key, value in pairs if key is not None}
        else:
            unseen = True
    return facts, unseen


def literal(node: ast.expr) -> object:
    return node.value if isinstance(node, ast.Constant) else None


def needed_by(sentences: Sentences) -> set[str]:
    """The placeholders in these sentences that somebody has to fill."""
    names = {name for sentence in sentences for _, name, _, _ in Formatter().parse(sentence) if name is not None}
    return names - KNOWN_EVERYWHERE


def words_chosen_at(site: Site) -> Sentences:
    for (code, fact, value), sentences in VARIANTS.items():
        if code is site.code and fact in site.facts and site.facts[fact] == value:
            return sentences
    return SENTENCES[site.code]


@pytest.fixture(scope="module")
def found() -> tuple[Site, ...]:
    return tuple(sites())


def test_the_places_that_name_troubles_are_found(found: tuple[Site, ...]) -> None:
    assert len(found) > 40
    assert {site.code.family for site in found} >= {"RAK-KEY", "RAK-STR", "RAK-NET", "RAK-KCN", "RAK-CON", "RAK-PRO"}


def test_whoever_names_a_trouble_gives_the_facts_that_its_words_need(found: tuple[Site, ...]) -> None:
    lacking = {
        site.where: (site.code.name, needed_by(words_chosen_at(site)) - set(site.facts))
        for site in found
        if not site.gives_more and not needed_by(words_chosen_at(site)) <= set(site.facts)
    }

    assert lacking == {}


def test_a_fact_that_chooses_other_words_is_one_that_somebody_gives() -> None:
    """Words for a fact that nobody ever states are words that nobody ever reads."""
    stated = {text for file in PROGRAM.rglob("*.py") if "wording" not in file.parts for text in texts_in(file)}

    assert {(fact, value) for _, fact, value in VARIANTS if fact not in stated} == set()
    assert {value for _, _, value in VARIANTS if isinstance(value, str) and value not in stated} == set()


def texts_in(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg


def test_every_placeholder_has_a_plain_name() -> None:
    for sentences in (*SENTENCES.values(), *VARIANTS.values()):
        for sentence in sentences:
            for _, name, form, conversion in Formatter().parse(sentence):
                assert name is None or (name.isidentifier() and not form and not conversion)
