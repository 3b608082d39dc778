"""Screen 5: is this the right account? Save is the only way forward."""

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection
from rak_desktop.core.errors import Trouble
from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.verification import CLOCK_MAY_BE_OFF_BY, Account, VerificationReport
from rak_desktop.flows.connect.events import Approved, Back, NotThere, OpenPage, Retry, WrongAccount
from rak_desktop.flows.connect.steps import Allowing, Checked, Goal, Keeping, KeepStalled, NotEnough, Reviewing
from rak_desktop.screens.actions import Action, Icon, Tone
from rak_desktop.screens.blocks import AccountCard, Banner, Block, Hint, Links, NameField, Note
from rak_desktop.screens.connect.frame import (
    address_after_asking,
    framed,
    keychain_asks,
    keychain_may_ask,
    mode_word,
    trouble_banner,
)
from rak_desktop.screens.connect.permission_table import each_permission, missing_names, permission_table
from rak_desktop.screens.connect.replacing import said_before_saving, says_how_to_compare
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words, beginning
from rak_desktop.wording.marking import N_
from rak_desktop.wording.times import off_by


def review_screen(step: Reviewing, words: Words) -> Screen:
    """One question: is this your shop?"""
    report = step.checked.verified.report
    trouble = trouble_banner(step.trouble, step.goal, words) if step.trouble else None
    known = _already_connected(step, words)
    store = step.checked.keychain_name
    may_ask = words("Next, your password store ({store}) may ask for its password.", store=store)
    said = (*((known,) if known else ()), *said_before_saving(step, words))
    told_how = says_how_to_compare(step) and not report.account.id  # then a hint would say nothing more
    *whose, table = _looked_at(step.goal, report, said, words, compare=not told_how)
    name: tuple[Block, ...] = (*((trouble,) if trouble else ()), _name(step, report.account, words))
    must_be_named = not report.account.name  # then nothing can be saved before, so the field may not be out of sight
    return framed(
        5,
        step.goal,
        words,
        title=words("Is this right?"),
        lead=words("Nothing is stored yet. Check the shop, then save."),
        blocks=(
            *whose,
            *(name if must_be_named else ()),
            table,
            *address_after_asking(step, words),
            *_each(step.goal, report, words),
            *_clock(report, words),
            Hint(Icon.LOCK, may_ask),  # above the name, which is filled in: nobody has to scroll to be warned
            *(() if must_be_named else name),
        ),
        main=Action(words("Save"), Approved(), Icon.LOCK, enabled=bool(harmless(step.label))),
        others=(_not_my_account(words),),
        trouble=step.trouble,
        announcement=trouble.title if trouble else known.title if known else "",
        begins_inside=not step.label,  # else what is typed at once would press the first button there is
        way_back=Back(),
        keychain=store,
    )


def keeping_screen(step: Keeping, words: Words) -> Screen:
    """The system may be asking the person something. Nobody has to wait for it."""
    store = step.checked.keychain_name
    asks = keychain_asks(store, words) if step.keychain_asks else keychain_may_ask(store, words)
    return framed(
        5,
        step.goal,
        words,
        title=words("Is this right?"),
        lead=words("Saving. Nothing is lost if this takes a moment."),
        blocks=(
            Hint(Icon.LOCK, asks),
            *_looked_at(step.goal, step.checked.verified.report, (), words),
            _name_taken(step, words),
        ),
        main=Action(words("Saving …"), Approved(), Icon.LOCK, enabled=False),
        others=(Action(words("Stop waiting"), Back()),),
        announcement=asks if step.keychain_asks else "",
        keychain=store,
    )


def keep_stalled_screen(step: KeepStalled, words: Words) -> Screen:
    """It was not kept, and another try may work; or nobody knows yet, and there is nothing else than to wait for it."""
    unknown = step.ticket is not None
    banner = trouble_banner(
        step.trouble, step.goal, words, action=_once_more(step, words), keychain=step.checked.keychain_name
    )
    return framed(
        5,
        step.goal,
        words,
        title=words("Is this right?"),
        lead=(
            words("Whether the key is stored is not known yet. It is still in this window.")
            if unknown
            else words("The key is not stored yet. It is still in this window.")
        ),
        blocks=(
            *_looked_at(step.goal, step.checked.verified.report, (banner,), words),
            _name_taken(step, words),
        ),
        others=() if unknown else (_not_my_account(words), Action(words("Back"), Back())),
        trouble=step.trouble,
        announcement=banner.title,
        keychain=step.checked.keychain_name,
    )


def _once_more(step: KeepStalled, words: Words) -> Action:
    if step.ticket is not None:
        return Action(words("Go on waiting"), Retry(), Icon.RETRY)
    if step.trouble.code is Code.KEYCHAIN_LOCKED:
        return Action(words("Unlock"), Retry(), Icon.LOCK)
    return Action(words("Try again"), Retry(), Icon.RETRY)


def not_enough_screen(step: NotEnough, words: Words) -> Screen:
    """The account is known, but the key lacks what the app cannot do without."""
    facts = step.report.trouble.facts if step.report.trouble else {}
    trouble = Trouble(Code.PERMISSION_MISSING, {**facts, "way": step.way.value})
    banner = trouble_banner(
        trouble,
        step.goal,
        words,
        action=Action(words(_PAGES[step.way]), OpenPage(), Icon.OPEN),
        missing=missing_names(step.report, step.goal.profile, words),
    )
    *card_and_said, table = _looked_at(step.goal, step.report, (banner,), words)
    return framed(
        5,
        step.goal,
        words,
        title=words("Is this right?"),
        lead=words("Nothing is stored yet."),
        blocks=(
            *card_and_said,
            *address_after_asking(step, words),
            table,
            Links(_not_there(step, words), explanations=(each_permission(step.report, step.goal.profile, words),)),
        ),
        others=(
            _not_my_account(words),
            Action(words("Another key"), Back()),
            Action(words("Check again"), Retry(), Icon.RETRY),
        ),
        trouble=trouble,
        announcement=banner.title,
        takes_paste=True,
    )


_PAGES = {
    Allowing.REVIEW: N_("Open my Stripe apps"),
    Allowing.NEW_KEY: N_("Open the app’s page"),
    Allowing.REINSTALL: N_("Open the install page"),
}
_NOT_THERE = {
    Allowing.REVIEW: N_("Review permissions is not there"),
    Allowing.NEW_KEY: N_("A new key lacks it too"),
}


def _not_there(step: NotEnough, words: Words) -> tuple[Action, ...]:
    return (Action(words(_NOT_THERE[step.way]), NotThere()),) if step.way in _NOT_THERE else ()


def _looked_at(
    goal: Goal, report: VerificationReport, said: tuple[Banner, ...], words: Words, *, compare: bool = True
) -> tuple[Block, ...]:
    """Whose account, what is to be said about it, and what the app may do."""
    table = permission_table(report, goal.profile, words)
    card = _account_card(goal, report, words)
    return (card, *said, *(_where_to_compare(report, words) if compare else ()), table)


def _each(goal: Goal, report: VerificationReport, words: Words) -> tuple[Block, ...]:
    if not report.results:
        return ()
    return (Links(_mend_optional(report, words), explanations=(each_permission(report, goal.profile, words),)),)


def _mend_optional(report: VerificationReport, words: Words) -> tuple[Action, ...]:
    """The app can work without what is missing here, and somebody may want it all the same."""
    if not report.with_outcome(CheckOutcome.MISSING):
        return ()
    return (Action(words(_PAGES[Allowing.REVIEW]), OpenPage()), Action(words("Check again"), Retry()))


def _not_my_account(words: Words) -> Action:
    return Action(words("Not my account"), WrongAccount())


def _account_card(goal: Goal, report: VerificationReport, words: Words) -> AccountCard:
    account = report.account
    id_and_key = beginning(words("key ending {ending}", ending=report.key_ending))
    if account.id and account.name:
        id_and_key = words("Account {account}  ·  key ending {ending}", account=account.id, ending=report.key_ending)
    return AccountCard(
        mode=goal.mode,
        mode_title=mode_word(goal.mode, words),
        mode_word=words("live") if goal.mode is Mode.LIVE else words("test"),
        mode_meaning=_mode_meaning(goal, words),
        initial=(account.name or "?")[:1].upper(),
        name=account.name or account.id or words("Stripe does not tell whose account this is"),
        detail=id_and_key,
        name_is_number=not account.name and account.id is not None,
    )


def _mode_meaning(goal: Goal, words: Words) -> str:
    if goal.peer is Peer.PRACTICE:
        return words("Practice, no real money")
    return words("This key works with real money") if goal.mode is Mode.LIVE else words("No real money")


def _name(step: Reviewing, account: Account, words: Words) -> NameField:
    hint = words("Stripe did not tell the name, so give this shop one that you recognise.")
    return NameField(words("Name of this shop"), step.label, "" if account.name else hint)


def _name_taken(step: Keeping | KeepStalled, words: Words) -> Note:
    return Note(words("Name of this shop: {name}", name=step.label))


def _where_to_compare(report: VerificationReport, words: Words) -> tuple[Block, ...]:
    account = report.account
    if account.name:
        return ()
    if account.id:
        compare = words("Compare {account} with the account number in Stripe, under Settings.", account=account.id)
    else:
        compare = words(
            "Compare the key’s last four characters, {ending}, with the app’s page in Stripe.", ending=report.key_ending
        )
    return (Hint(Icon.QUESTION, compare),)


def clock_warning(report: VerificationReport, words: Words) -> str:
    """A wrong clock beside a working key; empty where it is right, or nobody told."""
    seconds = abs(report.clock_off_by or 0)
    if seconds <= CLOCK_MAY_BE_OFF_BY:
        return ""
    wrong_by = off_by(seconds // 60, words)
    return words("This computer’s clock is {off_by} off. Set it right soon.", off_by=wrong_by)


def _clock(report: VerificationReport, words: Words) -> tuple[Block, ...]:
    wrong = clock_warning(report, words)
    return (Hint(Icon.WARNING, wrong),) if wrong else ()


def _already_connected(step: Reviewing, words: Words) -> Banner | None:
    checked, old = step.checked, step.checked.existing
    if old is None:
        return None
    if checked.same_key:
        return Banner(
            Tone.PLAIN,
            words("This shop is connected already"),
            words("It is the same key, ending {ending}. Saving makes no second one.", ending=old.key_ending),
        )
    title = (
        words("This shop is connected already")
        if not step.goal.replaces
        else words("A new key for {shop}", shop=old.label)
    )
    return Banner(Tone.PLAIN, title, _replaced(checked, old, words))


def _replaced(checked: Checked, old: Connection, words: Words) -> str:
    facts = {"shop": old.label, "old": old.key_ending, "new": checked.verified.report.key_ending}
    if checked.same_key is None:
        return words(
            "{shop} is connected with the key ending {old}. Saving puts the key ending {new} in its place.", **facts
        )
    return words(
        "{shop} is connected with the key ending {old}. Saving puts the key ending {new} in its place; "
        "the old one stays in your password store as a spare.",
        **facts,
    )
