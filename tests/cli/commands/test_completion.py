import pytest

from rak_desktop.cli.completing import SHELLS
from tests.cli.conftest import Terminal


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_is_told_to_ask_this_program(rak: Terminal, shell: str) -> None:
    said = rak("completion", shell)

    assert said.code == 0
    assert "rak-desktop" in said.stdout
    assert "_ARGCOMPLETE" in said.stdout
    assert said.stderr == ""


def test_a_shell_that_cannot_be_told_hears_which_can(rak: Terminal) -> None:
    said = rak("completion", "csh")

    assert said.code == 2
    assert all(shell in said.stderr for shell in SHELLS)
