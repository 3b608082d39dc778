"""Screen 1 where no app came with the program: open the vendor's file, look at it, trust it or not."""

from dataclasses import replace

from rak_desktop.core.codes import help_number
from rak_desktop.core.errors import Trouble
from rak_desktop.core.names import OWN_NAME
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.profile_offer import PACKAGE_ENDING, ProfileOffer
from rak_desktop.core.situation import Here, situation_at
from rak_desktop.flows.choose_app.events import AppPicked, Trusted
from rak_desktop.flows.choose_app.steps import Adding, Apps, Choosing, Chosen, Ended, Offered, Reading, Refused, Step
from rak_desktop.flows.connect.events import Back
from rak_desktop.screens.actions import Action, ChooseAgain, Icon, PickFile, PickFolder, Practise, Tone
from rak_desktop.screens.allowances import allowances
from rak_desktop.screens.blocks import Banner, Block, FactCard, FactRow, Hint, Links, Note
from rak_desktop.screens.connect.frame import banner_of, rail, ribbon
from rak_desktop.screens.other_ways import with_another_way
from rak_desktop.screens.screen import Screen
from rak_desktop.screens.support_code import with_support_code
from rak_desktop.wording.catalogue import Words

ENDINGS = (PACKAGE_ENDING, ".zip", ".json", ".toml")

_NUMBER = 1


def choosing_screen_for(step: Step, words: Words, peer: Peer = Peer.STRIPE) -> Screen | None:
    """What the window shows at this step; None when choosing is over."""
    screen = _screen_of(step, words)
    return replace(screen, ribbon=ribbon(peer, words)) if screen else None


def _screen_of(step: Step, words: Words) -> Screen | None:
    match step:
        case Choosing(apps):
            return _choosing(apps, words, _open_file(apps, words))
        case Reading(apps):
            return _choosing(apps, words, Action(words("Looking at it …"), _pick_file(words), enabled=False))
        case Refused(apps, trouble):
            return _refused(apps, trouble, words)
        case Offered(_, offer, trouble):
            return _offered(offer, words, trouble)
        case Adding(_, offer):
            return replace(_offered(offer, words), main=_keeping(words), others=())
        case Chosen() | Ended():
            return None


def with_another_app(screen: Screen, words: Words) -> Screen:
    """The same screen, with a way back to the question which app."""
    return with_another_way(screen, Action(words("Another app"), ChooseAgain()))


def _choosing(apps: Apps, words: Words, open_file: Action) -> Screen:
    """Opening a file is the main thing only while there is nothing else to choose."""
    return _framed(
        words,
        name="choose-app",
        title=words("Which app do you want to connect?"),
        lead=_lead(apps, words),
        blocks=(_here_already(apps, words) if apps else _what_is_needed(words), _other_ways(words)),
        main=None if apps else open_file,
        others=(open_file,) if apps else (),
    )


def _refused(apps: Apps, trouble: Trouble, words: Words) -> Screen:
    another = Action(words("Open another file"), _pick_file(words))
    banner = banner_of(trouble, words, another)
    return _framed(
        words,
        name="choose-app",
        title=words("Which app do you want to connect?"),
        lead=_lead(apps, words),
        blocks=(banner, *((_here_already(apps, words),) if apps else ()), _other_ways(words)),
        others=(Action(words("Back"), Back()),),
        trouble=trouble,
        announcement=banner.title,
    )


def _offered(offer: ProfileOffer, words: Words, trouble: Trouble | None = None) -> Screen:
    profile = offer.profile
    said = banner_of(trouble, words, Action(words("Try again"), Trusted(), Icon.RETRY)) if trouble else _caution(words)
    return _framed(
        words,
        name="choose-app-offered",
        title=words("Is this the app you expected?"),
        lead=words("Nothing is kept yet. Look at what the file says of itself."),
        blocks=(
            said,
            _about(offer, words),
            *_replaces(offer, words),
            Note(words("In Stripe, {app} will ask to use:", app=profile.name)),
            allowances(profile, words),
        ),
        main=None if trouble else Action(words("Use this app"), Trusted()),
        others=(Action(words("Not this one"), Back()),),
        trouble=trouble,
        announcement=said.title if trouble else "",
    )


def _framed(
    words: Words,
    *,
    name: str,
    title: str,
    lead: str,
    blocks: tuple[Block, ...],
    main: Action | None = None,
    others: tuple[Action, ...] = (),
    trouble: Trouble | None = None,
    announcement: str = "",
) -> Screen:
    screen = Screen(
        name=name,
        number=_NUMBER,
        window_title=words("Connect an app to Stripe"),
        help_label=words("Help number"),
        help_number=help_number(_NUMBER, trouble.code if trouble else None),
        title=title,
        lead=lead,
        rail=rail(_NUMBER, words, app_name=OWN_NAME),
        blocks=blocks,
        main=main,
        others=others,
        announcement=announcement or title,
        takes_files=True,
        situation=situation_at(_NUMBER, trouble),
    )
    return with_support_code(screen, Here(), words)


def _lead(apps: Apps, words: Words) -> str:
    if apps:
        return words("Choose one that is here already, or open the file from another vendor.")
    return words("Your vendor sends you a small file for it. Open that file here.")


def _here_already(apps: Apps, words: Words) -> FactCard:
    return FactCard(words("Apps that are here already"), tuple(_pick(app, words) for app in apps))


def _pick(app: AppProfile, words: Words) -> FactRow:
    return FactRow(Icon.TAG, app.name, app.app_id, action=Action(words("Connect"), AppPicked(app.app_id)))


def _what_is_needed(words: Words) -> FactCard:
    return FactCard(
        words("What you need"),
        (
            FactRow(
                Icon.RECEIPT,
                words("The file from your vendor"),
                words("Its name ends in .rakprofile. You see what is in it before anything is kept."),
            ),
            FactRow(
                Icon.COMPUTER,
                words("This computer, with your own sign-in"),
                words("The one where your vendor’s program runs."),
            ),
            FactRow(
                Icon.FLASK,
                words("No file yet?"),
                words("Practise first, with a made-up shop. Nothing can go wrong there."),
            ),
        ),
    )


def _other_ways(words: Words) -> Links:
    folder = PickFolder(words("Open the vendor’s folder"))
    return Links(
        (Action(words("Open a folder instead"), folder), Action(words("Practise first"), Practise())),
        lead=words("Other ways"),
    )


def _open_file(apps: Apps, words: Words) -> Action:
    text = words("Open another file") if apps else words("Open the vendor’s file")
    return Action(text, _pick_file(words))


def _pick_file(words: Words) -> PickFile:
    return PickFile(words("Open the vendor’s file"), words("Files from a vendor"), ENDINGS)


def _keeping(words: Words) -> Action:
    return Action(words("One moment …"), Trusted(), enabled=False)


def _caution(words: Words) -> Banner:
    return Banner(
        Tone.WARNING,
        words("Go on only if you expected this file"),
        words("We cannot know who made it. If your vendor did not tell you that it would come, ask them first."),
    )


def _about(offer: ProfileOffer, words: Words) -> FactCard:
    profile = offer.profile
    itself = FactRow(
        Icon.TAG, profile.name, words("From {file}. Stripe knows it as {id}.", file=offer.source, id=profile.app_id)
    )
    # As a row: there the whole address is read, and an address line would leave out its middle in a narrow window.
    install = FactRow(Icon.GLOBE, words("Install address, on Stripe’s own site"), profile.install_link)
    afterwards = (
        (FactRow(Icon.OPEN, words("When it is connected, it leads you to"), profile.open_url),)
        if profile.open_url
        else ()
    )
    program = (
        (FactRow(Icon.TERMINAL, words("When it is connected, it offers to start"), profile.start_program),)
        if profile.start_program
        else ()
    )
    return FactCard(words("What the file says of itself"), (itself, install, *afterwards, *program))


def _replaces(offer: ProfileOffer, words: Words) -> tuple[Block, ...]:
    if offer.replaces is None:
        return ()
    takes_place = words("{older} is here already. This file takes its place.", older=offer.replaces)
    return (Hint(Icon.INFO, takes_place),)
