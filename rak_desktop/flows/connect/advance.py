"""The rule book of connecting: `advance(step, event, ticket) -> (step, effects)`, pure over frozen data.

| Step        | Event -> next step (effects) |
|-------------|------------------------------|
| Welcome     | Started -> Installing · ModeChosen -> same · HaveKey -> AwaitingKey |
| Installing  | OpenPage -> same (ShowPage) · HaveKey -> AwaitingKey · Back -> Welcome |
| AwaitingKey | OpenPage -> same (ShowPage) · KeyCleared -> same · CheckPressed -> Checking (CheckKey) |
|             | ModeSwitched -> Checking (CheckKey) · Back -> Installing |
| Checking    | CheckProgressed -> same · may be kept -> Reviewing · a permission is missing -> NotEnough |
|             | this key is no use -> AwaitingKey · any other trouble -> Stalled · Back -> AwaitingKey |
| Stalled     | Retry -> Checking (CheckKey) · Back -> AwaitingKey |
| NotEnough   | Retry -> Checking (CheckKey) · OpenPage -> same (ShowPage) · WrongAccount -> Installing |
|             | Back -> AwaitingKey |
| Reviewing   | Renamed -> same · Approved -> Keeping (KeepKey) · WrongAccount -> Installing |
|             | Back -> AwaitingKey |
| Keeping     | connection -> Finished (ForgetPaste, ProveHandOver) · trouble -> KeepStalled |
| KeepStalled | Retry -> Keeping (KeepKey) · WrongAccount -> Installing · Back -> Reviewing |
| Finished    | ProofAnswered, ClipboardAnswered -> same · Retry -> same (ProveHandOver) · Another -> Welcome |

Screens 1 to 3, Stalled and NotEnough take a key: KeyEntered -> AwaitingKey.
With an unsaved key Closed -> AskingToClose, then StayOpen -> back, ClosedForSure -> Ended (ForgetPaste);
while Keeping, Closed waits; at any other step Closed -> Ended.
An answer whose ticket is not the step's ticket is dropped. A step that cannot take an event stays as it is.
"""

from dataclasses import replace

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.key_reading import KeyProblem, Paste
from rak_desktop.core.profile import PublishableKeyWish
from rak_desktop.core.verification import VerificationReport
from rak_desktop.flows.connect.effects import CheckKey, Effect, ForgetPaste, KeepKey, ProveHandOver, ShowPage
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
    KeyCleared,
    KeyEntered,
    ModeChosen,
    ModeSwitched,
    OpenPage,
    PageAnswered,
    ProofAnswered,
    Renamed,
    Retry,
    Started,
    StayOpen,
    WrongAccount,
)
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
    PageState,
    Proof,
    Reviewing,
    Stalled,
    Step,
    Welcome,
    unsaved_key,
)

Outcome = tuple[Step, tuple[Effect, ...]]

# Stripe's answers that say this very text will never work: the field is emptied for another one.
# Every other trouble may pass, so the key waits for another try.
_KEY_IS_NO_USE = frozenset(
    {Code.UNKNOWN_KEY, Code.ENDED_KEY, Code.PUBLISHABLE_KEY, Code.FULL_SECRET_KEY, Code.NO_PUBLISHABLE_KEY}
)


def advance(step: Step, event: Event, ticket: int) -> Outcome:
    """What follows when `event` happens at `step`. `ticket` is the number for a question asked now."""
    match step, event:
        case AskingToClose(inner), _:
            return _while_asking_to_close(inner, event, ticket)
        case Keeping(), Closed():
            return step, ()  # a save in progress is worth waiting for; it ends within its time limit
        case _, Closed():
            return (AskingToClose(step) if unsaved_key(step) else Ended()), ()
        case Welcome(), _:
            return _at_welcome(step, event)
        case Installing(), _:
            return _at_installing(step, event)
        case AwaitingKey(), _:
            return _at_awaiting_key(step, event, ticket)
        case Checking(), _:
            return _at_checking(step, event)
        case Stalled() | NotEnough(), _:
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
        case CheckProgressed() | CheckAnswered() | KeepAnswered():
            # The check runs on behind the question; where it arrives is what "stay" goes back to.
            after, effects = advance(inner, event, ticket)
            return (AskingToClose(after) if unsaved_key(after) else after), effects
        case _:
            return AskingToClose(inner), ()


def _at_welcome(step: Welcome, event: Event) -> Outcome:
    match event:
        case Started():
            return Installing(step.goal), ()
        case ModeChosen(mode) if mode in step.goal.profile.modes:
            return Welcome(replace(step.goal, mode=mode)), ()
        case HaveKey():
            return AwaitingKey(step.goal), ()
        case KeyEntered(paste):
            return _enter(AwaitingKey(step.goal), paste), ()
        case _:
            return step, ()


def _at_installing(step: Installing, event: Event) -> Outcome:
    match event:
        case OpenPage() if step.wrong_account:
            return replace(step, page=PageState.ASKED), (ShowPage(step.goal.profile.installed_apps_page),)
        case OpenPage():
            return replace(step, page=PageState.ASKED), (ShowPage(step.goal.profile.install_link),)
        case PageAnswered(taken):
            return replace(step, page=PageState.ASKED if taken else PageState.NOT_OPENED), ()
        case HaveKey() if step.wrong_account:
            return Installing(step.goal), ()
        case HaveKey():
            return AwaitingKey(step.goal), ()
        case KeyEntered(paste):
            return _enter(AwaitingKey(step.goal), paste), ()
        case Back():
            return Welcome(step.goal), ()
        case _:
            return step, ()


def _at_awaiting_key(step: AwaitingKey, event: Event, ticket: int) -> Outcome:
    match event:
        case OpenPage():
            settings_page = step.goal.profile.settings_page(step.goal.mode)
            return replace(step, page=PageState.ASKED), (ShowPage(settings_page),)
        case PageAnswered(taken):
            return replace(step, page=PageState.ASKED if taken else PageState.NOT_OPENED), ()
        case KeyEntered(paste):
            return _enter(step, paste), ()
        case KeyCleared():
            return replace(step, entered=None), ()
        case CheckPressed() if step.entered is None:
            return replace(step, trouble=step.trouble or Trouble(Code.NOTHING_PASTED)), ()
        case CheckPressed() if step.entered and step.trouble is None:
            return _check(step.goal, step.entered, ticket)
        case ModeSwitched() if step.entered and _mode_can_follow(step.goal, step.entered):
            return _check(replace(step.goal, mode=step.entered.key.mode), step.entered, ticket)
        case Back():
            return Installing(step.goal), ()
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
        case CheckAnswered(ticket, Trouble() as trouble) if ticket == step.ticket:
            return Stalled(step.goal, step.entered, trouble, step.progress), ()
        case Back():
            return AwaitingKey(step.goal, step.entered), ()
        case _:
            return step, ()


def _after_a_check(step: Stalled | NotEnough, event: Event, ticket: int) -> Outcome:
    match event:
        case Retry() | CheckPressed():
            return _check(step.goal, step.entered, ticket)
        case OpenPage():
            return step, (ShowPage(step.goal.profile.review_permissions_page),)
        case WrongAccount():
            return Installing(step.goal, wrong_account=True), ()
        case KeyEntered(paste):
            return _enter(AwaitingKey(step.goal), paste), ()
        case Back():
            return AwaitingKey(step.goal, step.entered), ()
        case _:
            return step, ()


def _at_reviewing(step: Reviewing, event: Event, ticket: int) -> Outcome:
    match event:
        case Renamed(label):
            return replace(step, label=label), ()
        case Approved() if step.label.strip():
            return _keep(step.goal, step.checked, step.label.strip(), ticket)
        case WrongAccount():
            return Installing(step.goal, wrong_account=True), ()
        case Back():
            verified = step.checked.verified
            return AwaitingKey(step.goal, EnteredKey(verified.key, verified.publishable)), ()
        case _:
            return step, ()


def _at_keeping(step: Keeping, event: Event, ticket: int) -> Outcome:
    match event:
        case KeepAnswered(answered, Trouble() as trouble) if answered == step.ticket:
            return KeepStalled(step.goal, step.checked, step.label, trouble), ()
        case KeepAnswered(answered, connection) if answered == step.ticket and not isinstance(connection, Trouble):
            fingerprint = step.checked.verified.key.fingerprint
            done = Finished(step.goal, connection, step.checked.keychain_name, fingerprint, ticket)
            return done, (ForgetPaste(fingerprint), ProveHandOver(ticket, connection, fingerprint))
        case _:
            return step, ()


def _at_keep_stalled(step: KeepStalled, event: Event, ticket: int) -> Outcome:
    match event:
        case Retry() | Approved():
            return _keep(step.goal, step.checked, step.label, ticket)
        case Back():
            return Reviewing(step.goal, step.checked, step.label), ()
        case WrongAccount():
            return Installing(step.goal, wrong_account=True), ()
        case _:
            return step, ()


def _at_finished(step: Finished, event: Event, ticket: int) -> Outcome:
    match event:
        case ProofAnswered(answered, trouble) if answered == step.ticket:
            return replace(step, proof=Proof.NOT_GIVEN if trouble else Proof.GIVEN, proof_trouble=trouble), ()
        case ClipboardAnswered(cleared):
            return replace(step, clipboard_cleared=cleared), ()
        case Retry() if step.proof is Proof.NOT_GIVEN:
            asking = replace(step, proof=Proof.ASKING, proof_trouble=None, ticket=ticket)
            return asking, (ProveHandOver(ticket, step.connection, step.fingerprint),)
        case Another():
            return Welcome(step.goal), ()
        case _:
            return step, ()


def _enter(step: AwaitingKey, paste: Paste) -> AwaitingKey:
    """What is in the field now: a key, perhaps with a trouble; or no key, and why not."""
    if isinstance(paste.key, KeyProblem):
        return replace(step, entered=None, trouble=Trouble(paste.key.code))
    entered = EnteredKey(paste.key, paste.publishable)
    objection = step.goal.peer.objection_to(entered.key)
    if objection is not None:
        return replace(step, entered=None, trouble=Trouble(objection))
    if entered.key.mode is not step.goal.mode:
        return replace(step, entered=entered, trouble=Trouble(Code.OTHER_MODE, {"key_mode": entered.key.mode.value}))
    if step.goal.profile.publishable_key is PublishableKeyWish.REQUIRED and entered.publishable is None:
        return replace(step, entered=None, trouble=Trouble(Code.NO_PUBLISHABLE_KEY))
    return replace(step, entered=entered, trouble=None)


def _mode_can_follow(goal: Goal, entered: EnteredKey) -> bool:
    return entered.key.mode in goal.profile.modes


def _check(goal: Goal, entered: EnteredKey, ticket: int) -> Outcome:
    return Checking(goal, entered, ticket), (CheckKey(ticket, goal, entered),)


def _keep(goal: Goal, checked: Checked, label: str, ticket: int) -> Outcome:
    return Keeping(goal, checked, label, ticket), (KeepKey(ticket, goal, checked, label),)


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
