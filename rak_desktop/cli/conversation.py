"""Walks the connect flow with the person at the terminal, or by itself for a script."""

import logging
from collections.abc import Callable
from queue import SimpleQueue

from rak_desktop import logs
from rak_desktop.assembly import Services
from rak_desktop.cli.hidden_paste import ask_hidden
from rak_desktop.cli.printed_screen import done_checks, findings, printed
from rak_desktop.cli.streams import say
from rak_desktop.cli.telling import tell
from rak_desktop.cli.typed_ahead import forget_typed_ahead
from rak_desktop.cli.waiting import next_of
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, whose
from rak_desktop.core.errors import Fact, OurFault, RakError, Trouble
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.key_reading import read_paste
from rak_desktop.core.mode import Mode
from rak_desktop.core.page_state import PageState
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.redaction import holds_secret
from rak_desktop.core.replacement import facts_of_replacing, whose_is_unsure
from rak_desktop.core.values import dataclass
from rak_desktop.core.verification import Account, VerificationReport
from rak_desktop.flows.connect.advance import may_switch_mode
from rak_desktop.flows.connect.events import (
    Approved,
    CheckPressed,
    HaveKey,
    KeyEntered,
    ModeSwitched,
    Renamed,
    Retry,
)
from rak_desktop.flows.connect.runner import ConnectFlow, Outside
from rak_desktop.flows.connect.steps import (
    AwaitingKey,
    Checking,
    EnteredKey,
    Finished,
    Goal,
    Installing,
    Keeping,
    KeepStalled,
    NotEnough,
    Proof,
    Reviewing,
    Stalled,
    Step,
    Welcome,
)
from rak_desktop.screens.connect.frame import keychain_asks, mode_word
from rak_desktop.screens.connect.permission_table import missing_names
from rak_desktop.screens.connect.screen_for import screen_for
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words

# For an account that Stripe names nowhere, when nobody is there to name it.
_UNNAMED = "unnamed"


@dataclass(frozen=True)
class Wishes:
    """What the command line asked for.

    `approve`: the account is not asked about; what would need a person's yes is refused. `alone`: nobody is there,
    so nothing is asked at all, by the system's keychain neither. `for_programs`: nothing is said but troubles, in JSON.
    """

    mode: Mode | None = None
    account: str | None = None
    label: str | None = None
    approve: bool = False
    alone: bool = False
    replace: bool = False
    for_programs: bool = False


class AlreadySaid(Exception):
    """The walk stopped, and why was said when the person was asked about going on."""

    def __init__(self, error: RakError) -> None:
        super().__init__(error.code.value)
        self._error = error

    def ended(self, *, as_json: bool) -> int:
        """The exit code. With `as_json` raises the RakError: a program has not heard what the person has."""
        if as_json:
            say()  # ends the line of the question
            raise self._error from None
        return self._error.code.exit_code


class Conversation:
    """One walk. Everything it says goes to stderr."""

    def __init__(
        self, profile: AppProfile, services: Services, wishes: Wishes, replaces: Connection | None = None
    ) -> None:
        self._wishes = wishes
        self._services = services
        self._steps = logs.StepLog(logging.getLogger(__name__))
        self._words = services.words
        self._calls: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._told: set[str] = set()
        self._mode_is_known = wishes.mode is not None
        self._goal = Goal(profile, wishes.mode or profile.modes[0], services.peer, others=services.book.all())
        if replaces:
            self._goal = Goal.to_replace(replaces, profile, services.peer)
        outside = Outside(
            gateway=services.gateway,
            quiet=lambda: services.unwatched_keychain,
            keychain=lambda: services.unwatched_keychain if wishes.alone else services.keychain,
            book=services.book,
            browser=_NoBrowser(),
            clipboard=_NoClipboard(),
            clock=services.clock,
            jobs=services.jobs(self._calls.put),
            second_reader=services.second_reader,
            programs=services.programs,
        )
        self._flow = ConnectFlow(Welcome(self._goal), outside, self._tell)

    def connect(self, text: str | None) -> tuple[Connection, VerificationReport]:
        """The kept connection and its report. Without a text the person is asked for the key.

        Raises RakError or AlreadySaid for whatever stops the walk; nothing is stored then.
        """
        if text is None:
            self._show_the_way()
        self._flow.send(HaveKey())
        try:
            reviewing = self._get_to_review(text)
            self._look_at(reviewing)
            finished = self._get_kept()
        except (KeyboardInterrupt, EOFError):
            self._talk(f"\n{self._what_is_stored()}")
            raise
        return finished.connection, reviewing.checked.verified.report

    # The parts of the walk, in order.

    def _show_the_way(self) -> None:
        for step in (Welcome(self._goal) if self._goal.replaces else Installing(self._goal), AwaitingKey(self._goal)):
            self._print(step)
        say(self._words("The app’s settings page:"))  # in the window a button opens it
        chosen = self._goal.mode if self._goal.replaces else self._wishes.mode
        for mode in (chosen,) if chosen else self._goal.profile.modes:
            say(f"  {mode_word(mode, self._words)}: {self._goal.profile.settings_page(mode)}")
        say()

    def _get_to_review(self, text: str | None) -> Reviewing:
        while True:
            entered = ask_hidden(self._words("Paste the key here (it stays hidden):") + " ") if text is None else text
            paste = read_paste(entered)
            self._mode_is_known |= isinstance(paste.key, RestrictedKey)
            self._flow.send(KeyEntered(paste))
            if not self._was_refused():
                self._flow.send(ModeSwitched() if self._may_switch_mode() else CheckPressed())
            self._wait_while(Checking)
            while isinstance(self._flow.step, Stalled | NotEnough):
                self._offer_another_try()
                self._wait_while(Checking)
            if isinstance(self._flow.step, Reviewing):
                return self._flow.step
            if self._wishes.approve:
                raise self._error()
            self._say(self._error().trouble)

    def _look_at(self, reviewing: Reviewing) -> None:
        """The account is looked at, by the person or by what the command line asked for."""
        report = reviewing.checked.verified.report
        trouble = self._not_the_one_asked_for(report.account)
        if trouble is None and self._wishes.approve:
            trouble = self._needs_a_persons_yes(report, reviewing.checked.existing)
        if trouble:
            self._steps.arrived(reviewing, trouble)
            raise self._stopped_by(trouble)
        self._print(reviewing, findings if self._wishes.approve else printed)
        otherwise = report.account.id or _UNNAMED if self._wishes.approve else ""
        self._give_a_name(self._wishes.label or reviewing.label or otherwise)
        if not self._wishes.approve and not said_yes(self._words("Is this right? Save the key?"), self._words):
            raise KeyboardInterrupt

    def _not_the_one_asked_for(self, account: Account) -> Trouble | None:
        """An id that was only found in a text is shown, and proves nothing: it can say no, and never yes."""
        wanted = self._wishes.account
        if wanted is None or (account.confirmed and account.id == wanted):
            return None
        told = account.id or "" if account.id != wanted else ""
        return Trouble(Code.OTHER_ACCOUNT, {"account_id": told, "wanted": wanted})

    def _needs_a_persons_yes(self, report: VerificationReport, existing: Connection | None) -> Trouble | None:
        """What nobody may approve without looking."""
        if existing and not self._wishes.replace:
            known: dict[str, Fact] = {"ending": existing.key_ending, "account_id": existing.id.account_id}
            return Trouble(Code.ALREADY_CONNECTED, known)
        shop = self._goal.replaces
        if shop and whose_is_unsure(report, shop):
            return Trouble(Code.OTHER_ACCOUNT, {"whose": "unsure", "shop": shop.label})
        return None

    def _give_a_name(self, name: str) -> None:
        """Takes this name, or asks the person until there is one that can be taken."""
        while True:
            name = name or _ask(self._words("Name of this shop:"))
            self._flow.send(Renamed(name if holds_secret(name) else harmless(name)))
            if isinstance(self._flow.step, Reviewing) and self._flow.step.label:
                return
            if isinstance(self._flow.step, Reviewing) and self._flow.step.trouble:
                self._say(self._flow.step.trouble)
            name = ""

    def _get_kept(self) -> Finished:
        self._flow.send(Approved())
        self._wait_while(Keeping)
        while isinstance(self._flow.step, KeepStalled):
            self._offer_another_try()
            self._wait_while(Keeping)
        if not isinstance(self._flow.step, Finished):
            raise self._error()
        while self._flow.step.proof is Proof.ASKING or self._flow.step.looks_for_programs:
            next_of(self._calls)()
        if trouble := self._flow.step.proof_trouble:
            self._talk(self._words("The key is kept, but another program could not read it just now:"))
            self._say(trouble)
        for program in self._flow.step.programs_not_here:
            self._talk(self._words("{program} was not found on this computer.", program=program))
        return self._flow.step

    # What the parts are made of.

    def _what_is_stored(self) -> str:
        """For a person who stopped the walk: no more than we know."""
        match self._flow.step:
            case Keeping():
                return self._words("Stopped while the key was being stored. To see whether it was: rak-desktop list")
            case Finished():
                return self._words("The key is stored. Whether another program can read it was not waited for.")
            case _:
                return self._words("Nothing was stored.")

    def _wait_while(self, step: type[Checking] | type[Keeping]) -> None:
        while isinstance(self._flow.step, step):
            next_of(self._calls)()

    def _takes_the_mode_of_the_key(self, step: Step) -> bool:
        """Does the walk only pass here on its way to the key's own mode? Where nobody chose one it is no trouble."""
        return self._wishes.mode is None and isinstance(step, AwaitingKey) and may_switch_mode(step)

    def _may_switch_mode(self) -> bool:
        """A key of the other mode is no trouble when nobody chose a mode, and a question when a person did.

        A script has answered it with --replace.
        """
        match self._flow.step:
            case AwaitingKey(entered=EnteredKey() as entered, trouble=Trouble(code=Code.OTHER_MODE)):
                if self._wishes.mode is None or self._wishes.approve:
                    return self._wishes.mode is None or self._wishes.replace
                question = self._words("This is a {mode} key. Go on with it?", mode=entered.key.mode.value)
                return said_yes(question, self._words)
            case _:
                return False

    def _was_refused(self) -> bool:
        """Was the text no key at all? Then there is nothing to check, least of all a key that was entered before."""
        return isinstance(self._flow.step, AwaitingKey) and self._flow.step.refused

    def _offer_another_try(self) -> None:
        """Begins it, or raises why the walk ends here."""
        error = self._error()
        if self._wishes.alone:
            raise error
        self._say(error.trouble)
        if not said_yes(self._words("Try again?"), self._words):
            raise AlreadySaid(error)
        self._flow.send(Retry())

    def _error(self) -> RakError:
        """Why the walk cannot go on from here, with what the words need to know."""
        match self._flow.step:
            case NotEnough(report=report):
                missing = missing_names(report, self._goal.profile, self._words)
                return self._stopped_by(report.trouble, missing=missing)
            case AwaitingKey(trouble=trouble) | Stalled(trouble=trouble) | KeepStalled(trouble=trouble):
                return self._stopped_by(trouble)
            case _:
                return OurFault()

    def _stopped_by(self, trouble: Trouble | None, **more: Fact) -> RakError:
        if trouble is None:
            return OurFault()
        return RakError(trouble.code, **{**self._about(trouble).facts, "app": self._goal.profile.name, **more})

    def _about(self, trouble: Trouble) -> Trouble:
        """The trouble with what is known of the connection, of which the trouble itself may know better."""
        known: dict[str, Fact] = {"app_id": self._goal.profile.app_id}
        if isinstance(self._flow.step, Finished):
            known = whose(self._flow.step.connection)
        elif replaces := self._goal.replaces:
            known = facts_of_replacing(replaces)
        elif self._mode_is_known:
            goal: Goal = getattr(self._flow.step, "goal", self._goal)  # where the mode may have been switched
            known["mode"] = goal.mode.value
        return Trouble(trouble.code, {**known, **trouble.facts})

    def _say(self, trouble: Trouble) -> None:
        tell(self._about(trouble), self._services, as_json=self._wishes.for_programs)

    def _talk(self, text: str) -> None:
        if not self._wishes.for_programs:
            say(text)

    def _print(self, step: Step, form: Callable[[Screen], str] = printed) -> None:
        if screen := screen_for(step, self._words):
            self._talk(f"{form(screen)}\n")

    def _tell(self, step: Step) -> None:
        """One line for each check that ended, the terminal's form of screen 4; and that the keychain asks, of 5."""
        if not self._takes_the_mode_of_the_key(step):
            self._steps.arrived(step)
        if isinstance(step, Keeping) and step.keychain_asks and not self._wishes.alone:
            self._talk(keychain_asks(step.checked.keychain_name, self._words))
        if not isinstance(step, Checking):
            return
        screen = screen_for(step, self._words)
        for row in done_checks(screen) if screen else ():
            if row not in self._told:
                self._told.add(row)
                self._talk(row)


def said_yes(question: str, words: Words) -> bool:
    """Asks the person; anything but a yes in their language, its first letter, or in English, is no.

    What was typed before is forgotten: a yes can only be one to what has been read.
    """
    yes = words("yes").lower()
    forget_typed_ahead()
    return _ask(f"{question} [{yes[0]}/N]").lower() in (yes, yes[0], "yes", "y")


def _ask(question: str) -> str:
    """Not by `input` alone, which would write the question where the answer of the command goes."""
    say(question, end=" ")
    return input().strip()


class _NoBrowser:
    """The terminal shows addresses and opens nothing: it may run where no browser is."""

    def open(self, url: str) -> PageState:  # noqa: ARG002 - the port gives it
        return PageState.NOT_OPENED


class _NoClipboard:
    """The terminal cannot see the clipboard."""

    def put(self, text: str) -> None:
        """Nothing is copied."""

    def clear_if_holds(self, fingerprint: str) -> bool:  # noqa: ARG002 - the port gives it
        return False
