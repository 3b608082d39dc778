"""Who may take the secret out of a key: three places, each once."""

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[2] / "rak_desktop"


@pytest.fixture(scope="module")
def mentions() -> dict[object, Counter[str]]:
    """For each attribute how often each file reads it, directly or by a text that finds it."""
    found: defaultdict[object, Counter[str]] = defaultdict(Counter)
    for file in PROGRAM.rglob("*.py"):
        place = file.relative_to(PROGRAM).as_posix()
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Attribute | ast.Call):
                for name in set(_mentioned_by(node)):
                    found[name][place] += 1
    return found


def _mentioned_by(node: ast.AST) -> Iterator[object]:
    match node:
        case ast.Attribute(attr=attribute):
            yield attribute
        case ast.Call(func=ast.Name(id="getattr" | "attrgetter" | "methodcaller"), args=arguments):
            yield from (each.value for each in arguments if isinstance(each, ast.Constant))


def test_stripe_the_keychain_and_handing_out_are_the_only_ones_that_reveal_a_key(
    mentions: dict[object, Counter[str]],
) -> None:
    assert mentions["reveal"] == {
        "adapters/stripe_gateway.py": 1,
        "adapters/os_keychain.py": 1,
        "cli/handing_out.py": 1,
    }


def test_nobody_reaches_around_reveal(mentions: dict[object, Counter[str]]) -> None:
    """Only the key itself knows where its secret is; the window's field has a secret of its own."""
    assert set(mentions["_secret"]) == {"core/key.py", "qt/widgets/secret_edit.py"}
