import errno

import pytest

from rak_desktop.adapters.secret_items import (
    Dismissed,
    IsLocked,
    NoSessionBus,
    NothingKeptYet,
    NothingThere,
    Unreadable,
)
from rak_desktop.adapters.secret_troubles import code_of_bus_error, error_of_secret_service
from rak_desktop.adapters.session_bus import BusRefusal, NotOurBus
from rak_desktop.core.codes import Code


@pytest.mark.parametrize(
    ("reason", "reached", "code"),
    [
        (NoSessionBus(), False, Code.KEYCHAIN_OUT_OF_REACH),
        (NotOurBus(), False, Code.KEYCHAIN_OUT_OF_REACH),
        (PermissionError(), False, Code.KEYCHAIN_OUT_OF_REACH),
        (TimeoutError(), False, Code.SESSION_SILENT),
        (BlockingIOError(), False, Code.SESSION_SILENT),
        (TimeoutError(), True, Code.KEYCHAIN_NO_ANSWER),
        (ConnectionRefusedError(errno.ECONNREFUSED, ""), False, Code.SESSION_ENDED),
        (ConnectionResetError(), True, Code.SESSION_ENDED),
        (NothingKeptYet(), True, Code.KEYCHAIN_NOT_SET_UP),
        (IsLocked(), True, Code.KEYCHAIN_LOCKED),
        (NothingThere(), True, Code.KEYCHAIN_ITEM_GONE),
        (Dismissed(), True, Code.KEYCHAIN_DENIED),
        (BusRefusal("org.freedesktop.Secret.Error.IsLocked"), True, Code.KEYCHAIN_LOCKED),
    ],
)
def test_all_that_the_reader_can_meet_has_a_code(reason: Exception, reached: bool, code: Code) -> None:
    error = error_of_secret_service(Unreadable(reason, reached=reached, keychain="KWallet"), {})

    assert error.code is code
    assert error.facts["keychain"] == "KWallet"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("org.freedesktop.DBus.Error.ServiceUnknown", Code.KEYCHAIN_ABSENT),
        ("org.freedesktop.DBus.Error.Spawn.ChildExited", Code.KEYCHAIN_ABSENT),
        ("org.freedesktop.DBus.Error.NoReply", Code.KEYCHAIN_NO_ANSWER),
        ("org.freedesktop.DBus.Error.AccessDenied", Code.KEYCHAIN_DENIED),
        ("org.example.SomethingNew", Code.KEYCHAIN_DENIED),
    ],
)
def test_an_error_of_the_bus_gets_one_of_our_codes(name: str, code: Code) -> None:
    assert code_of_bus_error(name) is code
