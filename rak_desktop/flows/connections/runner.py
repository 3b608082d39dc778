"""Carries out what the rule book says: holds the step, works through ports, feeds answers back as events.

What only a job does is loaded by the job: the first window shall not wait for it.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId
from rak_desktop.core.errors import RakError, Trouble
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.page_state import PageState
from rak_desktop.core.policy import EffectiveSettings
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.settings import Oddity
from rak_desktop.core.snippet import Snippet
from rak_desktop.core.values import dataclass
from rak_desktop.flows.check_connection import Outside as Checking
from rak_desktop.flows.check_connection import check_connection
from rak_desktop.flows.connect.events import KeychainAsks, OldKeyAnswered, PageAnswered
from rak_desktop.flows.connections.advance import advance
from rak_desktop.flows.connections.effects import (
    AskOldKey,
    AskRemovedKey,
    BringBack,
    CheckKept,
    DescribeKeychain,
    Effect,
    KeepName,
    KeepSetting,
    ReadBook,
    ReadSettings,
    ReadSnippets,
    Remove,
    ShowPage,
)
from rak_desktop.flows.connections.events import (
    BookRead,
    CheckAnswered,
    DisconnectAnswered,
    Event,
    KeychainDescribed,
    OldKeyBack,
    RenameAnswered,
    SettingNotKept,
    SettingsRead,
    SnippetsRead,
    StoppedAnswered,
)
from rak_desktop.flows.connections.steps import Step
from rak_desktop.flows.flow import Flow, as_value
from rak_desktop.flows.hand_over_key import refuse_if_forbidden
from rak_desktop.flows.keychain_steps import AnnouncedKeychain, OpenedFirst, key_at
from rak_desktop.ports.browser import Browser
from rak_desktop.ports.clock import Clock
from rak_desktop.ports.connection_book import ConnectionBook
from rak_desktop.ports.jobs import Jobs
from rak_desktop.ports.keychain import Keychain
from rak_desktop.ports.settings_store import SettingsStore
from rak_desktop.ports.stripe_gateway import StripeGateway

Settled = tuple[EffectiveSettings, tuple[Oddity, ...]]
"""What holds now, and what of it could not be used."""


@dataclass(frozen=True)
class Outside:
    """Everything this window needs from outside.

    `quiet` never makes the keychain ask the person, `keychain` may: somebody pressed a button and is there.
    `checking` is what a check needs, with its own quiet reader. All of these are used inside jobs only.
    """

    book: ConnectionBook
    checking: Checking
    gateway: Callable[[], StripeGateway]
    quiet: Callable[[], Keychain]
    keychain: Callable[[], Keychain]
    browser: Callable[[AppProfile], Browser]
    settings: Callable[[], Settled]
    settings_store: SettingsStore
    snippets: Callable[[], tuple[Snippet, ...]]
    clock: Clock
    jobs: Jobs


class ConnectionsFlow(Flow[Step, Event, Effect]):
    """From the opening of the list to its end, with all that is done to connections meanwhile."""

    def __init__(self, start: Step, outside: Outside, on_change: Callable[[Step], None]) -> None:
        super().__init__(start, on_change)
        self._outside = outside

    def _advance(self, event: Event, ticket: int) -> tuple[Step, tuple[Effect, ...]]:
        return advance(self.step, event, ticket, self._outside.clock.now().astimezone())

    def _carry_out(self, effect: Effect) -> None:
        start, outside, send = self._outside.jobs.start, self._outside, self.send
        match effect:
            case ReadBook():
                start(outside.book.all, lambda answer: send(BookRead(as_value(answer))))
            case DescribeKeychain():
                start(lambda: outside.quiet().describe().name, self._described)
            case ShowPage(url, profile):
                start(lambda: outside.browser(profile).open(url), lambda answer: self._page_answered(url, answer))
            case CheckKept(ticket):
                start(lambda: self._check(effect), lambda answer: send(CheckAnswered(ticket, as_value(answer))))
            case KeepName(ticket, of, label):
                start(lambda: self._rename(of, label), lambda answer: send(RenameAnswered(ticket, as_value(answer))))
            case BringBack(ticket):
                start(lambda: self._bring_back(effect), lambda answer: send(OldKeyBack(ticket, as_value(answer))))
            case AskOldKey(ticket, connection):
                start(
                    lambda: self._drop_if_ended(connection),
                    lambda answer: send(OldKeyAnswered(ticket, as_value(answer))),
                )
            case Remove(ticket, connection):
                start(lambda: self._remove(connection), lambda answer: self._removed(ticket, answer))
            case AskRemovedKey(ticket, key):
                start(lambda: self._has_ended(key), lambda answer: send(StoppedAnswered(ticket, as_value(answer))))
            case ReadSettings():
                start(outside.settings, self._settings_read)
            case ReadSnippets(of):
                start(outside.snippets, lambda answer: self._snippets_read(of, answer))
            case KeepSetting(item, value):
                start(lambda: self._keep_setting(item, value), self._settings_read)

    # The work, off the caller's thread. It takes what it needs from the effect: the step belongs to that thread.

    def _keychain(self) -> Keychain:
        """The one that may ask; while it does, the window says so."""
        jobs, outside = self._outside.jobs, self._outside

        def tell(asks: bool) -> None:
            jobs.deliver(lambda: self.send(KeychainAsks(asks)))

        return AnnouncedKeychain(outside.keychain(), outside.quiet(), tell)

    def _check(self, effect: CheckKept) -> Connection | Trouble:
        outside = self._outside
        asking = replace(outside.checking, profile_of=lambda _: effect.profile)
        if effect.may_ask:
            asking = replace(asking, reader=OpenedFirst(self._keychain()))
        checkup = check_connection(effect.connection, asking)
        return checkup.could_not_run or checkup.connection

    def _rename(self, of: ConnectionId, label: str) -> Connection:
        from rak_desktop.flows.manage_connections import rename

        return rename(of, label, self._outside.book)

    def _drop_if_ended(self, connection: Connection) -> Connection:
        from rak_desktop.flows.manage_connections import drop_old_key_if_ended

        outside = self._outside
        return drop_old_key_if_ended(
            connection, outside.gateway(), self._keychain(), outside.book, outside.jobs, outside.clock
        )

    def _has_ended(self, key: RestrictedKey) -> bool:
        from rak_desktop.flows.manage_connections import has_ended

        return has_ended(key, self._outside.gateway(), self._outside.jobs)

    def _bring_back(self, effect: BringBack) -> Connection | Trouble:
        from rak_desktop.flows.manage_connections import bring_old_key_back

        outside = self._outside
        refuse_if_forbidden(effect.connection, outside.checking.policy)
        card, report = bring_old_key_back(
            effect.connection,
            effect.profile,
            effect.peer,
            gateway=outside.gateway(),
            keychain=self._keychain(),
            book=outside.book,
            jobs=outside.jobs,
            clock=outside.clock,
        )
        return card or report.trouble or Trouble(Code.KEY_NOT_PROVEN)

    def _remove(self, connection: Connection) -> RestrictedKey | None:
        """The key comes along, so that Stripe can be asked afterwards whether it still takes it."""
        from rak_desktop.flows.manage_connections import disconnect

        outside = self._outside
        keychain = self._keychain()
        key = key_at(connection.slot, OpenedFirst(keychain))
        disconnect(connection.id, keychain, outside.book, outside.clock)
        return key

    def _keep_setting(self, item: str, value: object | None) -> Settled:
        store = self._outside.settings_store
        choices: dict[str, Any] = {item: value}
        store.save(replace(store.load(), **choices))
        return self._outside.settings()

    # The answers, back on the caller's thread.

    def _snippets_read(self, of: ConnectionId, answer: tuple[Snippet, ...] | RakError) -> None:
        self.send(SnippetsRead(of, () if isinstance(answer, RakError) else answer))

    def _settings_read(self, answer: Settled | RakError) -> None:
        if isinstance(answer, RakError):
            self.send(SettingNotKept(answer.trouble))
        else:
            self.send(SettingsRead(*answer))

    def _described(self, answer: str | RakError) -> None:
        if isinstance(answer, str):
            self.send(KeychainDescribed(answer))

    def _page_answered(self, url: str, answer: PageState | RakError) -> None:
        page = answer if isinstance(answer, PageState) else PageState.NOT_OPENED
        self.send(PageAnswered(url, page))

    def _removed(self, ticket: int, answer: RestrictedKey | RakError | None) -> None:
        if isinstance(answer, RakError):
            self.send(DisconnectAnswered(ticket, trouble=answer.trouble))
        else:
            self.send(DisconnectAnswered(ticket, answer))
