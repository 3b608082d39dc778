"""PublishableKey: the `pk_` key beside the restricted one. Not a secret: web pages carry it."""

import re

from rak_desktop.core.mode import Mode
from rak_desktop.core.values import dataclass

_SHAPE = re.compile(r"pk_(live|test)_[A-Za-z0-9_-]{10,300}")


@dataclass(frozen=True)
class PublishableKey:
    """Raises ValueError when the text is not shaped like a publishable key."""

    text: str

    def __post_init__(self) -> None:
        if _SHAPE.fullmatch(self.text) is None:
            raise ValueError("this text is not shaped like a publishable key")

    @property
    def mode(self) -> Mode:
        """Live or test, by its name."""
        return Mode(self.text.split("_")[1])
