#!/usr/bin/env python3
"""Walks the practice window by itself, as a person would, and proves that the key came through.

`packaging/dev.py run` starts it, inside a private session. FOLDER may be given; it is `walk` otherwise.

It presses the visible buttons from Welcome to Connected, pastes the practice key from the clipboard, lets an
independent program (secret-tool) read the kept key back, and saves a picture of each screen in FOLDER.
Exits 0 only when the key that came back is the one that was pasted.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from rak_desktop.assembly import Services
from rak_desktop.core.connection import Connection
from rak_desktop.flows.connect.steps import AwaitingKey, Finished, Installing, KeepStalled, Proof, Reviewing, Stalled
from rak_desktop.practice.app import PracticeApp
from rak_desktop.practice.scenarios import ALL_GOOD
from rak_desktop.practice.server import PracticeStripe
from rak_desktop.qt.application import make_application
from rak_desktop.qt.just_came import just_came
from rak_desktop.qt.main import ConnectDesk
from rak_desktop.resources import permission_catalogue, resource

S = TypeVar("S")

PICTURES = Path(__file__).resolve().parent.parent / "walk"
LONGEST_WAIT = 30.0
"""Seconds for one screen: a check may take 20 by contract."""

_STUCK = (Stalled, KeepStalled)
"""Where nothing goes on by itself."""

_BEAT = 0.005
"""Slept in Python, which lets the program's threads work; Qt's own waiting for tests keeps them from it."""


class WalkStopped(Exception):
    """The walk cannot go on; the message says where it stopped."""


class Walker:
    """Presses what can be seen, and takes pictures. Raises WalkStopped where a person would be stuck."""

    def __init__(self, desk: ConnectDesk, folder: Path) -> None:
        self._desk = desk
        self._folder = folder
        self._count = 0

    def walk(self, key: str) -> Connection:
        """From Welcome to Connected; the connection that was kept."""
        self.picture("welcome")
        self.press("Start")
        self.wait_for(Installing)
        self.picture("allow")
        self.press("I already installed it")
        self.wait_for(AwaitingKey)
        self.picture("copy-the-key")
        self.paste(key)
        self.wait_until(lambda: self.button("Check the key").isEnabled(), "the key to be recognised")
        self.picture("key-pasted")
        self.press("Check the key")
        self.picture("checking")
        self.wait_for(Reviewing)
        self.picture("is-this-right")
        self.press("Save")
        finished = self.wait_for(Finished)
        self.wait_until(lambda: self._proof() is not Proof.ASKING, "another program to read the key")
        self.picture("connected")
        if self._proof() is not Proof.GIVEN:
            raise WalkStopped("The window did not get its proof that another program can read the key.")
        return finished.connection

    def picture(self, name: str) -> None:
        self._count += 1
        self._desk.window.page.stand_still()
        QApplication.processEvents()
        self._desk.window.grab().save(str(self._folder / f"{self._count}-{name}.png"))

    def press(self, text: str) -> None:
        button = self.button(text)
        self.wait_until(lambda: not just_came(button), "somebody to have seen the screen")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def button(self, text: str) -> QAbstractButton:
        self.see()
        for button in self._desk.window.findChildren(QAbstractButton):
            if button.isVisible() and button.text().replace("&", "") == text:
                return button
        raise WalkStopped(f"There is no button “{text}” on this screen.")

    def offers(self, text: str) -> bool:
        """Is there a button that says so, and can it be pressed?"""
        self.see()
        buttons = self._desk.window.findChildren(QAbstractButton)
        return any(
            button.isVisible() and button.isEnabled() and button.text().replace("&", "") == text for button in buttons
        )

    def paste(self, key: str) -> None:
        QGuiApplication.clipboard().setText(key)
        QTest.keyClick(self._desk.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def see(self) -> None:
        """Waits for a page that is still coming: nothing of it can be seen yet."""
        self.wait_until(lambda: not self._desk.window.contents.still_coming, "the page to be there")

    def _proof(self) -> Proof:
        step = self._desk.flow.step
        return step.proof if isinstance(step, Finished) else Proof.ASKING

    def wait_for(self, kind: type[S]) -> S:
        self.wait_until(lambda: isinstance(self._desk.flow.step, (kind, *_STUCK)), f"the screen {kind.__name__}")
        if isinstance(self._desk.flow.step, kind):
            return self._desk.flow.step
        raise WalkStopped(f"The walk came to {self._standing()} and not to {kind.__name__}.")

    def wait_until(self, true: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + LONGEST_WAIT
        while not true():
            if time.monotonic() > end:
                raise WalkStopped(f"Waited {LONGEST_WAIT:.0f} s for {what}; the walk stands at {self._standing()}.")
            QApplication.processEvents()
            time.sleep(_BEAT)

    def _standing(self) -> str:
        step = self._desk.flow.step
        trouble = step.trouble if isinstance(step, _STUCK) else None
        return type(step).__name__ + (f" ({trouble.code})" if trouble else "")


def main(arguments: Sequence[str]) -> int:
    folder = Path(arguments[0]) if arguments else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    application = make_application()
    library = Services(practice=True).profiles
    profile = library.get(str(resource("profiles", "practice")))
    with PracticeStripe(ALL_GOOD, profile.needs, permission_catalogue(), app=PracticeApp.of(profile)) as stripe:
        services = Services(practice=True, address=stripe.address)
        practised = profile.at_practice(stripe.address)
        desk = ConnectDesk(practised, services, services.browser(practised))
        desk.window.show()
        key = stripe.restricted_key(profile.modes[0])
        try:
            connection = Walker(desk, folder).walk(key)
        except WalkStopped as stopped:
            print(f"{stopped} Pictures so far: {folder}")
            return 1
        finally:
            desk.window.finish()
            application.processEvents()
    return _compare(connection, key, folder)


def _compare(connection: Connection, key: str, folder: Path) -> int:
    print(f"The window was walked from Welcome to Connected. Pictures of each screen: {folder}")
    print(f"The key is kept at: {connection.slot.service}")
    read = subprocess.run(
        ["secret-tool", "lookup", "service", connection.slot.service, "username", connection.slot.username],
        capture_output=True,
        text=True,
        timeout=10,
        check=False,
    )
    if read.stdout != key:
        print("secret-tool read back something else than the key that was pasted.")
        return 1
    print("secret-tool, an independent program, read back exactly the key that was pasted.")
    return 0


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main(sys.argv[1:]))
