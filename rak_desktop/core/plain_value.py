"""PlainValue: what a frozen dataclass is, for the few values with which `key` says what is wrong.

Other programs wait for that, too, and to load `dataclasses` takes as long as to start Python. All others use
`core/values`, where the constructor need not be written.
"""

TYPE_CHECKING = False  # to import it from typing takes longer than to make such a value
if TYPE_CHECKING:
    from typing import NoReturn


class PlainValue:
    """Its values are put into `vars(self)` by its constructor, and do not change from then on."""

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other) == vars(self)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"{type(self).__qualname__}({shown})"

    def __setattr__(self, name: str, value: object) -> "NoReturn":
        raise AttributeError(f"cannot change {name!r} of {type(self).__name__}")

    def __delattr__(self, name: str) -> "NoReturn":
        raise AttributeError(f"cannot take {name!r} from {type(self).__name__}")
