"""Screen 4: each check as a line that turns from waiting to done."""

from rak_desktop.core.codes import Code
from rak_desktop.core.mode import Mode
from rak_desktop.core.verification import Progress
from rak_desktop.flows.connect.events import Back, OpenPage, Retry
from rak_desktop.flows.connect.steps import Checking, Stalled
from rak_desktop.screens.actions import Action, Icon
from rak_desktop.screens.blocks import CheckList, CheckRow, CheckState, Note
from rak_desktop.screens.connect.frame import address_after_asking, framed, trouble_banner
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words

_PASSWORD_STORE = 4
_OF_THE_PASSWORD_STORE = frozenset({Code.KEYCHAIN_ABSENT.family, Code.BOOK_UNREADABLE.family})


def checking_screen(step: Checking, words: Words) -> Screen:
    """Nothing to do but wait."""
    return framed(
        4,
        step.goal,
        words,
        title=words("Checking the key"),
        lead=words("A few seconds. We only look: nothing is changed or stored."),
        blocks=(
            _checks(step, words),
            Note(words("If Stripe is slow we stop after 20 seconds and say what is missing.")),
        ),
        others=(Action(words("Cancel"), Back()),),
    )


def stalled_screen(step: Stalled, words: Words) -> Screen:
    """Try again, or first mend at Stripe what is in the way."""
    try_again = Action(words("Try again"), Retry(), Icon.RETRY)
    mend = _mend(step, words)
    banner = trouble_banner(step.trouble, step.goal, words, action=mend or try_again)
    back = Action(words("Back"), Back())
    return framed(
        4,
        step.goal,
        words,
        title=words("The check did not finish"),
        lead=words("Your key is still in this window. Nothing is stored."),
        blocks=(banner, *address_after_asking(step, words), _checks(step, words)),
        others=(back, try_again) if mend else (back,),
        trouble=step.trouble,
        announcement=banner.title,
        takes_paste=True,
    )


def _mend(step: Stalled, words: Words) -> Action | None:
    """The page where the person can change something, before another try makes sense."""
    match step.trouble.code:
        case Code.WEB_PAGE_INSTEAD | Code.REDIRECTED_ELSEWHERE:
            return Action(words("Open the browser"), OpenPage(), Icon.OPEN)
        case Code.ACCOUNT_WITHOUT_ACCESS:
            return Action(words("Open my Stripe apps"), OpenPage(), Icon.OPEN)
        case Code.BLOCKED_ADDRESS | Code.MODE_CONFLICT:
            return Action(words("Open the page"), OpenPage(), Icon.OPEN)
        case Code.ACCOUNT_NOT_ACTIVE:
            return Action(words("Open Stripe"), OpenPage(), Icon.OPEN)
        case _:
            return None


def _checks(step: Checking | Stalled, words: Words) -> CheckList:
    progress, app = step.progress, step.goal.profile.name
    lines = (
        (words("Stripe answers"), words("Your internet connection is fine") if progress.reachable else ""),
        (words("Stripe knows this key"), _key_detail(step, words)),
        (words("Whose account it is"), _account_detail(progress, words)),
        (words("What {app} may do", app=app), _count_detail(progress, words)),
        (words("Your computer’s password store"), words("Is it there, and can it be used?")),
    )
    rows = zip(_states(step), lines, strict=True)
    return CheckList(words("Checks"), tuple(_row(state, title, detail, words) for state, (title, detail) in rows))


def _states(step: Checking | Stalled) -> tuple[CheckState, ...]:
    """What is done is done; the first thing that is not is being checked, or is where it stopped."""
    progress = step.progress
    if isinstance(step, Stalled):
        now, rest = CheckState.STOPPED, CheckState.LEFT_OUT
        up_to_the_store = step.trouble.code.family in _OF_THE_PASSWORD_STORE
    else:
        now, rest = CheckState.RUNNING, CheckState.WAITING
        up_to_the_store = progress.account is not None and progress.looked_at == progress.of
    # Where there is nothing to look at, nothing is ticked: it shows when first used.
    looked = up_to_the_store and progress.of > 0
    done = (progress.reachable, progress.key_known, progress.account is not None, looked, False)
    current = _PASSWORD_STORE if up_to_the_store else done.index(False)
    return tuple(
        CheckState.DONE if is_done else now if index == current else rest for index, is_done in enumerate(done)
    )


def _row(state: CheckState, title: str, detail: str, words: Words) -> CheckRow:
    word = {
        CheckState.DONE: words("Done"),
        CheckState.RUNNING: words("Checking"),
        CheckState.WAITING: words("Waiting"),
        CheckState.STOPPED: words("Not possible"),
        CheckState.LEFT_OUT: words("Not looked at"),
    }[state]
    return CheckRow(state, title, detail if state in (CheckState.DONE, CheckState.RUNNING) else "", word)


def _key_detail(step: Checking | Stalled, words: Words) -> str:
    ending = step.entered.key.ending
    if step.entered.key.mode is Mode.LIVE:
        return words("Ending {ending}, for real payments", ending=ending)
    return words("Ending {ending}, for trying out", ending=ending)


def _account_detail(progress: Progress, words: Words) -> str:
    account = progress.account
    if account is None:
        return ""
    return account.name or account.id or words("Stripe does not tell this key")


def _count_detail(progress: Progress, words: Words) -> str:
    if not progress.of:
        return ""
    return words("{done} of {all} looked at", done=progress.looked_at, all=progress.of)
