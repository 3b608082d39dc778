"""A process of its own for the tests: a merchant who practises one story in the real window, offscreen, and then calls.

    python -m tests.end_to_end.calling_merchant STORY REPORT

They press what a person would press until it goes wrong, open Help, and save the report. On stdout they tell as JSON
what they could read out, and what they see; and whether they got to the end by what support told them.
"""

import json
import os
import re
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QLabel

from rak_desktop import logs
from rak_desktop.assembly import Services
from rak_desktop.core.mode import Mode
from rak_desktop.core.support_report import as_json
from rak_desktop.flows.connect.steps import AwaitingKey, Checking, Finished, Installing, Keeping, Reviewing
from rak_desktop.flows.support_report import look_through, make_report
from rak_desktop.practice.accounts import HARBOUR_MUSEUM
from rak_desktop.practice.app import PracticeApp
from rak_desktop.practice.scenarios import SCENARIOS, Scenario
from rak_desktop.practice.server import PracticeStripe
from rak_desktop.qt.application import make_application
from rak_desktop.qt.main import ConnectDesk
from rak_desktop.qt.widgets.banner import BannerView
from rak_desktop.qt.widgets.footer import Footer
from rak_desktop.resources import permission_catalogue
from rak_desktop.screens.actions import ShowHelp
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.report import report_text
from rak_desktop.wording.stories import STORIES
from tests.end_to_end.mending import MENDED_BY, Merchant
from tests.support.practice_browser import Browser
from walk import Walker

# Where nothing is pasted: the merchant has closed the page, and calls.
LOST_THE_KEY = "key-shown-once"


def main(name: str, report: str) -> None:
    story = in_less_time(SCENARIOS[name])
    services = Services(os.environ)
    profile = services.practice_profile
    application = make_application()
    with PracticeStripe(story, profile.needs, permission_catalogue(), app=PracticeApp.of(profile)) as stripe:
        practising = services.at_practice(stripe.address, stripe)
        logs.set_up(practising.paths.logs)
        practised = profile.at_practice(stripe.address)
        desk = ConnectDesk(practised, practising, practising.browser(practised))
        desk.window.show()
        hand = Walker(desk, Path(os.devnull))
        walk(desk, hand, stripe, services.words)
        hand.see()
        told = what_they_tell(desk, hand)
        save_report(report, str(told["support_code"]), practising)
        if mend := MENDED_BY.get(name):
            mend(Merchant(desk, hand, Browser(stripe, profile.app_id), services.words))
        told["mended"] = isinstance(desk.flow.step, Finished)
        sys.stdout.write(json.dumps(told))
        desk.window.finish()
        application.processEvents()


def in_less_time(story: Scenario) -> Scenario:
    """Just longer than a check waits, since nobody is to wait for that twice."""
    return replace(story, limited_for=9) if story.limited_for else story


def walk(desk: ConnectDesk, hand: Walker, stripe: PracticeStripe, words: Words) -> None:
    hand.press(words("Start"))
    hand.wait_for(Installing)
    hand.press(words("I already installed it"))
    hand.wait_for(AwaitingKey)
    if stripe.scenario.name == LOST_THE_KEY:
        return
    hand.paste(copied(stripe))
    if not hand.offers(words("Check the key")):
        return
    hand.press(words("Check the key"))
    hand.wait_until(lambda: not isinstance(desk.flow.step, Checking), "the check to end")
    told = STORIES[stripe.scenario.name]
    if isinstance(desk.flow.step, Reviewing) and (told.screen, told.code) != (5, None):
        save(desk, hand, words)


def save(desk: ConnectDesk, hand: Walker, words: Words) -> None:
    hand.press(words("Save"))
    hand.wait_until(lambda: not isinstance(desk.flow.step, Keeping), "the key to be kept")


def copied(stripe: PracticeStripe) -> str:
    """What the merchant of this story copies in the browser."""
    if stripe.scenario.folds_the_restricted_key:
        return stripe.publishable_key(Mode.LIVE)
    if stripe.scenario.begins_in_the_other_account:
        return stripe.restricted_key(Mode.LIVE, HARBOUR_MUSEUM)
    return stripe.restricted_key(Mode.LIVE)


def what_they_tell(desk: ConnectDesk, hand: Walker) -> dict[str, object]:
    desk.window.intended.emit(ShowHelp())
    assert desk.helper.desk is not None
    hand.wait_until(desk.helper.desk.window.isVisible, "Help to open")
    said = "\n".join(label.text() for label in desk.helper.desk.window.findChildren(QLabel))
    code = re.search(r"\b([0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4})\b", said)
    assert code, said
    desk.helper.desk.window.finish()
    desk.helper.desk.window.setParent(None)
    [footer] = desk.window.findChildren(Footer)
    texts = [label.text() for label in desk.window.findChildren(QLabel) if label.isVisibleTo(desk.window)]
    banner = desk.window.page.block_of(BannerView)
    inside = [label.text() for label in banner.findChildren(QLabel)] if banner else []
    return {
        "support_code": code[1],
        "help_number": footer.help.accessibleName().rpartition(" ")[2],
        "title": desk.window.page.content.accessibleName(),
        "banner": inside,
        "texts": texts,
    }


def save_report(file: str, code: str, services: Services) -> None:
    outside = services.report_outside(services.jobs_in_place)
    report = make_report(code, outside)
    text, for_programs = report_text(report, services.words), json.dumps(as_json(report))
    look_through((text, for_programs), outside)
    services.report_files.write(file, for_programs, text)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
