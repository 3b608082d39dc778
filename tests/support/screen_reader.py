"""Reads our window and presses what is in it, as a screen reader for the blind does: over AT-SPI, D-Bus messages.

It meets what is shown and nothing else. What vanishes while it looks is not there.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, DBusErrorResponse, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

from tests.support.program import LIMIT

_ATSPI = "org.a11y.atspi"
_EVERYTHING = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_BUTTONS = ("push button", "toggle button", "check box")
_EDITABLE, _ENABLED, _SHOWING = 7, 8, 25


@dataclass(frozen=True)
class Thing:
    """Something that is shown, or stands on the way to what is."""

    address: tuple[str, str]
    name: str
    states: int

    def has(self, state: int) -> bool:
        return bool(self.states >> state & 1)


class ScreenReader:
    def __init__(self, bus: DBusConnection, program: str) -> None:
        self._bus = bus
        self._program = program

    def read(self) -> str:
        """Every text that is shown, from top to bottom."""
        return "\n".join(text for thing in self._things() for text in self._texts(thing) if text)

    def press(self, name: str) -> bool:
        """Presses the button with this name, if it is there and can be pressed."""
        named = (thing for thing in self._things() if thing.name == name and thing.has(_ENABLED))
        for thing in named:
            if self._ask(thing.address, "Accessible", "GetRoleName") in _BUTTONS:
                return bool(self._ask(thing.address, "Action", "DoAction", "i", 0))
        return False

    def _texts(self, thing: Thing) -> tuple[str, ...]:
        if not thing.has(_EDITABLE):
            return (thing.name,)
        return (thing.name, self._ask(thing.address, "Text", "GetText", "ii", 0, -1) or "")

    def _things(self) -> Iterator[Thing]:
        for program in self._children(_EVERYTHING):
            if self._thing(program).name == self._program:
                yield from self._below(program)

    def _below(self, parent: tuple[str, str]) -> Iterator[Thing]:
        for child in self._children(parent):
            thing = self._thing(child)
            if thing.has(_SHOWING):
                yield thing
                yield from self._below(child)

    def _thing(self, address: tuple[str, str]) -> Thing:
        low, high = self._ask(address, "Accessible", "GetState") or (0, 0)
        return Thing(address, self._name_of(address), low | high << 32)

    def _name_of(self, address: tuple[str, str]) -> str:
        asked = (f"{_ATSPI}.Accessible", "Name")
        _, name = self._call(address, "org.freedesktop.DBus.Properties", "Get", "ss", *asked) or ("s", "")
        return str(name)

    def _children(self, parent: tuple[str, str]) -> list[tuple[str, str]]:
        """All in one answer: counting them first and then asking one by one can miss what changes meanwhile."""
        return self._ask(parent, "Accessible", "GetChildren") or []

    def _ask(self, address: tuple[str, str], interface: str, method: str, kinds: str = "", *values: object) -> Any:
        return self._call(address, f"{_ATSPI}.{interface}", method, kinds, *values)

    def _call(self, address: tuple[str, str], interface: str, method: str, kinds: str = "", *values: object) -> Any:
        name, path = address
        return _answer(self._bus, DBusAddress(path, name, interface), method, kinds, *values)


@contextmanager
def screen_reader(environ: Mapping[str, str], program: str) -> Iterator[ScreenReader]:
    """It listens on the accessibility bus of this session."""
    with open_dbus_connection(environ["DBUS_SESSION_BUS_ADDRESS"]) as session:
        where = _answer(session, DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
    assert where, "this session has no accessibility bus"
    with open_dbus_connection(where) as bus:
        yield ScreenReader(bus, program)


def _answer(bus: DBusConnection, address: DBusAddress, method: str, kinds: str = "", *values: object) -> Any:
    """The answer's one value; None when there is nobody there any more."""
    asked = new_method_call(address, method, kinds, values) if kinds else new_method_call(address, method)
    try:
        (value,) = unwrap_msg(bus.send_and_get_reply(asked, timeout=LIMIT))
    except DBusErrorResponse:
        return None
    return value
