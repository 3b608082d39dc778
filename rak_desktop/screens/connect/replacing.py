"""What the screens say while a key is replaced: whose, that the old key works on, and how it is ended afterwards."""

from rak_desktop.core.connection import Connection, PreviousKey
from rak_desktop.core.replacement import lost, whose_is_unsure
from rak_desktop.flows.connect.events import HaveKey, OldKeyEnded, OpenPage, Started
from rak_desktop.flows.connect.steps import Checked, Finished, Goal, OldKey, Reviewing, Welcome
from rak_desktop.screens.actions import Action, Icon, Tone
from rak_desktop.screens.blocks import Banner, Block, FactCard, FactRow, Links, NumberedStep
from rak_desktop.screens.connect.frame import framed, trouble_banner
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.permissions import plain_name


def replacing_welcome_screen(step: Welcome, shop: Connection, words: Words) -> Screen:
    """One question: shall we start?"""
    return framed(
        1,
        step.goal,
        words,
        title=words("A new key for {shop}", shop=shop.label),
        lead=words("You make a new key in Stripe, copy it, and paste it here."),
        blocks=(
            FactCard(
                words("Good to know"),
                (
                    FactRow(
                        Icon.KEY,
                        words("The old key, ending {ending}, keeps working", ending=shop.key_ending),
                        words("Until the new one is checked and saved. Afterwards you can go back for seven days."),
                    ),
                    FactRow(
                        Icon.COMPUTER,
                        words("Other computers may use the old key"),
                        words("Each gets its own key. End the old one only when none needs it any more."),
                    ),
                    FactRow(
                        Icon.PERSON,
                        words("Your Stripe sign-in, as administrator"),
                        words(
                            "In the same account as before, {account}.", account=shop.account_name or shop.id.account_id
                        ),
                    ),
                ),
            ),
            Links((Action(words("I have the new key already"), HaveKey()),), lead=words("Other ways")),
        ),
        main=Action(words("Start"), Started()),
        takes_paste=True,
    )


def steps_to_a_new_key(open_page: Action, words: Words) -> tuple[NumberedStep, ...]:
    """The page shows the old key's row too, and perhaps no longer the key itself."""
    return (
        NumberedStep(1, words("Open the app’s settings page"), action=open_page),
        NumberedStep(2, words("Press View API keys")),
        NumberedStep(
            3,
            words("Make a new key there, and copy it"),
            words("It starts with rk_. Leave the old one as it is for now."),
        ),
    )


def said_before_saving(step: Reviewing, words: Words) -> tuple[Banner, ...]:
    """What changes, and everything about it that is not sure or not as it was."""
    checked, shop = step.checked, step.checked.existing
    if shop is None or checked.same_key:
        return ()
    unsure = _unsure(checked, shop, words) if says_how_to_compare(step) else ()
    return (*unsure, *_loses(step.goal, checked, shop, words))


def says_how_to_compare(step: Reviewing) -> bool:
    """Is there a warning that nobody can tell whose key it is?"""
    checked, shop = step.checked, step.checked.existing
    if not step.goal.replaces or shop is None or checked.same_key:
        return False
    return whose_is_unsure(checked.verified.report, shop)


def _unsure(checked: Checked, shop: Connection, words: Words) -> tuple[Banner, ...]:
    return (
        Banner(
            Tone.WARNING,
            words("We cannot tell whether this is {shop}’s key", shop=shop.label),
            words(
                "Stripe does not say whose account it belongs to. Compare its last four characters, {ending}, with "
                "the app’s page in the account of {shop} before you save.",
                ending=checked.verified.key.ending,
                shop=shop.label,
            ),
        ),
    )


def _loses(goal: Goal, checked: Checked, shop: Connection, words: Words) -> tuple[Banner, ...]:
    missing = lost(checked.verified.report, shop)
    if not missing:
        return ()
    own_words = goal.profile.plain_words
    names = words.listed(dict.fromkeys(plain_name(each.need.permission, words, own_words) for each in missing))
    return (
        Banner(
            Tone.WARNING,
            words("The new key may do less than the old one"),
            words(
                "Missing: {names}. {app} can work without, and you can save it like this.",
                names=names,
                app=goal.profile.name,
            ),
        ),
    )


def about_the_old_key(step: Finished, words: Words, *, asks: str) -> tuple[Block, ...]:
    """The key that was replaced works on at Stripe until somebody ends it there. `asks` as in `old_key_card`."""
    card = old_key_card(step.connection.previous, step.old_key, words, free=not step.waits, asks=asks)
    trouble = (
        trouble_banner(step.old_key_trouble, step.goal, words, tone=Tone.WARNING) if step.old_key_trouble else None
    )
    return (*((card,) if card else ()), *((trouble,) if trouble and step.connection.previous else ()))


def old_key_card(
    old: PreviousKey | None, state: OldKey, words: Words, *, free: bool, asks: str, refused: bool = False
) -> FactCard | None:
    """What is left to do about it; None where none was replaced lately.

    It is called the previous one: after somebody went back to an older key, it is the newer of the two.
    `free`: no other answer is waited for. `asks` says that the keychain asks for its password, where it does.
    `refused`: Stripe just said that it no longer accepts it.
    """
    if state is OldKey.ENDED:
        return FactCard(words("The previous key"), (_ended(words),))
    if old is None:
        return None
    if refused:
        return FactCard(words("The previous key"), (_kept_for_nothing(words, free=free),))
    return FactCard(
        words("The previous key"), (_works_on(old, words), _has_it_ended(state, words, free=free, asks=asks))
    )


def _works_on(old: PreviousKey, words: Words) -> FactRow:
    return FactRow(
        Icon.KEY,
        words("The previous key, ending {ending}, may still work", ending=old.ending),
        words("End it on its page in Stripe, once no other computer uses it."),
        action=Action(words("Open the page"), OpenPage(), Icon.OPEN),
    )


def _has_it_ended(state: OldKey, words: Words, *, free: bool, asks: str) -> FactRow:
    ask = Action(words("Check now"), OldKeyEnded()) if free else None
    match state:
        case OldKey.ASKING if asks:
            return FactRow(Icon.LOCK, words("Waiting"), asks, busy=True)
        case OldKey.ASKING:
            return FactRow(
                Icon.QUESTION, words("Asking Stripe"), words("Does it still accept the previous key?"), busy=True
            )
        case OldKey.WORKS:
            still = words("Stripe still accepts the previous key")
            return FactRow(
                Icon.QUESTION, still, words("End it there first, then check again."), Tone.WARNING, action=ask
            )
        case _:
            kept = words("Until then it stays in your password store as a spare, for seven days at most.")
            return FactRow(Icon.QUESTION, words("Has it stopped working?"), kept, action=ask)


def _kept_for_nothing(words: Words, *, free: bool) -> FactRow:
    here = words("It is still in your password store. Press Check now, and it is removed from there.")
    ask = Action(words("Check now"), OldKeyEnded()) if free else None
    return FactRow(Icon.KEY, words("The previous key has ended"), here, action=ask)


def _ended(words: Words) -> FactRow:
    gone = words("Stripe no longer accepts it, and it is gone from your password store.")
    return FactRow(Icon.TICK, words("The previous key has ended"), gone, Tone.GOOD)
