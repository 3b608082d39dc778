import pytest

import dev
from tests.support.examples import examples


@pytest.fixture(autouse=True)
def at_a_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("CI", dev.FEW_EXAMPLES):
        monkeypatch.delenv(variable, raising=False)


def test_at_a_desk_a_quarter_is_tried() -> None:
    assert examples(100) == 25


def test_the_quick_part_tries_a_few_and_never_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(dev.FEW_EXAMPLES, "1")

    assert examples(100) == 8
    assert examples(3) == 1


def test_the_build_server_tries_all_whatever_else_is_wished(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv(dev.FEW_EXAMPLES, "1")

    assert examples(100) == 100
