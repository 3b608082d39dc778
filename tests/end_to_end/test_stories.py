"""Whatever goes wrong: it has its own code and sentences, nothing is kept, and no key is left lying about.

The stories stand in stories.py; each is told in the terminal and in the window.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from private_session import Keychain
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.situation import Situation
from rak_desktop.core.support_code import read_support_code
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.errors import words_for
from tests.end_to_end.computer import Computer, Stripe, a_computer, a_stripe, assert_no_key_in
from tests.end_to_end.stories import STORIES, Story
from tests.support.program import ROOT, run
from tests.support.secret_service import need_a_secret_service

pytestmark = pytest.mark.journey

CLOSED = "http://127.0.0.1:1"


@pytest.fixture(scope="module")
def stripe_of() -> Iterator[Callable[[str], Stripe]]:
    """One Stripe for each scenario, started when a story first needs it."""
    started: dict[str, Stripe] = {}
    with ExitStack() as stack:

        def get(scenario: str) -> Stripe:
            if scenario not in started:
                started[scenario] = stack.enter_context(a_stripe(scenario))
            return started[scenario]

        yield get


@pytest.fixture(params=STORIES, ids=lambda story: story.name)
def story(request: pytest.FixtureRequest) -> Story:
    told: Story = request.param
    return told


@pytest.fixture
def stripe(story: Story, stripe_of: Callable[[str], Stripe]) -> Stripe:
    return stripe_of(story.scenario)


@pytest.fixture
def computer(story: Story, stripe: Stripe, tmp_path: Path) -> Iterator[Computer]:
    need_a_secret_service()
    with a_computer(tmp_path, story.keychain) as computer:
        computer.talk_to(stripe.address if story.stripe_answers else CLOSED)
        if story.session:
            computer.environ["DBUS_SESSION_BUS_ADDRESS"] = story.session
        yield computer


def test_in_the_terminal(story: Story, stripe: Stripe, computer: Computer) -> None:
    script = ("connect", "--profile", computer.vendors_folder(), "--mode", story.mode.value, "--key-stdin", "--yes")
    for_programs = computer.rak(*script, "--json", stdin=story.copy(stripe.key))
    for_people = computer.rak(*script, stdin=story.copy(stripe.key))

    assert for_programs.code == for_people.code == story.code.exit_code
    assert for_programs.error["code"] == story.code
    assert for_programs.stdout == for_people.stdout == ""
    said, last = for_people.stderr.splitlines()[-2:]
    assert said == "{title}. {what_happened} {what_to_do} ({code})".format(**for_programs.error)
    support_code = for_programs.error["facts"]["support_code"]
    assert last == f"Support code: {support_code}"
    assert trouble_in(support_code) is story.code
    assert "…" not in said
    assert_nothing_kept(computer, story, for_programs.everything, for_people.everything)


def test_in_the_window(story: Story, stripe: Stripe, computer: Computer) -> None:
    seen, written = window(computer, story, story.copy(stripe.key))

    assert not seen["kept"]
    assert trouble_in(seen["code"]) is story.code_in_window
    assert seen["help_number"].endswith(f"-{story.code_in_window.number}")
    assert seen["title"]
    assert seen["way_on"], "a dead end"
    assert "…" not in seen["title"] + seen["text"]
    assert_nothing_kept(computer, story, written)


def trouble_in(code: str) -> object:
    told = read_support_code(code)
    assert isinstance(told, Situation)
    return told.code


def window(computer: Computer, story: Story, copied: str) -> tuple[dict[str, Any], str]:
    """What stands in the window at the end, and everything that its process wrote."""
    paths = f"{ROOT}:{ROOT / 'packaging'}"
    environ = {**computer.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"}
    command = (sys.executable, "-m", "tests.end_to_end.window_story", computer.vendors_folder(), story.mode.value)
    ended = run(command, environ, stdin=copied)
    assert ended.code == 0, ended.stderr
    return json.loads(ended.stdout), ended.everything


def assert_nothing_kept(computer: Computer, story: Story, *said: str) -> None:
    assert computer.rak("list", "--json").answer["connections"] == []
    if story.keychain is not Keychain.FROZEN:  # which would be waited for by others for nearly a minute
        assert "rak-desktop/" not in computer.keychain_items()
    assert_no_key_in(computer, *said)
    names = {Path(name).name for name in computer.files()}
    assert names <= {"rak-desktop.log", "unfinished.json", "connections.sqlite3", "connections.sqlite3.turn"}
    assert story.keychain is not Keychain.OPEN or computer.rak("key").code == 3


def test_every_story_ends_in_a_way_of_its_own() -> None:
    codes = [story.code for story in STORIES]
    titles = [words_for(Trouble(code), Words()).what_happened for code in codes]

    assert len(set(codes)) == len(codes)
    assert len(set(titles)) == len(titles)
    assert {Code(code).exit_code for code in codes} == {1, 4, 5}
