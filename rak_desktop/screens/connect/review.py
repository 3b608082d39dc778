"""Screen 5: is this the right account? Save is the only way forward."""

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.verification import VerificationReport
from rak_desktop.flows.connect.events import Approved, Back, OpenPage, Retry, WrongAccount
from rak_desktop.flows.connect.steps import Checked, Keeping, KeepStalled, NotEnough, Reviewing
from rak_desktop.screens.connect.frame import framed, mode_word, trouble_banner
from rak_desktop.screens.connect.permission_table import missing_names, permission_table
from rak_desktop.screens.screen import (
    AccountCard,
    Action,
    Banner,
    Block,
    Hint,
    Icon,
    NameField,
    Screen,
    Tone,
)
from rak_desktop.wording.catalogue import Words

_CLOCK_MAY_BE_OFF_BY = 300


def review_screen(step: Reviewing | Keeping | KeepStalled, words: Words) -> Screen:
    """One question: is this your shop?"""
    goal, report = step.goal, step.checked.verified.report
    saving = isinstance(step, Keeping)
    trouble = step.trouble if isinstance(step, KeepStalled) else None
    banner = _banner(step, words)
    return framed(
        5,
        goal,
        words,
        title=words("Is this right?"),
        lead=words("Saving. Nothing is lost if this takes a moment.")
        if saving
        else words("Nothing is stored yet. Check the shop, then save."),
        blocks=(
            _account_card(report, goal.mode, words),
            *((banner,) if banner else ()),
            permission_table(report, goal.profile, words),
            *_name(step, report, words),
            *_hints(step, report, words),
        ),
        main=None if trouble else _save(step, words, saving=saving),
        others=() if saving else (Action(words("Not my account"), WrongAccount()), *_back_when(trouble, words)),
        trouble=trouble,
        announcement=banner.title if banner else "",
    )


def not_enough_screen(step: NotEnough, words: Words) -> Screen:
    """The account is known, but the key lacks what the app cannot do without."""
    trouble = step.report.trouble or Trouble(Code.PERMISSION_MISSING)
    missing = missing_names(step.report, step.goal.profile, words)
    return framed(
        5,
        step.goal,
        words,
        title=words("Is this right?"),
        lead=words("Nothing is stored yet."),
        blocks=(
            _account_card(step.report, step.goal.mode, words),
            trouble_banner(
                trouble,
                step.goal,
                words,
                action=Action(words("Open my Stripe apps"), OpenPage(), Icon.OPEN),
                missing=missing,
            ),
            permission_table(step.report, step.goal.profile, words),
        ),
        others=(
            Action(words("Not my account"), WrongAccount()),
            Action(words("Another key"), Back()),
            Action(words("Check again"), Retry(), Icon.RETRY),
        ),
        trouble=trouble,
    )


def _account_card(report: VerificationReport, mode: Mode, words: Words) -> AccountCard:
    account = report.account
    shown = account.name or account.id or words("Stripe does not tell whose account this is")
    id_and_key = words("key ending {ending}", ending=report.key_ending)
    if account.id and account.name:
        id_and_key = words("Account {account}  ·  key ending {ending}", account=account.id, ending=report.key_ending)
    live = mode is Mode.LIVE
    return AccountCard(
        mode=mode,
        mode_title=mode_word(mode, words),
        mode_word=words("(live)") if live else words("(test)"),
        mode_meaning=words("This key works with real money") if live else words("No real money"),
        initial=(account.name or "?")[:1].upper(),
        name=shown,
        detail=id_and_key,
    )


def _name(step: Reviewing | Keeping | KeepStalled, report: VerificationReport, words: Words) -> tuple[Block, ...]:
    named = report.account.name is not None
    hint = "" if named else words("Stripe did not tell the name, so give this shop one that you recognise.")
    return (NameField(words("Name of this shop"), step.label, hint),)


def _hints(step: Reviewing | Keeping | KeepStalled, report: VerificationReport, words: Words) -> tuple[Block, ...]:
    hints: list[Block] = []
    if report.account.name is None and report.account.id:
        compare = words(
            "Compare {account} with the account number in Stripe, under Settings.", account=report.account.id
        )
        hints.append(Hint(Icon.QUESTION, compare))
    if report.clock_off_by is not None and abs(report.clock_off_by) > _CLOCK_MAY_BE_OFF_BY:
        minutes = abs(report.clock_off_by) // 60
        hints.append(
            Hint(
                Icon.WARNING,
                words("This computer’s clock is {minutes} minutes off. Set it right soon.", minutes=minutes),
            )
        )
    store = step.checked.keychain_name
    asks = words("Next, your computer’s password store ({store}) may ask for its password.", store=store)
    if isinstance(step, Keeping):
        asks = words("{store} may be asking for its password now. Its window can be behind this one.", store=store)
    return (*hints, Hint(Icon.LOCK, asks))


def _save(step: Reviewing | Keeping | KeepStalled, words: Words, *, saving: bool) -> Action:
    if saving:
        return Action(words("Saving …"), Approved(), Icon.LOCK, enabled=False)
    return Action(words("Save"), Approved(), Icon.LOCK, enabled=bool(step.label.strip()))


def _back_when(trouble: Trouble | None, words: Words) -> tuple[Action, ...]:
    return (Action(words("Back"), Back()),) if trouble else ()


def _banner(step: Reviewing | Keeping | KeepStalled, words: Words) -> Banner | None:
    if isinstance(step, KeepStalled):
        again = Action(words("Try again"), Retry(), Icon.RETRY)
        return trouble_banner(step.trouble, step.goal, words, action=again, keychain=step.checked.keychain_name)
    return _already_connected(step.checked, words)


def _already_connected(checked: Checked, words: Words) -> Banner | None:
    connection = checked.existing
    if connection is None:
        return None
    if checked.same_key:
        return Banner(
            Tone.PLAIN,
            words("This shop is connected already"),
            words("It is the same key, ending {ending}. Saving changes nothing.", ending=connection.key_ending),
        )
    return Banner(
        Tone.PLAIN,
        words("This key takes the place of another"),
        words(
            "{shop} is connected with the key ending {old}. Saving puts the key ending {new} in its place; "
            "the old one stays in your password store as a spare.",
            shop=connection.label,
            old=connection.key_ending,
            new=checked.verified.report.key_ending,
        ),
    )
