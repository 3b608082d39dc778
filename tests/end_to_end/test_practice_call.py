"""A call, practised: one side sees the window, the other has only the code that is read out, and the report.

The merchant is a process with the real practice window and a real keychain. Support is another computer, which has
nothing of it: the terminal's `support decode` and `support read`, and the window for whoever helps.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from private_session import PrivateSession
from rak_desktop.assembly import Services, words_in
from rak_desktop.core.code_reading import read_code
from rak_desktop.core.situation import Situation
from rak_desktop.core.support_code_format import ALPHABET
from rak_desktop.practice.scenarios import SCENARIOS
from rak_desktop.screens.blocks import Banner, SupportBoard
from rak_desktop.screens.examples.stage import Stage
from rak_desktop.screens.screen import Screen
from rak_desktop.screens.support_view import support_screen
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.languages import language_named
from rak_desktop.wording.stories import STORIES
from tests.end_to_end.computer import Computer, assert_no_key_in
from tests.end_to_end.mending import MENDED_BY
from tests.support.program import ROOT, own_environment, rak_desktop, run, with_ours
from tests.support.reading import blocks_of
from tests.support.secret_service import need_a_secret_service

pytestmark = pytest.mark.journey


@dataclass(frozen=True)
class Call:
    """What the merchant reads out, and what only they see."""

    support_code: str
    help_number: str
    title: str
    banner: list[str]
    texts: list[str]
    mended: bool


@pytest.fixture(scope="module")
def signed_in() -> Iterator[dict[str, str]]:
    """The merchant's session, with an open keychain. Each story has a home of its own in it."""
    need_a_secret_service()
    with PrivateSession() as environ:
        yield environ


@pytest.fixture
def merchant(signed_in: dict[str, str], tmp_path: Path) -> Computer:
    return Computer(signed_in, tmp_path / "merchant")


@pytest.fixture
def support(tmp_path: Path) -> dict[str, str]:
    """Another computer, without a keychain and without anything of the merchant's."""
    return with_ours(own_environment(), RAK_DESKTOP_HOME=str(tmp_path / "support"))


def call(merchant: Computer, story: str, **environ: str) -> Call:
    paths = f"{ROOT}:{ROOT / 'packaging'}"
    surroundings = {**merchant.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen", **environ}
    command = (sys.executable, "-m", "tests.end_to_end.calling_merchant", story, str(report_of(merchant)))
    ended = run(command, surroundings)
    assert ended.code == 0, ended.stderr
    assert_no_key_in(merchant, ended.everything)
    return Call(**json.loads(ended.stdout))


def report_of(merchant: Computer) -> Path:
    """What they send after the call."""
    return merchant.folder / "report.zip"


def decoded(code: str, support: dict[str, str]) -> dict[str, Any]:
    answer: dict[str, Any] = rak_desktop("support", "decode", *code.split(), "--json", environ=support).answer
    return answer


def drawn(code: str) -> Screen | None:
    """What the window for whoever helps draws beside its lines."""
    said = read_code(code)
    assert isinstance(said, Situation)
    language = language_named(said.here.language)
    on = Stage(Services(practice=True).practice_profile, Words())
    screen = support_screen(said, on, words_in(language) if language else on.words, (on.profile,))
    [board] = blocks_of(screen, SupportBoard)
    return board.theirs


@pytest.mark.parametrize("story", SCENARIOS)
def test_support_knows_from_code_and_report_what_the_merchant_sees_and_what_they_say_leads_to_the_end(
    story: str, merchant: Computer, support: dict[str, str]
) -> None:
    told = STORIES[story]

    call_of = call(merchant, story)
    heard = decoded(call_of.support_code, support)

    assert call_of.help_number == f"{told.screen}-{told.code.number if told.code else 0:02d}"
    assert (heard["screen"], heard["number"]) == tuple(map(int, call_of.help_number.split("-")))
    assert heard["practice"]
    if told.code is not None:
        assert heard["trouble"]["code"] == told.code
        assert heard["trouble"]["title"].replace("the app", "Harbour Tickets") in call_of.banner

    theirs = drawn(call_of.support_code)
    assert theirs is not None
    assert theirs.help_number == call_of.help_number
    assert story in ("all-good", "wrong-account") or theirs.title == call_of.title  # there it names the shop
    assert [banner.title for banner in blocks_of(theirs, Banner)] == call_of.banner[:1]

    read = rak_desktop("support", "read", str(report_of(merchant)), "--json", environ=support).answer["report"]
    assert decoded(read["support_code"], support) == heard
    assert last_step(read["log"]).endswith(told.code or "") or told.screen == 6
    assert not [word for word in OF_THE_SHOP if word in json.dumps(read)]
    assert call_of.mended is (story in MENDED_BY)


def test_a_merchant_with_another_language_is_seen_in_it_unless_a_character_was_misheard(
    merchant: Computer, support: dict[str, str]
) -> None:
    call_of = call(merchant, "offline", LANGUAGE="de", LC_ALL="de_DE.UTF-8")
    theirs = drawn(call_of.support_code)

    assert decoded(call_of.support_code, support)["language"] == "de"
    assert theirs is not None
    assert theirs.title == call_of.title
    assert [banner.title for banner in blocks_of(theirs, Banner)] == call_of.banner[:1]
    right = call_of.support_code
    wrong = right[:-1] + ALPHABET[(ALPHABET.index(right[-1]) + 1) % len(ALPHABET)]
    assert rak_desktop("support", "decode", wrong, "--json", environ=support).error["code"] == "RAK-PRO-160"


OF_THE_SHOP = ("Fjord", "Harbour Museum", "acct_")
"""What no report may have in it."""


def last_step(log: list[str]) -> str:
    """Where the walk stood when the report was made, without how long the step before it took."""
    steps = [line.partition(" step ")[2] for line in log if " step " in line]
    return steps[-1].partition(" after ")[0]


def test_every_story_of_practice_that_can_be_mended_is() -> None:
    assert set(STORIES) - set(MENDED_BY) == {"keychain-absent"}
