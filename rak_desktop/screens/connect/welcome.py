"""Screen 1: what will happen, and what is needed."""

from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.flows.connect.events import HaveKey, ModeChosen, Started
from rak_desktop.flows.connect.steps import Welcome
from rak_desktop.screens.actions import Action, Icon, Practise
from rak_desktop.screens.blocks import Block, FactCard, FactRow, Hint, JourneyPicture, Links
from rak_desktop.screens.connect.frame import framed
from rak_desktop.screens.connect.replacing import replacing_welcome_screen
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words


def welcome_screen(step: Welcome, words: Words) -> Screen:
    """One question: shall we start?"""
    if step.goal.replaces:
        return replacing_welcome_screen(step, step.goal.replaces, words)
    app = step.goal.profile.name
    blocks: tuple[Block, ...] = (_picture(words), _what_is_needed(app, words))
    if step.goal.mode is Mode.TEST:
        blocks += (Hint(Icon.FLASK, words("You are trying out (test). No real money moves.")),)
    return framed(
        1,
        step.goal,
        words,
        title=words("Connect {app} to Stripe", app=app),
        lead=words("You will allow the app in Stripe, copy one key, and paste it here."),
        blocks=(*blocks, _other_ways(step, words)),
        main=Action(words("Start"), Started()),
        takes_paste=True,
    )


def _picture(words: Words) -> JourneyPicture:
    return JourneyPicture(words("Picture: from Stripe’s page in your browser, a key goes to this computer."))


def _what_is_needed(app: str, words: Words) -> FactCard:
    return FactCard(
        words("What you need"),
        (
            FactRow(
                Icon.PERSON,
                words("Your Stripe sign-in, as administrator"),
                words("Not you? On the next screen you can send them a note."),
            ),
            FactRow(
                Icon.COMPUTER,
                words("This computer, with your own sign-in"),
                words("The one where {app} runs. Other computers get their own key.", app=app),
            ),
            FactRow(
                Icon.CLOCK,
                words("About three minutes"),
                words("Nothing is kept until you have seen the account and said yes."),
            ),
        ),
    )


def _other_ways(step: Welcome, words: Words) -> Links:
    other_mode = step.goal.mode.other
    mode_text = words("Trying out (test)") if other_mode is Mode.TEST else words("Real payments (live)")
    switch = (Action(mode_text, ModeChosen(other_mode)),) if other_mode in step.goal.profile.modes else ()
    rehearse = (Action(words("Practise first"), Practise()),) if step.goal.peer is not Peer.PRACTICE else ()
    return Links((*switch, *rehearse, Action(words("I have the key already"), HaveKey())), lead=words("Other ways"))
