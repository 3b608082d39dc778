"""Table: what our reader of the Secret Service met, and what we call it.

| It met                                   | We say           |
|------------------------------------------|------------------|
| no address of a session                  | out of reach     |
| a session of somebody else, or no bus    | out of reach     |
| an address whose session is over         | session ended    |
| a session that does not answer           | session silent   |
| a keychain that does not answer          | no answer        |
| a keychain in which nothing was ever kept| not set up       |
| a locked store or item                   | locked           |
| no item at the address                   | item gone        |
| the person, who closed the question      | denied           |
| a refusal over the bus                   | by its name      |

`key` waits for this file when it has to say what is wrong, so it imports nothing that is not needed for it.
"""

from errno import errorcode

from rak_desktop.adapters.secret_items import (
    Dismissed,
    IsLocked,
    NoSessionBus,
    NothingKeptYet,
    NothingThere,
    Unreadable,
)
from rak_desktop.adapters.session_bus import BusRefusal, NotOurBus
from rak_desktop.adapters.sign_in import ANOTHER_PERSON, place
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Fact, KeychainError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

BY_BUS_ERROR = {
    "org.freedesktop.DBus.Error.ServiceUnknown": Code.KEYCHAIN_ABSENT,
    "org.freedesktop.DBus.Error.NameHasNoOwner": Code.KEYCHAIN_ABSENT,
    "org.freedesktop.DBus.Error.UnknownMethod": Code.KEYCHAIN_ABSENT,
    "org.freedesktop.DBus.Error.UnknownInterface": Code.KEYCHAIN_ABSENT,
    "org.freedesktop.DBus.Error.NoReply": Code.KEYCHAIN_NO_ANSWER,
    "org.freedesktop.DBus.Error.TimedOut": Code.KEYCHAIN_NO_ANSWER,
    "org.freedesktop.DBus.Error.Timeout": Code.KEYCHAIN_NO_ANSWER,
    "org.freedesktop.DBus.Error.UnknownObject": Code.KEYCHAIN_ITEM_GONE,
    "org.freedesktop.Secret.Error.NoSuchObject": Code.KEYCHAIN_ITEM_GONE,
    "org.freedesktop.Secret.Error.IsLocked": Code.KEYCHAIN_LOCKED,
}
_CANNOT_BE_STARTED = "org.freedesktop.DBus.Error.Spawn."


def code_of_bus_error(name: str) -> Code:
    """What a D-Bus error of this name means. One that we do not know still means that somebody said no."""
    if name.startswith(_CANNOT_BE_STARTED):
        return Code.KEYCHAIN_ABSENT
    return BY_BUS_ERROR.get(name, Code.KEYCHAIN_DENIED)


def error_of_secret_service(error: Unreadable, environ: "Mapping[str, str]") -> KeychainError:
    """The same as one of ours."""
    keychain = {"keychain": error.keychain} if error.keychain else {}
    code, facts = _met(error, environ)
    return KeychainError(code, **keychain, **facts)


def _met(error: Unreadable, environ: "Mapping[str, str]") -> tuple[Code, dict[str, Fact]]:
    match error.reason:
        case NoSessionBus() | NotOurBus() as reason:
            known = {"place": found} if (found := place(environ)) else {}
            return Code.KEYCHAIN_OUT_OF_REACH, {"reason": _REASONS[type(reason)], **known}
        case PermissionError():
            return Code.KEYCHAIN_OUT_OF_REACH, {"reason": "EACCES", "place": ANOTHER_PERSON}
        case TimeoutError() | BlockingIOError():
            return Code.KEYCHAIN_NO_ANSWER if error.reached else Code.SESSION_SILENT, {}
        case OSError() as broken:
            return Code.SESSION_ENDED, {"reason": errorcode.get(broken.errno or 0, "closed")}
        case BusRefusal() as refusal:
            return code_of_bus_error(refusal.name), {"bus_error": refusal.name}
        case known:
            return _BY_MEETING[type(known)], {}


_BY_MEETING: dict[type[BaseException], Code] = {
    NothingKeptYet: Code.KEYCHAIN_NOT_SET_UP,
    IsLocked: Code.KEYCHAIN_LOCKED,
    NothingThere: Code.KEYCHAIN_ITEM_GONE,
    Dismissed: Code.KEYCHAIN_DENIED,
}


_REASONS: dict[type[BaseException], str] = {NoSessionBus: "no-session-bus", NotOurBus: "not-our-session-bus"}
