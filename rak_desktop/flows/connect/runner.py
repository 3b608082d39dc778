"""Carries out what the rule book says: holds the step, works through ports, feeds answers back as events.

What only a job does is loaded by the job: the first window shall not wait for it.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import RakError, Trouble
from rak_desktop.core.page_state import PageState
from rak_desktop.core.profile import PublishableKeyWish
from rak_desktop.core.replacement import facts_of_replacing, objection_to
from rak_desktop.core.values import dataclass
from rak_desktop.core.verification import Progress, VerificationReport
from rak_desktop.flows.connect.advance import advance
from rak_desktop.flows.connect.effects import (
    CheckKey,
    CheckOldKey,
    Effect,
    ForgetPaste,
    GetReady,
    KeepKey,
    LookForPrograms,
    ProveHandOver,
    ShowPage,
)
from rak_desktop.flows.connect.events import (
    CheckAnswered,
    CheckProgressed,
    ClipboardAnswered,
    Event,
    KeepAnswered,
    KeychainAsks,
    OldKeyAnswered,
    PageAnswered,
    ProgramsAnswered,
    ProofAnswered,
)
from rak_desktop.flows.connect.steps import Checked, Step
from rak_desktop.flows.flow import Flow, as_value

if TYPE_CHECKING:
    from rak_desktop.ports.browser import Browser
    from rak_desktop.ports.clipboard import Clipboard
    from rak_desktop.ports.clock import Clock
    from rak_desktop.ports.connection_book import ConnectionBook
    from rak_desktop.ports.jobs import Jobs
    from rak_desktop.ports.keychain import Keychain
    from rak_desktop.ports.programs import Programs
    from rak_desktop.ports.second_reader import SecondReader
    from rak_desktop.ports.stripe_gateway import StripeGateway


@dataclass(frozen=True)
class Outside:
    """Everything connecting needs from outside.

    `gateway`, `quiet` and `keychain` are built inside jobs, since their libraries load slowly. `quiet` never makes the
    system ask the person, `keychain` may: only the screens from Save on say so.
    """

    gateway: "Callable[[], StripeGateway]"
    quiet: "Callable[[], Keychain]"
    keychain: "Callable[[], Keychain]"
    book: "ConnectionBook"
    browser: "Browser"
    clipboard: "Clipboard"
    clock: "Clock"
    jobs: "Jobs"
    second_reader: "SecondReader"
    programs: "Programs"


class ConnectFlow(Flow[Step, Event, Effect]):
    """One walk from Welcome to Connected."""

    def __init__(self, start: Step, outside: Outside, on_change: Callable[[Step], None]) -> None:
        super().__init__(start, on_change)
        self._outside = outside

    def _advance(self, event: Event, ticket: int) -> tuple[Step, tuple[Effect, ...]]:
        return advance(self.step, event, ticket)

    def _carry_out(self, effect: Effect) -> None:
        jobs, outside = self._outside.jobs, self._outside
        match effect:
            case ShowPage(url):
                jobs.start(lambda: outside.browser.open(url), lambda answer: self._page_answered(url, answer))
            case GetReady():
                jobs.start(lambda: outside.gateway().warm_up(), lambda _: None)
            case CheckKey():
                jobs.start(lambda: self._check(effect), lambda answer: self._check_answered(effect.ticket, answer))
            case KeepKey():
                jobs.start(lambda: self._keep(effect), lambda answer: self._keep_answered(effect.ticket, answer))
            case ProveHandOver():
                jobs.start(lambda: self._prove(effect), lambda answer: self._proof_answered(effect.ticket, answer))
            case LookForPrograms(names):
                jobs.start(lambda: outside.programs.here(names), self._programs_answered)
            case CheckOldKey(ticket, connection):
                jobs.start(
                    lambda: self._drop_if_ended(connection), lambda answer: self._old_key_answered(ticket, answer)
                )
            case ForgetPaste(fingerprint):
                self.send(ClipboardAnswered(outside.clipboard.clear_if_holds(fingerprint)))

    # The work, off the caller's thread.

    def _check(self, effect: CheckKey) -> Checked | VerificationReport:
        from rak_desktop.flows.keep_key import existing_connection, holds
        from rak_desktop.flows.verify_key import verify_key

        entered, goal = effect.entered, effect.goal
        # Whether the publishable key has to be asked for is known once Stripe has told whose key this is.
        needs_both = goal.profile.needs_publishable_key
        profile = replace(goal.profile, publishable_key=PublishableKeyWish.OPTIONAL) if needs_both else goal.profile

        def tell(progress: Progress) -> None:
            self._outside.jobs.deliver(lambda: self.send(CheckProgressed(effect.ticket, progress)))

        answer = verify_key(
            entered.key,
            entered.publishable,
            profile,
            gateway=self._outside.gateway(),
            jobs=self._outside.jobs,
            clock=self._outside.clock,
            progress=tell,
        )
        if isinstance(answer, VerificationReport):
            return answer
        keychain = self._outside.quiet()
        keychain_name = keychain.describe().name
        existing = goal.replaces or existing_connection(
            entered.key, answer.report.account.id, goal.profile, keychain, self._outside.book
        )
        same = holds(existing, entered.key, keychain) if existing else None
        if goal.replaces and (objection := _objection(answer.report, goal.replaces, same=same)):
            raise RakError(objection.code, **objection.facts)
        publishable = answer.publishable or goal.publishable_of(existing)
        if needs_both and publishable is None:
            raise RakError(Code.NO_PUBLISHABLE_KEY)
        return Checked(replace(answer, publishable=publishable), keychain_name, existing, same)

    def _keep(self, effect: KeepKey) -> Connection:
        from rak_desktop.flows.keep_key import keep_key

        return keep_key(
            effect.checked.verified,
            effect.goal.profile,
            effect.label,
            effect.goal.peer,
            self._keychain(),
            self._outside.book,
            self._outside.clock,
            replaces=effect.goal.replaces,
        )

    def _drop_if_ended(self, connection: Connection) -> Connection:
        from rak_desktop.flows.manage_connections import drop_old_key_if_ended

        outside = self._outside
        return drop_old_key_if_ended(
            connection, outside.gateway(), self._keychain(), outside.book, outside.jobs, outside.clock
        )

    def _keychain(self) -> "Keychain":
        """The one that may ask; while it does, the screen says so."""
        from rak_desktop.flows.keychain_steps import AnnouncedKeychain

        jobs, outside = self._outside.jobs, self._outside

        def tell(asks: bool) -> None:
            jobs.deliver(lambda: self.send(KeychainAsks(asks)))

        return AnnouncedKeychain(outside.keychain(), outside.quiet(), tell)

    def _prove(self, effect: ProveHandOver) -> bool:
        return self._outside.second_reader.fingerprint_of(effect.connection) == effect.fingerprint

    # The answers, back on the caller's thread.

    def _page_answered(self, url: str, answer: PageState | RakError) -> None:
        self.send(PageAnswered(url, PageState.NOT_OPENED if isinstance(answer, RakError) else answer))

    def _check_answered(self, ticket: int, answer: Checked | VerificationReport | RakError) -> None:
        self.send(CheckAnswered(ticket, as_value(answer)))

    def _keep_answered(self, ticket: int, answer: Connection | RakError) -> None:
        self.send(KeepAnswered(ticket, as_value(answer)))

    def _old_key_answered(self, ticket: int, answer: Connection | RakError) -> None:
        self.send(OldKeyAnswered(ticket, as_value(answer)))

    def _programs_answered(self, answer: frozenset[str] | RakError) -> None:
        """One that could not be looked for was not found; whoever waits for the answer gets one."""
        self.send(ProgramsAnswered(frozenset() if isinstance(answer, RakError) else answer))

    def _proof_answered(self, ticket: int, answer: bool | RakError) -> None:
        match answer:
            case True:
                self.send(ProofAnswered(ticket, None))
            case False:
                self.send(ProofAnswered(ticket, Trouble(Code.KEYCHAIN_VALUE_CHANGED)))
            case RakError():
                self.send(ProofAnswered(ticket, answer.trouble))


def _objection(report: VerificationReport, connection: Connection, *, same: bool | None) -> Trouble | None:
    if same:
        return Trouble(Code.ALREADY_CONNECTED, facts_of_replacing(connection))
    return objection_to(report, connection)
