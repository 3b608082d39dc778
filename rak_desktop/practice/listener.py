"""Listener: HTTP on this computer only, on a free port. It keeps no log: keys come by here.

Addresses below `/v1` and `/v2` are Stripe's API; everything else is a page for a browser.
"""

import json
import secrets
import socket
import socketserver
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import urlsplit

from rak_desktop.practice.answers import RawReply, Reply
from rak_desktop.practice.web.request import LARGEST_FORM, BrowserRequest, PageReply

_HOST = "127.0.0.1"
_API_VERSION = "2026-10-28"

# Method, path and the key that came with it.
Answering = Callable[[str, str, str | None], Reply | RawReply | PageReply]
Showing = Callable[[BrowserRequest], PageReply]

_API = ("/v1/", "/v2/")


class Listener(socketserver.ThreadingMixIn, HTTPServer):
    """Knows its open connections and threads, so that stopping leaves neither behind."""

    daemon_threads = True
    allow_reuse_address = False  # on Windows that would let another program listen on the same port
    request_queue_size = 64  # a check opens seven connections at once; who finds no room tries again a second later

    def __init__(self, reply: Answering, show: Showing) -> None:
        self.reply = reply
        self.show = show
        self._open: set[socket.socket] = set()
        self._at_work: list[threading.Thread] = []
        self.stopping = threading.Event()
        super().__init__((_HOST, 0), _Handler)

    def server_bind(self) -> None:
        """As HTTPServer's, without asking the network for this computer's name."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = _HOST, self.server_address[1]

    def start(self) -> None:
        self._begin(lambda: self.serve_forever(poll_interval=0.01))

    @property
    def address(self) -> str:
        return f"http://{_HOST}:{self.server_port}"

    def stop(self) -> None:
        self.stopping.set()
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
        path = urlsplit(self.path).path
        if not self._asked_as_this_computer():
            self._send(Reply(403, {"error": {"message": "This server is for programs on this computer."}}))
        elif path.startswith(_API):
            self._send_any(self.server.reply(self.command, path, self._key()))
        else:
            self._show()

    def _asked_as_this_computer(self) -> bool:
        """A web page in a browser may reach us by another name; that name then stands in Host."""
        return self.headers.get("Host") in (
            f"{_HOST}:{self.server.server_port}",
            f"localhost:{self.server.server_port}",
        )

    def _show(self) -> None:
        form = self._form() if self.command == "POST" else ""
        self._send_page(self.server.show(BrowserRequest.read(self.command, self.path, self.headers, form)))

    def _send_any(self, reply: Reply | RawReply | PageReply) -> None:
        match reply:
            case PageReply():
                self._send_page(reply)
            case RawReply():
                self._send_raw(reply)
            case Reply():
                self._send(reply)

    def _send_raw(self, reply: RawReply) -> None:
        """Ends when the other side hangs up, or this server does: writing and reading then fail."""
        self.close_connection = True
        self.wfile.write(reply.beginning)
        while reply.again:
            self.wfile.write(reply.again)
            if self.server.stopping.wait(reply.every):
                return
        if reply.waits:
            self.rfile.read(1)
        if reply.resets:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            socket.close(self.connection.detach())  # at once: an ordinary end would be a polite one

    def _send_page(self, shown: PageReply) -> None:
        self.send_response(shown.status)
        for name, value in shown.all_headers:
            self.send_header(name, value)
        self._send_body(shown.body)

    def _form(self) -> str:
        """The form's text; a larger one than ours is none of ours."""
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > LARGEST_FORM:
            return ""
        return self.rfile.read(int(length)).decode("ascii", "replace")

    def _key(self) -> str | None:
        kind, _, key = self.headers.get("Authorization", "").partition(" ")
        return key.strip() or None if kind.lower() == "bearer" else None

    def _send(self, reply: Reply) -> None:
        body = json.dumps(reply.body, indent=2).encode()
        self.send_response(reply.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Request-Id", f"req_{secrets.token_hex(7)}")
        self.send_header("Stripe-Version", _API_VERSION)
        for name, value in reply.headers:
            self.send_header(name, value)
        self._send_body(body)

    def _send_body(self, body: bytes) -> None:
        self.send_header("Content-Length", str(len(body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: a request line may hold anything."""
