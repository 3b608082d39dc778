"""Who may take the secret out of a key: three places, each once."""

import ast
from collections import Counter
from pathlib import Path

PROGRAM = Path(__file__).parents[2] / "rak_desktop"


def mentions(name: str) -> Counter[str]:
    """How often each file reads an attribute of this name, directly or by a text that finds it."""
    found: Counter[str] = Counter()
    for file in PROGRAM.rglob("*.py"):
        mentioned = sum(_is_mention(node, name) for node in ast.walk(ast.parse(file.read_text("utf-8"))))
        if mentioned:
            found[file.relative_to(PROGRAM).as_posix()] = mentioned
    return found


def _is_mention(node: ast.AST, name: str) -> bool:
    match node:
        case ast.Attribute(attr=attribute):
            return attribute == name
        case ast.Call(func=ast.Name(id="getattr" | "attrgetter" | "methodcaller"), args=arguments):
            return any(isinstance(each, ast.Constant) and each.value == name for each in arguments)
        case _:
            return False


def test_stripe_the_keychain_and_handing_out_are_the_only_ones_that_reveal_a_key() -> None:
    assert mentions("reveal") == {
        "adapters/stripe_gateway.py": 1,
        "adapters/os_keychain.py": 1,
        "cli/handing_out.py": 1,
    }


def test_nobody_reaches_around_reveal() -> None:
    """Only the key itself knows where its secret is; the window's field has a secret of its own."""
    assert set(mentions("_secret")) == {"core/key.py", "qt/widgets/secret_edit.py"}
