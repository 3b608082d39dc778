"""A keychain in memory, honest about what it holds, that can be made to fail at a chosen point."""

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import KeychainSlot
from rak_desktop.core.errors import KeychainError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.ports.keychain import KeychainFacts


class MemoryKeychain:
    """Implements ports/keychain.

    `trouble` makes every call fail with that code, as a keychain does that is locked or away.
    While it is `locked`, reading says so and writing makes it ask; `person_opens` is what its person does then, and
    `asked` how often that was.
    `fail_at` makes one kind of call at one address fail: `fail_at["save", slot] = Code.KEYCHAIN_DENIED`.
    `strange` are addresses that hold something which is not a restricted key.
    `history` is every call, in order.
    """

    def __init__(self, name: str = "a keychain in memory", trouble: Code | None = None) -> None:
        self.name = name
        self.trouble = trouble
        self.locked = False
        self.person_opens = True
        self.asked = 0
        self.fail_at: dict[tuple[str, KeychainSlot], Code] = {}
        self.strange: set[KeychainSlot] = set()
        self.history: list[tuple[str, KeychainSlot]] = []
        self._keys: dict[KeychainSlot, RestrictedKey] = {}

    def slots(self) -> set[KeychainSlot]:
        """Every address that holds a key."""
        return set(self._keys)

    def services(self) -> tuple[str, ...]:
        """Implements ports/key_finder."""
        if self.trouble not in (None, Code.KEYCHAIN_LOCKED):
            raise KeychainError(self.trouble)
        return tuple(sorted(slot.service for slot in self._keys))

    def describe(self) -> KeychainFacts:
        if self.trouble not in (None, Code.KEYCHAIN_LOCKED):
            raise KeychainError(self.trouble)
        return KeychainFacts(self.name, locked=self.locked or self.trouble is Code.KEYCHAIN_LOCKED)

    def load(self, slot: KeychainSlot) -> RestrictedKey:
        self._meet("load", slot)
        if slot in self.strange:
            raise KeychainError(Code.KEYCHAIN_VALUE_CHANGED)
        if slot not in self._keys:
            raise KeychainError(Code.KEYCHAIN_ITEM_GONE)
        return self._keys[slot]

    def save(self, slot: KeychainSlot, key: RestrictedKey) -> None:
        self._meet("save", slot)
        self.strange.discard(slot)
        self._keys[slot] = key

    def forget(self, slot: KeychainSlot) -> None:
        self._meet("forget", slot)
        self.strange.discard(slot)
        self._keys.pop(slot, None)

    def _meet(self, action: str, slot: KeychainSlot) -> None:
        self.history.append((action, slot))
        trouble = self.trouble or self.fail_at.get((action, slot))
        if trouble:
            raise KeychainError(trouble)
        if self.locked:
            self._ask(action)

    def _ask(self, action: str) -> None:
        if action == "load":
            raise KeychainError(Code.KEYCHAIN_LOCKED)
        self.asked += 1
        if not self.person_opens:
            raise KeychainError(Code.KEYCHAIN_DENIED)
        self.locked = False
