"""One connection to the session bus of Linux: calls within one time limit, and nothing else of D-Bus.

`key` waits for this file, so it is our own: a D-Bus library takes longer to load than a key takes to read (jeepney
three times as long), and none has one time limit for the sign-in and all calls together. For the same reason it
uses the C module behind `socket`.

The format is that of the D-Bus specification (dbus.freedesktop.org/doc/dbus-specification.html), "Message Protocol"
and "Authentication Protocol"; of the types, those that a Secret Service uses.
"""

import _socket
import os
import time

TYPE_CHECKING = False  # to import it from typing takes longer than a call
if TYPE_CHECKING:
    from typing import Any, Literal

Callee = tuple[str, str, str]
"""Whom a call goes to: the name on the bus, the object's path, the interface."""

THE_BUS: Callee = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")

LARGEST_MESSAGE = 16 * 1024 * 1024
"""Bytes that are read for one message. A keychain's answer has a few hundred."""

_LONGEST_LINE = 4096  # bytes of the sign-in
_HEAD = 16  # bytes before the header's fields

_CALL, _RETURN, _ERROR, _SIGNAL = 1, 2, 3, 4
_PATH, _INTERFACE, _MEMBER, _ERROR_NAME, _REPLY_SERIAL, _DESTINATION, _SIGNATURE = 1, 2, 3, 4, 5, 6, 8
_FIELD_TYPES = {_PATH: "o", _INTERFACE: "s", _MEMBER: "s", _DESTINATION: "s", _SIGNATURE: "g"}

_ALIGNMENTS = {"y": 1, "g": 1, "v": 1, "n": 2, "q": 2, "x": 8, "t": 8, "(": 8, "{": 8}  # all others: 4
_NUMBERS = {"y": 1, "n": 2, "q": 2, "b": 4, "i": 4, "u": 4, "x": 8, "t": 8}  # by their bytes


class BusRefusal(Exception):
    """Somebody answered a call with an error of this name. What else it says stays behind."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NotOurBus(Exception):
    """The address is of another kind, the bus is somebody else's, or what answers there is no bus."""


class SessionBus:
    """Signed in to a bus. All calls together take no longer than the limit, unless it is prolonged.

    Everything raises TimeoutError for no answer (BlockingIOError where the bus takes no more clients), other OSErrors
    for a broken connection, and NotOurBus for an answer that is not D-Bus.
    """

    def __init__(self, address: str, within: float) -> None:
        self._deadline = time.monotonic() + within
        self._serial = 0
        self._unread = b""
        self._signals: list[tuple[dict[int, Any], list[Any]]] = []
        self._channel = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
        try:
            self._sign_in(_socket_of(address))
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._channel.close()

    def prolong(self, seconds: float) -> None:
        """Allows that much time from now on."""
        self._deadline = time.monotonic() + seconds

    def call(self, callee: Callee, method: str, signature: str = "", *arguments: object) -> "list[Any]":
        """The answer's values. Raises BusRefusal where the answer is an error."""
        self._serial += 1
        self._within_the_limit().sendall(_call(self._serial, callee, method, signature, arguments))
        while True:
            kind, fields, values = self._receive()
            if kind == _SIGNAL:
                self._signals.append((fields, values))
            elif fields.get(_REPLY_SERIAL) == self._serial:
                break
        if kind == _ERROR:
            raise BusRefusal(str(fields.get(_ERROR_NAME)))
        return values

    def wait_for_signal(self, path: str, name: str) -> "list[Any]":
        """What this signal of this object carries; the bus must have been asked to pass it on."""
        while True:
            for fields, values in self._signals:
                if (fields.get(_PATH), fields.get(_MEMBER)) == (path, name):
                    return values
            kind, fields, values = self._receive()
            self._signals = [(fields, values)] if kind == _SIGNAL else []

    def _sign_in(self, path: str) -> None:
        self._within_the_limit().connect(path)
        self._within_the_limit().sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\n")
        while not self._unread.endswith(b"\r\n"):
            if len(self._unread) > _LONGEST_LINE:
                raise NotOurBus
            self._unread += self._read()
        if not self._unread.startswith(b"OK "):
            raise NotOurBus
        self._unread = b""
        self._within_the_limit().sendall(b"BEGIN\r\n")
        self.call(THE_BUS, "Hello")

    def _receive(self) -> "tuple[int, dict[int, Any], list[Any]]":
        """The next message: its kind, its header's fields, its values."""
        try:
            head = self._take(_HEAD)
            order: Literal["little", "big"] = "little" if head[:1] == b"l" else "big"
            fields_length = int.from_bytes(head[12:16], order)
            body_length = int.from_bytes(head[4:8], order)
            if head[:1] not in (b"l", b"B") or fields_length + body_length > LARGEST_MESSAGE:
                raise NotOurBus
            packed = self._take(fields_length + -fields_length % 8)
            fields = dict(_Unpacking(packed, order).values_until("(yv)", fields_length))
            body = _Unpacking(self._take(body_length), order)
            return head[1], fields, [body.value(each) for each in _single_types(fields.get(_SIGNATURE, ""))]
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            raise NotOurBus from error

    def _take(self, length: int) -> bytes:
        while len(self._unread) < length:
            self._unread += self._read()
        taken, self._unread = self._unread[:length], self._unread[length:]
        return taken

    def _read(self) -> bytes:
        data = self._within_the_limit().recv(65536)
        if not data:
            raise ConnectionResetError
        return data

    def _within_the_limit(self) -> _socket.socket:
        """The channel, which now waits no longer than what is left."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._channel.settimeout(left)
        return self._channel


def _socket_of(address: str) -> str:
    """Where to connect: the first of the addresses that is a socket of this computer. Raises NotOurBus."""
    for each in address.split(";"):
        transport, _, rest = each.partition(":")
        named = dict(pair.split("=", 1) for pair in rest.split(",") if "=" in pair)
        if transport == "unix" and "path" in named:
            return _unescaped(named["path"])
        if transport == "unix" and "abstract" in named:
            return "\0" + _unescaped(named["abstract"])
    raise NotOurBus


def _unescaped(value: str) -> str:
    first, *others = value.split("%")
    try:
        return os.fsdecode(os.fsencode(first) + b"".join(bytes.fromhex(o[:2]) + os.fsencode(o[2:]) for o in others))
    except ValueError as error:
        raise NotOurBus from error


def _call(serial: int, callee: Callee, method: str, signature: str, arguments: "tuple[object, ...]") -> bytes:
    name, path, interface = callee
    body = _Packing()
    for each, argument in zip(_single_types(signature), arguments, strict=True):
        body.add(each, argument)
    fields = {_PATH: path, _INTERFACE: interface, _MEMBER: method, _DESTINATION: name}
    if signature:
        fields[_SIGNATURE] = signature
    message = _Packing()
    message.add("y", ord("l"))
    message.add("y", _CALL)
    message.add("y", 0)  # no flags
    message.add("y", 1)  # the protocol's version
    message.add("u", len(body.data))
    message.add("u", serial)
    message.add("a(yv)", [(number, (_FIELD_TYPES[number], value)) for number, value in fields.items()])
    message.align(8)
    return bytes(message.data + body.data)


class _Packing:
    """Values as D-Bus writes them, little end first. A variant is given as its type and its value."""

    def __init__(self) -> None:
        self.data = bytearray()

    def align(self, to: int) -> None:
        self.data += bytes(-len(self.data) % to)

    def add(self, signature: str, value: "Any") -> None:
        kind = signature[0]
        self.align(_ALIGNMENTS.get(kind, 4))
        if kind in _NUMBERS:
            self.data += int(value).to_bytes(_NUMBERS[kind], "little")
        elif kind in "so":
            text = value.encode("utf-8", "surrogateescape")
            self.data += len(text).to_bytes(4, "little") + text + b"\0"
        elif kind == "g":
            self.data += bytes((len(value),)) + value.encode() + b"\0"
        elif kind == "v":
            self.add("g", value[0])
            self.add(*value)
        elif kind == "a":
            self._add_array(signature[1:], value.items() if isinstance(value, dict) else value)
        else:
            for each, part in zip(_single_types(signature[1:-1]), value, strict=True):
                self.add(each, part)

    def _add_array(self, element: str, values: "Any") -> None:
        """An array's length does not count the gap before its first element."""
        place = len(self.data)
        self.data += bytes(4)
        self.align(_ALIGNMENTS.get(element[0], 4))
        start = len(self.data)
        for value in values:
            self.add(element, value)
        self.data[place : place + 4] = (len(self.data) - start).to_bytes(4, "little")


class _Unpacking:
    """Reads values as D-Bus writes them. Raises ValueError, which names no value, for what is none."""

    def __init__(self, data: bytes, order: "Literal['little', 'big']") -> None:
        self._data = data
        self._order = order
        self._at = 0

    def value(self, signature: str) -> "Any":
        kind = signature[0]
        self._align(kind)
        if kind in _NUMBERS:
            number = int.from_bytes(self._take(_NUMBERS[kind]), self._order, signed=kind in "nix")
            return bool(number) if kind == "b" else number
        if kind in "sog":
            length = self.value("y" if kind == "g" else "u")
            return self._take(length + 1)[:-1].decode("utf-8", "replace")
        if kind == "v":
            return self.value(self.value("g"))
        if kind == "a":
            return self._array(signature[1:])
        if kind in "({" and (parts := _single_types(signature[1:-1])):  # one of nothing would never come to an end
            return tuple(self.value(each) for each in parts)
        raise ValueError(signature)

    def values_until(self, element: str, end: int) -> "list[Any]":
        values = []
        while self._at < end:
            values.append(self.value(element))
        return values

    def _array(self, element: str) -> "Any":
        """Bytes, a dictionary or a list."""
        length = self.value("u")
        self._align(element[0])
        if element == "y":
            return self._take(length)
        values = self.values_until(element, self._at + length)
        return dict(values) if element.startswith("{") else values

    def _align(self, kind: str) -> None:
        self._at += -self._at % _ALIGNMENTS.get(kind, 4)

    def _take(self, length: int) -> bytes:
        taken = self._data[self._at : self._at + length]
        if len(taken) != length:
            raise ValueError(length)
        self._at += length
        return taken


def _single_types(signature: str) -> list[str]:
    """The complete types that a signature names: `a{ss}ao` has two."""
    singles: list[str] = []
    start = depth = 0
    for at, kind in enumerate(signature):
        depth += (kind in "({") - (kind in ")}")
        if depth == 0 and kind != "a":
            singles.append(signature[start : at + 1])
            start = at + 1
    return singles
