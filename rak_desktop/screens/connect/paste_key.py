"""Screen 3: copy the key at Stripe, paste it here."""

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.flows.connect.events import Back, CheckPressed, ModeSwitched, OpenPage
from rak_desktop.flows.connect.steps import AwaitingKey, EnteredKey, PageState
from rak_desktop.screens.connect.frame import framed, trouble_banner
from rak_desktop.screens.screen import (
    Action,
    AddressLine,
    Banner,
    Block,
    CopyText,
    Disclosure,
    Icon,
    NumberedStep,
    NumberedSteps,
    Screen,
    SecretField,
    Tone,
)
from rak_desktop.wording.catalogue import Words


def paste_key_screen(step: AwaitingKey, words: Words) -> Screen:
    """One thing to do: paste the key that starts with rk_."""
    banner = _banner(step, words)
    return framed(
        3,
        step.goal,
        words,
        title=words("Copy the key and paste it here"),
        lead=words("Stripe shows it on the app’s settings page, in your browser."),
        blocks=(
            *((banner,) if banner else ()),
            _steps(words),
            *_address_if_needed(step, words),
            _field(step, words),
            *_other_ways(words),
        ),
        main=Action(words("Check the key"), CheckPressed(), enabled=step.entered is not None and banner is None),
        others=(Action(words("Back"), Back()),),
        trouble=step.trouble,
        announcement=banner.title if banner else _reading(step.entered, words),
        focus_field=True,
    )


def _steps(words: Words) -> NumberedSteps:
    return NumberedSteps(
        (
            NumberedStep(
                1,
                words("Open the app’s settings page"),
                action=Action(words("Open the page"), OpenPage(), Icon.OPEN),
            ),
            NumberedStep(2, words("Press View API keys")),
            NumberedStep(
                3,
                words("Copy the key that starts with rk_"),
                words("Stripe says restricted or secret. Leave the one with pk_."),
            ),
        )
    )


def _address_if_needed(step: AwaitingKey, words: Words) -> tuple[Block, ...]:
    if step.page is PageState.NOT_ASKED:
        return ()
    url = step.goal.profile.settings_page(step.goal.mode)
    copy = Action(words("Copy"), CopyText(url, words("Copied")), Icon.COPY)
    return (AddressLine(words("If no page opened, its address is"), url, copy),)


def _field(step: AwaitingKey, words: Words) -> SecretField:
    reading = _reading(step.entered, words)
    return SecretField(
        label=words("Paste the key here"),
        placeholder=words("Ctrl + V"),
        paste_label=words("Paste"),
        reveal_label=words("Show the key for ten seconds"),
        hide_label=words("Hide the key"),
        filled=step.entered is not None,
        reading=reading or words("Hidden while you type."),
        reading_tone=Tone.GOOD if reading else Tone.PLAIN,
        promise=words("Nothing is sent yet. Our support never asks for this key."),
        spoken=reading,
    )


def _reading(entered: EnteredKey | None, words: Words) -> str:
    if entered is None:
        return ""
    if entered.key.mode is Mode.LIVE:
        return words("A restricted key for real payments, ending {ending}", ending=entered.key.ending)
    return words("A restricted key for trying out, ending {ending}", ending=entered.key.ending)


def _other_ways(words: Words) -> tuple[Block, ...]:
    return (
        Disclosure(
            words("I closed it before copying"),
            (
                words("That happens often. Stripe may not show the same key again."),
                words("Make a new one on the same settings page and copy it straight away."),
            ),
        ),
        Disclosure(
            words("The app is not there"),
            (
                words("Look at the account’s name at the top of Stripe’s page, and whether live or test is chosen."),
                words("The app has a page of its own in each. If it is in none, go back and install it."),
            ),
        ),
    )


def _banner(step: AwaitingKey, words: Words) -> Banner | None:
    if step.trouble is None:
        return None
    return trouble_banner(step.trouble, step.goal, words, action=_way_out(step, step.trouble, words))


def _way_out(step: AwaitingKey, trouble: Trouble, words: Words) -> Action:
    open_page = Action(words("Open the page"), OpenPage(), Icon.OPEN)
    match trouble.code:
        case Code.OTHER_MODE if step.entered is not None and step.entered.key.mode in step.goal.profile.modes:
            if step.entered.key.mode is Mode.TEST:
                return Action(words("Go on with trying out"), ModeSwitched())
            return Action(words("Go on with real payments"), ModeSwitched())
        case Code.ENDED_KEY:
            return Action(words("Get a new key"), OpenPage(), Icon.OPEN)
        case _:
            return open_page
