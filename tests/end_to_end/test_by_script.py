"""A script connects a shop, and every program on the computer can use the key."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.computer import Computer, Stripe, a_computer, a_stripe, assert_no_key_in, assert_only_our_files
from tests.end_to_end.terminal import Seen, terminal
from tests.support.program import PROGRAM, run
from tests.support.secret_service import need_a_secret_service

pytestmark = pytest.mark.journey

BOOK, LOG = "rak/data/connections.sqlite3", "rak/logs/rak-desktop.log"


@pytest.fixture(scope="module")
def stripe() -> Iterator[Stripe]:
    with a_stripe() as stripe:
        yield stripe


@pytest.fixture
def computer(stripe: Stripe, tmp_path: Path) -> Iterator[Computer]:
    need_a_secret_service()
    with a_computer(tmp_path) as computer:
        computer.talk_to(stripe.address)
        yield computer


def connect(computer: Computer, stripe: Stripe, *options: str) -> None:
    profile = computer.vendors_folder()
    connected = computer.rak("connect", "--profile", profile, "--key-stdin", "--yes", *options, stdin=stripe.key)
    assert connected.code == 0, connected.stderr


def test_from_a_manifest_and_a_key_to_every_program_on_the_computer(computer: Computer, stripe: Stripe) -> None:
    # The vendor's installer pipes the key in.
    profile = computer.vendors_folder()
    connected = computer.rak("connect", "--profile", profile, "--key-stdin", "--yes", "--json", stdin=stripe.key)
    assert connected.code == 0, connected.stderr
    card = connected.answer["connection"]
    assert card["account_name"] == "Fjord Theatre"
    assert card["key_ending"] == stripe.key[-4:]
    assert {one["outcome"] for one in connected.answer["report"]["permissions"]} == {"granted", "not_testable"}

    # A tool asks what is connected here, and gets the key from the program …
    listed = computer.rak("list", "--json")
    assert listed.answer == {"version": 1, "connections": [card]}
    assert computer.rak("key").stdout == stripe.key + "\n"
    assert computer.rak("key", "--json", "--app", card["app_id"], "--mode", "test").answer["api_key"] == stripe.key

    # … or is started with it in its environment …
    tell = "import json, os; print(json.dumps({n: v for n, v in os.environ.items() if 'RAK_' in n or 'STRIPE' in n}))"
    assert computer.rak("exec", "--", sys.executable, "-c", tell).answer == {"STRIPE_API_KEY": stripe.key}

    # … or reads it by itself, at the address that `list` gives.
    service, username = listed.answer["connections"][0]["service"], listed.answer["connections"][0]["username"]
    assert computer.key_at(service, username) == stripe.key
    keyring = (sys.executable, "-m", "keyring", "get", service, username)
    assert run(keyring, computer.environ).stdout.strip() == stripe.key

    # Nothing of the key is anywhere else.
    assert_only_our_files(computer, BOOK, f"{BOOK}.turn", LOG)
    assert_no_key_in(computer, connected.everything, listed.everything)
    assert "/next" not in computer.keychain_items()


def test_a_person_connects_at_a_terminal_and_the_key_is_never_seen(computer: Computer, stripe: Stripe) -> None:
    seen = Seen()
    profile = computer.vendors_folder()
    with terminal((*PROGRAM, "connect", "--profile", profile), computer.environ, seen) as typing:
        seen.until(typing, "Paste the key here")
        os.write(typing, stripe.key.encode() + b"\n")
        seen.until(typing, "Save the key? [y/N]")
        os.write(typing, b"y\n")
        seen.until(typing, "rak-desktop/com.example.harbour-tickets/")

    assert "Fjord Theatre is connected" in seen.text
    assert computer.rak("key").stdout == stripe.key + "\n"
    assert_no_key_in(computer, seen.text)


def test_a_scheduler_hears_what_became_of_the_keys_and_harms_none(computer: Computer, stripe: Stripe) -> None:
    connect(computer, stripe)

    good = computer.rak("check", "--all", "--deep", "--json")
    assert (good.code, good.stderr) == (0, "")
    (result,) = good.answer["results"]
    assert result["connection"]["health"] == "good"
    assert {one["outcome"] for one in result["report"]["permissions"]} == {"granted"}

    with a_stripe("expired") as elsewhere:  # which does not know this key at all
        computer.talk_to(elsewhere.address)
        refused = computer.rak("check", "--json")
    assert refused.code == 1
    assert refused.error["code"] == "RAK-STR-30"
    assert refused.answer["results"][0]["connection"]["health"] == "trouble"

    away = computer.rak("check", "--json")  # and now nobody answers there
    assert away.code == 5
    assert away.answer["results"][0]["report"] is None
    assert away.answer["results"][0]["connection"]["health"] == "trouble"

    assert computer.rak("key").stdout == stripe.key + "\n"
    assert_no_key_in(computer, good.everything, refused.everything, away.everything)


def test_a_new_key_takes_the_place_of_the_old_one_only_when_asked(computer: Computer, stripe: Stripe) -> None:
    connect(computer, stripe)
    again = ("connect", "--profile", computer.vendors_folder(), "--key-stdin", "--yes", "--json")

    refused = computer.rak(*again, stdin=stripe.key)
    assert refused.code == 1
    assert refused.error["facts"]["ending"] == stripe.key[-4:]

    assert computer.rak(*again, "--replace", stdin=stripe.key).code == 0
    assert len(computer.rak("list", "--json").answer["connections"]) == 1


def test_a_key_removed_behind_our_back_is_a_matter_of_the_keychain(computer: Computer, stripe: Stripe) -> None:
    connect(computer, stripe, "--label", "Box office")
    card = computer.rak("list", "--json").answer["connections"][0]
    run(("secret-tool", "clear", "service", card["service"], "username", card["username"]), computer.environ)

    gone = computer.rak("key", "--label", "Box office", "--json")

    assert gone.code == 4
    assert gone.error["code"] == "RAK-KCN-75"
    assert gone.error["facts"]["account_id"] == card["account_id"]


def test_whoever_reads_our_answer_may_stop_reading(computer: Computer, stripe: Stripe) -> None:
    connect(computer, stripe)
    ours = " ".join(json.dumps(word) for word in PROGRAM)

    ended = run(("sh", "-c", f"{ours} list --json | true; {ours} key | head -c 8"), computer.environ)

    assert ended.stdout == stripe.key[:8]
    assert ended.stderr == ""


def test_a_damaged_list_comes_back_from_the_password_store(computer: Computer, stripe: Stripe) -> None:
    connect(computer, stripe)
    before = computer.rak("list", "--json").answer["connections"]
    book = computer.folder / BOOK
    book.write_bytes(b"a bad sector" * 500)

    listed = computer.rak("list", "--json")

    assert listed.code == 0
    assert "put together anew from your password store: 1 found" in listed.stderr
    (card,) = listed.answer["connections"]
    same = ("app_id", "account_id", "mode", "key_ending", "service")
    assert [card[name] for name in same] == [before[0][name] for name in same]
    assert computer.rak("key").stdout == stripe.key + "\n"
    assert book.with_name(book.name + ".damaged-1").read_bytes().startswith(b"a bad sector")
