"""Our own D-Bus, held against another implementation of it, and against peers that misbehave."""

import os
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

if sys.platform != "linux":
    pytest.skip("only Linux has such a bus", allow_module_level=True)

from jeepney import DBusAddress, Endianness, Message, Parser, new_error, new_method_call, new_method_return, new_signal
from jeepney.low_level import HeaderFields

from rak_desktop.adapters.session_bus import (
    LARGEST_MESSAGE,
    THE_BUS,
    BusRefusal,
    NotOurBus,
    SessionBus,
    _call,
    _socket_of,
    _Unpacking,
)

PEER = ("org.example.peer", "/org/example/peer", "org.example.Peer")
SOON = 0.3

text = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"))
ANY_ARGUMENTS = st.one_of(
    st.tuples(st.just("s"), st.tuples(text)),
    st.tuples(st.just("sv"), st.tuples(text, st.tuples(st.just("s"), text))),
    st.tuples(st.just("a{ss}"), st.tuples(st.dictionaries(text, text))),
    st.tuples(st.just("aoo"), st.tuples(st.lists(st.just("/a/b")), st.just("/"))),
    st.tuples(st.just("ao"), st.tuples(st.lists(st.just("/a/b")))),
    st.tuples(st.just(""), st.just(())),
)


@given(ANY_ARGUMENTS)
def test_what_we_write_another_implementation_reads(given: tuple[str, tuple[object, ...]]) -> None:
    signature, arguments = given
    parser = Parser()
    parser.add_data(_call(7, PEER, "Method", signature, arguments))
    message = parser.get_next_message()

    assert message.body == arguments
    assert message.header.serial == 7
    assert message.header.fields[HeaderFields.member] == "Method"
    assert message.header.fields[HeaderFields.destination] == PEER[0]


class Peer:
    """Somebody at the other end of a bus: signs a client in, and answers each call as the test says."""

    def __init__(self, folder: Path, answer: Callable[[Message], list[bytes]], signs_in: bytes = b"OK 12\r\n") -> None:
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(folder / "peer"))
        self._listener.listen(1)
        self._answer = answer
        self._signs_in = signs_in
        self.address = f"unix:path={folder / 'peer'},guid=12"

    def serve(self) -> None:
        with suppress(OSError):
            connection, _ = self._listener.accept()
            with connection:
                connection.recv(1024)
                connection.sendall(self._signs_in)
                self._talk(connection)

    def stop(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _talk(self, connection: socket.socket) -> None:
        parser = Parser()
        begun = b""
        while data := connection.recv(65536):
            if not begun.startswith(b"BEGIN\r\n"):
                begun += data
                data = begun.removeprefix(b"BEGIN\r\n")
            parser.add_data(data)
            while (message := parser.get_next_message()) is not None:
                for part in self._answer(message):
                    connection.sendall(part)


@contextmanager
def signed_in(folder: Path, answer: Callable[[Message], list[bytes]]) -> Iterator[SessionBus]:
    """A client at a bus that says hello, and answers everything else as the test says."""

    def hello_first(call: Message) -> list[bytes]:
        is_hello = call.header.fields[HeaderFields.member] == "Hello"
        return [reply(call, "s", ":1.1")] if is_hello else answer(call)

    peer = Peer(folder, hello_first)
    thread = Thread(target=peer.serve, daemon=True)
    thread.start()
    bus = SessionBus(peer.address, 5.0)
    try:
        yield bus
    finally:
        bus.close()
        peer.stop()
        thread.join()


def reply(call: Message, signature: str = "", *body: object) -> bytes:
    return bytes(new_method_return(call, signature or None, body).serialise(99))


@pytest.fixture
def folder() -> Path:
    """For sockets: its name is short."""
    return Path(os.environ["XDG_RUNTIME_DIR"])


@pytest.mark.parametrize(
    ("signature", "body", "read"),
    [
        ("", (), []),
        ("aoao", (["/a"], []), [["/a"], []]),
        ("vo", (("s", ""), "/session/1"), ["", "/session/1"]),
        (
            "a{o(oayays)}",
            ({"/item": ("/session", b"", b"rk_\xff", "text/plain")},),
            [{"/item": ("/session", b"", b"rk_\xff", "text/plain")}],
        ),
        ("vbu", (("b", True), False, 4321), [True, False, 4321]),
        ("ynqixt", (7, -2, 3, -4, -5, 6), [7, -2, 3, -4, -5, 6]),
        ("a(ss)v", ([("a", "b")], ("ai", [1, -1])), [[("a", "b")], [1, -1]]),
    ],
)
def test_what_another_implementation_writes_we_read(
    folder: Path, signature: str, body: tuple[object, ...], read: list[object]
) -> None:
    with signed_in(folder, lambda call: [reply(call, signature, *body)]) as bus:
        assert bus.call(PEER, "Method") == read


def test_an_answer_may_come_in_pieces_and_from_the_other_end_of_the_numbers(folder: Path) -> None:
    def big(call: Message) -> list[bytes]:
        answer = new_method_return(call, "su", ("ü", 4321))
        answer.header.endianness = Endianness.big
        data = answer.serialise(99)
        return [data[at : at + 1] for at in range(len(data))]

    with signed_in(folder, big) as bus:
        assert bus.call(PEER, "Method") == ["ü", 4321]


def test_a_refusal_is_known_by_its_name(folder: Path) -> None:
    def refuse(call: Message) -> list[bytes]:
        return [new_error(call, "org.example.No", "s", ("why",)).serialise(9)]

    with signed_in(folder, refuse) as bus, pytest.raises(BusRefusal) as refusal:
        bus.call(PEER, "Method")

    assert refusal.value.name == "org.example.No"
    assert "why" not in repr(refusal.value)


def test_a_signal_that_came_before_the_answer_is_not_lost(folder: Path) -> None:
    prompt = DBusAddress("/prompt/1", "org.example.peer", "org.freedesktop.Secret.Prompt")

    def answer(call: Message) -> list[bytes]:
        other = new_signal(prompt, "Other", "s", ("no",)).serialise(2)
        return [other, new_signal(prompt, "Completed", "bv", (True, ("s", ""))).serialise(3), reply(call)]

    with signed_in(folder, answer) as bus:
        assert bus.call(PEER, "Prompt", "s", "") == []
        assert bus.wait_for_signal("/prompt/1", "Completed") == [True, ""]


@pytest.mark.parametrize(
    "nonsense",
    [
        b"HTTP/1.1 200 OK\r\n\r\n nothing of yours",
        b"l\2\0\1" + b"\xff" * 12,
        b"l\2\0\1" + LARGEST_MESSAGE.to_bytes(4, "little") + b"\1\0\0\0" + b"\1\0\0\0",
        b"l\2\0\1\0\0\0\0\1\0\0\0\4\0\0\0" + b"\5\1w\0" + bytes(4),
        b"l\2\0\1\0\0\0\0\1\0\0\0\10\0\0\0" + b"\10\1g\0\200xy\0",
    ],
)
def test_what_is_no_d_bus_is_not_believed(folder: Path, nonsense: bytes) -> None:
    with signed_in(folder, lambda _: [nonsense, bytes(64)]) as bus:
        bus.prolong(SOON)
        with pytest.raises((NotOurBus, TimeoutError)):
            bus.call(PEER, "Method")


def test_a_list_of_nothings_comes_to_an_end() -> None:
    """Each of them takes no byte of the message, so its end would never be reached."""
    list_of_eight_bytes = (8).to_bytes(4, "little") + bytes(12)

    with pytest.raises(ValueError, match=r"\(\)"):
        _Unpacking(list_of_eight_bytes, "little").value("a()")


@given(st.binary(max_size=200), st.integers(0, 120))
def test_an_answer_that_was_spoilt_never_ends_in_a_mistake_of_ours(spoilt: bytes, at: int) -> None:
    """Read from memory: a socket for each would take long."""
    call = new_method_call(DBusAddress("/", "a.b", "a.b"), "Method")
    call.header.serial = 1
    data = new_method_return(call, "a{o(oayays)}", ({"/i": ("/s", b"", b"rk", "t")},)).serialise(99)
    bus = SessionBus.__new__(SessionBus)
    bus._unread = data[:at] + spoilt + data[at + len(spoilt) :]
    bus._deadline = 0.0

    with suppress(NotOurBus, TimeoutError):
        bus._receive()


@pytest.mark.parametrize("signs_in", [b"REJECTED EXTERNAL\r\n", b"ERROR\r\n", b"x" * 5000, b"\r\n"])
def test_a_bus_of_somebody_else_is_not_ours(folder: Path, signs_in: bytes) -> None:
    peer = Peer(folder, lambda _: [], signs_in)
    thread = Thread(target=peer.serve, daemon=True)
    thread.start()

    with pytest.raises(NotOurBus):
        SessionBus(peer.address, 5.0)

    peer.stop()
    thread.join()


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("unix:path=/run/user/1000/bus", "/run/user/1000/bus"),
        ("unix:path=/tmp/with%20space%2cand%25,guid=1", "/tmp/with space,and%"),
        ("unix:abstract=/tmp/dbus-1,guid=1", "\0/tmp/dbus-1"),
        ("tcp:host=localhost,port=1;unix:path=/second", "/second"),
    ],
)
def test_where_to_connect(address: str, path: str) -> None:
    assert _socket_of(address) == path


@pytest.mark.parametrize("address", ["", "autolaunch:", "tcp:host=a,port=1", "unix:dir=/tmp", "unix:path=%zz"])
def test_an_address_of_another_kind_is_refused(address: str) -> None:
    with pytest.raises(NotOurBus):
        _socket_of(address)


def test_the_bus_itself_answers(secret_service: dict[str, str]) -> None:
    bus = SessionBus(secret_service["DBUS_SESSION_BUS_ADDRESS"], 5.0)

    (name,) = bus.call(THE_BUS, "GetNameOwner", "s", "org.freedesktop.secrets")
    bus.close()

    assert name.startswith(":")
