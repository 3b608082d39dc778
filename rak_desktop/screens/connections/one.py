"""Screen 12: one connection. When something is wrong: the cause, and the one thing that mends it."""

from dataclasses import replace

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, Health
from rak_desktop.core.errors import Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.verification import PermissionResult, VerificationReport
from rak_desktop.flows.connect.events import Back, OpenPage
from rak_desktop.flows.connections.events import (
    CheckAsked,
    CheckingStopped,
    DisconnectAsked,
    OldKeyWanted,
    ProgramsAsked,
    RenameAsked,
    ReplaceAsked,
)
from rak_desktop.flows.connections.remedies import Remedy, lock_before, page_of, remedy_for, trouble_of
from rak_desktop.flows.connections.steps import BringingBack, Looking, Shelf
from rak_desktop.screens.actions import Action, CopyText, Icon, Tone
from rak_desktop.screens.blocks import AccountCard, Banner, Block, FactCard, FactRow, Links
from rak_desktop.screens.connect.frame import after_asking, banner_of, mode_word
from rak_desktop.screens.connect.permission_table import earlier_permission_table, missing_names, permission_table
from rak_desktop.screens.connect.replacing import old_key_card
from rak_desktop.screens.connections.frame import asked_now, framed, store_of
from rak_desktop.screens.connections.health import health_mark
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.marking import N_
from rak_desktop.wording.times import date

NUMBER = 12

_AT_STRIPE = {
    Remedy.REVIEW_PERMISSIONS: N_("Open my Stripe apps"),
    Remedy.REINSTALL: N_("Install it again"),
    Remedy.ALLOW_ADDRESS: N_("Open the page"),
    Remedy.OPEN_STRIPE: N_("Open Stripe"),
}


def connection_screen(step: Looking, words: Words) -> Screen | None:
    """Everything about one connection; None when it was taken away meanwhile."""
    shelf, connection = step.shelf, step.shelf.find(step.id)
    if connection is None:
        return None
    banners = _banners(step, connection, words)
    old_key = old_key_card(
        connection.previous,
        step.old_key,
        words,
        free=not step.waits,
        asks=asked_now(shelf, words),
        refused=_cannot_come_back(step),
    )
    return framed(
        NUMBER,
        "connection",
        shelf,
        words,
        title=connection.label,
        lead=shelf.app_of(connection.id).name,
        blocks=(
            *banners,
            *after_asking(step.page, page_of(step) or "", words),
            account_card(connection, shelf, words),
            *((old_key,) if old_key else ()),
            *_permissions(connection, step, words),
            _facts(connection, step, words),
            _what_else(connection, step, words),
        ),
        others=(Action(words("All connections"), Back()), *_check(connection, step, words)),
        trouble=_trouble(step),
        announcement=banners[0].title if banners else "",
        about=step.id,
    )


def _trouble(step: Looking) -> Trouble | None:
    return step.trouble or _trouble_with_the_key(step)


def _trouble_with_the_key(step: Looking) -> Trouble | None:
    """What a check said, or why none could be made."""
    unable = step.shelf.not_checked.get(step.id)
    return _lock(step) or trouble_of(step.shelf, step.id, step.reported) or (unable.trouble if unable else None)


def _lock(step: Looking) -> Trouble | None:
    connection = step.shelf.find(step.id)
    return lock_before(connection, step.shelf, step.reported) if connection else None


def _check(connection: Connection, step: Looking, words: Words) -> tuple[Action, ...]:
    """In trouble the banner has it."""
    if step.shelf.round.running == connection.id:
        return (Action(words("Stop checking"), CheckingStopped()),)
    return () if _trouble(step) else (Action(words("Check now"), CheckAsked(connection.id)),)


def _banners(step: Looking, connection: Connection, words: Words) -> tuple[Banner, ...]:
    """What just happened, and what is wrong; mostly neither."""
    found = (
        _failed(step, words),
        _wrong(step, connection, words),
        _brought_back(step, connection, words),
    )
    return tuple(banner for banner in found if banner is not None)


def _brought_back(step: Looking, connection: Connection, words: Words) -> Banner | None:
    if step.bringing_back is not BringingBack.DONE:
        return None
    return Banner(
        Tone.GOOD,
        words("The key ending {ending} is in its place again", ending=connection.key_ending),
        words("The other one is kept as a spare now. You can change them back in the same way."),
    )


def _failed(step: Looking, words: Words) -> Banner | None:
    """What was asked for came to nothing, and the connection is as it was."""
    if step.trouble is None:
        return None
    store = store_of(step.shelf, words)
    said = banner_of(step.trouble, words, tone=Tone.WARNING, app=step.shelf.app_of(step.id).name, keychain=store)
    if step.bringing_back is not BringingBack.FAILED:
        return said
    why = words("{title}. Nothing was changed, and the key in use works on.", title=said.title)
    return replace(said, title=words("The previous key cannot come back"), text=why)


def _wrong(step: Looking, connection: Connection, words: Words) -> Banner | None:
    profile = step.shelf.app_of(step.id)
    trouble = None if _lock(step) else trouble_of(step.shelf, step.id, step.reported)
    said = _trouble_with_the_key(step)
    if said is not None:
        remedy, again = _remedy(said, step, words), Action(words("Check again"), CheckAsked(step.id), Icon.RETRY)
        return banner_of(
            said,
            words,
            remedy or again,
            again if remedy and trouble else None,
            Tone.TROUBLE if trouble else Tone.WARNING,
            app=profile.name,
            keychain=store_of(step.shelf, words),
            missing=missing_names(_last_report(connection, profile), profile, words),
        )
    if connection.checked_at is None:
        return Banner(
            Tone.WARNING,
            words("This key was not checked yet"),
            words("Stripe is asked about it when this window opens, or when you press Check now."),
        )
    if connection.health is Health.UNKNOWN:
        return Banner(
            Tone.WARNING,
            words("The key works, but not everything could be told"),
            words("What could not be told is asked again when this window opens, or when you press Check now."),
        )
    return None


def _remedy(trouble: Trouble, step: Looking, words: Words) -> Action | None:
    """The one thing to do; None when only another try can help."""
    match remedy_for(trouble.code):
        case Remedy.REPLACE_KEY:
            return Action(words("Replace key"), ReplaceAsked(step.id))
        case Remedy.UNLOCK:
            return Action(words("Unlock"), CheckAsked(step.id), Icon.LOCK)
        case Remedy.TRY_AGAIN:
            return None
        case at_stripe:
            return Action(words(_AT_STRIPE[at_stripe]), OpenPage(), Icon.OPEN)


def account_card(connection: Connection, shelf: Shelf, words: Words) -> AccountCard:
    """Whose account it is, and whether real money moves."""
    name = connection.account_name or connection.label
    live = connection.id.mode is Mode.LIVE
    return AccountCard(
        mode=connection.id.mode,
        mode_title=mode_word(connection.id.mode, words),
        mode_word=words("live") if live else words("test"),
        mode_meaning=_mode_meaning(live=live, peer=shelf.peer, words=words),
        initial=name[:1].upper(),
        name=name,
        detail=words(
            "Account {account}  ·  key ending {ending}",
            account=connection.id.account_id,
            ending=connection.key_ending,
        ),
    )


def _mode_meaning(*, live: bool, peer: Peer, words: Words) -> str:
    if peer is Peer.PRACTICE:
        return words("Practice, no real money")
    return words("This key works with real money") if live else words("No real money")


def _permissions(connection: Connection, step: Looking, words: Words) -> tuple[Block, ...]:
    """What the app may do, as of the last check; nothing where no check has told it yet."""
    profile = step.shelf.app_of(connection.id)
    report = _last_report(connection, profile)
    if not report.results:
        return ()
    trouble = _trouble_with_the_key(step)
    told_now = trouble is None or trouble.code is Code.PERMISSION_MISSING
    return ((permission_table if told_now else earlier_permission_table)(report, profile, words),)


def _last_report(connection: Connection, profile: AppProfile) -> VerificationReport:
    """The last check again, as far as the book remembers it and the app still declares it."""
    told = dict(connection.permissions)
    return VerificationReport(
        connection.id.mode,
        connection.key_ending,
        results=tuple(
            PermissionResult(need, told[need.permission.name]) for need in profile.needs if need.permission.name in told
        ),
    )


def _facts(connection: Connection, step: Looking, words: Words) -> FactCard:
    shelf = step.shelf
    health = health_mark(connection, shelf, words, step.reported)
    return FactCard(
        words("About this connection"),
        (
            FactRow(health.icon, health.word, health.detail, health.tone, busy=health.busy),
            FactRow(
                Icon.LOCK,
                words("Kept in {store}", store=shelf.keychain or words("your computer’s password store")),
                connection.slot.service,
                action=_copy(connection.slot.service, words),
            ),
            FactRow(
                Icon.PERSON,
                words("Account at Stripe"),
                connection.id.account_id,
                action=_copy(connection.id.account_id, words),
            ),
            *_publishable(connection, words),
            FactRow(
                Icon.CLOCK,
                words("Connected"),
                words("on {date}", date=date(connection.connected_at, shelf.now, words)),
            ),
        ),
    )


def _publishable(connection: Connection, words: Words) -> tuple[FactRow, ...]:
    key = connection.publishable_key
    if key is None:
        return ()
    return (FactRow(Icon.KEY, words("Publishable key, not a secret"), key, action=_copy(key, words)),)


def _copy(text: str, words: Words) -> Action:
    return Action(words("Copy"), CopyText(text, words("Copied")), Icon.COPY)


def _what_else(connection: Connection, step: Looking, words: Words) -> Links:
    free = not step.waits
    actions = (
        Action(words("Replace key"), ReplaceAsked(connection.id), enabled=free),
        Action(words("Rename"), RenameAsked(connection.id), enabled=free),
        Action(words("How other programs get it"), ProgramsAsked(connection.id)),
        Action(words("Disconnect"), DisconnectAsked(connection.id), enabled=free),
    )
    asking = step.bringing_back is BringingBack.GOING_ON and not step.shelf.keychain_asks
    way_back = words("Asking Stripe about the previous key …") if asking else words("Go back to the previous key")
    back = Action(way_back, OldKeyWanted(connection.id), enabled=free)
    there = connection.previous is not None and not _cannot_come_back(step)
    return Links((*actions[:1], *((back,) if there else ()), *actions[1:]))


def _cannot_come_back(step: Looking) -> bool:
    """Did Stripe just say that the previous key has ended? Then nothing else on the page may hope that it works."""
    trouble = step.trouble if step.bringing_back is BringingBack.FAILED else None
    return trouble is not None and trouble.code in (Code.ENDED_KEY, Code.UNKNOWN_KEY)
