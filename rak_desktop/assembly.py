"""Services: every port with its real adapter, each built on first use.

The one place that knows both sides. An adapter is imported when its port is first asked for, so that
a command pays only for what it uses: `key` never loads stripe or keyring.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import BookError, KeychainError, PolicyError, ProfileError, Trouble
from rak_desktop.core.names import own_command
from rak_desktop.core.peer import Peer
from rak_desktop.paths import Paths

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rak_desktop.adapters.secret_service import SecretService
    from rak_desktop.core.connection import Connection
    from rak_desktop.core.mode import Mode
    from rak_desktop.core.permissions import PermissionCatalogue
    from rak_desktop.core.policy import EffectiveSettings, Policy
    from rak_desktop.core.profile import AppProfile
    from rak_desktop.core.settings import KeychainKind, Oddity
    from rak_desktop.core.situation import Here
    from rak_desktop.core.support_code import SupportCode
    from rak_desktop.flows.check_connection import Outside as CheckOutside
    from rak_desktop.flows.checkup.checks import Outside as CheckupOutside
    from rak_desktop.flows.support_report import Outside as ReportOutside
    from rak_desktop.ports.browser import Browser
    from rak_desktop.ports.clock import Clock
    from rak_desktop.ports.connection_book import ConnectionBook
    from rak_desktop.ports.desktop import Desktop
    from rak_desktop.ports.jobs import Jobs
    from rak_desktop.ports.key_finder import KeyFinder
    from rak_desktop.ports.keychain import Keychain, KeyReader
    from rak_desktop.ports.policy_source import PolicySource
    from rak_desktop.ports.profile_installer import ProfileInstaller
    from rak_desktop.ports.profile_library import ProfileLibrary
    from rak_desktop.ports.programs import Programs
    from rak_desktop.ports.report_files import ReportFiles
    from rak_desktop.ports.second_reader import SecondReader
    from rak_desktop.ports.settings_store import SettingsStore
    from rak_desktop.ports.stripe_gateway import StripeGateway
    from rak_desktop.ports.unfinished_walks import UnfinishedWalks
    from rak_desktop.ports.window_door import WindowDoor
    from rak_desktop.practice.given_keys import GivenKeys
    from rak_desktop.practice.server import PracticeStripe
    from rak_desktop.wording.catalogue import Words
    from rak_desktop.wording.languages import Language

STRIPE_API_VARIABLE = "RAK_DESKTOP_STRIPE_API"


class Services:
    """Everything outside this program, for one peer.

    `practice` brings its own keys, its own book and its own keychain addresses; `address` is where its Stripe
    answers, needed only to ask it something. Without practice it is a stand-in for Stripe. `stripe` is that practice
    Stripe itself, where it runs in this process: then its story can be changed, and can hinder network and keychain.
    """

    def __init__(
        self,
        environ: Mapping[str, str] | None = None,
        *,
        practice: bool = False,
        address: str | None = None,
        stripe: PracticeStripe | None = None,
    ) -> None:
        self.environ = os.environ if environ is None else environ
        self.address = address or (None if practice else self.environ.get(STRIPE_API_VARIABLE)) or None
        self.peer = Peer.PRACTICE if practice else Peer.STAND_IN if self.address else Peer.STRIPE
        self.practice_stripe = stripe
        self.language: str | None = None
        """The language this command was asked to speak, before any setting."""

    @cached_property
    def paths(self) -> Paths:
        """Where our files are."""
        return Paths.of_this_computer(self.environ, practice=self.peer is Peer.PRACTICE)

    # ── settings, policy and language ────────────────────────────────────────────────────────────

    @property
    def settings(self) -> EffectiveSettings:
        """What holds now, each value with who decided it. Read again each time: the person may just have chosen."""
        from rak_desktop.core.policy import NO_POLICY, merge

        return merge(self.policy or NO_POLICY, self.settings_store.load(), self.settings_store.place)

    @property
    def odd_settings(self) -> tuple[Oddity, ...]:
        """What an administrator or the person wrote that cannot be used, each with its place."""
        return (*(self.policy.oddities if self.policy else ()), *self.settings_store.oddities())

    @cached_property
    def settings_store(self) -> SettingsStore:
        """What the person chose; practice looks as they like it, too."""
        from rak_desktop.adapters.settings_store import SettingsFile

        return SettingsFile(Paths.of_this_computer(self.environ).settings)

    @cached_property
    def policy(self) -> Policy | None:
        """What the administrator decided. None where nobody did: then `key` need not load what reading it takes."""
        from rak_desktop.adapters.policy_places import is_governed

        return self.policy_source.read() if is_governed() else None

    @property
    def limits(self) -> Policy | None:
        """What the administrator forbids. Practice is no part of the real world, and nothing is forbidden in it."""
        return None if self.peer is Peer.PRACTICE else self.policy

    @cached_property
    def policy_source(self) -> PolicySource:
        """Where administrators decide on this system."""
        if sys.platform == "win32":
            from rak_desktop.adapters.policy_windows import PolicyKeys

            return PolicyKeys()
        if sys.platform == "darwin":
            from rak_desktop.adapters.policy_macos import PolicyPreferences

            return PolicyPreferences()
        from rak_desktop.adapters.policy_linux import PolicyFiles

        return PolicyFiles()

    @property
    def words(self) -> Words:
        """Our sentences in the person's language. Its file is read once: to take it apart costs milliseconds."""
        language = self.wished_language
        if language.tag not in self._words:
            self._words[language.tag] = words_in(language)
        return self._words[language.tag]

    @property
    def wished_language(self) -> Language:
        """The one that was asked for, else set, else their system's. Read again each time."""
        return self._spoken(self.language or self.settings.language.value)

    @property
    def languages(self) -> tuple[Language, ...]:
        """Those that can be chosen here: English needs no file."""
        from rak_desktop.resources import catalogue_of
        from rak_desktop.wording.languages import ENGLISH, LANGUAGES

        return tuple(language for language in LANGUAGES if language is ENGLISH or catalogue_of(language.tag).is_file())

    @property
    def here(self) -> Here:
        """What a support code tells of this program and this computer."""
        from rak_desktop.adapters.this_computer import here

        settings = self.settings
        language = self._spoken(self.language or settings.language.value)
        return here(self.environ, language.tag, settings.proxy.value, settings.ca_file.value)

    def support_code(self, trouble: Trouble | None, app_id: str = "", mode: Mode | None = None) -> SupportCode:
        """The code of a trouble that the terminal tells, where there is no screen."""
        from rak_desktop.core.situation import seen_from, situation_at
        from rak_desktop.core.support_code import support_code
        from rak_desktop.core.support_code_format import NO_SCREEN

        situation = situation_at(NO_SCREEN, trouble, app_id=app_id, mode=mode, peer=self.peer)
        return support_code(seen_from(self.here, situation))

    def _spoken(self, chosen: str) -> Language:
        """The chosen one; where nobody chose, the first of their system's that we speak."""
        from rak_desktop.adapters.system_languages import system_languages
        from rak_desktop.wording.languages import first_spoken

        wishes = (chosen,) if chosen else system_languages(self.environ, sys.platform)
        return first_spoken(wishes)

    @cached_property
    def _words(self) -> dict[str, Words]:
        return {}

    # ── the keychain and the book ────────────────────────────────────────────────────────────────

    @cached_property
    def book(self) -> ConnectionBook:
        """The connection book of this peer."""
        from rak_desktop.adapters.connection_book import SqliteConnectionBook

        return SqliteConnectionBook(self.paths.book)

    @cached_property
    def key_reader(self) -> KeyReader:
        """Reads quickly and never causes a prompt: for handing over."""
        if self._speaks_secret_service and self.practice_stripe is None:
            return self._secret_service
        return self.unwatched_keychain

    def in_a_hurry(self) -> tuple[ConnectionBook, KeyReader]:
        """Book and keychain for a program that waits: two seconds for both together, from now on.

        The book gets most of it at most, so that a keychain in order can still answer.
        """
        from rak_desktop.adapters.connection_book import SqliteConnectionBook
        from rak_desktop.adapters.time_limit import ReaderWithin, TimeLimit
        from rak_desktop.ports.keychain import NOBODY_WATCHES

        limit = TimeLimit(NOBODY_WATCHES)
        book = SqliteConnectionBook(self.paths.book, busy_for=NOBODY_WATCHES * 0.75)
        return book, ReaderWithin(self._key_reader_within, limit)

    @cached_property
    def asking_key_reader(self) -> KeyReader:
        """Reads patiently: a person said that they are there to answer the system's question."""
        if not self._speaks_secret_service:
            return self.keychain
        from rak_desktop.adapters.secret_service import SecretService
        from rak_desktop.ports.keychain import SOMEBODY_WATCHES

        return SecretService(environ=self.environ, patience=SOMEBODY_WATCHES)

    @cached_property
    def keychain(self) -> Keychain:
        """Reads and writes, patiently: a person is there to answer the system's question."""
        from rak_desktop.adapters.os_keychain import OsKeychain
        from rak_desktop.ports.keychain import SOMEBODY_WATCHES

        return self._in_the_story(self._within_limits(OsKeychain(SOMEBODY_WATCHES, self._lookout)), may_ask=True)

    @cached_property
    def unwatched_keychain(self) -> Keychain:
        """Reads and writes for a script: quick, and never the cause of a prompt that nobody would see."""
        from rak_desktop.ports.keychain import NOBODY_WATCHES

        return self._in_the_story(self._unwatched_keychain(NOBODY_WATCHES), may_ask=False)

    @property
    def key_finder(self) -> KeyFinder | None:
        """Lists the keys of ours in the keychain; None where the system's keychain cannot be asked that."""
        return self._secret_service if sys.platform == "linux" else None

    def tidy_up(self) -> tuple[Trouble, ...]:
        """Puts a damaged book together anew and ends what stopped halfway, without a question to the person.

        What was done about the book, what was ended that the person does not know of, and why something has to wait
        (`unfinished` among its facts). Called at every start that may change keys; costs a few short reads where there
        is nothing to do.
        """
        from rak_desktop.core.undertaking import UNFINISHED, WAITING
        from rak_desktop.flows.end_undertakings import end_undertakings
        from rak_desktop.flows.rebuild_book import rebuild_if_damaged

        rebuilt = rebuild_if_damaged(
            self.book, lambda: self.key_finder, lambda: self.unwatched_keychain, self.peer, self.clock
        )
        tidied = end_undertakings(lambda: self.unwatched_keychain, self.book, self.clock)
        ended = (undertaking.finished for undertaking in tidied.ended)
        waiting = (Trouble(each.code, {**each.facts, UNFINISHED: WAITING}) for each in tidied.left)
        return (*filter(None, (rebuilt, *ended)), *waiting)

    def _key_reader_within(self, seconds: float) -> KeyReader:
        if self._speaks_secret_service:
            from rak_desktop.adapters.secret_service import SecretService

            return SecretService(seconds, self.environ)
        return self._unwatched_keychain(seconds)

    def _unwatched_keychain(self, seconds: float) -> Keychain:
        from rak_desktop.adapters.os_keychain import OsKeychain

        return self._within_limits(OsKeychain(seconds, self._lookout, may_ask=False))

    def _in_the_story(self, keychain: Keychain, *, may_ask: bool) -> Keychain:
        """As it is in the story that is practised."""
        if (stripe := self.practice_stripe) is None:
            return keychain
        from rak_desktop.adapters.practice_hindrances import HinderedKeychain

        return HinderedKeychain(keychain, lambda: stripe.hindrances, may_ask=may_ask)

    def _within_limits(self, keychain: Keychain) -> Keychain:
        if self._keychain_refusal is None:
            return keychain
        from rak_desktop.adapters.forbidden_keychain import ForbiddenKeychain

        return ForbiddenKeychain(keychain, self._keychain_refusal)

    @property
    def _keychain_refusal(self) -> KeychainError | None:
        """Practice keeps its keys in the same store, so this holds there too."""
        return self.policy.refusal_of_keychain(_own_keychain()) if self.policy else None

    @property
    def _lookout(self) -> SecretService | None:
        """Linux reads in a way of its own; elsewhere one library reads and writes."""
        return self._secret_service if sys.platform == "linux" else None

    @property
    def _speaks_secret_service(self) -> bool:
        return sys.platform == "linux" and self._keychain_refusal is None

    @cached_property
    def _secret_service(self) -> SecretService:
        from rak_desktop.adapters.secret_service import SecretService

        return SecretService(environ=self.environ)

    # ── apps ─────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def profiles(self) -> ProfileLibrary:
        """The vendor's profiles of this build and of this person, within the administrator's limits."""
        from rak_desktop.adapters.allowed_profiles import AllowedProfiles

        return self._all_profiles if self.limits is None else AllowedProfiles(self._all_profiles, self.limits)

    def profile(self, name_or_folder: str | None) -> AppProfile:
        """The profile that was asked for, or the only one there is. Raises ProfileError or PolicyError.

        A vendor's single file is read and not kept: who names it in a command has chosen it for this command.
        """
        from rak_desktop.core.profile_offer import PACKAGE_ENDING

        if name_or_folder is not None and name_or_folder.lower().endswith(PACKAGE_ENDING):
            return self.profile_installer.read(name_or_folder).profile
        if name_or_folder is not None:
            return self.profiles.get(name_or_folder)
        match self.profiles.installed():
            case (only,):
                return only
            case (first, *_) if first.app_id == self.settings.profile.value:
                return first
            case ():
                raise ProfileError(Code.WRONG_USE, reason="no-app")
            case several:
                known = ", ".join(profile.app_id for profile in several)
                raise ProfileError(Code.WRONG_USE, reason="several-apps", known=known)

    def profile_of(self, connection: Connection) -> AppProfile:
        """The profile of a kept connection; of an app that is not installed here, what the connection remembers."""
        from rak_desktop.flows.check_connection import remembered_profile

        try:
            profile = self.profiles.get(connection.id.app_id)
            if profile.app_id == connection.id.app_id:  # a folder here may bear that name by chance
                return profile
        except (ProfileError, PolicyError):
            pass
        return remembered_profile(connection, self._permissions)

    def installed_app(self, app_id: str) -> AppProfile | None:
        """None where it is not installed here, or nothing that is may be used."""
        try:
            apps = self.profiles.installed()
        except (ProfileError, PolicyError):
            return None
        return next((app for app in apps if app.app_id == app_id), None)

    @property
    def known_apps(self) -> tuple[AppProfile, ...]:
        """Those that a code may be about: what is installed here, then what is only connected, known by its id.

        What cannot be read is left out: that is no reason to leave a code unread.
        """
        apps: dict[str, AppProfile] = {}
        with suppress(ProfileError, PolicyError):
            apps.update((app.app_id, app) for app in self.profiles.installed())
        with suppress(BookError):
            for connection in self.book.all():
                apps.setdefault(connection.id.app_id, self.profile_of(connection))
        return tuple(apps.values())

    @property
    def is_vendors_build(self) -> bool:
        """Did a vendor's profile come with the program?"""
        from rak_desktop.adapters.profile_library import has_profiles
        from rak_desktop.resources import resource

        return has_profiles(resource("profiles"))

    @cached_property
    def profile_installer(self) -> ProfileInstaller:
        """Takes a vendor's file in, among the profiles of this person."""
        from rak_desktop.adapters.allowed_profiles import AllowedInstaller
        from rak_desktop.adapters.profile_installer import FolderProfileInstaller
        from rak_desktop.resources import resource

        installer = FolderProfileInstaller(self.paths.profiles, resource("profiles"), self._permissions)
        return installer if self.limits is None else AllowedInstaller(installer, self.limits)

    @cached_property
    def _all_profiles(self) -> ProfileLibrary:
        from rak_desktop.adapters.profile_library import FolderProfileLibrary
        from rak_desktop.resources import resource

        return FolderProfileLibrary((resource("profiles"), self.paths.profiles), self._permissions)

    @cached_property
    def _permissions(self) -> PermissionCatalogue:
        from rak_desktop.resources import permission_catalogue

        return permission_catalogue()

    # ── asking Stripe ────────────────────────────────────────────────────────────────────────────

    def gateway(self) -> StripeGateway:
        """Loads the stripe library, which takes a while: call it inside a job.

        The same one as long as proxy and extra certificates stay as they are set; practice needs neither.
        """
        from rak_desktop.adapters.stripe_gateway import LibraryStripeGateway

        practising = self.peer is Peer.PRACTICE
        proxy, ca_file = ("", "") if practising else (self.settings.proxy.value, self.settings.ca_file.value)
        if (proxy, ca_file) not in self._gateways:
            gateway = LibraryStripeGateway(self.peer, self.address, proxy=proxy, ca_file=ca_file)
            self._gateways[proxy, ca_file] = gateway
        return self._as_the_story_goes(self._gateways[proxy, ca_file])

    @staticmethod
    def load_libraries() -> None:
        """Loads stripe and keyring, so that nobody waits for them later. It takes a while: call it inside a job."""
        from rak_desktop.adapters import os_keychain, stripe_gateway

        _ = os_keychain, stripe_gateway

    def _as_the_story_goes(self, gateway: StripeGateway) -> StripeGateway:
        if (stripe := self.practice_stripe) is None:
            return gateway
        from rak_desktop.adapters.practice_hindrances import HinderedStripeGateway

        return HinderedStripeGateway(gateway, lambda: stripe.hindrances)

    @cached_property
    def _gateways(self) -> dict[tuple[str, str], StripeGateway]:
        return {}

    # ── practising ───────────────────────────────────────────────────────────────────────────────

    @property
    def practice_profile(self) -> AppProfile:
        """The app that is practised with where there is no other."""
        from rak_desktop.resources import resource

        return self._all_profiles.get(str(resource("profiles", "practice")))

    @property
    def given_practice_keys(self) -> GivenKeys:
        """Which keys practice has given out on this computer, so that what was connected stays connected."""
        from rak_desktop.practice.given_keys import GivenKeys

        return GivenKeys(self.paths.practice.given_keys)

    def at_practice(self, address: str, stripe: PracticeStripe | None = None) -> Services:
        """The same person at the same computer, practising: nothing of it is shared."""
        practising = Services(self.environ, practice=True, address=address, stripe=stripe)
        practising.language = self.language
        return practising

    # ── this computer and this person ────────────────────────────────────────────────────────────

    def browser(self, profile: AppProfile) -> Browser:
        """The person's own browser, for Stripe's pages and this vendor's."""
        from rak_desktop.adapters.system_browser import SystemBrowser
        from rak_desktop.resources import resource

        practice = self.address if self.peer is Peer.PRACTICE else None
        pages = (profile.help_page, profile.open_url)
        return SystemBrowser(self.environ, practice, pages, own_pages=resource("handbook"))

    @cached_property
    def desktop(self) -> Desktop:
        """What the person's desktop does for us."""
        from rak_desktop.adapters.system_desktop import SystemDesktop

        return SystemDesktop(self.environ)

    @cached_property
    def programs(self) -> Programs:
        """The person's other programs, by name."""
        from rak_desktop.adapters.installed_programs import InstalledPrograms

        return InstalledPrograms(self.environ)

    @cached_property
    def second_reader(self) -> SecondReader:
        """Our own `key` command in a process of its own, as other programs run it."""
        from rak_desktop.adapters.second_reader import ProcessSecondReader

        return ProcessSecondReader(own_command(), ("--practice",) if self.peer is Peer.PRACTICE else ())

    @cached_property
    def clock(self) -> Clock:
        """The computer's clock."""
        from rak_desktop.adapters.system_clock import SystemClock

        return SystemClock()

    def jobs(self, deliver: Callable[[Callable[[], None]], None]) -> Jobs:
        """Work on threads; `deliver` brings a call to the thread that asked."""
        from rak_desktop.adapters.thread_jobs import ThreadJobs

        return ThreadJobs(deliver)

    @property
    def jobs_in_place(self) -> Jobs:
        """For a command, which waits where it stands: no thread is the flow's own, so a call is simply made."""
        return self.jobs(lambda call: call())

    @cached_property
    def window_door(self) -> WindowDoor:
        """Through it a second start reaches the window of this person, this brand, and practice apart from it."""
        from rak_desktop.adapters.window_door import LockedDoor

        return LockedDoor.of(self.environ, self.paths.data)

    @cached_property
    def unfinished_walks(self) -> UnfinishedWalks:
        """Where somebody stopped on the way to a key."""
        from rak_desktop.adapters.unfinished_walks import UnfinishedWalkFile

        return UnfinishedWalkFile(self.paths.unfinished_walk)

    @cached_property
    def report_files(self) -> ReportFiles:
        """Where reports are saved and read."""
        from rak_desktop.adapters.report_zip import ReportZip

        return ReportZip()

    # ── what whole flows need from outside ───────────────────────────────────────────────────────

    def check_outside(self, jobs: Jobs) -> CheckOutside:
        """What checking kept keys needs. Nothing of it makes the system's keychain ask the person."""
        from rak_desktop.flows.check_connection import Outside

        return Outside(self.limits, self.profile_of, self.gateway, self.key_reader, self.book, jobs, self.clock)

    @property
    def checkup_outside(self) -> CheckupOutside:
        """What the doctor looks at. Nothing is made here: whatever fails shall fail in its check."""
        from urllib.parse import urlsplit

        from rak_desktop.adapters.examined_computer import ExaminedComputer
        from rak_desktop.adapters.stripe_address import STRIPE_ADDRESS
        from rak_desktop.flows.checkup.checks import Outside

        return Outside(
            computer=lambda: ExaminedComputer(self.environ, (self.paths.config, self.paths.data, self.paths.logs)),
            policy=lambda: self.policy,
            oddities=lambda: self.odd_settings,
            profiles=lambda: self.profiles,
            keychain=lambda: self.unwatched_keychain,
            key_reader=lambda: self.key_reader,
            book=lambda: self.book,
            gateway=self.gateway,
            host=urlsplit(self.address or STRIPE_ADDRESS).hostname or "",
            peer=self.peer,
        )

    def report_outside(self, jobs: Jobs) -> ReportOutside:
        """Where the report for the person who helps comes from."""
        from rak_desktop import logs
        from rak_desktop.core.checkup import most_urgent_first
        from rak_desktop.flows.checkup.checks import NAMES, checks_of
        from rak_desktop.flows.checkup.runner import run_checks
        from rak_desktop.flows.support_report import Outside

        return Outside(
            findings=lambda: most_urgent_first(run_checks(checks_of(self.checkup_outside), jobs), NAMES),
            settings=lambda: self.settings,
            book=lambda: self.book,
            key_reader=lambda: self.key_reader,
            log=lambda: logs.lines_in(self.paths.logs),
            own_folders=lambda: (*self.paths.named(),),
            clock=self.clock,
        )


def words_in(language: Language) -> Words:
    """Our sentences in this language; English where its file is not there."""
    from rak_desktop.resources import translations
    from rak_desktop.wording.catalogue import Words

    found = translations(language.tag)  # English is in the program itself
    return Words(found, language) if found else Words()


def _own_keychain() -> KeychainKind:
    from rak_desktop.core.settings import KeychainKind

    return {"win32": KeychainKind.WINDOWS, "darwin": KeychainKind.MACOS}.get(sys.platform, KeychainKind.SECRET_SERVICE)
