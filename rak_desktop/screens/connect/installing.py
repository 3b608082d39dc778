"""Screen 2: allow the app in Stripe."""

from rak_desktop.core.mode import Mode
from rak_desktop.core.page_state import PageState
from rak_desktop.core.profile import AppProfile
from rak_desktop.flows.connect.events import Back, HaveKey, OpenPage
from rak_desktop.flows.connect.steps import Goal, Installing, page_of
from rak_desktop.screens.actions import Action, CopyText, Icon, Tone
from rak_desktop.screens.allowances import allowances
from rak_desktop.screens.blocks import Banner, Block, Explanation, Hint, Links, NumberedStep, NumberedSteps
from rak_desktop.screens.connect.frame import STRIPE_BUTTONS, address, framed, not_opened_banner
from rak_desktop.screens.connect.stripe_pictures import install_picture
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words


def installing_screen(step: Installing, words: Words) -> Screen:
    """One thing to do: press Install app on Stripe's page."""
    app = step.goal.profile.name
    banner = _banner(step, words)
    return framed(
        2,
        step.goal,
        words,
        title=words("Allow {app} in Stripe", app=app),
        lead=_lead(step, words),
        blocks=(*((banner,) if banner else ()), *_page(step, words)),
        main=_main(step, words),
        others=(Action(words("Back"), Back()),),
        announcement=banner.title if banner else "",
        strong=STRIPE_BUTTONS,
        takes_paste=True,
    )


def _lead(step: Installing, words: Words) -> str:
    if step.wrong_account:
        return words("The account was not yours, so we start again here.")
    if step.page is PageState.NOT_ASKED:
        return words("In Stripe, press Install app. No money moves. The app will be allowed to use:")
    return words("In Stripe, press Install app. No money moves.")


def _page(step: Installing, words: Words) -> tuple[Block, ...]:
    copy = None if step.page is PageState.NOT_ASKED else words("Copy the address")
    if step.wrong_account:
        return (address(words("Installed apps"), page_of(step), words, copy),)
    profile = step.goal.profile
    allowed, steps = allowances(profile, words), _steps(step.goal, words)
    where = address(words("Install address"), page_of(step), words, copy)
    cannot_install = _cannot_install(profile, words)
    if step.page is PageState.NOT_ASKED:
        look = Explanation(words("Show me the page"), shows=steps)
        links = Links((Action(words("I already installed it"), HaveKey()), cannot_install), explanations=(look,))
        return (allowed, _several_accounts(step.goal, words), where, links)
    # Now they stand before Stripe's page, which lists what it allows; here they need to see what to press there.
    may_do = Explanation(allowed.name, shows=allowed)
    again = Action(words("Open Stripe again"), OpenPage())
    return (where, steps, Links((again, cannot_install), explanations=(may_do,)))


def _several_accounts(goal: Goal, words: Words) -> Hint:
    mode = _mode(goal, words)
    look = words(
        "Several Stripe accounts? Check the name at the top of Stripe’s page before you install, "
        "and choose {mode} there.",
        mode=mode,
    )
    return Hint(Icon.INFO, look, strong=(mode,))


def _steps(goal: Goal, words: Words) -> NumberedSteps:
    return NumberedSteps(
        (
            NumberedStep(
                1,
                words("Look at the account’s name"),
                words("It is at the top. Is it another shop? Then switch there."),
            ),
            NumberedStep(2, words("Press Install app")),
            NumberedStep(
                3,
                words("Choose {mode} and confirm", mode=_mode(goal, words)),
                words("Stripe may ask where to install it."),
            ),
        ),
        install_picture(goal, words),
    )


def _mode(goal: Goal, words: Words) -> str:
    return words("live") if goal.mode is Mode.LIVE else words("test")


def _cannot_install(profile: AppProfile, words: Words) -> Action:
    message = words(
        "Hello, could you install {app} in our Stripe account? Only an administrator can. The address is {link}\n"
        "It asks for what {app} needs to work, and no money moves. To finish, start the program that connects {app} "
        "and sign in on the computer where {app} runs. Never send the key by mail or chat.",
        app=profile.name,
        link=profile.install_link,
    )
    done = words("Copied a message for your administrator")
    return Action(words("I can’t install it"), CopyText(message, done))


def _main(step: Installing, words: Words) -> Action:
    if step.wrong_account:
        return Action(words("Install in my account"), HaveKey())
    if step.page is PageState.NOT_ASKED:
        return Action(words("Open Stripe"), OpenPage(), Icon.OPEN)
    return Action(words("Yes, next") if step.page is PageState.ASKED else words("Next"), HaveKey())


def _banner(step: Installing, words: Words) -> Banner | None:
    if step.page.not_opened:
        return not_opened_banner(step.page, words)
    if step.wrong_account:
        return Banner(
            Tone.PLAIN,
            words("Nothing was stored"),
            words(
                "{app} is now installed in that other account. You can remove it there, on Stripe’s page of "
                "installed apps. Then install it in yours.",
                app=step.goal.profile.name,
            ),
            secondary=Action(words("Open installed apps"), OpenPage(), Icon.OPEN),
        )
    if step.page is PageState.ASKED:
        return Banner(
            Tone.PLAIN,
            words("Did the page open?"),
            words("Press Install app there, then come back here. No page? Copy its address."),
            strong=STRIPE_BUTTONS,
        )
    return None
