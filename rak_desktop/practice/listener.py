"""Listener: HTTP on this computer only, on a free port. It keeps no log: keys come by here."""

import json
import secrets
import socket
import socketserver
import threading
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import urlsplit

from rak_desktop.practice.answers import Reply

_HOST = "127.0.0.1"
_API_VERSION = "2026-10-28"

# Method, path and the key that came with it.
Answering = Callable[[str, str, str | None], Reply]


class Listener(socketserver.ThreadingMixIn, HTTPServer):
    """Knows its open connections and threads, so that stopping leaves neither behind."""

    daemon_threads = True
    allow_reuse_address = False  # on Windows that would let another program listen on the same port

    def __init__(self, reply: Answering) -> None:
        self.reply = reply
        self._open: set[socket.socket] = set()
        self._at_work: list[threading.Thread] = []
        super().__init__((_HOST, 0), _Handler)

    def server_bind(self) -> None:
        """As HTTPServer's, without asking the network for this computer's name."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = _HOST, self.server_address[1]

    def start(self) -> None:
        self._begin(lambda: self.serve_forever(poll_interval=0.05))

    @property
    def address(self) -> str:
        return f"http://{_HOST}:{self.server_port}"

    def stop(self) -> None:
        self.shutdown()
        self.server_close()
        for connection in tuple(self._open):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._at_work:
            thread.join(timeout=2)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        self._begin(lambda: self.process_request_thread(request, client_address))

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that hangs up is no error, and nothing about a request is ever printed."""

    def _begin(self, work: Any) -> None:
        self._at_work = [thread for thread in self._at_work if thread.is_alive()]
        thread = threading.Thread(target=work, name="practice Stripe", daemon=True)
        self._at_work.append(thread)
        thread.start()


class _Handler(BaseHTTPRequestHandler):
    server: Listener
    protocol_version = "HTTP/1.1"
    server_version = "PracticeStripe"
    sys_version = ""
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self.close_connection = True  # a body that is not read must not be taken for the next request
        self._answer()

    def do_DELETE(self) -> None:
        self.do_POST()

    def _answer(self) -> None:
        if not self._asked_as_this_computer():
            self._send(Reply(403, {"error": {"message": "This server is for programs on this computer."}}))
            return
        self._send(self.server.reply(self.command, urlsplit(self.path).path, self._key()))

    def _asked_as_this_computer(self) -> bool:
        """A web page in a browser may reach us by another name; that name then stands in Host."""
        return urlsplit(f"//{self.headers.get('Host', '')}").hostname in (_HOST, "localhost")

    def _key(self) -> str | None:
        kind, _, key = self.headers.get("Authorization", "").partition(" ")
        return key.strip() or None if kind.lower() == "bearer" else None

    def _send(self, reply: Reply) -> None:
        body = json.dumps(reply.body, indent=2).encode()
        self.send_response(reply.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Request-Id", f"req_{secrets.token_hex(7)}")
        self.send_header("Stripe-Version", _API_VERSION)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: a request line may hold anything."""
