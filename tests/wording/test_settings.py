import ast
from pathlib import Path

import pytest

from rak_desktop.core.policy import NO_POLICY, Source, Statement, merge, policy_of
from rak_desktop.core.settings import Chosen, Oddity, Settings, Theme
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.settings import ITEMS, REASONS, SOURCES, said_oddity, said_settings

PROGRAM = Path(__file__).parents[2] / "rak_desktop"
THAT_FIND_ODDITIES = ("core/settings.py", "core/policy.py", "adapters/settings_store.py", "adapters/policy_*.py")


def test_every_item_every_source_and_every_value_of_ours_has_words() -> None:
    said = said_settings(merge(NO_POLICY, Chosen()), Words())

    assert [each.item for each in said] == list(ITEMS) == list(vars(Settings()))
    assert set(SOURCES) == set(Source)
    assert {each.item: each.value for each in said} == {
        "language": "as the system",
        "theme": "as the system",
        "ca_file": "none",
        "proxy": "as the system",
        "health_checks": "yes",
        "modes": "real payments (live), trying out (test)",
        "live_allowed": "allowed",
        "keychains": "Secret Service, macOS Keychain, Windows Credential Manager",
        "profile": "any",
        "support_contact": "the app’s maker",
    }


def test_an_item_says_who_decided_it_and_where() -> None:
    policy = policy_of([Statement("live_allowed", False, locked=True, place="/etc/rak-desktop/policy.toml")])
    said = {each.item: each for each in said_settings(merge(policy, Chosen(theme=Theme.DARK), "mine"), Words())}

    live, theme = said["live_allowed"], said["theme"]
    assert (live.value, live.place, live.locked) == ("not allowed", "/etc/rak-desktop/policy.toml", True)
    assert (theme.value, theme.source, theme.place, theme.locked) == ("dark", "you chose it", "mine", False)


def test_what_an_unreadable_policy_may_have_decided_is_not_called_allowed() -> None:
    damaged = Oddity("/etc/rak-desktop/policy.toml", "", "damaged")
    said = {each.item: each for each in said_settings(merge(policy_of([], [damaged]), Chosen()), Words())}

    live = said["live_allowed"]
    assert (live.value, live.source, live.place) == ("not known", "what was decided cannot be read", damaged.place)


def test_what_an_unreadable_policy_may_have_decided_is_not_called_unchanged() -> None:
    damaged = Oddity("/etc/rak-desktop/policy.toml", "", "damaged")
    said = {each.item: each for each in said_settings(merge(policy_of([], [damaged]), Chosen()), Words())}

    for item, holds in (("proxy", "as the system"), ("ca_file", "none"), ("support_contact", "the app’s maker")):
        assert (said[item].value, said[item].source) == (holds, "what was decided cannot be read")
        assert said[item].place == damaged.place


def test_where_nothing_is_left_to_connect_this_is_said() -> None:
    policy = policy_of(
        [Statement(item, value, True, "x") for item, value in (("modes", ["live"]), ("live_allowed", 0))]
    )
    said = {each.item: each.value for each in said_settings(merge(policy, Chosen()), Words())}

    assert said["modes"] == "nothing"


def reasons_named_in(file: Path) -> set[str]:
    """Texts that look like a reason where an oddity is made or a value refused."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Oddity", "Unusable"):
            found |= {each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and each.value}
    return {text for text in found if isinstance(text, str) and text.replace("-", "").isalpha()}


def test_every_reason_that_is_given_has_a_sentence() -> None:
    given = {
        reason for place in THAT_FIND_ODDITIES for file in PROGRAM.glob(place) for reason in reasons_named_in(file)
    }

    assert len(given) > 8
    assert given <= set(REASONS)


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_names_the_item_and_is_a_sentence(reason: str) -> None:
    said = said_oddity(Oddity("/etc/rak-desktop/policy.toml", "modes", reason), Words())

    assert said.endswith(".")
    assert "{" not in said
