"""Screen 12 while a connection is renamed, disconnected, or was disconnected."""

from dataclasses import replace

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, Standing
from rak_desktop.core.errors import Trouble
from rak_desktop.core.foreign_text import harmless
from rak_desktop.flows.connect.events import Back, OpenPage
from rak_desktop.flows.connect.steps import OldKey
from rak_desktop.flows.connections.events import DisconnectConfirmed, RenameConfirmed, StayConnected, StoppedAsked
from rak_desktop.flows.connections.remedies import page_of
from rak_desktop.flows.connections.steps import AskingToDisconnect, Disconnected, Disconnecting, Renaming
from rak_desktop.screens.actions import Action, Icon, Tone
from rak_desktop.screens.blocks import Banner, Block, Hint, NameField
from rak_desktop.screens.connect.frame import after_asking, banner_of, keychain_may_ask, mode_word
from rak_desktop.screens.connections.frame import framed, store_of
from rak_desktop.screens.connections.one import NUMBER, account_card
from rak_desktop.screens.screen import Question, Screen
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.errors import words_for
from rak_desktop.wording.marking import N_

_WORKS_ON = {
    Standing.ACCEPTED: N_("At Stripe it works on until you end it there."),
    Standing.REFUSED: N_("Stripe no longer accepts it."),
    Standing.NOT_KNOWN: N_("At Stripe it may work on until you end it there."),
}


def renaming_screen(step: Renaming, words: Words) -> Screen:
    """One field."""
    connection = step.shelf.find(step.id)
    saving = step.ticket != 0
    banner = banner_of(step.trouble, words) if step.trouble else None
    return framed(
        NUMBER,
        "connection-name",
        step.shelf,
        words,
        title=words("Name of this shop"),
        lead=words("Only this computer uses it. Nothing changes at Stripe."),
        blocks=(
            *((banner,) if banner else ()),
            NameField(words("Name of this shop"), step.label),
            *((account_card(connection, step.shelf, words),) if connection else ()),
        ),
        main=Action(
            words("Saving …") if saving else words("Save"),
            RenameConfirmed(),
            enabled=bool(harmless(step.label)) and not saving,
        ),
        others=(Action(words("Back"), Back()),),
        trouble=step.trouble,
        announcement=banner.title if banner else "",
        begins_inside=True,
        about=step.id,
        may_leave=False,
    )


def with_question(behind: Screen, step: AskingToDisconnect, words: Words) -> Screen:
    """What is behind the question stays to be seen. The safe answer is the default."""
    connection = step.shelf.find(step.id)
    return replace(behind, question=_question(connection, words)) if connection else behind


def _question(connection: Connection, words: Words) -> Question:
    return Question(
        words("Disconnect {shop}?", shop=connection.label),
        words.in_a_row(
            words(
                "The key ending {ending} ({mode}) is removed from this computer, and programs here no longer get it.",
                ending=connection.key_ending,
                mode=mode_word(connection.id.mode, words),
            ),
            words(_WORKS_ON[connection.standing]),
        ),
        Action(words("Stay connected"), StayConnected()),
        Action(words("Disconnect"), DisconnectConfirmed()),
    )


def disconnecting_screen(step: Disconnecting, words: Words) -> Screen:
    """A moment, unless the keychain asks something."""
    may_ask = keychain_may_ask(store_of(step.shelf, words), words)
    return framed(
        NUMBER,
        "connection-leaving",
        step.shelf,
        words,
        title=words("Disconnecting"),
        lead=words("The key is removed, and then we make sure that it is gone."),
        blocks=(
            account_card(step.card, step.shelf, words),
            *(() if step.shelf.keychain_asks else (Hint(Icon.LOCK, may_ask),)),
        ),
        main=Action(words("Removing …"), DisconnectConfirmed(), enabled=False),
        about=step.card.id,
        may_leave=False,
    )


def disconnected_screen(step: Disconnected, words: Words) -> Screen:
    """What is gone here, and what still lives at Stripe."""
    failed = banner_of(step.trouble, words, tone=Tone.WARNING) if step.trouble else None
    banner = _at_stripe(step, words)
    return framed(
        NUMBER,
        "connection-gone",
        step.shelf,
        words,
        title=words("{shop} is disconnected", shop=step.card.label),
        lead=words("The key is removed from this computer, and we made sure that it is gone."),
        blocks=(
            *((failed,) if failed else ()),
            banner,
            *after_asking(step.page, page_of(step) or "", words),
            *_other_computers(step, words),
        ),
        main=Action(words("Done"), Back()),
        trouble=step.trouble,
        announcement=failed.title if failed else banner.title,
        about=step.card.id,
    )


def _at_stripe(step: Disconnected, words: Words) -> Banner:
    """One thing is left to do, and it is done at Stripe."""
    if step.at_stripe is OldKey.ENDED:
        return Banner(
            Tone.GOOD, words("The key has ended"), words("Stripe no longer accepts it. Nothing is left to do.")
        )
    asking = step.at_stripe is OldKey.ASKING
    ask = words("Asking Stripe …") if asking else words("Has it stopped working?")
    again = Action(ask, StoppedAsked(), Icon.RETRY, enabled=not asking) if step.key else None
    if over := _over(step):
        title = words_for(over, words).title
        return Banner(Tone.PLAIN, title, words("Stripe no longer accepts it. Nothing is left to do."), again)
    return Banner(
        Tone.WARNING,
        _still_works(step, words),
        words("It works on until you end it there, or remove the app there."),
        Action(words("Open my Stripe apps"), OpenPage(), Icon.OPEN),
        again,
    )


def _over(step: Disconnected) -> Trouble | None:
    """What the last check said of a key that Stripe no longer accepts, unless Stripe has been asked again since."""
    if step.card.standing is Standing.REFUSED and step.at_stripe is not OldKey.WORKS:
        return Trouble(step.card.trouble or Code.ENDED_KEY)
    return None


def _still_works(step: Disconnected, words: Words) -> str:
    if step.at_stripe is OldKey.WORKS:
        return words("Stripe still accepts the key")
    if step.card.standing is Standing.NOT_KNOWN:
        return words("The key itself may still work at Stripe")
    return words("The key itself still works at Stripe")


def _other_computers(step: Disconnected, words: Words) -> tuple[Block, ...]:
    if step.at_stripe is OldKey.ENDED or _over(step):
        return ()
    return (Hint(Icon.COMPUTER, words("Other computers may still use this key. They stop working when it ends.")),)
