"""A server on a bare socket, for answers that no decent server gives."""

import socket
import ssl
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self

Behaviour = Callable[[socket.socket], None]


class RawServer:
    """Hears one request on each connection, then behaves as the test says. `heard` holds the requests' heads."""

    def __init__(self, behaviour: Behaviour, *, tls: ssl.SSLContext | None = None, greeting: bytes = b"") -> None:
        self._behaviour = behaviour
        self._tls = tls
        self._greeting = greeting
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, name="raw server", daemon=True)]
        self.stopping = threading.Event()
        self.heard: list[str] = []
        self._made = 0
        self._taken_in = threading.Condition()

    @property
    def connections(self) -> int:
        """How many were taken in so far."""
        return self._made

    def wait_for_connections(self, how_many: int) -> None:
        """To the other side a connection stands before it is taken in here."""
        with self._taken_in:
            assert self._taken_in.wait_for(lambda: self._made >= how_many, timeout=60)

    @property
    def port(self) -> int:
        port: int = self._listening.getsockname()[1]
        return port

    @property
    def address(self) -> str:
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def hang_up_on_everybody(self) -> None:
        """Ends every connection that is open now, and goes on listening."""
        for connection in self._open:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stopping.set()
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self.hang_up_on_everybody()
        for thread in self._threads:
            thread.join(20)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            self._open.append(connection)
            with self._taken_in:
                self._made += 1
                self._taken_in.notify_all()
            thread = threading.Thread(target=self._serve, args=[connection], name="raw server", daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            connection.sendall(self._greeting)
            if self._tls is None:
                self._converse(connection)
                return
            with self._tls.wrap_socket(connection, server_side=True) as encrypted:
                self._open.append(encrypted)
                self._converse(encrypted)

    def _converse(self, connection: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            piece = connection.recv(65536)
            if not piece:
                return
            head += piece
        self.heard.append(head.decode("latin-1"))
        self._behaviour(connection)

    def drip(self, connection: socket.socket, piece: bytes, every: float) -> None:
        """Sends this piece again and again, each time just before the listener would lose patience."""
        while not self.stopping.wait(every):
            connection.sendall(piece)


def answer(status: str, body: str | bytes, *headers: str) -> bytes:
    """A whole answer that ends the connection."""
    content = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", "Connection: close", f"Content-Length: {len(content)}", *headers]
    if not any(header.startswith("Content-Type") for header in headers):
        lines.append("Content-Type: application/json")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + content


def saying(status: str, body: str | bytes, *headers: str) -> Behaviour:
    """A server that always gives this answer."""
    return lambda connection: connection.sendall(answer(status, body, *headers))


def hang_up(connection: socket.socket) -> None:
    """Ends the connection without a word."""
    connection.shutdown(socket.SHUT_RDWR)


def reset(connection: socket.socket) -> None:
    """Breaks the connection the hard way, as a firewall does."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
