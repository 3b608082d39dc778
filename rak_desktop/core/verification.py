"""What Stripe said about a key: one outcome per permission, one report, and the key it proves."""

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.permissions import Need
from rak_desktop.core.publishable_key import PublishableKey
from rak_desktop.core.values import dataclass

CLOCK_MAY_BE_OFF_BY = 300
"""Seconds. More of it confuses certificates and signatures, which are valid from a moment on."""


@dataclass(frozen=True)
class Account:
    """Whose key it is. `id` is None when no answer told it.

    `confirmed` means that an account answer told it; otherwise it is a hint found in a text.
    """

    id: str | None = None
    name: str | None = None
    confirmed: bool = False


@dataclass(frozen=True)
class Progress:
    """How far a check has come, for the screen that shows it while it runs."""

    key_known: bool = False
    account: Account | None = None
    looked_at: int = 0
    of: int = 0
    reachable: bool = False


@dataclass(frozen=True)
class PermissionResult:
    """What one permission check came to. `reason` is set where the outcome is UNKNOWN."""

    need: Need
    outcome: CheckOutcome
    reason: Code | None = None


@dataclass(frozen=True)
class VerificationReport:
    """All answers about one key together; holds no secret.

    `proven` means that Stripe recognised the key: it answered, or refused only for lack of a permission.
    `clock_off_by` is how many seconds this computer's clock is ahead of Stripe's (None: not told).
    """

    mode: Mode
    key_ending: str
    account: Account = Account()
    results: tuple[PermissionResult, ...] = ()
    proven: bool = False
    refusal: Trouble | None = None
    clock_off_by: int | None = None

    def with_outcome(self, outcome: CheckOutcome) -> tuple[PermissionResult, ...]:
        """The results of that outcome, in the order the app declares them."""
        return tuple(result for result in self.results if result.outcome is outcome)

    @property
    def missing_required(self) -> tuple[PermissionResult, ...]:
        """The permissions without which the app cannot work."""
        return tuple(r for r in self.with_outcome(CheckOutcome.MISSING) if not r.need.optional)

    @property
    def trouble(self) -> Trouble | None:
        """Why this key cannot be kept, or None when it can."""
        if self.refusal is not None:
            return self.refusal
        if not self.proven:
            return Trouble(Code.KEY_NOT_PROVEN)
        if self.missing_required:
            names = ", ".join(result.need.permission.name for result in self.missing_required)
            return Trouble(Code.PERMISSION_MISSING, {"permissions": names, "count": len(self.missing_required)})
        return None


@dataclass(frozen=True)
class VerifiedKey:
    """A key with its own passing report: the only thing that can be kept. Raises ValueError for any other report."""

    key: RestrictedKey
    report: VerificationReport
    publishable: PublishableKey | None = None

    def __post_init__(self) -> None:
        if self.report.trouble is not None:
            raise ValueError("a key whose report fails is never kept")
        if (self.report.mode, self.report.key_ending) != (self.key.mode, self.key.ending):
            raise ValueError("this report is about another key")
