"""Desktop: what the person's own desktop does for us."""

from typing import Protocol


class Desktop(Protocol):
    """Asks, and does not wait to see whether anything happened. Never raises."""

    def show_file(self, path: str) -> None:
        """Shows this file in its folder."""

    def write_mail(self, address: str, subject: str, text: str) -> None:
        """Opens a new e-mail in the person's own program. Nothing is sent, and no file is attached."""
