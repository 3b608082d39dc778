"""Session buses that misbehave, and one that is listened to."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Thread

from jeepney import HeaderFields, MessageType, Parser, new_method_return

_END_OF_SIGN_IN = b"BEGIN\r\n"


@contextmanager
def bus_that_never_answers(folder: Path) -> Iterator[str]:
    """Takes connections and says nothing."""
    with _listening(folder / "mute") as listener:
        yield _address(listener)


@contextmanager
def bus_that_falls_silent_after_the_sign_in(folder: Path) -> Iterator[str]:
    """Lets a client in as a bus does, and then never answers a call."""
    with _listening(folder / "silent") as listener, ExitStack() as open_connections:

        def let_in() -> None:
            with suppress(OSError):
                connection, _ = listener.accept()
                open_connections.enter_context(connection)
                connection.recv(1024)
                connection.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")

        with _running(let_in, listener):
            yield _address(listener)


@contextmanager
def bus_that_speaks_another_protocol(folder: Path) -> Iterator[str]:
    """Something else has the address."""
    with _listening(folder / "other") as listener:

        def greet() -> None:
            with suppress(OSError):
                connection, _ = listener.accept()
                with connection:
                    connection.recv(4096)  # what is closed with something unread is broken off, not answered
                    connection.sendall(b"HTTP/1.0 400 Bad Request\r\n\r\n")

        with _running(greet, listener):
            yield _address(listener)


@contextmanager
def bus_that_is_overrun(folder: Path) -> Iterator[str]:
    """So many clients wait already that the system takes no more."""
    with socket.socket(socket.AF_UNIX) as listener, ExitStack() as waiting:
        listener.bind(str(folder / "full"))
        listener.listen(0)
        with suppress(BlockingIOError):
            while True:
                client = waiting.enter_context(socket.socket(socket.AF_UNIX))
                client.setblocking(False)
                client.connect(listener.getsockname())
        yield _address(listener)


@contextmanager
def bus_with_a_keychain_that_answers(folder: Path, signature: str, *body: object) -> Iterator[str]:
    """Whatever it is asked, it says the same."""
    with _listening(folder / "odd") as listener:

        def answer_each() -> None:
            with suppress(OSError):
                connection, _ = listener.accept()
                with connection:
                    connection.recv(1024)
                    connection.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
                    _answer_all(connection, signature, body)

        with _running(answer_each, listener):
            yield _address(listener)


class OverheardBus:
    """Passes everything on to a real bus, and remembers the methods that were called on it."""

    def __init__(self, real_address: str, folder: Path) -> None:
        self._real = real_address.removeprefix("unix:path=")
        self._folder = folder
        self._said: list[bytearray] = []

    @contextmanager
    def address(self) -> Iterator[str]:
        with _listening(self._folder / "overheard") as listener, _running(lambda: self._serve(listener), listener):
            yield _address(listener)

    def calls(self) -> list[list[str]]:
        """The names of the methods, for each connection."""
        return [_methods(bytes(said)) for said in self._said]

    def _serve(self, listener: socket.socket) -> None:
        """Several at a time: keyring keeps its connection while we look through one of our own."""
        serving = []
        with suppress(OSError):
            while True:
                client, _ = listener.accept()
                said = bytearray()
                self._said.append(said)
                serving.append(Thread(target=self._serve_one, args=(client, said), daemon=True))
                serving[-1].start()
        for thread in serving:
            thread.join()

    def _serve_one(self, client: socket.socket, said: bytearray) -> None:
        with suppress(OSError), client, socket.socket(socket.AF_UNIX) as bus:
            bus.connect(self._real)
            answers = Thread(target=_pass_on, args=(bus, client), daemon=True)
            answers.start()
            _pass_on(client, bus, said)
            bus.shutdown(socket.SHUT_RDWR)
            answers.join()


def _answer_all(connection: socket.socket, signature: str, body: tuple[object, ...]) -> None:
    parser = Parser()
    heard = b""
    while data := connection.recv(65536):
        if not heard.startswith(_END_OF_SIGN_IN):
            heard += data
            data = heard.removeprefix(_END_OF_SIGN_IN)
        parser.add_data(data)
        while (call := parser.get_next_message()) is not None:
            connection.sendall(new_method_return(call, signature or None, body).serialise(99))


def _pass_on(source: socket.socket, target: socket.socket, copy: bytearray | None = None) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            if copy is not None:
                copy += data
            target.sendall(data)


def _methods(said: bytes) -> list[str]:
    parser = Parser()
    parser.add_data(said.partition(_END_OF_SIGN_IN)[2])
    methods = []
    while (message := parser.get_next_message()) is not None:
        if message.header.message_type is MessageType.method_call:
            methods.append(message.header.fields[HeaderFields.member])
    return methods


@contextmanager
def _listening(path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen(5)
        yield listener


@contextmanager
def _running(work: Callable[[], None], listener: socket.socket) -> Iterator[None]:
    """Runs it beside the test; closing the listener's doors ends it."""
    thread = Thread(target=work, daemon=True)
    thread.start()
    yield
    listener.shutdown(socket.SHUT_RDWR)
    thread.join()


def _address(listener: socket.socket) -> str:
    return f"unix:path={listener.getsockname()}"
