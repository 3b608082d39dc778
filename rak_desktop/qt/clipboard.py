"""The system's clipboard, used as a guest would."""

from PySide6.QtGui import QClipboard, QGuiApplication

from rak_desktop.core.key import RestrictedKey


class QtClipboard:
    """Implements ports/clipboard. On X11 the marked text (the primary selection) is a second clipboard."""

    def put(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    def clear_if_holds(self, fingerprint: str) -> bool:
        clipboard = QGuiApplication.clipboard()
        modes = [QClipboard.Mode.Clipboard]
        if clipboard.supportsSelection():
            modes.append(QClipboard.Mode.Selection)
        holding = [mode for mode in modes if _holds(clipboard.text(mode), fingerprint)]
        for mode in holding:
            clipboard.clear(mode)
        return bool(holding)


def _holds(text: str, fingerprint: str) -> bool:
    """Read as a paste is, since the key may have been copied together with words around it."""
    from rak_desktop.core.key_reading import read_paste  # when a key was stored; the first window does without

    key = read_paste(text).key
    return isinstance(key, RestrictedKey) and key.fingerprint == fingerprint
