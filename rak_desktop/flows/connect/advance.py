"""The rule book of connecting: `advance(step, event, ticket) -> (step, effects)`, pure over frozen data.

| Step        | Event -> next step (effects) |
|-------------|------------------------------|
| Welcome     | Started -> Installing · ModeChosen -> same · HaveKey -> AwaitingKey (GetReady) |
| Installing  | HaveKey -> AwaitingKey (GetReady), or Installing after WrongAccount · Back -> Welcome |
| AwaitingKey | KeyCleared, PublishableCleared -> same · Back -> Installing |
|             | CheckPressed -> Checking (CheckKey) · ModeSwitched -> Checking (CheckKey) |
| Checking    | CheckProgressed -> same · may be kept -> Reviewing · a permission is missing -> NotEnough |
|             | this key is no use, or lacks the publishable one -> AwaitingKey · Back -> AwaitingKey |
|             | any other trouble -> Stalled |
| Stalled     | Retry -> Checking (CheckKey) · Back -> AwaitingKey |
| NotEnough   | Retry -> Checking (CheckKey) · WrongAccount -> Installing · Back -> AwaitingKey |
|             | NotThere -> same, the next way to allow it |
| Reviewing   | Renamed -> same · Approved -> Keeping (KeepKey) · WrongAccount -> Installing |
|             | Retry -> Checking (CheckKey) · Back -> AwaitingKey |
| Keeping     | connection -> Finished (ForgetPaste, ProveHandOver, LookForPrograms) · trouble, Back -> KeepStalled |
|             | KeychainAsks -> same |
| KeepStalled | Retry -> Keeping (KeepKey) · WrongAccount -> Installing · Back -> Reviewing |
|             | with an answer still to come: it -> as while Keeping · Retry -> Keeping, for that answer |
| Finished    | ProofAnswered, ClipboardAnswered -> same · Retry -> same (ProveHandOver) · Another -> Welcome |
|             | ProgramsAnswered, KeychainAsks, OldKeyAnswered -> same · OldKeyEnded -> same (CheckOldKey) |

Welcome, Installing, AwaitingKey, Stalled and NotEnough take a paste: KeyEntered -> AwaitingKey; what may stand in the
field there has rules of its own (`filling.py`).
Installing, AwaitingKey, Stalled, NotEnough, Reviewing and Finished have a page: OpenPage -> same (ShowPage),
PageAnswered -> same.
With an unsaved key Closed -> AskingToClose, then StayOpen -> back, ClosedForSure -> Ended (ForgetPaste);
while Keeping, Closed waits; at any other step Closed -> Ended.
With the goal to replace a key, its connection's account and mode stay: there is no switching to the other mode, a
key that may not take that place (`core/replacement`) leads back to AwaitingKey, and so does WrongAccount. The app is
allowed in Stripe already, so Installing is left out.
An answer whose ticket is not the step's ticket is dropped. A step that cannot take an event stays as it is.
An entered key goes along, back as well as forth; only another key, KeyCleared, WrongAccount, an answer that
says it is no use, or ClosedForSure ends that.
"""

from dataclasses import replace

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import Trouble
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.page_state import PageState
from rak_desktop.core.redaction import holds_secret
from rak_desktop.core.replacement import REPLACING
from rak_desktop.core.verification import VerificationReport
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
    Another,
    Approved,
    Back,
    CheckAnswered,
    CheckPressed,
    CheckProgressed,
    ClipboardAnswered,
    Closed,
    ClosedForSure,
    Event,
    HaveKey,
    KeepAnswered,
    KeychainAsks,
    KeyCleared,
    KeyEntered,
    ModeChosen,
    ModeSwitched,
    NotThere,
    OldKeyAnswered,
    OldKeyEnded,
    OpenPage,
    PageAnswered,
    ProgramsAnswered,
    ProofAnswered,
    PublishableCleared,
    Renamed,
    Retry,
    Started,
    StayOpen,
    WrongAccount,
)
from rak_desktop.flows.connect.filling import at_the_field, enter, fill
from rak_desktop.flows.connect.steps import (
    AskingToClose,
    AwaitingKey,
    Checked,
    Checking,
    Ended,
    EnteredKey,
    Finished,
    Goal,
    Installing,
    Keeping,
    KeepStalled,
    NotEnough,
    OldKey,
    Proof,
    Reviewing,
    Stalled,
    Step,
    StepWithPage,
    Welcome,
    page_of,
    unsaved_key,
)

Outcome = tuple[Step, tuple[Effect, ...]]

# Stripe's answers that say this very text will never work: the field is emptied for another one.
# Every other trouble may pass, so the key waits for another try.
_KEY_IS_NO_USE = frozenset({Code.UNKNOWN_KEY, Code.ENDED_KEY, Code.PUBLISHABLE_KEY, Code.FULL_SECRET_KEY})


def advance(step: Step, event: Event, ticket: int) -> Outcome:
    """What follows when `event` happens at `step`. `ticket` is the number for a question asked now."""
    match step, event:
        case AskingToClose(inner), _:
            return _while_asking_to_close(inner, event, ticket)
        case Keeping() | Finished(), KeychainAsks(asks):
            return replace(step, keychain_asks=asks), ()
        case Keeping(), Closed():
            return step, ()  # a save in progress is worth waiting for; it ends within its time limit
        case _, Closed():
            return (AskingToClose(step) if unsaved_key(step) else Ended()), ()
        case (
            (Installing() | AwaitingKey() | Stalled() | NotEnough() | Reviewing() | Finished()),
            (OpenPage() | PageAnswered()),
        ):
            return _with_its_page(step, event)
        case ((Welcome() | Installing() | AwaitingKey() | Stalled() | NotEnough()), KeyEntered(paste)):
            return enter(at_the_field(step), paste), ()
        case Welcome(), _:
            return _at_welcome(step, event)
        case Installing(), _:
            return _at_installing(step, event)
        case AwaitingKey(), _:
            return _at_awaiting_key(step, event, ticket)
        case Checking(), _:
            return _at_checking(step, event)
        case ((Stalled() | NotEnough()), _):
            return _after_a_check(step, event, ticket)
        case Reviewing(), _:
            return _at_reviewing(step, event, ticket)
        case Keeping(), _:
            return _at_keeping(step, event, ticket)
        case KeepStalled(), _:
            return _at_keep_stalled(step, event, ticket)
        case Finished(), _:
            return _at_finished(step, event, ticket)
        case _:
            return step, ()


def _while_asking_to_close(inner: Step, event: Event, ticket: int) -> Outcome:
    match event:
        case StayOpen() | Closed():
            return inner, ()
        case ClosedForSure():
            key = unsaved_key(inner)
            return Ended(), (ForgetPaste(key.fingerprint),) if key else ()
        case PageAnswered() | CheckProgressed() | CheckAnswered() | KeepAnswered():
            # What was begun runs on behind the question; where it arrives is what "stay" goes back to.
            after, effects = advance(inner, event, ticket)
            return (AskingToClose(after) if unsaved_key(after) else after), effects
        case _:
            return AskingToClose(inner), ()


def _with_its_page(step: StepWithPage, event: OpenPage | PageAnswered) -> Outcome:
    match event:
        case OpenPage():
            return replace(step, page=PageState.ASKED), (ShowPage(page_of(step)),)
        case PageAnswered(url, state) if url == page_of(step):
            return replace(step, page=state), ()
        case PageAnswered(url, state) if isinstance(step, Finished) and url == step.goal.profile.open_url:
            return replace(step, way_back=state), ()
        case _:
            return step, ()


def _at_welcome(step: Welcome, event: Event) -> Outcome:
    match event:
        case Started() if step.goal.replaces:
            return at_the_field(step), (GetReady(),)
        case Started():
            return Installing(step.goal, step.entered), ()
        case ModeChosen(mode) if mode in step.goal.profile.modes:
            return replace(step, goal=replace(step.goal, mode=mode)), ()
        case HaveKey():
            return at_the_field(step), (GetReady(),)
        case _:
            return step, ()


def _at_installing(step: Installing, event: Event) -> Outcome:
    match event:
        case HaveKey() if step.wrong_account:
            return Installing(step.goal), ()
        case HaveKey():
            return at_the_field(step), (GetReady(),)
        case Back():
            return Welcome(step.goal, step.entered), ()
        case _:
            return step, ()


def _at_awaiting_key(step: AwaitingKey, event: Event, ticket: int) -> Outcome:
    match event:
        case KeyCleared() if not step.refused:
            return replace(step, entered=None, trouble=None), ()
        case PublishableCleared() if step.entered and not step.refused:
            return fill(step, replace(step.entered, publishable=None)), ()
        case PublishableCleared():
            return replace(step, publishable=None), ()
        case CheckPressed() if step.entered:
            return _check_what_is_filled(fill(step, step.entered), ticket)
        case CheckPressed():
            only = Code.PUBLISHABLE_KEY if step.publishable else Code.NOTHING_PASTED
            return replace(step, trouble=step.trouble or Trouble(only)), ()
        case ModeSwitched() if step.entered and may_switch_mode(step):
            there = replace(step, goal=replace(step.goal, mode=step.entered.key.mode))
            return _check_what_is_filled(fill(there, step.entered), ticket)
        case Back() if step.goal.replaces:
            return Welcome(step.goal, step.entered), ()
        case Back():
            return Installing(step.goal, step.entered), ()
        case _:
            return step, ()


def _at_checking(step: Checking, event: Event) -> Outcome:
    match event:
        case CheckProgressed(ticket, progress) if ticket == step.ticket:
            return replace(step, progress=progress), ()
        case CheckAnswered(ticket, Checked() as checked) if ticket == step.ticket:
            return Reviewing(step.goal, checked, label=_first_label(checked)), ()
        case CheckAnswered(ticket, VerificationReport() as report) if ticket == step.ticket:
            return _report_says_no(step, report), ()
        case CheckAnswered(ticket, Trouble() as trouble) if ticket == step.ticket and is_objection(trouble):
            return AwaitingKey(step.goal, trouble=trouble), ()
        case CheckAnswered(ticket, Trouble(Code.NO_PUBLISHABLE_KEY) as trouble) if ticket == step.ticket:
            return AwaitingKey(step.goal, step.entered.after_a_try(), trouble), ()
        case CheckAnswered(ticket, Trouble() as trouble) if ticket == step.ticket:
            return Stalled(step.goal, step.entered, trouble, step.progress), ()
        case Back():
            return AwaitingKey(step.goal, step.entered.after_a_try()), ()
        case _:
            return step, ()


def _after_a_check(step: Stalled | NotEnough, event: Event, ticket: int) -> Outcome:
    match event:
        case Retry() | CheckPressed():
            return _check(step.goal, step.entered, ticket)
        case NotThere() if isinstance(step, NotEnough) and step.way.next is not step.way:
            return replace(step, way=step.way.next, page=PageState.NOT_ASKED), ()
        case WrongAccount() if isinstance(step, NotEnough):
            return _for_another_account(step.goal), ()
        case Back():
            return AwaitingKey(step.goal, step.entered.after_a_try()), ()
        case _:
            return step, ()


def _at_reviewing(step: Reviewing, event: Event, ticket: int) -> Outcome:
    match event:
        case Renamed(label) if holds_secret(label):
            # Names stand in lists and files, so a key that came into this field is refused and gone.
            return replace(step, label="", trouble=Trouble(Code.KEY_IN_LABEL)), ()
        case Renamed(label):
            return replace(step, label=label, trouble=None), ()
        case Approved() if label := harmless(step.label):
            return _keep(step.goal, step.checked, label, ticket)
        case WrongAccount():
            return _for_another_account(step.goal), ()
        case Retry():
            return _check(step.goal, _entered_before(step), ticket)
        case Back():
            return AwaitingKey(step.goal, _entered_before(step).after_a_try()), ()
        case _:
            return step, ()


def _entered_before(step: Reviewing) -> EnteredKey:
    verified = step.checked.verified
    return EnteredKey(verified.key, verified.publishable)


def _at_keeping(step: Keeping, event: Event, ticket: int) -> Outcome:
    match event:
        case KeepAnswered(answered, Trouble() as trouble) if answered == step.ticket:
            return KeepStalled(step.goal, step.checked, step.label, trouble), ()
        case KeepAnswered(answered, connection) if answered == step.ticket and not isinstance(connection, Trouble):
            return _kept(step, connection, ticket)
        case Back():
            # The keychain cannot be called back. What comes of it is still to be told.
            silent = Trouble(Code.KEYCHAIN_NO_ANSWER)
            return KeepStalled(step.goal, step.checked, step.label, silent, step.ticket), ()
        case _:
            return step, ()


def _kept(step: Keeping | KeepStalled, connection: Connection, ticket: int) -> Outcome:
    fingerprint = step.checked.verified.key.fingerprint
    done = Finished(step.goal, connection, step.checked.keychain_name, fingerprint, ticket)
    programs = step.goal.profile.programs
    look = (LookForPrograms(programs),) if programs else ()
    return done, (ForgetPaste(fingerprint), ProveHandOver(ticket, connection, fingerprint), *look)


def _at_keep_stalled(step: KeepStalled, event: Event, ticket: int) -> Outcome:
    match event:
        case KeepAnswered(answered, Trouble() as trouble) if answered == step.ticket:
            return replace(step, trouble=trouble, ticket=None), ()
        case KeepAnswered(answered, Connection() as connection) if answered == step.ticket:
            return _kept(step, connection, ticket)
        case Retry() | Approved() if step.ticket is not None:
            return Keeping(step.goal, step.checked, step.label, step.ticket), ()
        case _ if step.ticket is not None:
            # The key may be stored any moment: a way that says it is not would be a lie, and the answer would be lost.
            return step, ()
        case Retry() | Approved():
            return _keep(step.goal, step.checked, step.label, ticket)
        case Back():
            return Reviewing(step.goal, step.checked, step.label), ()
        case WrongAccount():
            return _for_another_account(step.goal), ()
        case _:
            return step, ()


def _at_finished(step: Finished, event: Event, ticket: int) -> Outcome:
    match event:
        case ProofAnswered(answered, trouble) if answered == step.ticket:
            return replace(step, proof=Proof.NOT_GIVEN if trouble else Proof.GIVEN, proof_trouble=trouble), ()
        case ProgramsAnswered(here):
            return replace(step, programs=here), ()
        case ClipboardAnswered(cleared):
            return replace(step, clipboard_cleared=cleared), ()
        case Retry() if step.proof is Proof.NOT_GIVEN and not step.waits:
            asking = replace(step, proof=Proof.ASKING, proof_trouble=None, ticket=ticket)
            return asking, (ProveHandOver(ticket, step.connection, step.fingerprint),)
        case OldKeyEnded() if step.connection.previous and not step.waits:
            asking = replace(step, old_key=OldKey.ASKING, old_key_trouble=None, ticket=ticket)
            return asking, (CheckOldKey(ticket, step.connection),)
        case OldKeyAnswered(answered, Trouble() as trouble) if answered == step.ticket:
            return replace(step, old_key=OldKey.UNKNOWN, old_key_trouble=trouble), ()
        case OldKeyAnswered(answered, Connection() as connection) if answered == step.ticket:
            state = OldKey.WORKS if connection.previous else OldKey.ENDED
            return replace(step, connection=connection, old_key=state), ()
        case Another():
            return Welcome(step.goal.after(step.connection)), ()
        case _:
            return step, ()


def _for_another_account(goal: Goal) -> Step:
    return AwaitingKey(goal) if goal.replaces else Installing(goal, wrong_account=True)


def _check_what_is_filled(step: AwaitingKey, ticket: int) -> Outcome:
    if step.entered is None or step.trouble is not None:
        return step, ()
    needed = step.goal.profile.needs_publishable_key and not step.goal.publishable_may_be_kept
    if needed and step.entered.publishable is None:
        return replace(step, trouble=Trouble(Code.NO_PUBLISHABLE_KEY)), ()
    return _check(step.goal, step.entered, ticket)


def _check(goal: Goal, entered: EnteredKey, ticket: int) -> Outcome:
    return Checking(goal, entered, ticket), (CheckKey(ticket, goal, entered),)


def _keep(goal: Goal, checked: Checked, label: str, ticket: int) -> Outcome:
    return Keeping(goal, checked, label, ticket), (KeepKey(ticket, goal, checked, label),)


def may_switch_mode(step: AwaitingKey) -> bool:
    """Is the entered key one of the other mode, with which the person can go on? Never where a key is replaced."""
    return step.trouble is not None and step.trouble.code is Code.OTHER_MODE and step.goal.replaces is None


def is_objection(trouble: Trouble) -> bool:
    """Is this why a key may not take the place of another? Trying again would change nothing."""
    return trouble.facts.get("goal") == REPLACING


def _report_says_no(step: Checking, report: VerificationReport) -> Step:
    trouble = report.trouble or Trouble(Code.KEY_NOT_PROVEN)
    if trouble.code is Code.PERMISSION_MISSING:
        return NotEnough(step.goal, step.entered, report)
    if trouble.code in _KEY_IS_NO_USE:
        return AwaitingKey(step.goal, trouble=trouble)
    return Stalled(step.goal, step.entered, trouble, step.progress)


def _first_label(checked: Checked) -> str:
    """The name to begin with: the one it has already, else the account's; empty when the person must type one."""
    if checked.existing is not None:
        return checked.existing.label
    return checked.verified.report.account.name or ""
