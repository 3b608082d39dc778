"""What a start of the window is for. Loaded before the first window: values, and nothing that makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rak_desktop.core.codes import Code
from rak_desktop.core.values import dataclass

if TYPE_CHECKING:
    from rak_desktop.core.connection import Selector
    from rak_desktop.core.profile import AppProfile


@dataclass(frozen=True)
class Repair:
    """What another program asks to have mended: which connection, and the trouble it met."""

    selector: Selector
    code: Code | None = None

    @property
    def names_a_connection(self) -> bool:
        """Without app and account it may as well be about a command line.

        And a key that was refused may have been meant for another shop of the same app.
        """
        return bool(self.selector.account_id or (self.selector.app_id and not self._is_about_a_new_key))

    @property
    def reported(self) -> Code | None:
        """The trouble, where it can be one that a kept key has until a check knows better."""
        if self.code is None or self._is_about_a_new_key or self.code.family in _NEVER_ABOUT_A_KEY:
            return None
        return self.code

    @property
    def _is_about_a_new_key(self) -> bool:
        code = self.code
        return code is not None and (code.family == _WHAT_WAS_PASTED or code in _ONLY_OF_NEW_KEYS)


# A key that met one of these was never kept. That a kept one is of another account, its own check finds again.
_WHAT_WAS_PASTED = Code.NOTHING_PASTED.family
_ONLY_OF_NEW_KEYS = (Code.OTHER_ACCOUNT, Code.ALREADY_CONNECTED)

# The command line, and our own files.
_NEVER_ABOUT_A_KEY = (Code.WRONG_USE.family, Code.NO_SUCH_CONNECTION.family)


@dataclass(frozen=True)
class Asked:
    """What a start of the window is for: an app to connect, a vendor's file, or a connection to be mended.

    `story` is what practice shall tell in a window that is open already; one that is opened has its own.
    """

    app: AppProfile | None = None
    file: str | None = None
    repair: Repair | None = None
    story: str | None = None
