"""What the window of Help says at each step."""

from dataclasses import replace

import pytest

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.core.code_reading import read_code
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.situation import Situation
from rak_desktop.core.support_code import support_code
from rak_desktop.flows.checkup.checks import NAMES
from rak_desktop.flows.helping.events import CheckComputer, MakeReport, ShowAbout, ShowInFolder, ShowLog, WriteMail
from rak_desktop.flows.helping.steps import AtAbout, AtHelp, AtLog, Ended, Looked, Looking, Ready, Refused, Saved, Step
from rak_desktop.screens.actions import Action, PickPlace, Tone
from rak_desktop.screens.blocks import Banner, CheckList, CheckState, FactCard, Sheet
from rak_desktop.screens.examples.helping import STEPS, about
from rak_desktop.screens.examples.stage import Stage
from rak_desktop.screens.helping.frame import About, about_screen
from rak_desktop.screens.helping.screen_for import helping_screen_for
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.spelling import said_aloud
from tests.core.test_support_report import REPORT
from tests.fakes.profile import harbour_tickets
from tests.fakes.steps import AWAITING, STALLED
from tests.support.reading import actions_of, filled_buttons, screen_of, texts_of

ON = Stage(harbour_tickets(support_contact="help@harbour.example", help_page="https://harbour.example/help"), Words())
LOCKED = Finding(State.TROUBLE, Code.KEYCHAIN_LOCKED, {"keychain": "KWallet"}, "keychain")
CLOCK = Finding(State.TROUBLE, FindingCode.CLOCK_WRONG, {"minutes": 120}, "clock")
GOOD = Finding(State.GOOD, FindingCode.BROWSER_FOUND, {}, "browser")


def shown(step: Step, on: About | None = None) -> Screen:
    screen = helping_screen_for(step, on or about(ON), Words())
    assert screen is not None
    return screen


def said(screen: Screen) -> str:
    return "\n".join(texts_of(screen))


def banner_of(screen: Screen) -> Banner:
    (banner,) = (block for block in screen.blocks if isinstance(block, Banner))
    return banner


# ── numbers to read out ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", STEPS)
def test_help_in_practice_says_that_it_is_practice(name: str) -> None:
    behind = replace(screen_of(AWAITING), ribbon="Practice")

    assert shown(STEPS[name](ON), about_screen(behind, None)).ribbon == "Practice"
    assert shown(STEPS[name](ON), about_screen(screen_of(AWAITING), None)).ribbon is None


@pytest.mark.parametrize("step", [AWAITING, STALLED])
def test_help_tells_the_number_and_the_code_in_three_ways(step: object) -> None:
    behind = screen_of(step)  # type: ignore[arg-type]
    code = support_code(behind.situation)

    screen = shown(AtHelp(), about_screen(behind, None))

    assert f"Help number {behind.help_number}" in said(screen)
    assert f"Support code {code}" in said(screen)
    assert said_aloud(code, Words()) in said(screen)
    assert code.digits in said(screen)
    assert (screen.help_number, screen.situation) == (behind.help_number, behind.situation)


def test_help_says_whom_to_ask_and_that_nobody_needs_the_key() -> None:
    text = said(shown(AtHelp()))

    assert "help@harbour.example" in text
    assert "https://harbour.example/help" in text
    assert "Nobody who helps you needs the key. Never read it out or send it." in text


def test_help_leads_to_the_doctor_the_report_and_the_log() -> None:
    intents = [action.intent for action in actions_of(shown(AtHelp()))]

    assert {CheckComputer(), MakeReport(), ShowLog(), ShowAbout()} <= set(intents)


def test_the_program_says_what_it_is_and_that_qt_may_be_replaced() -> None:
    screen = shown(AtAbout(1, "1.2.3", "All texts of all licences"))

    text = said(screen)
    assert "RAK Desktop, version 1.2.3" in text
    assert "MIT licence" in text
    assert "GNU Lesser General Public License, version 3" in text
    assert "You may put a Qt of your own in its place" in text
    assert "help@harbour.example" in text
    assert [block.text for block in screen.blocks if isinstance(block, Sheet)] == ["All texts of all licences"]


def test_the_program_says_what_it_is_while_the_licences_are_read() -> None:
    assert not [block for block in shown(AtAbout(1)).blocks if isinstance(block, Sheet)]


# ── this computer ────────────────────────────────────────────────────────────────────────────────────


def test_checks_turn_from_waiting_to_done_one_by_one() -> None:
    (checks,) = (block for block in shown(Looking(1, (GOOD, LOCKED))).blocks if isinstance(block, CheckList))

    states = {row.title: row.state for row in checks.rows}
    assert len(states) == len(NAMES)
    assert states["Browser"] is CheckState.DONE
    assert states["Password store"] is CheckState.STOPPED
    assert states["Clock"] is CheckState.WAITING


def test_the_root_cause_is_the_banner_and_gives_the_help_number() -> None:
    screen = shown(Looked((GOOD, CLOCK, LOCKED), None))

    banner = banner_of(screen)
    assert (banner.tone, banner.title) == (Tone.TROUBLE, "Your password store is locked")
    assert screen.help_number == "9-71"
    assert screen.lead == "2 things need to be mended."
    assert "The clock is wrong" in said(screen)


@pytest.mark.parametrize(("finding", "code"), [(LOCKED, Code.KEYCHAIN_LOCKED), (CLOCK, FindingCode.CLOCK_WRONG)])
def test_its_support_code_tells_the_finding(finding: Finding, code: Code | FindingCode) -> None:
    told = read_code(banner_of(shown(Looked((finding,), None))).code or "")

    assert isinstance(told, Situation)
    assert (told.screen, told.code) == (9, code)


def test_where_all_is_good_it_says_no_more_than_that() -> None:
    screen = shown(Looked((GOOD,), None))

    assert screen.lead == "Nothing wrong was found."
    assert screen.help_number == "9-00"
    assert not [block for block in screen.blocks if isinstance(block, Banner)]


def test_what_could_not_be_told_is_not_called_good() -> None:
    unknown = Finding(State.NOT_KNOWN, FindingCode.TOOK_TOO_LONG, {}, "names")

    assert shown(Looked((unknown, GOOD), None)).lead == "Nothing wrong was found, and something could not be told."


def test_every_setting_is_told_with_who_decided_it() -> None:
    assert "Proxy: as the system (not changed)" in said(shown(STEPS["9-computer"](ON)))


# ── the report ───────────────────────────────────────────────────────────────────────────────────────


def test_the_report_is_shown_in_full_before_it_can_be_saved() -> None:
    step = STEPS["10-report"](ON)
    assert isinstance(step, Ready)
    screen = shown(step)

    (sheet,) = (block for block in screen.blocks if isinstance(block, Sheet))
    assert sheet.text == step.draft.text
    assert screen.main is not None
    assert screen.main.intent == PickPlace("Save the report", "rak-desktop-report-2026-11-23.zip")


def test_a_report_that_could_not_be_saved_can_be_saved_elsewhere() -> None:
    screen = shown(STEPS["10-not-saved"](ON))

    assert screen.help_number == "10-165"
    assert screen.main is not None
    assert screen.main.enabled


def test_a_saved_report_is_shown_in_its_folder_and_the_mail_is_only_prepared() -> None:
    screen = shown(STEPS["10-saved"](ON))

    intents = [action.intent for action in actions_of(screen)]
    (mail,) = (intent for intent in intents if isinstance(intent, WriteMail))
    assert ShowInFolder() in intents
    assert mail.address == "help@harbour.example"
    assert "HRMY RWPD X83A" in mail.text
    assert "It was not sent." in screen.lead
    assert "Attach the report to it yourself" in said(screen)


@pytest.mark.parametrize("contact", [None, "https://harbour.example/help", "call us: 0800"])
def test_without_an_address_no_mail_is_offered(contact: str | None) -> None:
    step = STEPS["10-saved"](ON)
    assert isinstance(step, Saved)
    screen = shown(step, replace(about(ON), profile=harbour_tickets(support_contact=contact)))

    assert not [action for action in actions_of(screen) if isinstance(action.intent, WriteMail)]


def test_a_refused_report_says_that_nothing_was_saved() -> None:
    screen = shown(Refused(Trouble(Code.REPORT_HOLDS_SECRET)))

    assert screen.help_number == "10-166"
    assert screen.lead == "Nothing was saved and nothing was sent."


def test_a_mistake_of_ours_is_calm_and_leads_to_the_report() -> None:
    screen = shown(STEPS["13-our-mistake"](ON))

    assert banner_of(screen).action == Action("Make a report", MakeReport())
    assert "Traceback" not in said(screen)


# ── all of them ──────────────────────────────────────────────────────────────────────────────────────

ALL = [(name, shown(step_on(ON))) for name, step_on in STEPS.items()]


@pytest.mark.parametrize(("name", "screen"), ALL, ids=[name for name, _ in ALL])
def test_each_screen_has_a_way_on_at_most_one_filled_button_and_no_open_placeholder(name: str, screen: Screen) -> None:
    assert [action for action in actions_of(screen) if action.enabled]
    assert len(filled_buttons(screen)) <= 1
    assert "{" not in said(screen)
    assert name.startswith(f"{screen.number}-")


def test_a_window_that_may_close_shows_nothing() -> None:
    assert helping_screen_for(Ended(), About(), Words()) is None


def test_an_empty_log_is_said_to_be_empty_and_cannot_be_copied() -> None:
    screen = shown(AtLog(1, ()))

    assert "Nothing was logged yet." in said(screen)
    assert [action.text for action in actions_of(screen) if not action.enabled] == ["Copy"]


def test_the_names_of_cards_are_said_aloud() -> None:
    cards = [block for _, screen in ALL for block in screen.blocks if isinstance(block, FactCard)]

    assert cards
    assert all(card.name for card in cards)
    assert REPORT.support_code
