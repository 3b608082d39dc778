"""Services over fakes: a whole outside in memory, for commands that are run in the test's own process."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from rak_desktop.adapters.allowed_profiles import AllowedInstaller, AllowedProfiles
from rak_desktop.assembly import Services
from rak_desktop.core.connection import Connection
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.peer import Peer
from rak_desktop.core.policy import Policy
from rak_desktop.core.profile import AppProfile
from rak_desktop.flows.checkup.checks import Outside as CheckupOutside
from rak_desktop.paths import Paths
from rak_desktop.ports.browser import Browser
from rak_desktop.ports.clock import Clock
from rak_desktop.ports.connection_book import ConnectionBook
from rak_desktop.ports.jobs import Jobs
from rak_desktop.ports.key_finder import KeyFinder
from rak_desktop.ports.keychain import Keychain, KeyReader
from rak_desktop.ports.policy_source import PolicySource
from rak_desktop.ports.profile_installer import ProfileInstaller
from rak_desktop.ports.profile_library import ProfileLibrary
from rak_desktop.ports.programs import Programs
from rak_desktop.ports.second_reader import SecondReader
from rak_desktop.ports.settings_store import SettingsStore
from rak_desktop.ports.stripe_gateway import StripeGateway
from rak_desktop.practice.server import PracticeStripe
from tests.fakes.browser import RecordingBrowser
from tests.fakes.clock import FixedClock
from tests.fakes.computer import FineComputer
from tests.fakes.connection_book import MemoryBook
from tests.fakes.keychain import MemoryKeychain
from tests.fakes.policy_source import FixedPolicy
from tests.fakes.profile import harbour_tickets
from tests.fakes.profile_installer import MemoryProfileInstaller
from tests.fakes.profile_library import MemoryProfileLibrary
from tests.fakes.programs import NamedPrograms
from tests.fakes.second_reader import KeychainSecondReader
from tests.fakes.settings_store import MemorySettings
from tests.fakes.stripe_gateway import ScriptedStripeGateway


class MemoryServices(Services):
    """Implements what commands ask of assembly.Services. Change a part of it before the command runs.

    One app is installed, and nothing is connected. `watched` says whether a keychain was asked for that may
    make the system ask the person.
    """

    def __init__(self, home: Path, environ: Mapping[str, str] | None = None) -> None:
        super().__init__({} if environ is None else environ)
        self.home = home
        self.peer = Peer.STRIPE
        self.memory_book = MemoryBook()
        self.memory_keychain = MemoryKeychain()
        self.stripe = ScriptedStripeGateway()
        self.library = MemoryProfileLibrary(harbour_tickets())
        self.installer = MemoryProfileInstaller()
        self.reader = KeychainSecondReader(self.memory_keychain)
        self.administrator = FixedPolicy()
        self.choices = MemorySettings()
        self.computer = FineComputer()
        self.others = NamedPrograms()
        self.watched = False

    @property
    def programs(self) -> Programs:
        return self.others

    @property
    def checkup_outside(self) -> CheckupOutside:
        return replace(super().checkup_outside, computer=lambda: self.computer)

    def hold(self, connection: Connection, key: RestrictedKey) -> None:
        """Makes this connection one that is kept already."""
        self.memory_book.put(connection)
        self.memory_keychain.save(connection.slot, key)

    @property
    def paths(self) -> Paths:
        return Paths(self.home / "config", self.home / "data", self.home / "logs")

    @property
    def policy(self) -> Policy:
        return self.administrator.read()

    @property
    def policy_source(self) -> PolicySource:
        return self.administrator

    @property
    def settings_store(self) -> SettingsStore:
        return self.choices

    @property
    def book(self) -> ConnectionBook:
        return self.memory_book

    @property
    def key_reader(self) -> KeyReader:
        return self.memory_keychain

    def in_a_hurry(self) -> tuple[ConnectionBook, KeyReader]:
        return self.memory_book, self.memory_keychain

    @property
    def asking_key_reader(self) -> KeyReader:
        return self.keychain

    @property
    def keychain(self) -> Keychain:
        self.watched = True
        return self.memory_keychain

    @property
    def unwatched_keychain(self) -> Keychain:
        return self.memory_keychain

    @property
    def key_finder(self) -> KeyFinder | None:
        return self.memory_keychain

    @property
    def profiles(self) -> ProfileLibrary:
        return AllowedProfiles(self.library, self.limits) if self.limits else self.library

    @property
    def is_vendors_build(self) -> bool:
        return False

    @property
    def profile_installer(self) -> ProfileInstaller:
        return AllowedInstaller(self.installer, self.limits) if self.limits else self.installer

    @property
    def clock(self) -> Clock:
        return FixedClock()

    @property
    def second_reader(self) -> SecondReader:
        return self.reader

    def browser(self, profile: AppProfile) -> Browser:
        return RecordingBrowser()

    @property
    def practice_profile(self) -> AppProfile:
        return harbour_tickets(name="Practice app")

    def at_practice(self, address: str, stripe: PracticeStripe | None = None) -> "MemoryServices":
        practising = MemoryServices(self.home / "practice", self.environ)
        practising.peer, practising.address, practising.practice_stripe = Peer.PRACTICE, address, stripe
        return practising

    def gateway(self) -> StripeGateway:
        return self.stripe

    def jobs(self, deliver: Callable[[Callable[[], None]], None]) -> Jobs:
        """The real ones: what the terminal waits for arrives on its queue."""
        return super().jobs(deliver)
