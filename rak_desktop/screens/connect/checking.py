"""Screen 4: each check as a line that turns from waiting to done."""

from rak_desktop.core.mode import Mode
from rak_desktop.core.verification import Progress
from rak_desktop.flows.connect.events import Back, Retry
from rak_desktop.flows.connect.steps import Checking, Stalled
from rak_desktop.screens.connect.frame import framed, trouble_banner
from rak_desktop.screens.screen import (
    Action,
    Block,
    CheckList,
    CheckRow,
    CheckState,
    Icon,
    Note,
    Screen,
)
from rak_desktop.wording.catalogue import Words


def checking_screen(step: Checking | Stalled, words: Words) -> Screen:
    """Nothing to do but wait, or try again."""
    checks = CheckList(words("Checks"), _rows(step, words))
    banner = None
    if isinstance(step, Stalled):
        banner = trouble_banner(step.trouble, step.goal, words, action=Action(words("Try again"), Retry(), Icon.RETRY))
        blocks: tuple[Block, ...] = (banner, checks)
    else:
        blocks = (checks, Note(words("If Stripe is slow we stop after 20 seconds and say what is missing.")))
    stalled = isinstance(step, Stalled)
    return framed(
        4,
        step.goal,
        words,
        title=words("The check did not finish") if stalled else words("Checking the key"),
        lead=words("Your key is still in this window. Nothing is stored.")
        if stalled
        else words("A few seconds. We only look: nothing is changed or stored."),
        blocks=blocks,
        others=(Action(words("Back") if stalled else words("Cancel"), Back()),),
        trouble=step.trouble if isinstance(step, Stalled) else None,
        announcement=banner.title if banner else "",
    )


def _rows(step: Checking | Stalled, words: Words) -> tuple[CheckRow, ...]:
    """What is done is done; the first thing that is not is being checked, or is where it stopped."""
    progress, app = step.progress, step.goal.profile.name
    finished_looking = progress.of > 0 and progress.looked_at == progress.of
    lines = (
        (progress.reachable, words("Stripe answers"), words("Your internet connection is fine")),
        (progress.key_known, words("Stripe knows this key"), _key_detail(step, words)),
        (progress.account is not None, words("Whose account it is"), _account_detail(progress, words)),
        (finished_looking, words("What {app} may do", app=app), _count_detail(progress, words)),
        (False, words("Your computer’s password store"), words("Is it there, and can it be used?")),
    )
    current = next(index for index, (done, _, _) in enumerate(lines) if not done)
    now = CheckState.STOPPED if isinstance(step, Stalled) else CheckState.RUNNING
    return tuple(
        _row(CheckState.DONE if done else now if index == current else CheckState.WAITING, title, detail, words)
        for index, (done, title, detail) in enumerate(lines)
    )


def _row(state: CheckState, title: str, detail: str, words: Words) -> CheckRow:
    word = {
        CheckState.DONE: words("Done"),
        CheckState.RUNNING: words("Checking"),
        CheckState.WAITING: words("Waiting"),
        CheckState.STOPPED: words("Not possible"),
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
