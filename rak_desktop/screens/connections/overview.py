"""Screen 7: all connections, a row for each."""

from dataclasses import replace
from functools import lru_cache

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId
from rak_desktop.core.errors import SEEN_IN, WINDOW, Trouble
from rak_desktop.flows.connections.events import (
    AnotherAsked,
    BookChanged,
    CheckAllAsked,
    CheckAsked,
    CheckingStopped,
    DisconnectAsked,
    Looked,
    OldKeyWanted,
    ProgramsAsked,
    RenameAsked,
    ReplaceAsked,
)
from rak_desktop.flows.connections.remedies import Remedy, lock_before, remedy_for, trouble_with
from rak_desktop.flows.connections.steps import Listing, Shelf
from rak_desktop.screens.actions import Action, Icon, Tone
from rak_desktop.screens.blocks import (
    Banner,
    Block,
    ConnectionList,
    ConnectionRow,
    Hint,
    JourneyPicture,
    Menu,
    ModeChip,
)
from rak_desktop.screens.connect.frame import banner_of, mode_word
from rak_desktop.screens.connections.frame import framed
from rak_desktop.screens.connections.health import health_mark
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words, beginning
from rak_desktop.wording.errors import words_for
from rak_desktop.wording.times import hour

NUMBER = 7


def overview_screen(step: Listing, words: Words) -> Screen:
    """What is connected, how it is, and what to do about it."""
    shelf = step.shelf
    if not shelf.connections:
        return _empty(step, words)
    banners = _banners(step, words)
    return framed(
        NUMBER,
        "connections",
        shelf,
        words,
        title=words("Connections"),
        lead=_lead(shelf, words),
        blocks=(
            *banners,
            ConnectionList(
                words("Connections"), tuple(_row(c, shelf, words) for c in shelf.connections), step.came_from
            ),
            *_where_the_keys_are(shelf, words),
        ),
        others=(
            Action(words("How other programs get the keys"), ProgramsAsked(shelf.connections[0].id)),
            _check_all(shelf, words),
        ),
        beside=Action(words("Connect another"), AnotherAsked(), Icon.PLUS),
        trouble=_trouble(step),
        announcement=_announcement(shelf, banners, words),
        wide=True,
        begins_inside=step.came_from is not None,
    )


def _empty(step: Listing, words: Words) -> Screen:
    banners = _banners(step, words)
    picture = JourneyPicture(words("Picture: from Stripe’s page in your browser, a key goes to this computer."))
    unreadable = step.shelf.trouble is not None  # then nobody knows whether something is connected
    return framed(
        NUMBER,
        "connections-empty",
        step.shelf,
        words,
        title=words("Connections") if unreadable else words("Nothing is connected yet"),
        lead="" if unreadable else words("Connect a shop first. It takes about three minutes."),
        blocks=banners or (picture,),
        main=None if unreadable else Action(words("Connect a shop"), AnotherAsked()),
        trouble=_trouble(step),
        announcement=_titles(banners, words),
    )


def _trouble(step: Listing) -> Trouble | None:
    return next(iter(filter(None, (step.shelf.trouble, step.missing, *step.shelf.told))), None)


def _banners(step: Listing, words: Words) -> tuple[Banner, ...]:
    if step.shelf.trouble:
        return (banner_of(step.shelf.trouble, words, Action(words("Try again"), BookChanged(), Icon.RETRY)),)
    asked = (_asked_in_vain(step.missing, words),) if step.missing else ()
    return (*asked, *(_of_the_last_time(told, words) for told in step.shelf.told))


def _titles(banners: tuple[Banner, ...], words: Words) -> str:
    return words.in_a_row(*(words("{title}.", title=banner.title) for banner in banners))


def _of_the_last_time(told: Trouble, words: Words) -> Banner:
    """What was done for the person, or has to wait, since the program was stopped."""
    if told.code in (Code.CHANGE_FINISHED, Code.BOOK_REBUILT):
        return banner_of(told, words, tone=Tone.PLAIN)
    return _waiting(told, words)


def _waiting(why: Trouble, words: Words) -> Banner:
    """What stopped halfway is tried again at every start, and not by a button here."""
    said = words_for(why, words)
    because = words("{title}.", title=said.title)
    return replace(
        banner_of(why, words, tone=Tone.WARNING),
        title=words("A change that stopped halfway waits for the next start"),
        text=words.in_a_row(because, said.what_happened, words("Put that right, then start the program again.")),
    )


def _asked_in_vain(trouble: Trouble, words: Words) -> Banner:
    """Nobody typed a command here, and what is known stands below: not the words of the terminal."""
    here = Trouble(trouble.code, {**trouble.facts, SEEN_IN: WINDOW})
    if trouble.code is Code.SEVERAL_CONNECTIONS:
        return banner_of(here, words, tone=Tone.WARNING)
    return banner_of(here, words, Action(words("Connect a shop"), AnotherAsked()))


def _lead(shelf: Shelf, words: Words) -> str:
    count = len(shelf.connections)
    if shelf.round.busy and not shelf.keychain_asks:
        left = len(shelf.round.waiting) + 1
        if left == 1:
            return words("Checking the last one. Nothing is changed by it.")
        return words("Checking, {left} to go. Nothing is changed by it.", left=left)
    how_many = words.count("{number} connection on this computer.", "{number} connections on this computer.", count)
    if shelf.ended_at is None or len(shelf.not_checked) == count:
        return how_many
    when = words("Last checked at {time}.", time=hour(shelf.ended_at, shelf.now))
    return words("{how_many} {when}", how_many=how_many, when=when)


def _announcement(shelf: Shelf, banners: tuple[Banner, ...], words: Words) -> str:
    """A change for the worse is said once, with its name."""
    if banners:
        return _titles(banners, words)
    if shelf.round.busy or not shelf.worse:
        return words("Connections")
    names = words(", ").join(_name(found) for each in shelf.worse if (found := shelf.find(each)))
    return words("Needs your attention: {shops}", shops=names)


def _check_all(shelf: Shelf, words: Words) -> Action:
    if shelf.round.busy:
        return Action(words("Stop checking"), CheckingStopped())
    return Action(words("Check all"), CheckAllAsked())


def _where_the_keys_are(shelf: Shelf, words: Words) -> tuple[Block, ...]:
    stay = words(
        "The keys are in {store}. They stay there if you remove this program; disconnect first to clear them.",
        store=shelf.keychain or words("your computer’s password store"),
    )
    return (Hint(Icon.LOCK, stay),)


def _row(connection: Connection, shelf: Shelf, words: Words) -> ConnectionRow:
    health = health_mark(connection, shelf, words)
    name, mode = _name(connection), mode_word(connection.id.mode, words)
    names, ending = _other_names(connection, shelf), words("key ends {ending}", ending=connection.key_ending)
    detail = words(" · ").join((*names, ending))
    trouble = trouble_with(connection)
    return ConnectionRow(
        id=connection.id,
        initial=name[:1].upper(),
        name=name,
        detail=detail if names else beginning(detail),
        mode=ModeChip(connection.id.mode, mode),
        health=health,
        action=_action(connection, trouble, shelf, words),
        menu=_menu(connection.id, name, words, can_go_back=connection.previous is not None),
        opens=Action(words("Details"), Looked(connection.id)),
        spoken=words(
            "{shop}, {detail}, {mode}: {health}. {more}",
            shop=name,
            detail=detail,
            mode=mode,
            health=health.word,
            more=health.detail,
        ),
        needs_mending=trouble is not None and not health.busy,
    )


def _name(connection: Connection) -> str:
    return connection.account_name or connection.label


def _other_names(connection: Connection, shelf: Shelf) -> tuple[str, ...]:
    """The person's own name for it, and the app where there are several."""
    parts = (
        connection.label if connection.label != _name(connection) else "",
        shelf.app_of(connection.id).name if shelf.has_several_apps else "",
    )
    return tuple(filter(None, parts))


def _action(connection: Connection, trouble: Trouble | None, shelf: Shelf, words: Words) -> Action:
    """The one thing to do with it. Where a page at Stripe mends it, the connection itself is shown first."""
    here = connection.id
    if lock_before(connection, shelf):
        return Action(words("Unlock"), CheckAsked(here))
    if trouble is not None:
        match remedy_for(trouble.code):
            case Remedy.REPLACE_KEY:
                return Action(words("Replace key"), ReplaceAsked(here))
            case Remedy.TRY_AGAIN:
                return Action(words("Try again"), CheckAsked(here))
            case Remedy.UNLOCK:
                return Action(words("Unlock"), CheckAsked(here))
            case _:
                return Action(words("Repair"), Looked(here))
    unable = here in shelf.not_checked
    return Action(words("Try again") if unable else words("Check now"), CheckAsked(here))


@lru_cache(maxsize=256)
def _menu(here: ConnectionId, name: str, words: Words, *, can_go_back: bool) -> Menu:
    """Half of the work of a row, which every answer of a check would have anew for each of fifty."""
    back = Action(words("Go back to the previous key"), OldKeyWanted(here))
    return Menu(
        words("More for {shop}", shop=name),
        (
            Action(words("Details"), Looked(here)),
            Action(words("Check now"), CheckAsked(here)),
            Action(words("Replace key"), ReplaceAsked(here)),
            *((back,) if can_go_back else ()),
            Action(words("Rename"), RenameAsked(here)),
            Action(words("How other programs get it"), ProgramsAsked(here)),
        ),
        last=Action(words("Disconnect"), DisconnectAsked(here)),
    )
