"""SecondStart: what a second start of the program asks of the window that is open already, as one line of JSON.

    {"version": 1, "app": "…", "account": "…", "mode": "live", "code": "RAK-STR-31", "profile": "…", "file": "…",
     "story": "…", "activation": "…"}

Everything but the version may be missing; without the rest it means no more than: come to the front. What a newer
version adds is passed over. No key ever travels here: a text that looks like a secret is left out, on both ends.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rak_desktop.core.codes import Code
from rak_desktop.core.mode import Mode
from rak_desktop.core.redaction import holds_secret
from rak_desktop.core.values import dataclass

if TYPE_CHECKING:
    from rak_desktop.core.connection import Selector

VERSION = 1
MOST_BYTES = 4096
ACTIVATION = "XDG_ACTIVATION_TOKEN"
"""In the environment: the desktop's leave to take the keyboard."""

_LONGEST = 1024


@dataclass(frozen=True)
class SecondStart:
    """`selector` and `code` are what is to be mended, `file` a vendor's file to look at.

    `profile` is an app to connect: its id, or the whole path of its folder or manifest. `story` is what practice shall
    tell, by its name.

    `activation` is the desktop's leave to take the keyboard, which only the second start has.
    """

    selector: Selector | None = None
    code: Code | None = None
    file: str | None = None
    activation: str | None = None
    profile: str | None = None
    story: str | None = None

    def message(self) -> bytes:
        """The line, with its end. One that would be too long says no more than: come to the front."""
        of = self.selector
        which = {"app": of.app_id, "account": of.account_id, "mode": of.mode and of.mode.value} if of else {}
        values = {
            **which,
            "code": self.code.value if self.code else None,
            "profile": self.profile,
            "file": self.file,
            "story": self.story,
            "activation": self.activation,
        }
        told = {name: value for name, value in values.items() if value and not holds_secret(value)}
        line = json.dumps({"version": VERSION, **told}).encode() + b"\n"
        return line if len(line) <= MOST_BYTES else json.dumps({"version": VERSION}).encode() + b"\n"


def read_message(line: bytes) -> SecondStart | None:
    """What was asked; None for what is no message of ours."""
    from rak_desktop.core.connection import Selector

    try:
        values = json.loads(line[:MOST_BYTES])
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or values.get("version") != VERSION:
        return None
    text = {name: value for name, value in values.items() if _is_fit(value)}
    mode = next((mode for mode in Mode if mode.value == text.get("mode")), None)
    code = next((code for code in Code if code.value == text.get("code")), None)
    selector = Selector(text.get("app"), text.get("account"), mode)
    return SecondStart(
        selector=selector if selector != Selector() or code else None,
        code=code,
        file=text.get("file"),
        activation=text.get("activation"),
        profile=text.get("profile"),
        story=text.get("story"),
    )


def _is_fit(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST and not holds_secret(value)
