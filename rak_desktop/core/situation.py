"""Situation: where somebody stands, as far as a support code tells it. Nothing personal, nothing secret.

Every field is a small number, or a word out of a short list (`support_code_format`): no text of any person fits in.
"""

from collections.abc import Mapping
from dataclasses import replace

from rak_desktop.core.checkup import FindingCode
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Fact, Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.support_code_format import NO_SCREEN, KeychainProduct, Network, System, brand_of
from rak_desktop.core.values import dataclass

_TOLD_BY_TROUBLE = {
    Code.OFFLINE: Network.OFFLINE,
    Code.NAME_NOT_FOUND: Network.OFFLINE,
    Code.WEB_PAGE_INSTEAD: Network.SIGN_IN_PAGE,
    Code.REDIRECTED_ELSEWHERE: Network.SIGN_IN_PAGE,
    Code.PROXY_TROUBLE: Network.PROXY,
    Code.PROXY_WANTS_LOGIN: Network.PROXY,
    Code.CERTIFICATE_WRONG: Network.INSPECTED,
    Code.READING_ALONG: Network.INSPECTED,
    Code.CA_FILE_UNUSABLE: Network.OWN_CERTIFICATES,
}


@dataclass(frozen=True)
class Here:
    """What stays the same while the program runs: the program, the computer, the language."""

    version: tuple[int, int] = (0, 0)
    system: System = System.OTHER
    keychain: KeychainProduct = KeychainProduct.UNKNOWN
    network: Network = Network.UNKNOWN
    language: str = ""


@dataclass(frozen=True)
class Situation:
    """`screen` and `trouble` are the two parts of the help number; 0 is none. `missing` counts permissions.

    `mode` is None where none was chosen, and in practice, where it makes no difference. `brand` stands for the
    Stripe App that is connected, see `brand_of`.
    """

    here: Here = Here()
    screen: int = NO_SCREEN
    trouble: int = 0
    mode: Mode | None = None
    practice: bool = False
    missing: int = 0
    brand: int = 0

    @property
    def code(self) -> Code | FindingCode | None:
        """The trouble by its code; None when there is none, or when it is one of a later version."""
        return next((code for code in (*Code, *FindingCode) if code.number == self.trouble), None)


NOWHERE = Situation()


def situation_at(
    screen: int,
    trouble: Trouble | None,
    *,
    app_id: str = "",
    mode: Mode | None = None,
    peer: Peer = Peer.STRIPE,
    keychain: str = "",
) -> Situation:
    """The situation on this screen with this trouble, as far as a screen knows it. `keychain` is its name.

    App and mode that a screen does not know may be known to the trouble.
    """
    facts = trouble.facts if trouble else {}
    return Situation(
        Here(keychain=_keychain(trouble, keychain or str(facts.get("keychain", ""))), network=_network(trouble)),
        screen,
        trouble.code.number if trouble else 0,
        mode or _mode(facts),
        practice=peer is Peer.PRACTICE,
        missing=_missing(facts),
        brand=brand_of(app) if (app := app_id or str(facts.get("app_id", ""))) else 0,
    )


def seen_from(here: Here, situation: Situation) -> Situation:
    """The same with what the program knows of this computer. What the screen found out goes before it."""
    found = situation.here
    keychain = here.keychain if found.keychain is KeychainProduct.UNKNOWN else found.keychain
    network = here.network if found.network is Network.UNKNOWN else found.network
    return replace(situation, here=replace(here, keychain=keychain, network=network))


def _keychain(trouble: Trouble | None, name: str) -> KeychainProduct:
    if trouble and trouble.code is Code.KEYCHAIN_ABSENT:
        return KeychainProduct.NONE
    return KeychainProduct.called(name)


def _mode(facts: Mapping[str, Fact]) -> Mode | None:
    return next((mode for mode in Mode if mode.value == facts.get("mode")), None)


def _network(trouble: Trouble | None) -> Network:
    return _TOLD_BY_TROUBLE.get(trouble.code, Network.UNKNOWN) if trouble else Network.UNKNOWN


def _missing(facts: Mapping[str, Fact]) -> int:
    count = facts.get("count", 0) if "permissions" in facts else 0
    return count if isinstance(count, int) else 0
