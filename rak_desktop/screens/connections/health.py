"""How a connection is, in one word with an icon of its own shape, and a little more."""

from datetime import datetime

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, Health
from rak_desktop.core.errors import Trouble
from rak_desktop.flows.connections.remedies import lock_before, trouble_with
from rak_desktop.flows.connections.steps import NotChecked, Shelf
from rak_desktop.screens.actions import Icon, Tone
from rak_desktop.screens.blocks import HealthMark
from rak_desktop.screens.connections.frame import store_of
from rak_desktop.wording.catalogue import Words, beginning
from rak_desktop.wording.errors import words_for
from rak_desktop.wording.times import checked, date, here_for, hour


def health_mark(connection: Connection, shelf: Shelf, words: Words, reported: Code | None = None) -> HealthMark:
    """The mark of this connection. What a check said once stands until another check says something else."""
    if shelf.round.running == connection.id:
        return _under_way(connection, shelf, words)
    if trouble := trouble_with(connection, reported):
        said = words_for(trouble, words, app=shelf.app_of(connection.id).name).title
        if lock := lock_before(connection, shelf, reported):
            titles = (said, _title(lock, shelf, words))
            said = words.in_a_row(*(words("{title}.", title=title) for title in titles))
        return HealthMark(Icon.TROUBLE, Tone.TROUBLE, _trouble_word(trouble.code, words), said)
    if unable := shelf.not_checked.get(connection.id):
        return _not_checked(unable, connection, shelf, words)
    if connection.checked_at is None:
        return HealthMark(
            Icon.QUESTION, Tone.WARNING, words("Not checked yet"), words("Stripe was not asked about it yet")
        )
    if connection.health is Health.UNKNOWN:
        unknown = words("Not everything could be told")
        return HealthMark(Icon.QUESTION, Tone.WARNING, words("Works, partly checked"), unknown)
    return HealthMark(Icon.TICK, Tone.GOOD, words("Works"), _when(connection.checked_at, connection, shelf, words))


def _under_way(connection: Connection, shelf: Shelf, words: Words) -> HealthMark:
    """Its check, or what has to be done before it can go on."""
    if shelf.keychain_asks and not shelf.round.quiet:
        asks = words("{store} is asking for its password", store=store_of(shelf, words))
        return HealthMark(Icon.LOCK, Tone.PLAIN, words("Waiting"), asks, busy=True)
    return HealthMark(Icon.RETRY, Tone.PLAIN, words("Checking"), beginning(_age(connection, shelf, words)), busy=True)


def _trouble_word(code: Code, words: Words) -> str:
    match code:
        case Code.PERMISSION_MISSING:
            return words("Works only partly")
        case Code.KEYCHAIN_ITEM_GONE:
            return words("The key is gone")
        case Code.KEYCHAIN_VALUE_CHANGED | Code.OTHER_ACCOUNT:
            return words("The key was changed")
        case _:
            return words("No longer works")


def _not_checked(unable: NotChecked, connection: Connection, shelf: Shelf, words: Words) -> HealthMark:
    offline = unable.trouble.code.is_about_network
    icon = Icon.OFFLINE if offline else Icon.LOCK if unable.trouble.code.is_about_keychain else Icon.QUESTION
    return HealthMark(icon, Tone.WARNING, words("Could not be checked"), _why(unable, connection, shelf, words))


def _why(unable: NotChecked, connection: Connection, shelf: Shelf, words: Words) -> str:
    """The cause, and since when; what was known before is not taken back."""
    last, since = connection.checked_at, hour(unable.since, shelf.now)
    worked = words("It worked on {date}.", date=date(last, shelf.now, words)) if last else ""
    if unable.trouble.code is Code.OFFLINE:
        return words.in_a_row(words("No internet since {time}.", time=since), worked)
    return words.in_a_row(words("{title}.", title=_title(unable.trouble, shelf, words)), worked)


def _title(trouble: Trouble, shelf: Shelf, words: Words) -> str:
    return words_for(trouble, words, keychain=store_of(shelf, words)).title


def _when(last: datetime, connection: Connection, shelf: Shelf, words: Words) -> str:
    return words("{checked}, {age}", checked=checked(last, shelf.now, words), age=_age(connection, shelf, words))


def _age(connection: Connection, shelf: Shelf, words: Words) -> str:
    return here_for(connection.connected_at, shelf.now, words)
