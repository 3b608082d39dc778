"""Living with connections, in every state: the list (7) and one connection (12)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId, Health, PreviousKey
from rak_desktop.core.errors import Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.page_state import PageState
from rak_desktop.core.peer import Peer
from rak_desktop.core.permissions import Level
from rak_desktop.core.policy import Statement, merge, policy_of
from rak_desktop.core.settings import Chosen, Oddity, Theme
from rak_desktop.core.snippet import Snippet
from rak_desktop.core.undertaking import UNFINISHED, WAITING, Change, Undertaking
from rak_desktop.flows.connect.steps import OldKey
from rak_desktop.flows.connections.steps import (
    AskingToDisconnect,
    BringingBack,
    Disconnected,
    Disconnecting,
    Explaining,
    Listing,
    Looking,
    NotChecked,
    Renaming,
    Round,
    Setting,
    Shelf,
    Step,
)
from rak_desktop.screens.examples.stage import LIVE_KEY, PUBLISHABLE_KEY, Stage

_NOW = datetime(2026, 11, 23, 9, 45, tzinfo=UTC)
_UNREADABLE = Trouble(Code.BOOK_UNREADABLE, {"file": "connections.sqlite3"})
_PYTHON = Snippet(
    "Python",
    "# Ask when your program starts, and again after a 401 from Stripe. Keep the key nowhere.\n"
    "import json\nimport subprocess\n\n"
    'request = {"version": 1, "app_id": "{{app_id}}", "account_id": "{{account_id}}", "mode": "{{mode}}"}\n'
    'told = subprocess.run(["rak-desktop", "credential", "get"], input=json.dumps(request), capture_output=True)\n',
    uses_helper=True,
)
_SHELL = Snippet("Shell", "secret-tool lookup service {{service}} username key\n", uses_helper=False)
_FERRY = "com.example.ferry"


def _kept(
    on: Stage, shop: str, label: str, ending: str, days: int, *, mode: Mode = Mode.LIVE, app_id: str = ""
) -> Connection:
    of = ConnectionId(app_id or on.profile.app_id, f"acct_1MadeUp{shop.replace(' ', '')}", mode)
    kept = _NOW - timedelta(days=days)
    told = tuple(
        (n.permission.name, CheckOutcome.GRANTED if n.permission.level is Level.READ else CheckOutcome.NOT_TESTABLE)
        for n in on.profile.needs
    )
    return Connection(
        of, of.slot(Peer.STRIPE), label, ending, kept, _NOW, shop, account_confirmed=True, permissions=told
    )


def _broken(connection: Connection, code: Code) -> Connection:
    return replace(connection, health=Health.TROUBLE, trouble=code, checked_at=_NOW - timedelta(days=1))


def _partly_told(connection: Connection) -> Connection:
    """The first thing that was asked got no answer, if the app asks for anything."""
    asked = ((name, CheckOutcome.UNKNOWN) for name, _ in connection.permissions[:1])
    return replace(connection, health=Health.UNKNOWN, permissions=(*asked, *connection.permissions[1:]))


def _theatre(on: Stage) -> Connection:
    return _kept(on, "Fjord Theatre", "Box office", "7Hq2", 12)


def _museum(on: Stage) -> Connection:
    return _kept(on, "Museum Shop", "Front desk", "0bXe", 230)


def _rehearsal(on: Stage) -> Connection:
    return _kept(on, "Fjord Theatre", "Rehearsal", "k2Lm", 3, mode=Mode.TEST)


def _shelf(on: Stage, *connections: Connection) -> Shelf:
    apps = {on.profile.app_id: on.profile, _FERRY: replace(on.profile, app_id=_FERRY, name="Coast Ferries")}
    used = {connection.id.app_id for connection in connections} | {on.profile.app_id}
    return Shelf(connections, {each: apps[each] for each in used}, Peer.STRIPE, _NOW, keychain=on.store, ended_at=_NOW)


def _three(on: Stage) -> Shelf:
    """One works, one has ended, and one could not be checked."""
    works, ended, offline = _theatre(on), _broken(_museum(on), Code.ENDED_KEY), _rehearsal(on)
    unable = NotChecked(Trouble(Code.OFFLINE), _NOW - timedelta(minutes=4))
    return replace(_shelf(on, works, ended, offline), not_checked={offline.id: unable})


def _replaced(on: Stage) -> Connection:
    """A key that took the place of another one yesterday."""
    return replace(_theatre(on), previous=PreviousKey("4sGd", _NOW - timedelta(days=1)))


def _unable(on: Stage, code: Code) -> Shelf:
    shelf = _shelf(on, _theatre(on), _museum(on), _rehearsal(on))
    return replace(shelf, not_checked={c.id: NotChecked(Trouble(code), _NOW) for c in shelf.connections})


def _checking(on: Stage) -> Shelf:
    theatre, museum, rehearsal = _theatre(on), _museum(on), _rehearsal(on)
    return replace(_shelf(on, theatre, museum, rehearsal), round=Round((rehearsal.id,), museum.id, 1))


def _asked_for_its_password(on: Stage) -> Shelf:
    """Somebody pressed Unlock in the first row of a locked list."""
    unable, theatre = _unable(on, Code.KEYCHAIN_LOCKED), _theatre(on)
    return replace(unable, round=Round((), theatre.id, 1, quiet=False), questions=1)


def _fifty(on: Stage) -> Shelf:
    """Two apps, both modes, a trouble of every kind among them."""
    kept = [
        _kept(
            on,
            f"Harbour House {number}",
            f"Desk {number}",
            f"{number:04d}",
            number * 9,
            mode=Mode.TEST if number % 4 == 0 else Mode.LIVE,
            app_id=_FERRY if number % 3 == 0 else "",
        )
        for number in range(1, 51)
    ]
    kept[1] = _broken(kept[1], Code.ENDED_KEY)
    kept[4] = _broken(kept[4], Code.PERMISSION_MISSING)
    kept[6] = replace(kept[6], health=Health.UNKNOWN)
    kept[8] = replace(kept[8], account_name=None)
    return _shelf(on, *kept)


def _looking(on: Stage, connection: Connection) -> Looking:
    return Looking(_shelf(on, connection), connection.id)


def _permission_missing(on: Stage) -> Looking:
    missing = {need.permission.name for need in on.askable(1)}
    told = tuple(
        (name, CheckOutcome.MISSING if name in missing else outcome) for name, outcome in _theatre(on).permissions
    )
    return _looking(on, replace(_broken(_theatre(on), Code.PERMISSION_MISSING), permissions=told))


def _reported(on: Stage, code: Code) -> Looking:
    return replace(_looking(on, _theatre(on)), reported=code)


def _locked(on: Stage) -> Looking:
    looking = _looking(on, _theatre(on))
    unable = {looking.id: NotChecked(Trouble(Code.KEYCHAIN_LOCKED), _NOW)}
    return replace(looking, shelf=replace(looking.shelf, not_checked=unable))


def _not_there(on: Stage) -> Listing:
    return Listing(_shelf(on, _theatre(on)), missing=Trouble(Code.NO_SUCH_CONNECTION, {"candidates": "Fjord Theatre"}))


def _finished(on: Stage) -> Listing:
    finished = Undertaking(Change.DISCONNECT, _museum(on)).finished
    return Listing(replace(_shelf(on, _theatre(on)), told=(finished,) if finished else ()))


def _has_to_wait(on: Stage) -> Listing:
    why = Trouble(Code.KEYCHAIN_LOCKED, {"keychain": on.store, UNFINISHED: WAITING})
    return Listing(replace(_shelf(on, _theatre(on)), told=(why,)))


def _settings(on: Stage, **statements: object) -> Setting:
    """As somebody who looks after the computer left them: these are locked."""
    place = "/etc/rak-desktop/policy.toml"
    policy = policy_of(Statement(item, value, locked=True, place=place) for item, value in statements.items())
    return Setting(_shelf(on, _theatre(on)), merge(policy, Chosen(theme=Theme.DARK), "settings.json"))


def listing_in(on: Stage, trouble: Trouble) -> Listing:
    """The list with this trouble: the book's own, what was asked for in vain, or what was told at the start."""
    shelf = _shelf(on, _theatre(on), _museum(on))
    match trouble.code:
        case Code.BOOK_UNREADABLE | Code.BOOK_TOO_NEW:
            return Listing(replace(_shelf(on), trouble=trouble))
        case Code.NO_SUCH_CONNECTION | Code.SEVERAL_CONNECTIONS:
            return Listing(shelf, missing=trouble)
        case _:
            return Listing(replace(shelf, told=(trouble,)))


def looking_in(on: Stage, trouble: Trouble) -> Looking:
    """One connection with this trouble, as another program met it."""
    return _reported(on, trouble.code)


STEPS: dict[str, Callable[[Stage], Step]] = {
    "7-one": lambda on: Listing(_shelf(on, _theatre(on))),
    "7-empty": lambda on: Listing(_shelf(on)),
    "7-three": lambda on: Listing(_three(on)),
    "7-checking": lambda on: Listing(_checking(on)),
    "7-asks": lambda on: Listing(_asked_for_its_password(on)),
    "7-offline": lambda on: Listing(_unable(on, Code.OFFLINE)),
    "7-locked": lambda on: Listing(_unable(on, Code.KEYCHAIN_LOCKED)),
    "7-fifty": lambda on: Listing(_fifty(on)),
    "7-finished": _finished,
    "7-waits": _has_to_wait,
    "7-not-there": _not_there,
    "7-unreadable": lambda on: Listing(replace(_shelf(on), trouble=_UNREADABLE)),
    "12-other-programs": lambda on: Explaining(_three(on), _theatre(on).id, (_PYTHON, _SHELL)),
    "8-settings": _settings,
    "8-settings-locked": lambda on: _settings(
        on, proxy="http://proxy.example:3128", health_checks=False, modes=["test"]
    ),
    "8-settings-refused": lambda on: replace(_settings(on), refused=Oddity("", "proxy", "holds-a-password")),
    "12-works": lambda on: _looking(on, replace(_theatre(on), publishable_key=PUBLISHABLE_KEY.text)),
    "12-ended": lambda on: _looking(on, _broken(_museum(on), Code.ENDED_KEY)),
    "12-permission-missing": _permission_missing,
    "12-reinstall": lambda on: replace(
        _looking(on, _broken(_museum(on), Code.ACCOUNT_WITHOUT_ACCESS)), page=PageState.ASKED
    ),
    "12-reported": lambda on: _reported(on, Code.UNKNOWN_KEY),
    "12-locked": _locked,
    "12-unknown": lambda on: _looking(on, _partly_told(_theatre(on))),
    "12-old-key": lambda on: _looking(on, _replaced(on)),
    "12-old-key-works": lambda on: replace(_looking(on, _replaced(on)), old_key=OldKey.WORKS),
    "12-old-key-ended": lambda on: replace(_looking(on, _theatre(on)), old_key=OldKey.ENDED),
    "12-brought-back": lambda on: replace(_looking(on, _replaced(on)), bringing_back=BringingBack.DONE),
    "12-not-brought-back": lambda on: replace(
        _looking(on, _replaced(on)), trouble=Trouble(Code.ENDED_KEY), bringing_back=BringingBack.FAILED
    ),
    "12-renaming": lambda on: Renaming(_shelf(on, _theatre(on)), _theatre(on).id, "Box office"),
    "12-disconnect": lambda on: AskingToDisconnect(
        _shelf(on, _theatre(on)), _theatre(on).id, _looking(on, _theatre(on))
    ),
    "12-disconnecting": lambda on: Disconnecting(_shelf(on, _theatre(on)), _theatre(on), 1),
    "12-disconnected": lambda on: Disconnected(_shelf(on), _theatre(on), LIVE_KEY),
    "12-disconnected-works": lambda on: Disconnected(_shelf(on), _theatre(on), LIVE_KEY, at_stripe=OldKey.WORKS),
    "12-disconnected-ended": lambda on: Disconnected(_shelf(on), _theatre(on), None, at_stripe=OldKey.ENDED),
    "12-trying-out": lambda on: _looking(on, _rehearsal(on)),
}
