"""What we ask of a Secret Service, and how it says no. Nothing here causes a prompt, save `unlock`, which is one.

`key` waits for this file, so it imports nothing that is not needed for it. What keyring stores is found by the same
two attributes, and so is ours by it. The secret crosses the person's own bus as it is (session `plain`): who can
listen there can ask as well.

The calls are those of the Secret Service API (specifications.freedesktop.org/secret-service-spec), draft 0.2.
"""

import os

from rak_desktop.adapters.session_bus import THE_BUS, BusRefusal, Callee, NotOurBus, SessionBus

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

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

_OWNER = "org.freedesktop.secrets"
_SERVICE: Callee = (_OWNER, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service")
_COLLECTION = "org.freedesktop.Secret.Collection"
_ITEM = "org.freedesktop.Secret.Item"
_PROMPT = "org.freedesktop.Secret.Prompt"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_NOTHING = "/"

_TIMES_NOTHING = 2
"""GNOME Keyring 42 sometimes says that there is no store while another client goes; asked again, it knows it."""


class NoSessionBus(Exception):
    """No session of this person is to be found from here."""


class NothingThere(Exception):
    """No item is at this address."""


class IsLocked(Exception):
    """The item, or the store that may hide it, needs its password first."""


class NothingKeptYet(Exception):
    """Nobody has made a store in this keychain."""


class Dismissed(Exception):
    """The person closed the question for the password."""


class Unreadable(Exception):
    """The Secret Service did not give what was asked for.

    `reason` is why. `reached` tells whether there was a session in which it could be asked, `keychain` is its name
    where it could be told.
    """

    def __init__(self, reason: BaseException, *, reached: bool, keychain: str | None = None) -> None:
        super().__init__(type(reason).__name__)
        self.reason = reason
        self.reached = reached
        self.keychain = keychain


_MISSHAPEN = (ValueError, LookupError, TypeError, AttributeError)
"""What comes of an answer that has another shape than a Secret Service's: such a one is none."""

_TROUBLES = (NoSessionBus, NothingThere, NothingKeptYet, IsLocked, Dismissed, BusRefusal, NotOurBus, OSError)


class Secrets:
    """The Secret Service of this person, asked within one time limit. To be used in a `with`, once.

    Whatever goes wrong inside comes out as Unreadable.
    """

    def __init__(self, environ: "Mapping[str, str]", within: float = WITHIN, run_user: str = "/run/user") -> None:
        self._environ = environ
        self._within = within
        self._run_user = run_user

    def __enter__(self) -> "Self":
        try:
            self._bus = SessionBus(address_of_the_bus(self._environ, self._run_user), self._within)
        except _TROUBLES as error:
            raise Unreadable(error, reached=False) from error
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        try:
            reason = NotOurBus() if isinstance(error, _MISSHAPEN) else error
            if isinstance(reason, _TROUBLES):
                raise Unreadable(reason, reached=True, keychain=self._name_if_it_answers()) from error
        finally:
            self._bus.close()

    def values_at(self, service: str, username: str) -> set[bytes]:
        """The different secrets at this address. Nothing is unlocked for it.

        Raises IsLocked, NothingThere, or NothingKeptYet where there is no store at all.
        """
        locked = self.is_locked()
        if locked:
            # It may hide what it holds, and some stores, such as KeePassXC, ask the person when one searches in them.
            raise IsLocked
        open_items, locked_items = self._search(service, username)
        if locked_items and not open_items:
            raise IsLocked
        if not open_items:
            raise NothingKeptYet if locked is None else NothingThere
        _, session = self._bus.call(_SERVICE, "OpenSession", "sv", "plain", ("s", ""))
        (secrets,) = self._bus.call(_SERVICE, "GetSecrets", "aoo", open_items, session)
        if not secrets:
            raise IsLocked
        values = {value for _, _, value, _ in secrets.values()}
        if not all(isinstance(value, bytes) for value in values):
            raise NotOurBus
        return values

    def services_of(self, username: str) -> set[str]:
        """The service of every item under this user name, locked or not; what lies there is not asked."""
        unlocked, locked = self._bus.call(_SERVICE, "SearchItems", "a{ss}", {"username": username})
        attributes = (
            self._bus.call((_OWNER, item, _PROPERTIES), "Get", "ss", _ITEM, "Attributes")[0]
            for item in (*unlocked, *locked)
        )
        return {each["service"] for each in attributes if "service" in each}

    def is_locked(self) -> bool | None:
        """The default store; None where nobody has made one yet."""
        store = self._store()
        if store is None:
            return None
        (locked,) = self._bus.call((_OWNER, store, _PROPERTIES), "Get", "ss", _COLLECTION, "Locked")
        return bool(locked)

    def name(self) -> str:
        """The keychain's: the product's name, else its program's."""
        (process,) = self._bus.call(THE_BUS, "GetConnectionUnixProcessID", "s", _OWNER)
        try:
            with open(f"/proc/{process}/comm", encoding="utf-8") as file:  # noqa: PTH123 - pathlib loads for longer
                program = file.read().strip()
        except OSError:
            return "Secret Service"
        return _NAMES.get(program, program)

    def unlock(self, service: str, username: str, patience: float) -> None:
        """Makes the system ask the person for the password, and waits that many seconds. Raises Dismissed.

        It is the store that is opened first; where that is open, the items at this address.
        """
        store = self._store()
        what = [store] if self.is_locked() else self._search(service, username)[1]
        _, prompt = self._bus.call(_SERVICE, "Unlock", "ao", what)
        if prompt != _NOTHING:
            completed = f"type='signal',interface='{_PROMPT}',member='Completed',path='{prompt}'"
            self._bus.call(THE_BUS, "AddMatch", "s", completed)
            self._bus.prolong(patience)
            self._bus.call((_OWNER, prompt, _PROMPT), "Prompt", "s", "")
            if self._bus.wait_for_signal(prompt, "Completed")[0]:
                raise Dismissed
        self._bus.prolong(self._within)

    def _search(self, service: str, username: str) -> "list[list[str]]":
        """The items at this address, first the open ones, then the locked ones."""
        return self._bus.call(_SERVICE, "SearchItems", "a{ss}", {"service": service, "username": username})

    def _store(self) -> str | None:
        for _ in range(_TIMES_NOTHING):
            (path,) = self._bus.call(_SERVICE, "ReadAlias", "s", "default")
            if path != _NOTHING:
                return str(path)
        return None

    def _name_if_it_answers(self) -> str | None:
        self._bus.prolong(_NAME_WITHIN)
        try:
            return self.name()
        except (*_TROUBLES, *_MISSHAPEN):
            return None


def address_of_the_bus(environ: "Mapping[str, str]", run_user: str = "/run/user") -> str:
    """The session bus this program was given, else the one of the same person's sign-in. Raises NoSessionBus."""
    if given := environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return given
    for folder in (environ.get("XDG_RUNTIME_DIR"), f"{run_user}/{os.getuid()}"):
        if folder and os.path.exists(f"{folder}/bus"):  # noqa: PTH110 - pathlib takes longer to load than a key to read
            return f"unix:path={folder}/bus"
    raise NoSessionBus
