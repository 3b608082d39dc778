"""What every screen about kept connections shares: the bar at the top, the help number, the ribbon."""

from rak_desktop.core.codes import help_number
from rak_desktop.core.connection import ConnectionId
from rak_desktop.core.errors import Trouble
from rak_desktop.core.names import OWN_NAME
from rak_desktop.core.situation import Here, situation_at
from rak_desktop.flows.connections.events import SettingsAsked
from rak_desktop.flows.connections.steps import Shelf
from rak_desktop.screens.actions import Action, Icon, ShowHelp
from rak_desktop.screens.blocks import Block, Hint
from rak_desktop.screens.connect.frame import keychain_asks, ribbon
from rak_desktop.screens.screen import Head, Screen
from rak_desktop.screens.support_code import with_support_code
from rak_desktop.wording.catalogue import Words


def framed(
    number: int,
    name: str,
    shelf: Shelf,
    words: Words,
    *,
    title: str,
    lead: str,
    blocks: tuple[Block, ...],
    main: Action | None = None,
    others: tuple[Action, ...] = (),
    beside: Action | None = None,
    trouble: Trouble | None = None,
    announcement: str = "",
    wide: bool = False,
    begins_inside: bool = False,
    about: ConnectionId | None = None,
    may_leave: bool = True,
) -> Screen:
    """One screen, in its frame. `about` is the one connection that it shows; `may_leave`: nothing is lost by it.

    What the keychain asks for stands above everything: nothing goes on before it is answered.
    """
    asks = asked_now(shelf, words)
    screen = Screen(
        name=name,
        number=number,
        window_title=_whose(shelf)[0],
        help_label=words("Help number"),
        help_number=help_number(number, trouble.code if trouble else None),
        title=title,
        lead=lead,
        rail=None,
        head=_head(shelf, words, may_leave=may_leave),
        blocks=(*((Hint(Icon.LOCK, asks),) if asks else ()), *blocks),
        main=main,
        others=others,
        beside=beside,
        wide=wide,
        ribbon=ribbon(shelf.peer, words),
        announcement=asks or announcement or title,
        begins_inside=begins_inside,
        situation=situation_at(
            number,
            trouble,
            app_id=about.app_id if about else "",
            mode=about.mode if about else None,
            peer=shelf.peer,
            keychain=shelf.keychain or "",
        ),
    )
    return with_support_code(screen, Here(), words)


def asked_now(shelf: Shelf, words: Words) -> str:
    """What the keychain asks a person for just now; empty where it asks for nothing."""
    return keychain_asks(store_of(shelf, words), words) if shelf.keychain_asks else ""


def store_of(shelf: Shelf, words: Words) -> str:
    """The name of the password store, to begin a sentence with."""
    return shelf.keychain or words("Your computer’s password store")


def _head(shelf: Shelf, words: Words, *, may_leave: bool) -> Head:
    name, logo = _whose(shelf)
    settings = Action(words("Settings"), SettingsAsked())
    return Head(name, logo, (*((settings,) if may_leave else ()), Action(words("Support"), ShowHelp())))


def _whose(shelf: Shelf) -> tuple[str, str | None]:
    """One app gives its name and logo to the window; several share ours."""
    app = shelf.only_app
    return (app.name, app.logo) if app else (OWN_NAME, None)
