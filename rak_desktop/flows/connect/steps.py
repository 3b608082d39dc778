"""The steps of connecting, each carrying just what the screens after it need."""

from dataclasses import replace
from enum import Enum

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.page_state import PageState
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.publishable_key import PublishableKey
from rak_desktop.core.values import dataclass
from rak_desktop.core.verification import Progress, VerificationReport, VerifiedKey


@dataclass(frozen=True)
class Goal:
    """Connect this app in this mode, talking to this peer; or give the connection `replaces` another key.

    `others` are the connections that were here when it began.
    """

    profile: AppProfile
    mode: Mode
    peer: Peer
    replaces: Connection | None = None
    others: tuple[Connection, ...] = ()

    @classmethod
    def to_replace(cls, connection: Connection, profile: AppProfile, peer: Peer) -> "Goal":
        """A new key for this connection; app, account and mode stay the same."""
        return cls(profile, connection.id.mode, peer, connection)

    @property
    def publishable(self) -> PublishableKey | None:
        """The publishable key that is kept already: it is the account's, so nobody has to paste it again."""
        return self.publishable_of(self.replaces)

    @property
    def publishable_may_be_kept(self) -> bool:
        """Has one of the others this app's publishable key? Stripe has to say first whose the new key is."""
        beside = (other for other in self.others if other.id.app_id == self.profile.app_id)
        return any(self.publishable_of(other) for other in beside if other.id.mode is self.mode)

    def publishable_of(self, connection: Connection | None) -> PublishableKey | None:
        """The publishable key of that connection, if the app wants one."""
        kept = connection.publishable_key if connection else None
        return PublishableKey(kept) if kept and self.profile.takes_publishable_key else None

    def after(self, connection: Connection) -> "Goal":
        """The same app once more, for another shop than this one."""
        return replace(self, replaces=None, others=(*self.others, connection))


@dataclass(frozen=True)
class EnteredKey:
    """A restricted key in the field, with the publishable one that lay beside it.

    `tried`: a check of it has begun, so that it may have been sent to Stripe, whatever became of the check.
    """

    key: RestrictedKey
    publishable: PublishableKey | None = None
    tried: bool = False

    def after_a_try(self) -> "EnteredKey":
        """As it lies in the field again once a check of it had begun."""
        return replace(self, tried=True)


@dataclass(frozen=True)
class Checked:
    """A key that may be kept, and what is known about the place where it would be kept.

    `existing` is the connection it would replace; `same_key` is None when that could not be told.
    """

    verified: VerifiedKey
    keychain_name: str
    existing: Connection | None = None
    same_key: bool | None = None


@dataclass(frozen=True)
class Welcome:
    """`entered` waits here, as at Installing, for a person who went back to look."""

    goal: Goal
    entered: EnteredKey | None = None


@dataclass(frozen=True)
class Installing:
    """`wrong_account`: the app was installed in an account that is not theirs, and can be removed there."""

    goal: Goal
    entered: EnteredKey | None = None
    page: PageState = PageState.NOT_ASKED
    wrong_account: bool = False


# What can be wrong with the key in the field itself, so that it stays there until it is mended.
_ABOUT_THE_ENTERED_KEY = frozenset({Code.OTHER_MODE, Code.NO_PUBLISHABLE_KEY})


@dataclass(frozen=True)
class AwaitingKey:
    """`trouble` is about the entered key, or about a text that was refused and is gone.

    `publishable` came before its restricted key and waits for it.
    """

    goal: Goal
    entered: EnteredKey | None = None
    trouble: Trouble | None = None
    page: PageState = PageState.NOT_ASKED
    publishable: PublishableKey | None = None

    @property
    def refused(self) -> bool:
        """Was the last text refused? A key that was entered before it waits all the same."""
        return self.trouble is not None and self.trouble.code not in _ABOUT_THE_ENTERED_KEY


@dataclass(frozen=True)
class Checking:
    goal: Goal
    entered: EnteredKey
    ticket: int
    progress: Progress = Progress()


@dataclass(frozen=True)
class Stalled:
    """The check could not be finished; the key waits here for another try."""

    goal: Goal
    entered: EnteredKey
    trouble: Trouble
    progress: Progress = Progress()
    page: PageState = PageState.NOT_ASKED


class Allowing(Enum):
    """The ways in which a key comes to what it lacks, in the order in which they are tried.

    D: an app that asks for more has to be reviewed. I: a new key, or a new install, then has it all.
    """

    REVIEW = "review"
    NEW_KEY = "new key"
    REINSTALL = "reinstall"

    @property
    def next(self) -> "Allowing":
        """What is tried when this was of no use; after the last it is the last again."""
        ways = list(Allowing)
        return ways[min(ways.index(self) + 1, len(ways) - 1)]


@dataclass(frozen=True)
class NotEnough:
    """Stripe knows the key, but it lacks a permission that the app cannot do without."""

    goal: Goal
    entered: EnteredKey
    report: VerificationReport
    page: PageState = PageState.NOT_ASKED
    way: Allowing = Allowing.REVIEW

    @property
    def trouble(self) -> Trouble:
        """What it is, without which ones are missing: that stands in the report."""
        return Trouble(Code.PERMISSION_MISSING)


@dataclass(frozen=True)
class Reviewing:
    """The person looks at the account. Nothing is stored before their yes. `trouble` is about the name they typed."""

    goal: Goal
    checked: Checked
    label: str
    trouble: Trouble | None = None
    page: PageState = PageState.NOT_ASKED


@dataclass(frozen=True)
class Keeping:
    """`keychain_asks`: the system is known to ask the person for its password just now."""

    goal: Goal
    checked: Checked
    label: str
    ticket: int
    keychain_asks: bool = False


@dataclass(frozen=True)
class KeepStalled:
    """The keychain or the book did not take it; the key waits here for another try.

    `ticket` is that of the answer for which nobody waited any longer, if one is still to come. It is not known then
    whether the key is stored.
    """

    goal: Goal
    checked: Checked
    label: str
    trouble: Trouble
    ticket: int | None = None


class OldKey(Enum):
    """What is known of the key that was replaced. WORKS and ENDED are Stripe's answers."""

    NOT_ASKED = "not asked"
    ASKING = "asking"
    WORKS = "works"
    ENDED = "ended"
    UNKNOWN = "unknown"


class Proof(Enum):
    """Did another program get the key the way every program would?"""

    ASKING = "asking"
    GIVEN = "given"
    NOT_GIVEN = "not given"


@dataclass(frozen=True)
class Finished:
    """No object holds the key any more; its fingerprint is left to compare with.

    `programs` are those of the vendor's that are here, None as long as nobody has looked. `way_back` is what became
    of the vendor's page to go on with.
    Where a key was replaced, `connection.previous` tells of it: it works on at Stripe until somebody ends it there.
    `keychain_asks` as at Keeping, while the old key is looked at.
    """

    goal: Goal
    connection: Connection
    keychain_name: str
    fingerprint: str
    ticket: int
    proof: Proof = Proof.ASKING
    proof_trouble: Trouble | None = None
    clipboard_cleared: bool = False
    programs: frozenset[str] | None = None
    page: PageState = PageState.NOT_ASKED
    way_back: PageState = PageState.NOT_ASKED
    old_key: OldKey = OldKey.NOT_ASKED
    old_key_trouble: Trouble | None = None
    keychain_asks: bool = False

    @property
    def looks_for_programs(self) -> bool:
        """Is it not known yet which of the vendor's programs are here?"""
        return self.programs is None and bool(self.goal.profile.programs)

    @property
    def programs_not_here(self) -> tuple[str, ...]:
        """Those that use the key and are not on this computer, as far as somebody has looked."""
        return () if self.programs is None else tuple(t for t in self.goal.profile.tools if t not in self.programs)

    @property
    def waits(self) -> bool:
        """Is an answer on its way? One question is asked at a time."""
        return self.proof is Proof.ASKING or self.old_key is OldKey.ASKING


@dataclass(frozen=True)
class Ended:
    """The window may close."""


@dataclass(frozen=True)
class AskingToClose:
    """A key was pasted and is not stored: closing would lose it, so the person is asked first."""

    inner: "Step"


Step = (
    Welcome
    | Installing
    | AwaitingKey
    | Checking
    | Stalled
    | NotEnough
    | Reviewing
    | Keeping
    | KeepStalled
    | Finished
    | Ended
    | AskingToClose
)


def unsaved_key(step: Step) -> RestrictedKey | None:
    """The key that would be lost if the flow ended at this step, or None."""
    match step:
        case Welcome(entered=entered) | Installing(entered=entered) | AwaitingKey(entered=entered):
            return entered.key if entered else None
        case Checking(entered=entered) | Stalled(entered=entered) | NotEnough(entered=entered):
            return entered.key
        case Reviewing(checked=checked) | Keeping(checked=checked) | KeepStalled(checked=checked):
            return checked.verified.key
        case AskingToClose(inner=inner):
            return unsaved_key(inner)
        case Finished() | Ended():
            return None


StepWithPage = Installing | AwaitingKey | Stalled | NotEnough | Reviewing | Finished


def page_of(step: StepWithPage) -> str:
    """The page at Stripe that this step is about: what OpenPage opens, and the address to read and copy."""
    profile = step.goal.profile
    match step:
        case Installing(wrong_account=True) | Stalled(trouble=Trouble(code=Code.ACCOUNT_WITHOUT_ACCESS)):
            return profile.installed_apps_page
        case Installing() | NotEnough(way=Allowing.REINSTALL):
            return profile.install_link
        case NotEnough(way=Allowing.REVIEW) | Reviewing():
            return profile.review_permissions_page
        case Stalled(trouble=Trouble(code=Code.BLOCKED_ADDRESS)):
            return profile.access_policies_page
        case Stalled(trouble=Trouble(code=Code.ACCOUNT_NOT_ACTIVE)):
            return profile.dashboard
        case AwaitingKey() | Stalled() | NotEnough() | Finished():
            return profile.settings_page(step.goal.mode)
