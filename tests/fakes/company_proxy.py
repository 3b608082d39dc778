"""A company's proxy: lets every connection through to one place, whatever was asked for, perhaps after a sign-in."""

import base64
import socket
import threading
from contextlib import suppress

from tests.fakes.raw_server import RawServer, answer


class CompanyProxy(RawServer):
    """`to` is the port on this computer where all connections end. `login` is `name:password`, if it wants one."""

    def __init__(self, to: int, *, login: str | None = None) -> None:
        super().__init__(self._let_through)
        self._to = to
        self._login = login and base64.b64encode(login.encode()).decode()

    @property
    def asked_for(self) -> list[str]:
        """The hosts that connections were wanted to."""
        return [head.split()[1] for head in self.heard]

    def _let_through(self, connection: socket.socket) -> None:
        if self._login is not None and f"Proxy-Authorization: Basic {self._login}" not in self.heard[-1]:
            connection.sendall(answer("407 Proxy Authentication Required", "", 'Proxy-Authenticate: Basic realm="x"'))
            return
        with socket.create_connection(("127.0.0.1", self._to)) as further:
            connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=_pump, args=(further, connection), name="company proxy", daemon=True)
            back.start()
            _pump(connection, further)
            back.join(20)


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while piece := source.recv(65536):
            sink.sendall(piece)
    with suppress(OSError):
        sink.shutdown(socket.SHUT_RDWR)
