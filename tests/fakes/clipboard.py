"""A clipboard in memory."""

from rak_desktop.core.key import fingerprint_of


class MemoryClipboard:
    """Implements ports/clipboard."""

    def __init__(self, text: str = "") -> None:
        self.text = text

    def put(self, text: str) -> None:
        self.text = text

    def clear_if_holds(self, fingerprint: str) -> bool:
        if fingerprint_of(self.text) != fingerprint:
            return False
        self.text = ""
        return True
