import json
import shlex
import signal
from queue import SimpleQueue

import pytest

from rak_desktop.adapters.window_door import LockedDoor
from rak_desktop.assembly import Services
from rak_desktop.cli.commands.practice import _to_connect
from rak_desktop.core.second_start import read_message
from rak_desktop.paths import Paths
from rak_desktop.practice.scenarios import SCENARIOS
from tests.cli.conftest import Terminal
from tests.fakes.services import MemoryServices
from tests.practice.conftest import ask
from tests.support.program import LIMIT, PROGRAM, own_environment, running


def test_the_server_tells_programs_where_it_is_and_ends_with_a_signal() -> None:
    with running((*PROGRAM, "practice", "--serve", "--json"), own_environment()) as process:
        assert process.stdout
        told = json.loads(process.stdout.readline())

        assert set(told) == {"version", "address", "profile", "app_id", "test_key"}
        assert ask(told["address"], "/v1/account", told["test_key"]).body["object"] == "account"

        process.send_signal(signal.SIGTERM)
        assert process.wait(LIMIT) == 0


@pytest.mark.sweep
def test_the_server_tells_people_what_to_type() -> None:
    with running((*PROGRAM, "practice", "--serve"), own_environment()) as process:
        assert process.stdout
        lines = [process.stdout.readline() for _ in range(3)]
        process.send_signal(signal.SIGINT)

        assert process.wait(LIMIT) == 0
    assert lines[0].startswith("The practice Stripe answers at http://127.0.0.1:")
    assert lines[1].startswith("Its test key: rk_test_")
    assert lines[2].startswith("To connect it: RAK_DESKTOP_STRIPE_API=http://127.0.0.1:")


def test_an_unknown_story_is_told_with_the_known_ones(rak: Terminal) -> None:
    said = rak("practice", "--scenario", "everything-burns")

    assert said.code == 2
    assert all(name in said.stderr for name in SCENARIOS)


@pytest.mark.parametrize("story", [s.name for s in SCENARIOS.values() if s.needs_a_window])
def test_a_story_that_needs_the_window_is_not_told_by_the_server_alone(rak: Terminal, story: str) -> None:
    said = rak("practice", "--serve", "--scenario", story)

    assert said.code == 2
    assert "--serve" in said.stderr


def test_a_program_that_asks_a_window_for_json_is_sent_to_the_server(rak: Terminal, services: MemoryServices) -> None:
    services.environ = {"QT_QPA_PLATFORM": "offscreen"}

    said = rak("practice", "--json")

    assert said.code == 2
    assert "--serve" in said.error["what_happened"]


@pytest.mark.parametrize("argv", [("practice",), pytest.param(("practice", "--json"), marks=pytest.mark.sweep)])
def test_without_a_display_there_is_no_practice_window(argv: tuple[str, ...]) -> None:
    environ = {name: value for name, value in own_environment().items() if name != "QT_QPA_PLATFORM"}
    environ.pop("DISPLAY", None)
    with running((*PROGRAM, *argv), environ) as process:
        _, said = process.communicate(timeout=LIMIT)

    assert process.returncode == 2
    assert "no display" in said


@pytest.mark.sweep
def test_a_second_start_tells_the_open_window_which_story_to_go_on_with() -> None:
    """And that it is about practice's app; without a story the window keeps its own."""
    environ = own_environment(QT_QPA_PLATFORM="offscreen")
    heard: SimpleQueue[bytes] = SimpleQueue()

    def take(message: bytes) -> bool:
        heard.put(message)
        return True

    door = LockedDoor.of(environ, Paths.of_this_computer(environ, practice=True).data)
    door.enter(b"", take)
    for argv in (["--scenario", "expired"], []):
        with running((*PROGRAM, "practice", *argv), environ) as process:
            assert process.wait(LIMIT) == 0
    door.close()

    asked = [read_message(heard.get(timeout=LIMIT)) for _ in range(2)]

    assert [each and each.story for each in asked] == ["expired", None]
    assert {each and each.profile for each in asked} == {Services(environ).practice_profile.app_id}


@pytest.mark.parametrize("folder", ["/opt/Our App/it's here", "/opt/plain"])
def test_what_is_to_be_typed_is_one_command_whatever_the_folder_is_called(folder: str) -> None:
    variable, *command = shlex.split(_to_connect("http://127.0.0.1:7", folder, "linux"))

    assert variable == "RAK_DESKTOP_STRIPE_API=http://127.0.0.1:7"
    assert command == ["rak-desktop", "connect", "--profile", folder]


def test_on_windows_it_is_typed_into_powershell() -> None:
    """D: PowerShell's own manual, about_Quoting_Rules: in single quotes only they themselves are doubled."""
    typed = _to_connect("http://127.0.0.1:7", r"C:\Our App\it's here", "win32")

    assert typed == (
        "$env:RAK_DESKTOP_STRIPE_API='http://127.0.0.1:7'; "
        r"rak-desktop connect --profile 'C:\Our App\it''s here'"
    )
