"""Screen 3: copy the key at Stripe, paste it here."""

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.profile import PublishableKeyWish
from rak_desktop.core.publishable_key import PublishableKey
from rak_desktop.flows.connect.advance import is_objection, may_switch_mode
from rak_desktop.flows.connect.events import Back, CheckPressed, ModeSwitched, OpenPage
from rak_desktop.flows.connect.steps import AwaitingKey, Goal
from rak_desktop.screens.actions import Action, Icon, Tone
from rak_desktop.screens.blocks import (
    Banner,
    Block,
    Explanation,
    Links,
    NumberedStep,
    NumberedSteps,
    PublicKeyField,
    SecretField,
)
from rak_desktop.screens.connect.frame import address_after_asking, framed, trouble_banner
from rak_desktop.screens.connect.replacing import steps_to_a_new_key
from rak_desktop.screens.connect.stripe_pictures import fetch_the_other_key_picture, settings_picture, two_keys_picture
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words

_TOLD_BY_STRIPE = frozenset({Code.UNKNOWN_KEY, Code.ENDED_KEY})


def paste_key_screen(step: AwaitingKey, words: Words) -> Screen:
    """One thing to do: paste the key that starts with rk_."""
    banner = _banner(step, step.trouble, words) if step.trouble else None
    return framed(
        3,
        step.goal,
        words,
        title=_title(step, words),
        lead=""
        if banner and banner.tone is Tone.TROUBLE
        else words("Stripe shows it on the app’s settings page, in your browser."),
        blocks=(
            *((banner,) if banner else ()),
            *_what_to_do(step, words),
            *address_after_asking(step, words),
            _field(step, words),
            *_publishable_key(step, words),
            _other_ways(words),
        ),
        main=_main(step, words),
        others=(Action(words("Back"), Back()),),
        trouble=step.trouble,
        announcement=banner.title if banner else _reading(step, words),
        begins_inside=True,
    )


def _main(step: AwaitingKey, words: Words) -> Action:
    """A key of the other mode is no trouble: the way forward stands where it always does."""
    if may_switch_mode(step) and step.entered:
        live = step.entered.key.mode is Mode.LIVE
        return Action(words("Go on with real payments") if live else words("Go on with trying out"), ModeSwitched())
    return Action(words("Check the key"), CheckPressed(), enabled=step.entered is not None and step.trouble is None)


def _title(step: AwaitingKey, words: Words) -> str:
    if shop := step.goal.replaces:
        return words("A new key for {shop}", shop=shop.label)
    return words("Copy the key and paste it here")


def _what_to_do(step: AwaitingKey, words: Words) -> tuple[Block, ...]:
    """The way to the key; in trouble the person stands before the two keys already, and room is for what is wrong."""
    match step.trouble:
        case None:
            return (_steps(step.goal, words),)
        case Trouble(code=Code.OTHER_MODE) if step.entered:
            return ()
        case Trouble(code=Code.NO_PUBLISHABLE_KEY):
            return (fetch_the_other_key_picture(step.goal, words),)
        case Trouble(code):
            copied_pk, needs_pk = code is Code.PUBLISHABLE_KEY, _needs_pk(step.goal)
            return (two_keys_picture(step.goal, words, copied_pk=copied_pk, needs_pk=needs_pk),)


def _needs_pk(goal: Goal) -> bool:
    """Is the key that starts with pk_ to be fetched too? One that is kept already goes with the new key."""
    return goal.profile.needs_publishable_key and goal.publishable is None


def _steps(goal: Goal, words: Words) -> NumberedSteps:
    needs_pk = _needs_pk(goal)
    leave_pk = words("Stripe says restricted or secret. Leave the one with pk_.")
    if goal.replaces:
        return NumberedSteps(
            steps_to_a_new_key(_open_page(words), words), settings_picture(goal, words, needs_pk=needs_pk)
        )
    both = (NumberedStep(4, words("Copy the key that starts with pk_ too")),)
    return NumberedSteps(
        (
            NumberedStep(1, words("Open the app’s settings page"), action=_open_page(words)),
            NumberedStep(2, words("Press View API keys")),
            NumberedStep(3, words("Copy the key that starts with rk_"), "" if needs_pk else leave_pk),
            *(both if needs_pk else ()),
        ),
        settings_picture(goal, words, needs_pk=needs_pk),
    )


def _open_page(words: Words) -> Action:
    return Action(words("Open the page"), OpenPage(), Icon.OPEN)


def _field(step: AwaitingKey, words: Words) -> SecretField:
    reading = _reading(step, words)
    return SecretField(
        label=words("Paste the key here"),
        paste_label=words("Paste"),
        reveal_label=words("Show the key for ten seconds"),
        hide_label=words("Hide the key"),
        filled=step.entered is not None and not step.refused,
        reading=reading or words("Hidden while you type."),
        reading_tone=Tone.GOOD if reading and step.trouble is None else Tone.PLAIN,
        promise=_promise(step, words),
        spoken=words("A key is in the field. It is not read out.") if step.entered and not step.refused else "",
        offer=words("A key was just copied."),
        offer_action=words("Use it"),
    )


def _reading(step: AwaitingKey, words: Words) -> str:
    """What is in the field, never the text itself."""
    if step.entered is None:
        return ""
    key = step.entered.key
    if step.refused:
        return words("The key ending {ending} is still here.", ending=key.ending)
    if key.mode is Mode.LIVE:
        return words("A restricted key for real payments, ending {ending}", ending=key.ending)
    if key.of_claimable_sandbox:
        return words("A restricted key of a claimable sandbox, for trying out, ending {ending}", ending=key.ending)
    return words("A restricted key for trying out, ending {ending}", ending=key.ending)


def _promise(step: AwaitingKey, words: Words) -> str:
    """What is true of the key in the field: a check that was cancelled may have sent it all the same."""
    if step.entered and step.entered.tried:
        return words("It may have gone to Stripe, and nowhere else. Our support never asks for this key.")
    if step.trouble and (step.trouble.code in _TOLD_BY_STRIPE or is_objection(step.trouble)):
        return words("Our support never asks for this key.")
    return words("Nothing is sent yet. Our support never asks for this key.")


def _publishable_key(step: AwaitingKey, words: Words) -> tuple[Block, ...]:
    """The second field, where the app wants both keys."""
    if not step.goal.profile.takes_publishable_key:
        return ()
    key = step.entered.publishable if step.entered else step.publishable
    needed, optional = words("Paste the key that starts with pk_ here"), words("The key that starts with pk_ too")
    return (
        PublicKeyField(
            label=needed if _needs_pk(step.goal) else optional,
            paste_label=words("Paste"),
            paste_spoken=words("Paste the second key"),
            value=key.text if key else "",
            reading=_publishable_reading(step, key, words),
            reading_tone=Tone.GOOD if key else Tone.PLAIN,
            not_it=words("There is no key that starts with pk_ in that."),
            passes_on=step.entered is None,
            awaited=_awaits_pk(step),
        ),
    )


def _lacks_pk(step: AwaitingKey) -> bool:
    """Can it not go on like this? The one that is kept comes with the restricted key, and can be taken out again."""
    taken_out = step.entered is not None and step.goal.profile.needs_publishable_key
    return taken_out or _needs_pk(step.goal)


def _awaits_pk(step: AwaitingKey) -> bool:
    """Was the way on pressed without it?

    That one of the other mode is here is said while a key is still being typed into the first field, and the rest of
    that key must not come into this one, where it could be read.
    """
    match step.trouble:
        case Trouble(code=Code.NO_PUBLISHABLE_KEY, facts=facts):
            return "key_mode" not in facts
        case _:
            return False


def _publishable_reading(step: AwaitingKey, key: PublishableKey | None, words: Words) -> str:
    app = step.goal.profile.name
    if key is None and _lacks_pk(step):
        return words("{app} needs this one as well. It is not secret.", app=app)
    if key is None:
        return words("{app} can use this one as well. It is not secret, and the field may stay empty.", app=app)
    ending = key.text[-4:]
    if key.mode is Mode.LIVE:
        return words("A publishable key for real payments, ending {ending}", ending=ending)
    return words("A publishable key for trying out, ending {ending}", ending=ending)


def _other_ways(words: Words) -> Links:
    return Links(
        explanations=(
            Explanation(
                words("I closed it before copying"),
                (
                    words("That happens often. Stripe may not show the same key again."),
                    words("Make a new one on the same settings page and copy it straight away."),
                ),
            ),
            Explanation(
                words("The app is not there"),
                (
                    words(
                        "Look at the account’s name at the top of Stripe’s page, and whether live or test is chosen."
                    ),
                    words("The app has a page of its own in each. If it is in none, go back and install it."),
                ),
            ),
        ),
    )


def _banner(step: AwaitingKey, trouble: Trouble, words: Words) -> Banner:
    tone = Tone.PLAIN if may_switch_mode(step) else Tone.TROUBLE
    return trouble_banner(trouble, step.goal, words, action=_way_out(step, trouble, words), tone=tone)


def _way_out(step: AwaitingKey, trouble: Trouble, words: Words) -> Action:
    match trouble.code:
        case Code.OTHER_MODE:
            return _open_page(words)
        case Code.ENDED_KEY:
            return Action(words("Get a new key"), OpenPage(), Icon.OPEN)
        case _ if step.entered and _may_go_on_with_it(step, trouble):
            return Action(words("Check the key ending {ending}", ending=step.entered.key.ending), CheckPressed())
        case _:
            return _open_page(words)


def _may_go_on_with_it(step: AwaitingKey, trouble: Trouble) -> bool:
    """Is the trouble about something else than the key that waits?"""
    optional = step.goal.profile.publishable_key is PublishableKeyWish.OPTIONAL
    return step.refused or (optional and trouble.code is Code.NO_PUBLISHABLE_KEY)
