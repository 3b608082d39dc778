"""How the practice Stripe listens: there is room for everybody, and nobody holds up its end."""

import socket
from contextlib import ExitStack

from rak_desktop.practice.answers import RawReply
from rak_desktop.practice.listener import Listener
from rak_desktop.practice.web.request import BrowserRequest, PageReply


def test_all_connections_of_a_check_find_room_at_once() -> None:
    """Who finds none tries again a whole second later. Here nobody has taken the first ones in yet."""
    listener = Listener(dripping, no_page)
    with ExitStack() as callers:
        for _ in range(32):
            callers.enter_context(socket.create_connection(("127.0.0.1", listener.server_port), timeout=20))
    listener.server_close()


def test_an_answer_that_drips_does_not_hold_up_the_end() -> None:
    listener = Listener(dripping, no_page)
    listener.start()
    with socket.create_connection(("127.0.0.1", listener.server_port), timeout=20) as caller:
        caller.sendall(b"GET /v1/account HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % listener.server_port)
        assert caller.recv(1) == b"{"

        listener.stop()

        rest = b"".join(iter(lambda: caller.recv(100), b""))
        assert rest in (b"", b" "), "the next drop, unless the end came first"


def dripping(*_: object) -> RawReply:
    return RawReply(b"{", again=b" ", every=3600)


def no_page(request: BrowserRequest) -> PageReply:
    raise AssertionError(request)
