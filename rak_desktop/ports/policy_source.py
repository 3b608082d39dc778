"""PolicySource: what the administrator of this computer decided."""

from typing import Protocol

from rak_desktop.core.policy import Policy


class PolicySource(Protocol):
    """Looks only at places that an ordinary person cannot write to, whatever the environment says."""

    def read(self) -> Policy:
        """The policy; an empty one where nobody decided anything. Never raises: what is odd is in it."""
