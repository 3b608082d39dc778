"""An administrator in memory."""

from collections.abc import Mapping
from typing import Any

from rak_desktop.core.policy import Policy, Statement, policy_of


class FixedPolicy:
    """Implements ports/policy_source: `FixedPolicy(live_allowed=False)` locks, `defaults` only begins with it."""

    def __init__(self, *, defaults: Mapping[str, object] | None = None, **locked: Any) -> None:
        self._statements = [
            *(Statement(item, value, locked=False, place="administrator") for item, value in (defaults or {}).items()),
            *(Statement(item, value, locked=True, place="administrator") for item, value in locked.items()),
        ]

    def read(self) -> Policy:
        return policy_of(self._statements)
