"""Policy: what the administrator of this computer decided, and how it is laid over what the person chose.

    locked by the administrator  >  chosen by the person  >  the administrator's default  >  ours

Systems keep it in different places; each adapter reads statements there, and what they mean is decided here.
A value that cannot be used becomes an oddity with its place. Where it was a lock that forbids something, nobody
knows what was meant, so it is told (`broken_lock`) instead of being passed over.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, fields, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import KeychainError, PolicyError
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.mode import Mode
from rak_desktop.core.settings import Chosen, KeychainKind, Oddity, Settings, Theme, Unusable, value_of
from rak_desktop.core.values import dataclass

if TYPE_CHECKING:
    from rak_desktop.core.profile import AppProfile

T = TypeVar("T")

ONLY_LOCKED = ("modes", "live_allowed", "keychains")
"""As a default they would be a limit that anybody may pass, which is none."""

LIMITS = (*ONLY_LOCKED, "profile")
"""Items that forbid something."""


class Source(Enum):
    """Who decided a value."""

    OURS = "ours"
    POLICY_DEFAULT = "policy default"
    PERSON = "person"
    POLICY = "policy"
    UNREADABLE = "unreadable policy"


@dataclass(frozen=True)
class Statement:
    """One value as an administrator wrote it. `place` is where it stands: a file, a registry key."""

    item: str
    written: object
    locked: bool
    place: str


@dataclass(frozen=True)
class Decided:
    """A value that an administrator decided, and where."""

    value: object
    place: str


_NOTHING = Decided("", "")


@dataclass(frozen=True)
class Policy:
    """All that was decided on this computer; defaults and locks apart.

    `lost` are the items that may have been decided where nobody can read it, each with that place.
    """

    locked: Mapping[str, Decided] = field(default_factory=dict)
    defaults: Mapping[str, Decided] = field(default_factory=dict)
    oddities: tuple[Oddity, ...] = ()
    broken_lock: Oddity | None = None
    lost: Mapping[str, str] = field(default_factory=dict)

    def refusal_to_use(self, app_id: str, mode: Mode) -> PolicyError | None:
        """Why a key of this app and mode may not be connected or handed over here, or None."""
        if self.broken_lock:
            return PolicyError(
                Code.POLICY_UNREADABLE,
                place=self.broken_lock.place,
                item=self.broken_lock.item,
                reason=self.broken_lock.reason,
            )
        only = self.locked.get("profile")
        if only and only.value not in ("", app_id):
            return PolicyError(Code.APP_NOT_ALLOWED, app_id=app_id, allowed=str(only.value), place=only.place)
        live = self.locked.get("live_allowed")
        if mode is Mode.LIVE and live and not live.value:
            return PolicyError(Code.MODE_NOT_ALLOWED, mode=mode.value, place=live.place)
        return None

    def refusal_to_connect(self, app_id: str, mode: Mode) -> PolicyError | None:
        """The same for a new connection, for which `modes` counts too. What is connected already goes on working."""
        modes = self.locked.get("modes")
        if modes and mode not in cast("tuple[Mode, ...]", modes.value):
            return PolicyError(Code.MODE_NOT_ALLOWED, mode=mode.value, place=modes.place)
        return self.refusal_to_use(app_id, mode)

    def refusal_of_keychain(self, kind: KeychainKind) -> KeychainError | None:
        """Why no key may be kept in or taken out of this store, or None."""
        keychains = self.locked.get("keychains")
        if keychains is None or kind in cast("tuple[KeychainKind, ...]", keychains.value):
            return None
        return KeychainError(Code.KEYCHAIN_NOT_ALLOWED, place=keychains.place)

    def applied_to(self, profile: "AppProfile") -> "AppProfile":
        """The profile within these limits; twice is the same as once. Raises PolicyError when nothing is left of it."""
        offered = [mode for mode in Mode if mode in profile.modes + profile.forbidden_modes]
        refusals = {mode: self.refusal_to_connect(profile.app_id, mode) for mode in offered}
        allowed = tuple(mode for mode in offered if refusals[mode] is None)
        if not allowed:
            raise _refusal_of_all(profile, [refusal for refusal in refusals.values() if refusal])
        return replace(
            profile,
            modes=allowed,
            forbidden_modes=tuple(mode for mode in offered if refusals[mode]),
            support_contact=self._contact(profile.support_contact),
        )

    def _contact(self, vendors: str | None) -> str | None:
        """Whom people ask: the administrator's lock, the vendor, the administrator's default."""
        locked, default = (said.get("support_contact", _NOTHING).value for said in (self.locked, self.defaults))
        return str(locked) or vendors or str(default) or None


NO_POLICY = Policy()


@dataclass(frozen=True)
class Effective(Generic[T]):
    """A value that holds, and who decided it. `place` is where it stands; empty for our own.

    Where the source is UNREADABLE somebody may have decided it, and nobody knows what. The value is then None for a
    limit, which nobody dares to guess, and for anything else our own, which holds meanwhile.
    """

    value: T
    source: Source = Source.OURS
    place: str = ""

    @property
    def locked(self) -> bool:
        """May the person not change it?"""
        return self.source is Source.POLICY or self.value is None


@dataclass(frozen=True)
class EffectiveSettings:
    """What holds on this computer for this person; the items are those of Settings."""

    language: Effective[str]
    theme: Effective[Theme]
    ca_file: Effective[str]
    proxy: Effective[str]
    health_checks: Effective[bool]
    modes: Effective[tuple[Mode, ...]]
    live_allowed: Effective[bool]
    keychains: Effective[tuple[KeychainKind, ...]]
    profile: Effective[str]
    support_contact: Effective[str]

    def items(self) -> tuple[tuple[str, Effective[object]], ...]:
        """Every item by name, in one order, for whoever shows them all."""
        return tuple((each.name, getattr(self, each.name)) for each in fields(self))


def policy_of(statements: Iterable[Statement], oddities: Iterable[Oddity] = ()) -> Policy:
    """The policy that these statements make; a later one about the same item takes the place of an earlier one.

    `oddities` are places that could not be read at all. Each may have held a lock.
    """
    unread = tuple(oddities)
    odd = list(unread)
    broken = unread[0] if unread else None
    lost = dict.fromkeys(vars(Settings()), broken.place) if broken else {}
    decided: dict[bool, dict[str, Decided]] = {True: {}, False: {}}
    for said in statements:
        try:
            decided[said.locked][said.item] = Decided(_value(said), said.place)
        except Unusable as unusable:
            odd.append(Oddity(said.place, harmless(said.item, 40), str(unusable)))
            if said.locked and said.item in LIMITS:
                broken = broken or odd[-1]
            if said.locked or said.item not in ONLY_LOCKED:
                lost.setdefault(said.item, said.place)
    return Policy(decided[True], decided[False], tuple(odd), broken, lost)


def merge(policy: Policy, chosen: Chosen, place: str = "") -> EffectiveSettings:
    """Each item's value, by the order above. `place` is where the person's choices stand.

    Limits are told as they work: a broken lock leaves none of them known, and no keys for real payments are connected
    where none are allowed.
    """
    ours, persons = vars(Settings()), vars(chosen)

    def effective(item: str) -> Effective[Any]:
        if item in policy.locked:
            return Effective(policy.locked[item].value, Source.POLICY, policy.locked[item].place)
        if persons.get(item) is not None:
            return Effective(persons[item], Source.PERSON, place)
        if item in policy.defaults:
            return Effective(policy.defaults[item].value, Source.POLICY_DEFAULT, policy.defaults[item].place)
        if item in policy.lost:
            return Effective(ours[item], Source.UNREADABLE, policy.lost[item])
        return Effective(ours[item])

    values = {item: effective(item) for item in ours}
    if policy.broken_lock:
        values |= dict.fromkeys(LIMITS, Effective(None, Source.UNREADABLE, policy.broken_lock.place))
    elif not values["live_allowed"].value:
        values["modes"] = _without_live(values["modes"], values["live_allowed"])
    return EffectiveSettings(**values)


def _refusal_of_all(profile: "AppProfile", refusals: Sequence[PolicyError]) -> PolicyError:
    """Why this app cannot be connected at all. Whoever comes with a key of another mode is not told of this one's."""
    about_the_app = (refusal for refusal in refusals if refusal.code is not Code.MODE_NOT_ALLOWED)
    if refusal := next(about_the_app, None):
        return refusal
    first, *others = refusals
    return PolicyError(
        Code.MODE_NOT_ALLOWED,
        app_id=profile.app_id,
        app=profile.name,
        all_modes="both" if others else first.facts["mode"],
        place=first.facts["place"],
    )


def _without_live(modes: Effective[tuple[Mode, ...]], live_allowed: Effective[bool]) -> Effective[tuple[Mode, ...]]:
    left = tuple(mode for mode in modes.value if mode is not Mode.LIVE)
    return modes if left == modes.value else Effective(left, live_allowed.source, live_allowed.place)


def _value(said: Statement) -> object:
    if said.item in ONLY_LOCKED and not said.locked:
        raise Unusable("only-locked")
    return value_of(said.item, said.written)
