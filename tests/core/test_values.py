"""The dataclass of this program and Python's own, side by side: what one does, the other does."""

import copy
import dataclasses
import pickle
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from rak_desktop.core.values import dataclass as ours


def classes(dataclass: Callable[..., Any]) -> tuple[type[Any], type[Any], type[Any]]:
    @dataclass(frozen=True)
    class Nothing:
        pass

    @dataclass(frozen=True)
    class Shop:
        name: str
        mode: str = "live"
        hidden: str = dataclasses.field(default="h", repr=False)
        passed_over: int = dataclasses.field(default=0, compare=False)
        facts: Mapping[str, int] = dataclasses.field(default_factory=dict, compare=False)

        def __post_init__(self) -> None:
            if not self.name:
                raise ValueError("a shop has a name")

        @property
        def shout(self) -> str:
            return self.name.upper()

    @dataclass(frozen=True)
    class Branch(Shop):
        town: str = "Oslo"

        def __repr__(self) -> str:
            return f"<{self.name}>"

    return Nothing, Shop, Branch


BOTH = pytest.mark.parametrize("dataclass", [dataclasses.dataclass, ours], ids=["python's", "ours"])


@BOTH
def test_a_value_takes_its_fields_by_place_or_by_name(dataclass: Callable[..., Any]) -> None:
    nothing, shop, branch = classes(dataclass)

    assert repr(nothing()).endswith("Nothing()")
    assert shop("Fjord") == shop(name="Fjord", mode="live") == shop("Fjord", "live", "h", 5)
    assert vars(branch("Fjord", town="Bergen")) == {
        "name": "Fjord",
        "mode": "live",
        "hidden": "h",
        "passed_over": 0,
        "facts": {},
        "town": "Bergen",
    }
    assert shop("Fjord").shout == "FJORD"


@BOTH
@pytest.mark.parametrize(
    ("given", "named"),
    [
        ((), {}),
        (("a", "b", "c", 1, {}, "too many"), {}),
        (("a",), {"name": "twice"}),
        ((), {"nam": "misspelt"}),
        (("a",), {"unknown": 1}),
        ((), {"unknown": 1, "mode": "test"}),
    ],
)
def test_what_does_not_fit_is_refused(
    dataclass: Callable[..., Any], given: tuple[object, ...], named: dict[str, object]
) -> None:
    with pytest.raises(TypeError):
        classes(dataclass)[1](*given, **named)


@BOTH
def test_a_value_looks_after_itself(dataclass: Callable[..., Any]) -> None:
    with pytest.raises(ValueError, match="a shop has a name"):
        classes(dataclass)[1]("")


@BOTH
def test_nothing_of_a_value_changes(dataclass: Callable[..., Any]) -> None:
    value = classes(dataclass)[1]("Fjord")

    with pytest.raises(dataclasses.FrozenInstanceError):
        value.name = "Other"
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.new = 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        del value.name
    assert value.name == "Fjord"


@BOTH
def test_values_are_equal_when_their_compared_fields_and_their_class_are(dataclass: Callable[..., Any]) -> None:
    nothing, shop, branch = classes(dataclass)

    assert shop("Fjord", facts={"a": 1}) == shop("Fjord", passed_over=3)
    assert hash(shop("Fjord", facts={"a": 1})) == hash(shop("Fjord", passed_over=3))
    assert shop("Fjord") != shop("Fjord", hidden="other")
    assert shop("Fjord") != branch("Fjord")
    assert nothing() == nothing() != shop("Fjord")
    assert shop("Fjord") != "Fjord"


@BOTH
def test_a_value_shows_its_fields_but_not_the_hidden_ones_unless_it_shows_itself(dataclass: Callable[..., Any]) -> None:
    _, shop, branch = classes(dataclass)

    assert repr(shop("Fjord")).endswith("Shop(name='Fjord', mode='live', passed_over=0, facts={})")
    assert repr(branch("Fjord")) == "<Fjord>"


@BOTH
def test_python_s_tools_for_dataclasses_work(dataclass: Callable[..., Any]) -> None:
    _, shop, _ = classes(dataclass)
    value = shop("Fjord", facts={"a": 1})

    tools: Any = dataclasses  # which to their own types are for classes that are known

    assert tools.is_dataclass(value)
    assert [field.name for field in tools.fields(value)] == ["name", "mode", "hidden", "passed_over", "facts"]
    assert tools.replace(value, mode="test") == shop("Fjord", "test")
    assert tools.replace(value).facts == {"a": 1}
    assert tools.asdict(value)["name"] == "Fjord"
    assert copy.copy(value) == value == copy.deepcopy(value)
    match value:
        case shop(name, mode):
            assert (name, mode) == ("Fjord", "live")
        case _:
            pytest.fail("not matched")


@ours(frozen=True)
class Kept:
    """A value that can be found by its name."""

    name: str


def test_a_value_survives_another_process() -> None:
    assert pickle.loads(pickle.dumps(Kept("Fjord"))) == Kept("Fjord")
    assert Kept.__doc__ == "A value that can be found by its name."


def test_only_frozen_values_with_fields_in_their_places() -> None:
    with pytest.raises(TypeError, match="do not change"):
        ours(frozen=False)
    with pytest.raises(TypeError, match="by their place"):

        @ours(frozen=True)
        class Odd:
            late: str = dataclasses.field(default="", init=False)


def test_two_values_never_share_what_was_made_for_one() -> None:
    _, shop, _ = classes(ours)

    assert shop("a").facts is not shop("b").facts
