"""What every screen of the wizard shares: rail, help number, ribbon, banner."""

from rak_desktop.core.codes import help_number
from rak_desktop.core.errors import Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.page_state import PageState
from rak_desktop.core.peer import Peer
from rak_desktop.core.situation import Here, situation_at
from rak_desktop.flows.connect.steps import Goal, StepWithPage, page_of
from rak_desktop.screens.actions import Action, CopyText, Icon, Intent, Tone
from rak_desktop.screens.blocks import AddressLine, Banner, Block, ModeChip
from rak_desktop.screens.screen import Rail, RailRow, RowState, Screen
from rak_desktop.screens.support_code import with_support_code
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.errors import words_for
from rak_desktop.wording.marking import N_
from rak_desktop.wording.screen_names import SCREENS

STEP_TITLES = tuple(SCREENS[number] for number in range(1, 7))

_NOT_OPENED = {
    PageState.NOT_OPENED: (
        N_("Your browser did not open"),
        N_("Copy the address, open your browser yourself and paste it there. Then come back here."),
    ),
    PageState.NO_SCREEN: (
        N_("There is no screen here to show a page on"),
        N_("Open the address on the computer in front of you. Then come back here."),
    ),
    PageState.FROM_AFAR: (
        N_("This program runs on another computer"),
        N_("A browser would open over there. Copy the address into the browser in front of you, then come back here."),
    ),
    PageState.IN_CONTAINER: (
        N_("No browser can be reached from here"),
        N_("This program runs in a container. Copy the address into a browser outside of it, then come back here."),
    ),
    PageState.IN_WSL: (
        N_("Windows did not open your browser"),
        N_("Copy the address, open your browser in Windows and paste it there. Then come back here."),
    ),
}

# What stands on Stripe's own buttons: never translated, and standing out in our sentences.
STRIPE_BUTTONS = ("Install app", "View API keys", "Review permissions")


def keychain_asks(store: str, words: Words) -> str:
    """For as long as the system's question is open."""
    return words("{store} is asking for its password now. Its window can be behind this one.", store=store)


def keychain_may_ask(store: str, words: Words) -> str:
    """For as long as it may come, where nobody knows beforehand."""
    return words("{store} may be asking for its password now. Its window can be behind this one.", store=store)


def framed(
    number: int,
    goal: Goal,
    words: Words,
    *,
    title: str,
    lead: str,
    blocks: tuple[Block, ...],
    main: Action | None = None,
    others: tuple[Action, ...] = (),
    trouble: Trouble | None = None,
    announcement: str = "",
    celebrate: bool = False,
    strong: tuple[str, ...] = (),
    begins_inside: bool = False,
    takes_paste: bool = False,
    way_back: "Intent | None" = None,
    keychain: str = "",
) -> Screen:
    """One screen of the wizard, in its frame. `keychain` is its name, once that is known."""
    screen = Screen(
        name=f"connect-{number}",
        number=number,
        window_title=words("Connect {app} to Stripe", app=goal.profile.name),
        help_label=words("Help number"),
        help_number=help_number(number, trouble.code if trouble else None),
        title=title,
        lead=lead,
        rail=rail(
            number,
            words,
            app_name=goal.profile.name,
            logo=goal.profile.logo,
            mode=ModeChip(goal.mode, mode_word(goal.mode, words)) if number > 1 else None,
        ),
        blocks=blocks,
        main=main,
        others=others,
        ribbon=ribbon(goal.peer, words),
        announcement=announcement or title,
        celebrate=celebrate,
        strong=strong,
        begins_inside=begins_inside,
        takes_paste=takes_paste,
        way_back=way_back,
        situation=situation_at(
            number, trouble, app_id=goal.profile.app_id, mode=goal.mode, peer=goal.peer, keychain=keychain
        ),
    )
    return with_support_code(screen, Here(), words)


def mode_word(mode: Mode, words: Words) -> str:
    """Live and test, as a shop says it."""
    return words("Real payments") if mode is Mode.LIVE else words("Trying out")


def trouble_banner(
    trouble: Trouble,
    goal: Goal,
    words: Words,
    action: Action | None = None,
    secondary: Action | None = None,
    tone: Tone = Tone.TROUBLE,
    **context: object,
) -> Banner:
    """The banner of a trouble of this app."""
    return banner_of(trouble, words, action, secondary, tone, app=goal.profile.name, **context)


def banner_of(
    trouble: Trouble,
    words: Words,
    action: Action | None = None,
    secondary: Action | None = None,
    tone: Tone = Tone.TROUBLE,
    **context: object,
) -> Banner:
    """The banner of a trouble: what happened, what it means and what to do. Its screen knows the rest of its code."""
    said = words_for(trouble, words, **context)
    text = words.in_a_row(said.what_happened, said.what_to_do)
    return Banner(tone, said.title, text, action, secondary, said.code, strong=STRIPE_BUTTONS)


def address(name: str, url: str, words: Words, copy: str | None = None) -> AddressLine:
    """An address to read and copy; `copy` where "Copy" alone would not say enough."""
    return AddressLine(name, url, Action(copy or words("Copy"), CopyText(url, words("Copied")), Icon.COPY))


def address_after_asking(step: StepWithPage, words: Words) -> tuple[Block, ...]:
    """The address of the step's page, once the browser was asked for it."""
    return after_asking(step.page, page_of(step), words)


def after_asking(page: PageState, url: str, words: Words) -> tuple[Block, ...]:
    """The address of a page once the browser was asked for it: it may show nothing, and nobody tells us."""
    if page is PageState.NOT_ASKED:
        return ()
    if not page.not_opened:
        return (address(words("If no page opened, its address is"), url, words),)
    whole = address(words("The page’s address"), url, words, words("Copy the address"))
    return (not_opened_banner(page, words), whole)


def not_opened_banner(page: PageState, words: Words) -> Banner:
    """No page opened: why, and what to do instead. The address stands below it."""
    title, text = _NOT_OPENED[page]
    return Banner(Tone.WARNING, words(title), words(text))


def rail(number: int, words: Words, *, app_name: str, logo: str | None = None, mode: ModeChip | None = None) -> Rail:
    """All steps by name, and at which we are."""
    count = len(STEP_TITLES)
    return Rail(
        app_name=app_name,
        subtitle=words("Connect to Stripe"),
        rows=tuple(_rail_row(row, number, title, words) for row, title in enumerate(STEP_TITLES, start=1)),
        place=words("Step {number} of {count}", number=number, count=count),
        mode=mode,
        logo=logo,
    )


def _rail_row(row: int, current: int, title: str, words: Words) -> RailRow:
    name = words(title)
    facts = {"number": row, "count": len(STEP_TITLES), "title": name}
    arrived = row == current == len(STEP_TITLES)
    if row < current or arrived:
        return RailRow(row, name, RowState.DONE, words("Step {number} of {count}, {title}, done", **facts))
    if row == current:
        return RailRow(row, name, RowState.CURRENT, words("Step {number} of {count}, {title}, current", **facts))
    return RailRow(row, name, RowState.WAITING, words("Step {number} of {count}, {title}, to come", **facts))


def ribbon(peer: Peer, words: Words) -> str | None:
    """What stands over every page while we are not talking to Stripe."""
    match peer:
        case Peer.STRIPE:
            return None
        case Peer.STAND_IN:
            return words("Not Stripe: this program was told to talk to another address in Stripe’s place.")
        case Peer.PRACTICE:
            return words("Practice: nothing here reaches Stripe or your real keys.")
