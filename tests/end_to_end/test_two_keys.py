"""An app that needs the publishable key too: connected, replaced and brought back at a terminal and by a script."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.computer import Computer, Stripe, a_computer, a_stripe, assert_no_key_in
from tests.end_to_end.terminal import Seen, terminal
from tests.support.program import PROGRAM
from tests.support.secret_service import need_a_secret_service

pytestmark = pytest.mark.journey

FIRST_PUBLIC, SECOND_PUBLIC = "pk_test_51HarbourTicketsFirst0001", "pk_test_51HarbourTicketsSecond0002"


@pytest.fixture(scope="module")
def first() -> Iterator[Stripe]:
    with a_stripe() as stripe:
        yield stripe


@pytest.fixture(scope="module")
def second() -> Iterator[Stripe]:
    """The same account, after a new key was made there."""
    with a_stripe() as stripe:
        yield stripe


@pytest.fixture
def computer(first: Stripe, tmp_path: Path) -> Iterator[Computer]:
    need_a_secret_service()
    with a_computer(tmp_path) as computer:
        computer.talk_to(first.address)
        yield computer


def both_keys_wanted(computer: Computer) -> str:
    """What the vendor sent: the manifest, and a profile that asks for the publishable key as well."""
    folder = computer.vendors_folder()
    Path(folder, "profile.toml").write_text('schema = 1\npublishable_key = "required"\n')
    return folder


def keys_of(computer: Computer) -> tuple[str, str]:
    """What a program gets."""
    answer = computer.rak("credential", "get", stdin='{"version":1,"app_id":"com.example.harbour-tickets"}').answer
    return answer["api_key"], answer["publishable_key"]


def connect(computer: Computer, stripe: Stripe) -> str:
    profile = both_keys_wanted(computer)
    by_script = ("connect", "--profile", profile, "--key-stdin", "--yes")

    alone = computer.rak(*by_script, stdin=stripe.key)
    assert alone.code == 1
    assert "RAK-KEY-28" in alone.stderr
    assert computer.rak("list", "--json").answer["connections"] == []

    assert computer.rak(*by_script, stdin=f"{stripe.key}\n{FIRST_PUBLIC}\n").code == 0
    assert keys_of(computer) == (stripe.key, FIRST_PUBLIC)
    return profile


def test_a_person_replaces_both_keys_at_a_terminal(computer: Computer, first: Stripe, second: Stripe) -> None:
    profile = connect(computer, first)
    computer.talk_to(second.address)
    seen = Seen()

    with terminal((*PROGRAM, "replace", "--profile", profile), computer.environ, seen) as typing:
        seen.until(typing, "Paste the key here")
        os.write(typing, f"{second.key} {SECOND_PUBLIC}\n".encode())
        seen.until(typing, "[y/N]")
        os.write(typing, b"y\n")

    assert keys_of(computer) == (second.key, SECOND_PUBLIC)
    assert_no_key_in(computer, seen.text)


def test_a_new_restricted_key_alone_keeps_the_publishable_one_of_its_account(
    computer: Computer, first: Stripe, second: Stripe
) -> None:
    profile = connect(computer, first)
    computer.talk_to(second.address)

    replaced = computer.rak("replace", "--profile", profile, "--key-stdin", "--yes", stdin=second.key)

    assert replaced.code == 0, replaced.stderr
    assert keys_of(computer) == (second.key, FIRST_PUBLIC)


def test_a_script_replaces_both_keys_and_brings_the_old_one_back(
    computer: Computer, first: Stripe, second: Stripe
) -> None:
    profile = connect(computer, first)
    replace = ("replace", "--profile", profile, "--key-stdin", "--yes", "--json")
    computer.talk_to(second.address)

    replaced = computer.rak(*replace, stdin=f"{SECOND_PUBLIC} {second.key}")
    assert replaced.code == 0
    assert replaced.answer["connection"]["publishable_key"] == SECOND_PUBLIC
    assert keys_of(computer) == (second.key, SECOND_PUBLIC)

    computer.talk_to(first.address)
    back = computer.rak("replace", "undo", "--profile", profile, "--yes", "--json")

    assert back.code == 0, back.stderr
    assert keys_of(computer) == (first.key, SECOND_PUBLIC), "it is no secret, and both are of this account"
    assert_no_key_in(computer, replaced.everything, back.everything)
