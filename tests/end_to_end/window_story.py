"""A process of its own for the tests: one story in the real window, offscreen.

    python -m tests.end_to_end.window_story PROFILE MODE        (what was copied comes on stdin)

It presses what a person would press until the window cannot go on, or until the key is kept, and tells as JSON
what then stands on the screen.
"""

import json
import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QLabel, QLineEdit

from rak_desktop import logs
from rak_desktop.assembly import Services
from rak_desktop.core.mode import Mode
from rak_desktop.flows.connect.steps import (
    AwaitingKey,
    Checking,
    Finished,
    Installing,
    Keeping,
    Reviewing,
    Step,
)
from rak_desktop.qt.application import make_application
from rak_desktop.qt.main import ConnectDesk
from rak_desktop.screens.blocks import Banner
from rak_desktop.screens.connect.screen_for import screen_for
from rak_desktop.wording.catalogue import Words
from walk import Walker


def main(profile_folder: str, mode: Mode, copied: str) -> None:
    services = Services(os.environ)
    logs.set_up(services.paths.logs)  # as the program does when it opens the window
    profile = services.profile(profile_folder)
    application = make_application()
    desk = ConnectDesk(profile, services, services.browser(profile))
    desk.window.show()
    hand = Walker(desk, Path(os.devnull))
    connect(desk, hand, mode, copied)
    hand.see()
    sys.stdout.write(json.dumps(what_is_seen(desk)))
    desk.window.finish()
    application.processEvents()


def connect(desk: ConnectDesk, hand: Walker, mode: Mode, copied: str) -> None:
    def standing() -> Step:
        return desk.flow.step

    if mode is Mode.TEST:
        hand.press("Trying out (test)")
    hand.press("Start")
    hand.wait_for(Installing)
    hand.press("I already installed it")
    hand.wait_for(AwaitingKey)
    hand.paste(copied)
    if not hand.offers("Check the key"):
        return
    hand.press("Check the key")
    hand.wait_until(lambda: not isinstance(standing(), Checking), "the check to end")
    if isinstance(standing(), Reviewing):
        hand.press("Save")
        hand.wait_until(lambda: not isinstance(standing(), Keeping), "the key to be kept")


def what_is_seen(desk: ConnectDesk) -> dict[str, object]:
    screen = screen_for(desk.flow.step, Words())
    banner = next((block for block in screen.blocks if isinstance(block, Banner)), None) if screen else None
    labels = [label.text() for label in desk.window.findChildren(QLabel)]
    fields = [field.text() for field in desk.window.findChildren(QLineEdit)]
    return {
        "kept": isinstance(desk.flow.step, Finished),
        "help_number": screen.help_number if screen else "",
        "code": banner.code if banner else None,
        "title": banner.title if banner else "",
        "text": banner.text if banner else "",
        "way_on": banner.action.text if banner and banner.action else "",
        "texts": labels + fields,
    }


if __name__ == "__main__":
    main(sys.argv[1], Mode(sys.argv[2]), sys.stdin.read())
