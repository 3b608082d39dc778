"""rak-desktop doctor: what a code means."""

import json

import pytest

from rak_desktop.core.codes import Code
from tests.cli.conftest import Terminal


@pytest.mark.parametrize("code", Code)
def test_every_code_is_explained_in_its_three_sentences(rak: Terminal, code: Code) -> None:
    told = rak("doctor", "--explain", code.value)

    first, *rest = told.stdout.splitlines()
    assert told.code == 0
    assert first.startswith(f"{code.value}: ")
    assert len(rest) == 2


def test_a_help_number_is_explained_with_its_screen(rak: Terminal) -> None:
    told = rak("doctor", "--explain", "3-17").stdout

    assert told.startswith("Screen  3, Copy the key\n\nRAK-KEY-17: That is the other key\n")


def test_a_number_alone_is_enough(rak: Terminal) -> None:
    assert rak("doctor", "--explain", "50").stdout.startswith("RAK-NET-50: ")


def test_for_programs_it_is_one_object(rak: Terminal) -> None:
    told = json.loads(rak("doctor", "--explain", "3-17", "--json").stdout)

    assert (told["version"], told["screen"], told["trouble"]["code"]) == (1, 3, "RAK-KEY-17")


def test_what_is_no_code_is_said_to_be_none(rak: Terminal) -> None:
    told = rak("doctor", "--explain", "RAK-NET-999")

    assert (told.code, told.stdout) == (2, "")
    assert "RAK-PRO-163" in told.stderr
