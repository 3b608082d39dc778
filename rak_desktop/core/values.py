"""dataclass: Python's own, for the many small values that a window needs before it can be seen.

Python's own compiles seven methods for every class: 0.7 ms on Python 3.11, and for two hundred classes longer than Qt
itself takes to start. Here the classes share methods that are there already. Only frozen ones, with fields that all go
into `__init__` by their place. Type checkers see `dataclasses.dataclass` itself, and `fields`, `replace` and `match`
find no difference; `tests/core/test_values` holds both side by side.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["dataclass"]

T = TypeVar("T")


class _Layout:
    """What the shared methods have to know of one class."""

    def __init__(self, cls: type, fields: tuple[dataclasses.Field[Any], ...]) -> None:
        absent = dataclasses.MISSING
        self.names = tuple([field.name for field in fields])
        self.known = set(self.names)
        self.defaults = {field.name: field.default for field in fields if field.default is not absent}
        self.factories = [
            (field.name, field.default_factory) for field in fields if field.default_factory is not absent
        ]
        compared = [field.name for field in fields if field.compare]
        self.check: Callable[[object], None] | None = getattr(cls, "__post_init__", None)
        self.compared: Callable[[object], object] = attrgetter(*compared) if compared else lambda _: ()


def _init(self: Any, *given: object, **named: object) -> None:
    layout: _Layout = self.__layout__
    names = layout.names
    values: dict[str, object] = self.__dict__
    values.update(layout.defaults)
    values.update(zip(names, given))  # noqa: B905 - too many are told below
    values.update(named)
    for name, make in layout.factories:
        if name not in values:
            values[name] = make()
    twice = named and not named.keys().isdisjoint(names[: len(given)])
    if twice or len(given) > len(names) or values.keys() != layout.known:
        raise TypeError(f"{type(self).__name__} takes {', '.join(names) or 'nothing'}, each once")
    if layout.check is not None:
        layout.check(self)


def _repr(self: Any) -> str:
    shown = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({shown})"


def _eq(self: Any, other: Any) -> object:
    if type(other) is not type(self):
        return NotImplemented
    compared: Callable[[object], object] = self.__layout__.compared
    return compared(self) == compared(other)


def _hash(self: Any) -> int:
    return hash(self.__layout__.compared(self))


def _refuse(self: object, name: str, _: object = None) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot change {name!r} of {type(self).__name__}")


_SHARED = {"__init__": _init, "__repr__": _repr, "__eq__": _eq, "__hash__": _hash}


def _shared(cls: type[T]) -> type[T]:
    own = set(vars(cls))
    cls.__doc__ = cls.__doc__ or cls.__name__  # else one is made of the signature, which takes as long as all the rest
    dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
    fields = dataclasses.fields(cls)  # type: ignore[arg-type]
    if len(cls.__match_args__) != len(fields):  # type: ignore[attr-defined]
        raise TypeError(f"{cls.__name__} has fields that do not go into __init__ by their place")
    cls.__layout__ = _Layout(cls, fields)  # type: ignore[attr-defined]
    methods = {name: method for name, method in _SHARED.items() if name not in own}
    for name, value in (methods | {"__setattr__": _refuse, "__delattr__": _refuse}).items():
        setattr(cls, name, value)
    return cls


if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool) -> Callable[[type[T]], type[T]]:
        """A frozen dataclass whose methods are shared."""
        if not frozen:
            raise TypeError("values do not change")
        return _shared
