"""Clipboard: used as a guest would."""

from typing import Protocol


class Clipboard(Protocol):
    """Called on the UI thread."""

    def put(self, text: str) -> None:
        """Copies a text that is not secret: an address, a message, a code."""

    def clear_if_holds(self, fingerprint: str) -> bool:
        """Empties it only if it still holds the key of this fingerprint; True when it did."""
