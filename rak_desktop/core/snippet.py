"""Snippet: a ready-made piece of a program that asks for a key, with the ids of one connection filled in."""

import re
from dataclasses import replace

from rak_desktop.core.connection import Connection
from rak_desktop.core.names import PLAIN_PROGRAM, PROGRAM
from rak_desktop.core.values import dataclass

_HARMLESS = re.compile(r"[A-Za-z0-9._/-]+")


@dataclass(frozen=True)
class Snippet:
    """`uses_helper`: asks our command, which never makes the system ask; else it reads the keychain itself."""

    name: str
    text: str
    uses_helper: bool

    def for_connection(self, connection: Connection) -> "Snippet":
        """What can be copied as it is. A value that would mean something to a language is left as a gap."""
        values = {
            "app_id": connection.id.app_id,
            "account_id": connection.id.account_id,
            "mode": connection.id.mode.value,
            "service": connection.slot.service,
        }
        text = self.text.replace(PLAIN_PROGRAM, PROGRAM)  # a vendor's program calls its commands by its own name
        for name, value in values.items():
            if _HARMLESS.fullmatch(value):
                text = text.replace("{{" + name + "}}", value)
        return replace(self, text=text)
