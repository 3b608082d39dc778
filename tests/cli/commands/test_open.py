import pytest

from rak_desktop.core.codes import Code
from tests.cli.conftest import Terminal
from tests.fakes.profile_library import MemoryProfileLibrary
from tests.fakes.services import MemoryServices


@pytest.mark.parametrize("argv", [(), ("open",), ("open", "--profile", "com.example.harbour")])
def test_without_a_display_it_says_so_and_names_the_terminal(rak: Terminal, argv: tuple[str, ...]) -> None:
    said = rak(*argv)

    assert said.code == 2
    assert said.stderr.endswith(f"rak-desktop connect. ({Code.NO_DISPLAY})\n")


def test_a_display_that_nobody_listens_to_is_none(rak: Terminal, services: MemoryServices) -> None:
    services.environ = {"DISPLAY": ":9999"}

    assert Code.NO_DISPLAY in rak("open").stderr


def test_the_lack_of_a_display_is_said_before_the_lack_of_a_profile(rak: Terminal, services: MemoryServices) -> None:
    services.library = MemoryProfileLibrary()

    assert Code.NO_DISPLAY in rak("open").stderr


def test_with_a_display_an_unknown_profile_is_told(rak: Terminal, services: MemoryServices) -> None:
    services.environ = {"QT_QPA_PLATFORM": "offscreen"}

    said = rak("open", "--profile", "nowhere")

    assert said.code == 2
    assert Code.PROFILE_NOT_FOUND in said.stderr
