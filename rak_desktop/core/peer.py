"""Peer: whom this program is talking to, and which keys may be shown to whom."""

from enum import Enum

from rak_desktop.core.codes import Code
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode


class Peer(Enum):
    """STAND_IN is somebody's own local server in Stripe's place; PRACTICE is ours, with its own keys and book."""

    STRIPE = "stripe"
    STAND_IN = "stand-in"
    PRACTICE = "practice"

    @property
    def keychain_prefix(self) -> str:
        """The first part of the keychain address: practice never touches a real address."""
        return "rak-desktop-practice" if self is Peer.PRACTICE else "rak-desktop"

    def objection_to(self, key: RestrictedKey) -> Code | None:
        """Why this key must not be sent to this peer, or None when it may be."""
        if key.is_practice and self is not Peer.PRACTICE:
            return Code.PRACTICE_KEY
        if not key.is_practice and self is Peer.PRACTICE:
            return Code.REAL_KEY_IN_PRACTICE
        if key.mode is Mode.LIVE and self is Peer.STAND_IN:
            return Code.LIVE_KEY_AT_STAND_IN
        return None
