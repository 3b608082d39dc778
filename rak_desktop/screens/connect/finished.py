"""Screen 6: where the key is now, and the proof."""

from rak_desktop.core.errors import Trouble
from rak_desktop.core.names import PROGRAM
from rak_desktop.flows.connect.events import Another, Retry
from rak_desktop.flows.connect.steps import Finished, Proof
from rak_desktop.screens.actions import Action, CloseWindow, Icon, LeaveFor, StartProgram, Tone
from rak_desktop.screens.blocks import Banner, Disclosure, Explanation, FactCard, FactRow, Links
from rak_desktop.screens.connect.frame import after_asking, framed, keychain_asks, trouble_banner
from rak_desktop.screens.connect.replacing import about_the_old_key
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words


def finished_screen(step: Finished, words: Words) -> Screen:
    """Nothing left to do, once another program got the key as well."""
    close = Action(words("Close"), CloseWindow())
    onwards = _onwards(step, words)
    banner = _banner(step, step.proof_trouble, words) if step.proof_trouble else None
    asks = keychain_asks(step.keychain_name, words) if step.keychain_asks else ""
    return framed(
        6,
        step.goal,
        words,
        title=_title(step, words),
        lead=_lead(step, words),
        blocks=(
            *((banner,) if banner else ()),
            *after_asking(step.way_back, step.goal.profile.open_url or "", words),
            _facts(step, words),
            *about_the_old_key(step, words, asks=asks),
            _other_programs(step, words),
            Links((Action(words("Connect another shop"), Another()),), explanations=(_clipboard_history(words),)),
        ),
        main=(*onwards, close)[0],
        others=(*onwards, close)[1:],
        trouble=step.proof_trouble,
        announcement=asks or (banner.title if banner else ""),
        celebrate=step.proof is not Proof.NOT_GIVEN,
        keychain=step.keychain_name,
    )


def _onwards(step: Finished, words: Words) -> tuple[Action, ...]:
    """The ways back to the vendor: a page, and a program that is here."""
    profile = step.goal.profile
    page, program = profile.open_url, profile.start_program
    back = (Action(words("Back to {app}", app=profile.name), LeaveFor(page)),) if page else ()
    if program is None or step.programs is None or program not in step.programs:
        return back
    return (*back, Action(words("Start {program}", program=program), StartProgram(program)))


def _title(step: Finished, words: Words) -> str:
    shop = step.connection.label
    return words("{shop} has its new key", shop=shop) if step.goal.replaces else words("{shop} is connected", shop=shop)


def _banner(step: Finished, trouble: Trouble, words: Words) -> Banner:
    again = None if step.waits else Action(words("Try again"), Retry(), Icon.RETRY)
    store = step.keychain_name
    return trouble_banner(trouble, step.goal, words, secondary=again, tone=Tone.WARNING, keychain=store)


def _lead(step: Finished, words: Words) -> str:
    """Says that the app will find the key only when another program did."""
    match step.proof:
        case Proof.ASKING:
            return words("The key is stored. Now another program tries to get it.")
        case Proof.GIVEN:
            app = step.goal.profile.name
            return words("You can close this window. {app} will find the key by itself.", app=app)
        case Proof.NOT_GIVEN:
            return words("The key is stored, but another program did not get it yet.")


def _facts(step: Finished, words: Words) -> FactCard:
    return FactCard(
        words("What was done"),
        (
            FactRow(
                Icon.LOCK,
                words("The key is in your password store"),
                words("{store}, under your sign-in on this computer", store=step.keychain_name),
                Tone.GOOD,
            ),
            _proof(step, words),
            *_tools(step, words),
            _clipboard(step, words),
        ),
    )


def _proof(step: Finished, words: Words) -> FactRow:
    match step.proof:
        case Proof.ASKING:
            return FactRow(
                Icon.TERMINAL, words("Proving it now"), words("Another program is asking for the key"), busy=True
            )
        case Proof.GIVEN:
            return FactRow(
                Icon.TERMINAL,
                words("Proved just now"),
                words("Another program asked for the key and received it"),
                Tone.GOOD,
            )
        case Proof.NOT_GIVEN:
            return FactRow(
                Icon.TERMINAL,
                words("Not proved yet"),
                words("Another program asked for the key and did not receive it"),
                Tone.WARNING,
            )


def _tools(step: Finished, words: Words) -> tuple[FactRow, ...]:
    """The vendor's programs that use the key: one that is not here could never read it, so it is said now."""
    here = step.programs
    if here is None:
        return ()
    return tuple(_tool(name, words, is_here=name in here) for name in step.goal.profile.tools)


def _tool(name: str, words: Words, *, is_here: bool) -> FactRow:
    if is_here:
        it_is_here = words("{program} is on this computer", program=name)
        return FactRow(Icon.COMPUTER, it_is_here, words("It can ask for the key"), Tone.GOOD)
    return FactRow(
        Icon.COMPUTER,
        words("{program} was not found on this computer", program=name),
        words("Install it here, under your sign-in: other computers and sign-ins cannot read this key"),
        Tone.WARNING,
    )


def _clipboard(step: Finished, words: Words) -> FactRow:
    """Some systems show the clipboard only to the window in front: what was not found may still be there."""
    history = words("If you use clipboard history, delete it there too")
    if step.clipboard_cleared:
        return FactRow(Icon.CLIPBOARD, words("Removed from the clipboard"), history, Tone.GOOD)
    return FactRow(Icon.CLIPBOARD, words("No key was found on the clipboard"), history)


def _clipboard_history(words: Words) -> Explanation:
    """All systems: whoever helps on the phone then sees the same words."""
    return Explanation(
        words("How to clear the clipboard history"),
        (
            words("Windows: press the Windows key together with V, then choose Clear all."),
            words("Mac: only if you keep a clipboard history, in Spotlight or another program. Delete the key there."),
            words("Linux with KDE: click on the clipboard beside the clock, then clear its history."),
            words("Linux otherwise: only if you added a program that keeps one. Delete the key there."),
        ),
    )


def _other_programs(step: Finished, words: Words) -> Disclosure:
    return Disclosure(
        words("How other programs get the key"),
        (
            words("They ask this program, or read your password store under this name."),
            words("Nothing has to be copied into a file."),
        ),
        (f"{PROGRAM} key {step.connection.id.options(step.goal.peer)}", step.connection.slot.service),
    )
