"""Screen 6: where the key is now, and the proof."""

from rak_desktop.flows.connect.events import Another, Retry
from rak_desktop.flows.connect.steps import Finished, Proof
from rak_desktop.screens.connect.frame import framed, sentences, trouble_banner
from rak_desktop.screens.screen import (
    Action,
    Block,
    CloseWindow,
    Disclosure,
    FactCard,
    FactRow,
    Icon,
    LeaveFor,
    Links,
    Screen,
    Tone,
)
from rak_desktop.wording.catalogue import Words


def finished_screen(step: Finished, words: Words) -> Screen:
    """Nothing left to do."""
    profile = step.goal.profile
    close = Action(words("Close"), CloseWindow())
    back = profile.return_url and Action(words("Back to {app}", app=profile.name), LeaveFor(profile.return_url))
    return framed(
        6,
        step.goal,
        words,
        title=words("{shop} is connected", shop=step.connection.label),
        lead=words("You can close this window. {app} will find the key by itself.", app=profile.name),
        blocks=(
            *_proof_trouble(step, words),
            _facts(step, words),
            _other_programs(step, words),
            Links((Action(words("Connect another shop"), Another()),)),
        ),
        main=back or close,
        others=(close,) if back else (),
        trouble=step.proof_trouble,
        celebrate=True,
    )


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
            _clipboard(step, words),
        ),
    )


def _proof(step: Finished, words: Words) -> FactRow:
    match step.proof:
        case Proof.ASKING:
            return FactRow(
                Icon.TERMINAL, words("Trying it out"), words("Another program is asking for the key"), busy=True
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


def _clipboard(step: Finished, words: Words) -> FactRow:
    history = words("If you use clipboard history, delete it there too")
    title = (
        words("Removed from the clipboard") if step.clipboard_cleared else words("Nothing to remove from the clipboard")
    )
    return FactRow(Icon.CLIPBOARD, title, history, Tone.GOOD)


def _other_programs(step: Finished, words: Words) -> Disclosure:
    connection = step.connection.id
    select = f"--app {connection.app_id} --account {connection.account_id} --mode {connection.mode.value}"
    return Disclosure(
        words("How other programs get the key"),
        (
            words("They ask this program, or read your password store under this name."),
            words("Nothing has to be copied into a file."),
        ),
        (f"rak-desktop key {select}", step.connection.slot.service),
    )


def _proof_trouble(step: Finished, words: Words) -> tuple[Block, ...]:
    if step.proof_trouble is None:
        return ()
    said = sentences(step.proof_trouble, step.goal, words, keychain=step.keychain_name)
    again = Action(words("Try again"), Retry(), Icon.RETRY)
    banner = trouble_banner(
        step.proof_trouble, step.goal, words, secondary=again, tone=Tone.WARNING, keychain=step.keychain_name
    )
    return (banner,) if said.title else ()
