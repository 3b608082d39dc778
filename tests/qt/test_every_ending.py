"""Every ending that the practice Stripe can tell, as the window shows it."""

from collections.abc import Callable
from queue import SimpleQueue

import pytest
from PySide6.QtWidgets import QLabel

from rak_desktop.adapters.thread_jobs import ThreadJobs
from rak_desktop.core.errors import Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.mode import Mode
from rak_desktop.core.peer import Peer
from rak_desktop.flows.connect.events import CheckPressed, HaveKey, KeyEntered
from rak_desktop.flows.connect.runner import ConnectFlow, Outside
from rak_desktop.flows.connect.steps import Checking, Goal, Reviewing, Step, Welcome
from rak_desktop.ports.stripe_gateway import StripeGateway
from rak_desktop.qt.connect.window import ConnectWindow
from rak_desktop.screens.connect.screen_for import screen_for
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.errors import words_for
from tests.fakes.browser import RecordingBrowser
from tests.fakes.clipboard import MemoryClipboard
from tests.fakes.clock import FixedClock
from tests.fakes.connection_book import MemoryBook
from tests.fakes.keychain import MemoryKeychain
from tests.fakes.keys import pasted
from tests.fakes.programs import NamedPrograms
from tests.fakes.second_reader import KeychainSecondReader
from tests.support.endings import ENDINGS, Ending, practice_profile, told

WORDS = Words()


def step_after_the_check(gateway: StripeGateway, key: RestrictedKey) -> Step:
    """Whatever it came to, nothing is stored by it."""
    calls: SimpleQueue[Callable[[], None]] = SimpleQueue()
    keychain, book = MemoryKeychain(), MemoryBook()
    outside = Outside(
        gateway=lambda: gateway,
        quiet=lambda: keychain,
        keychain=lambda: keychain,
        book=book,
        browser=RecordingBrowser(),
        clipboard=MemoryClipboard(),
        clock=FixedClock(),
        jobs=ThreadJobs(calls.put),
        second_reader=KeychainSecondReader(keychain),
        programs=NamedPrograms(),
    )
    flow = ConnectFlow(Welcome(Goal(practice_profile(), Mode.LIVE, Peer.PRACTICE)), outside, lambda _: None)
    for event in (HaveKey(), KeyEntered(pasted(key)), CheckPressed()):
        flow.send(event)
    while isinstance(flow.step, Checking):
        calls.get(timeout=60)()
    assert (keychain.slots(), book.all()) == (set(), ())
    return flow.step


def texts_in(window: ConnectWindow) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisibleTo(window))


@pytest.mark.sweep
@pytest.mark.parametrize("ending", ENDINGS, ids=lambda ending: ending.name)
def test_the_window_says_what_happened_with_its_code_and_keeps_the_key_to_itself(
    window: ConnectWindow, ending: Ending
) -> None:
    with told(ending) as (gateway, key):
        step = step_after_the_check(gateway, key)
    screen = screen_for(step, WORDS)
    assert screen is not None

    window.show_screen(screen)

    shown = texts_in(window)
    assert key.reveal() not in shown
    if ending.exit_code and ending.code is not None:
        assert words_for(Trouble(ending.code), WORDS, app=practice_profile().name).what_to_do in shown
        assert str(ending.code.number) in screen.help_number
    else:
        assert isinstance(step, Reviewing)
    if ending.in_doubt and ending.code is not None:
        assert words_for(Trouble(ending.code), WORDS).title in shown
