import sqlite3
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from rak_desktop.adapters.os_keychain import OsKeychain
from rak_desktop.adapters.second_reader import ProcessSecondReader
from rak_desktop.adapters.secret_service import SecretService
from rak_desktop.adapters.system_browser import SystemBrowser
from rak_desktop.assembly import STRIPE_API_VARIABLE, Services
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Selector
from rak_desktop.core.errors import BookError, KeychainError, ProfileError
from rak_desktop.core.mode import Mode
from rak_desktop.core.network_route import NetworkRoute
from rak_desktop.core.peer import Peer
from rak_desktop.core.settings import Chosen
from rak_desktop.flows.hand_over_key import hand_over
from rak_desktop.practice.accounts import FJORD_THEATRE
from rak_desktop.practice.given_keys import KeyOwner
from rak_desktop.practice.scenarios import KEYCHAIN_ABSENT
from rak_desktop.practice.server import PracticeStripe
from rak_desktop.resources import permission_catalogue
from tests.fakes.keys import LIVE_KEY
from tests.fakes.profile import harbour_tickets
from tests.fakes.profile_library import MemoryProfileLibrary
from tests.fakes.services import MemoryServices
from tests.fakes.steps import connection
from tests.support.bus import bus_that_falls_silent_after_the_sign_in
from tests.support.packages import packed

STAND_IN = "http://127.0.0.1:12111"


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {"RAK_DESKTOP_HOME": str(tmp_path)}


@pytest.mark.parametrize(
    ("environ", "peer", "address"),
    [
        ({}, Peer.STRIPE, None),
        ({STRIPE_API_VARIABLE: ""}, Peer.STRIPE, None),
        ({STRIPE_API_VARIABLE: STAND_IN}, Peer.STAND_IN, STAND_IN),
    ],
)
def test_one_variable_puts_a_stand_in_in_stripes_place(
    environ: dict[str, str], peer: Peer, address: str | None
) -> None:
    services = Services(environ)

    assert services.peer is peer
    assert services.address == address


def test_practice_is_never_moved_to_a_stand_in() -> None:
    services = Services({STRIPE_API_VARIABLE: STAND_IN}, practice=True)

    assert services.peer is Peer.PRACTICE
    assert services.address is None


def test_a_stand_in_on_another_computer_is_refused_before_it_is_asked_anything(home: dict[str, str]) -> None:
    with pytest.raises(ProfileError) as refused:
        Services({**home, STRIPE_API_VARIABLE: "https://api.stripe.com.example"}).gateway()

    assert refused.value.code is Code.WRONG_USE


def test_a_stand_in_moves_neither_the_book_nor_the_log(home: dict[str, str]) -> None:
    assert Services({**home, STRIPE_API_VARIABLE: STAND_IN}).paths == Services(home).paths


def test_practice_has_a_book_of_its_own(home: dict[str, str]) -> None:
    assert Services(home, practice=True).paths.book != Services(home).paths.book


def test_nothing_is_written_by_asking_for_everything(home: dict[str, str], tmp_path: Path) -> None:
    services = Services(home)

    every_port = (services.book, services.key_reader, services.keychain, services.clock, services.second_reader)

    assert all(every_port)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_each_port_is_made_once(home: dict[str, str]) -> None:
    services = Services(home)

    assert services.book is services.book
    assert services.keychain is services.keychain
    assert services.keychain is not services.unwatched_keychain
    assert services.gateway() is services.gateway()


def test_a_way_that_was_chosen_just_now_is_the_way_of_the_next_question(home: dict[str, str]) -> None:
    services = Services(home)
    before = services.gateway()

    services.settings_store.save(Chosen(proxy="http://proxy.example:3128"))

    assert services.gateway().route().proxy == "proxy.example:3128"
    assert services.gateway() is not before
    assert services.gateway() is services.gateway()


def test_practice_needs_no_way_out(home: dict[str, str]) -> None:
    Services(home).settings_store.save(Chosen(proxy="http://proxy.example:3128", ca_file="gone.pem"))

    gateway = Services(home, practice=True, address=STAND_IN).gateway()

    assert gateway.route() == NetworkRoute()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a reader of its own")
def test_linux_hands_keys_over_without_ever_loading_keyring(home: dict[str, str]) -> None:
    assert isinstance(Services(home).key_reader, SecretService)


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_other_systems_read_with_the_keychain_that_never_asks(
    home: dict[str, str], system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = Services(home)
    services.policy = None  # Windows keeps it in a registry, which only Windows has
    monkeypatch.setattr(sys, "platform", system)

    assert isinstance(services.key_reader, OsKeychain)
    assert services.key_reader is services.unwatched_keychain
    assert isinstance(services.keychain, OsKeychain)


def test_the_browser_knows_the_vendors_pages_and_practice_only_in_practice(home: dict[str, str]) -> None:
    profile = harbour_tickets(help_page="https://harbour.example/help")
    real, practice = Services(home), Services(home, practice=True, address=STAND_IN)

    for services, may in ((real, False), (practice, True)):
        browser = services.browser(profile)
        assert isinstance(browser, SystemBrowser)
        assert browser.may_open("https://harbour.example/done")
        assert browser.may_open(f"{STAND_IN}/apps") is may


def test_the_proof_asks_practice_for_practice_keys(home: dict[str, str]) -> None:
    real, practice = Services(home).second_reader, Services(home, practice=True).second_reader

    assert isinstance(real, ProcessSecondReader)
    assert isinstance(practice, ProcessSecondReader)
    assert (real._more, practice._more) == ((), ("--practice",))


def test_the_only_profile_needs_no_name(home: dict[str, str]) -> None:
    assert with_profiles(home, "com.example.one").profile(None).app_id == "com.example.one"


@pytest.mark.parametrize(
    ("installed", "facts"),
    [((), {"reason": "no-app"}), (("com.a", "com.b"), {"reason": "several-apps", "known": "com.a, com.b"})],
)
def test_no_profile_is_guessed(home: dict[str, str], installed: tuple[str, ...], facts: dict[str, str]) -> None:
    with pytest.raises(ProfileError) as refused:
        with_profiles(home, *installed).profile(None)

    assert refused.value.code is Code.WRONG_USE
    assert refused.value.facts == facts


def test_a_vendors_single_file_named_in_a_command_is_read_and_not_kept(home: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "harbour.rakprofile").write_bytes(packed())

    profile = Services(home).profile(str(tmp_path / "harbour.rakprofile"))

    assert profile.name == "Harbour Tickets"
    assert Services(home).profiles.installed() == ()


def test_a_vendors_file_that_was_trusted_is_an_app_of_this_person(home: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "harbour.rakprofile").write_bytes(packed())
    services = Services(home)

    services.profile_installer.install(services.profile_installer.read(str(tmp_path / "harbour.rakprofile")))

    assert Services(home).profile(None).name == "Harbour Tickets"
    assert Services(home).profile("com.example.harbour").name == "Harbour Tickets"


def test_this_checkout_is_no_vendors_build(home: dict[str, str]) -> None:
    assert not Services(home).is_vendors_build


def test_practising_shares_nothing_with_the_real_thing(home: dict[str, str]) -> None:
    real = Services(home)

    practice = real.at_practice(STAND_IN)

    assert (practice.peer, practice.address) == (Peer.PRACTICE, STAND_IN)
    assert practice.paths.profiles != real.paths.profiles
    assert real.practice_profile.name == "Harbour Tickets"


def with_profiles(home: dict[str, str], *app_ids: str) -> Services:
    services = Services(home)
    services.profiles = MemoryProfileLibrary(*(harbour_tickets(app_id=app_id) for app_id in app_ids))
    return services


def test_a_story_without_a_password_store_is_met_wherever_a_key_is_read(home: dict[str, str]) -> None:
    stripe = PracticeStripe(KEYCHAIN_ABSENT, (), permission_catalogue())
    services = Services(home).at_practice(STAND_IN, stripe)

    for reader in (services.key_reader, services.unwatched_keychain, services.keychain):
        with pytest.raises(KeychainError) as refused:
            reader.load(connection().slot)
        assert refused.value.code is Code.KEYCHAIN_ABSENT


def test_which_keys_practice_gave_out_is_known_again_and_lies_among_its_own_files(home: dict[str, str]) -> None:
    owner = KeyOwner(FJORD_THEATRE, Mode.LIVE)
    Services(home).given_practice_keys.give("rk_live_PracticeMadeUp", owner)

    assert Services(home).given_practice_keys.owner_of("rk_live_PracticeMadeUp") == owner
    written = [path for path in Path(home["RAK_DESKTOP_HOME"]).rglob("*") if path.is_file()]
    assert written == [Services(home, practice=True).paths.given_keys]


def test_the_practice_profile_is_no_vendors(home: dict[str, str]) -> None:
    assert Services(home).profiles.installed() == ()


@pytest.mark.parametrize(
    ("asked", "chosen", "system", "spoken"),
    [
        ("fr", "de", "es_ES", "fr"),
        (None, "de", "es_ES", "de"),
        (None, None, "es_ES.UTF-8", "es"),
        (None, None, "C", "en"),
    ],
)
def test_the_words_are_those_asked_for_else_those_chosen_else_the_systems(
    asked: str | None, chosen: str | None, system: str, spoken: str, tmp_path: Path
) -> None:
    services = MemoryServices(tmp_path, {"LANG": system})
    services.choices.save(Chosen(language=chosen))
    services.language = asked

    assert services.wished_language.tag == spoken


def test_the_file_of_a_language_is_read_once_however_often_its_words_are_asked_for(tmp_path: Path) -> None:
    """Each page asks, and to take the file apart takes longer than all else that a page asks for."""
    services = MemoryServices(tmp_path)
    services.language = "de"
    german = services.words

    services.language = "fr"
    assert services.words.language.tag == "fr"

    services.language = "de"
    assert services.words is german


def test_who_practises_goes_on_in_the_same_language(tmp_path: Path) -> None:
    services = Services({"RAK_DESKTOP_HOME": str(tmp_path)})
    services.language = "fr"

    assert services.at_practice("http://127.0.0.1:1").language == "fr"


@pytest.mark.skipif(sys.platform != "linux", reason="hangs in the way of a session bus")
def test_a_book_that_is_held_and_a_keychain_that_hangs_are_waited_for_together(
    home: dict[str, str], tmp_path: Path
) -> None:
    """A program that waits for a key gets its answer within 2.5 seconds, whatever is out of order.

    One after the other would take 3.2; a busy computer adds to either.
    """
    card = connection(LIVE_KEY)
    Services(home).book.put(card)
    holder = sqlite3.connect(Services(home).paths.book, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN EXCLUSIVE")
    done = threading.Timer(1.2, lambda: holder.execute("ROLLBACK"))
    done.start()
    with tempfile.TemporaryDirectory() as short, bus_that_falls_silent_after_the_sign_in(Path(short)) as address:
        began = time.monotonic()
        with pytest.raises(KeychainError) as trouble:
            hand_over(Selector(), *Services({**home, "DBUS_SESSION_BUS_ADDRESS": address}).in_a_hurry(), None)
        took = time.monotonic() - began

    done.join()
    holder.close()
    assert trouble.value.code is Code.SESSION_SILENT
    assert 1.9 <= took < 3.0


def test_a_book_that_stays_held_is_told_as_such(home: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rak_desktop.ports.keychain.NOBODY_WATCHES", 0.2)
    services = Services(home)
    services.book.put(connection(LIVE_KEY))
    holder = sqlite3.connect(services.paths.book, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")

    with pytest.raises(BookError) as trouble:
        hand_over(Selector(), *services.in_a_hurry(), None)

    holder.close()
    assert trouble.value.code is Code.BOOK_IN_USE
