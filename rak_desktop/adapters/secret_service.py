"""The Secret Service of Linux, for reading only: bounded in time, and never the cause of a prompt.

keyring writes there and could read, but it has no time limit, asks for a password where it should say "locked",
and takes ten times as long to load. What it stores is found by the same two attributes, and so is ours by it.

One connection to the session bus, four calls for a key. Every call has what is left of one time limit.
The secret crosses the person's own bus as it is (session `plain`): who can listen there can ask as well.
"""

import os
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import errorcode
from itertools import count
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, Parser, new_method_call
from jeepney.auth import BEGIN, Authenticator
from jeepney.bus import get_bus

from rak_desktop.adapters.keychain_errors import code_of_bus_error
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import KeychainSlot
from rak_desktop.core.errors import KeychainError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.ports.keychain import KeychainFacts

WITHIN = 2.0
"""Seconds a reader waits in all, so that a program that waits for it gets an answer within 2.5."""

_NAME_WITHIN = 0.2
"""Seconds more, to say which keychain it was that failed."""

_NAMES = {
    "gnome-keyring-d": "GNOME Keyring",
    "keepassxc": "KeePassXC",
    "kwalletd5": "KWallet",
    "kwalletd6": "KWallet",
    "ksecretd": "KWallet",
}
"""By the process's name, which Linux cuts off after 15 characters."""

_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
_OWNER = "org.freedesktop.secrets"
_SERVICE = DBusAddress("/org/freedesktop/secrets", _OWNER, "org.freedesktop.Secret.Service")
_COLLECTION = "org.freedesktop.Secret.Collection"


class SecretService:
    """Implements ports/keychain.KeyReader, and can say which keychain it reads."""

    def __init__(
        self, within: float = WITHIN, environ: Mapping[str, str] = os.environ, run_user: str = "/run/user"
    ) -> None:
        self._within = within
        self._environ = environ
        self._run_user = run_user

    def load(self, slot: KeychainSlot) -> RestrictedKey:
        with self._connected() as bus:
            values = _values_at(slot, bus)
            key = _as_key(next(iter(values))) if len(values) == 1 else None
            if key is None:
                # Not a restricted key, or several items that differ: somebody else has put one there.
                raise KeychainError(Code.KEYCHAIN_VALUE_CHANGED, values=len(values))
            return key

    def describe(self) -> KeychainFacts:
        """Which keychain this is, and whether it is locked (None: nobody has made a collection yet)."""
        with self._connected() as bus:
            locked = _default_is_locked(bus)
            return KeychainFacts(_name_of_the_keychain(bus), locked)

    def address(self) -> str | None:
        """The session bus this program was given, else the one of the same person's sign-in, if there is one."""
        if given := self._environ.get("DBUS_SESSION_BUS_ADDRESS"):
            return given
        folders = (self._environ.get("XDG_RUNTIME_DIR"), f"{self._run_user}/{os.getuid()}")
        sockets = [Path(folder, "bus") for folder in folders if folder]
        return next((f"unix:path={path}" for path in sockets if path.exists()), None)

    @contextmanager
    def _connected(self) -> Iterator["_Bus"]:
        """A bus whose troubles are ours, with the keychain's name among the facts where it can be told."""
        address = self.address()
        if address is None:
            raise KeychainError(Code.KEYCHAIN_OUT_OF_REACH, reason="no-session-bus")
        with socket.socket(socket.AF_UNIX) as channel:
            bus = _Bus(channel, self._within)
            try:
                bus.join(address)
                yield bus
            except KeychainError as error:
                raise KeychainError(error.code, **{**_facts(bus), **error.facts}) from error
            except (TimeoutError, BlockingIOError) as error:
                raise KeychainError(Code.KEYCHAIN_NO_ANSWER, **_facts(bus)) from error
            except OSError as error:
                raise KeychainError(
                    Code.KEYCHAIN_OUT_OF_REACH, reason=errorcode.get(error.errno or 0, "closed")
                ) from error


class _Bus:
    """Calls over one connection to a session bus, all within one time limit.

    jeepney's own connection waits without limit for the bus's first answer, so its parts are put together here.
    """

    def __init__(self, channel: socket.socket, within: float) -> None:
        self._channel = channel
        self._deadline = time.monotonic() + within
        self._serials = count(1)
        self._parser = Parser()
        self.joined = False

    def join(self, address: str) -> None:
        """Signs in to the bus. Raises KeychainError, OSError."""
        try:
            path = get_bus(address)
            self._within_the_limit().connect(path)
            signing_in = Authenticator()
            for request in signing_in:
                self._within_the_limit().sendall(request)
                signing_in.feed(self._read())
        except (ValueError, RuntimeError) as error:
            # An address of another kind, somebody else's bus, or something that is no bus.
            raise KeychainError(Code.KEYCHAIN_OUT_OF_REACH, reason="not-our-session-bus") from error
        self._within_the_limit().sendall(BEGIN)
        self.call(_BUS, "Hello")
        self.joined = True

    def call(self, callee: DBusAddress, method: str, signature: str | None = None, *body: object) -> Any:
        """The answer's body. Raises KeychainError for a refusal, TimeoutError for no answer, other OSErrors."""
        serial = next(self._serials)
        message = new_method_call(callee, method, signature, body)
        self._within_the_limit().sendall(message.serialise(serial))
        while True:
            answer = self._receive()
            if answer.header.fields.get(HeaderFields.reply_serial) == serial:
                break
        if answer.header.message_type is MessageType.error:
            name = str(answer.header.fields.get(HeaderFields.error_name))
            raise KeychainError(code_of_bus_error(name), bus_error=name)
        return answer.body

    def prolong(self, seconds: float) -> None:
        """Allows that much time from now on."""
        self._deadline = time.monotonic() + seconds

    def _receive(self) -> Message:
        while (message := self._parser.get_next_message()) is None:
            self._parser.add_data(self._read())
        return message

    def _read(self) -> bytes:
        data = self._within_the_limit().recv(65536)
        if not data:
            raise ConnectionResetError
        return data

    def _within_the_limit(self) -> socket.socket:
        """The channel, which now waits no longer than what is left."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._channel.settimeout(left)
        return self._channel


def _values_at(slot: KeychainSlot, bus: _Bus) -> set[bytes]:
    """The different secrets at this address. Nothing is unlocked for it."""
    attributes = {"service": slot.service, "username": slot.username}
    unlocked, locked = bus.call(_SERVICE, "SearchItems", "a{ss}", attributes)
    if not unlocked:
        # A locked store may hide what it holds: then it is the lock that must be said first.
        hidden = locked or _default_is_locked(bus)
        code = Code.KEYCHAIN_LOCKED if hidden else Code.KEYCHAIN_ITEM_GONE
        raise KeychainError(code, service=slot.service)
    _, session = bus.call(_SERVICE, "OpenSession", "sv", "plain", ("s", ""))
    (secrets,) = bus.call(_SERVICE, "GetSecrets", "aoo", unlocked, session)
    if not secrets:
        raise KeychainError(Code.KEYCHAIN_LOCKED, service=slot.service)
    return {value for _, _, value, _ in secrets.values()}


def _as_key(value: bytes) -> RestrictedKey | None:
    """Returns instead of raising, since an exception about the bytes would carry them."""
    try:
        return RestrictedKey(value.decode())
    except ValueError:
        return None


def _default_is_locked(bus: _Bus) -> bool | None:
    (path,) = bus.call(_SERVICE, "ReadAlias", "s", "default")
    if path == "/":
        return None
    properties = DBusAddress(path, _OWNER, "org.freedesktop.DBus.Properties")
    ((_, locked),) = bus.call(properties, "Get", "ss", _COLLECTION, "Locked")
    return bool(locked)


def _facts(bus: _Bus) -> dict[str, str]:
    """Which keychain it was, if somebody is there to be named."""
    if not bus.joined:
        return {}
    bus.prolong(_NAME_WITHIN)
    with suppress(KeychainError, OSError):
        return {"keychain": _name_of_the_keychain(bus)}
    return {}


def _name_of_the_keychain(bus: _Bus) -> str:
    """The product's name, else its program's name."""
    (process,) = bus.call(_BUS, "GetConnectionUnixProcessID", "s", _OWNER)
    try:
        program = Path(f"/proc/{process}/comm").read_text("utf-8").strip()
    except OSError:
        return "Secret Service"
    return _NAMES.get(program, program)
