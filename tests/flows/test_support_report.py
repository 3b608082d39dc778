"""The report tells what somebody who helps has to know, and is not written when anything secret is in it."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any, NoReturn

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, PreviousKey
from rak_desktop.core.errors import RakError
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.policy import NO_POLICY, merge
from rak_desktop.core.redaction import holds_secret
from rak_desktop.core.settings import Chosen
from rak_desktop.core.support_report import Report, as_json
from rak_desktop.flows.support_report import Outside, look_through, make_report
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.report import report_text
from tests.core.test_redaction import SECRETS
from tests.fakes.clock import NOON, FixedClock
from tests.fakes.connection_book import MemoryBook
from tests.fakes.keychain import MemoryKeychain
from tests.fakes.keys import LIVE_KEY, TEST_KEY
from tests.fakes.steps import connection

CODE = "HSWJ CXAC N598"


class Bench:
    """Where a report comes from. Spoil a part, then make one."""

    def __init__(self) -> None:
        self.findings: Iterable[Finding] = (Finding(State.GOOD, FindingCode.CLOCK_RIGHT, check="clock"),)
        self.chosen = Chosen()
        self.book = MemoryBook()
        self.keychain = MemoryKeychain()
        self.log: list[str] = []

    @property
    def outside(self) -> Outside:
        return Outside(
            findings=lambda: self.findings,
            settings=lambda: merge(NO_POLICY, self.chosen, "/home/ada/.config/rak-desktop/settings.json"),
            book=lambda: self.book,
            key_reader=lambda: self.keychain,
            log=lambda: self.log,
            own_folders=lambda: (("<home>", "/home/ada"),),
            clock=FixedClock(NOON),
        )

    def keep(self, card: Connection, key: RestrictedKey) -> None:
        self.book.put(card)
        self.keychain.save(card.slot, key)

    def report(self) -> Report:
        return make_report(CODE, self.outside)

    def texts(self) -> tuple[str, str]:
        report = self.report()
        return json.dumps(as_json(report)), report_text(report, Words())


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_a_connection_is_told_without_its_names(bench: Bench) -> None:
    card = replace(
        connection(label="Fjord Theatre"),
        connected_at=NOON - timedelta(days=40),
        trouble=Code.ENDED_KEY,
        permissions=(("charge_read", CheckOutcome.MISSING), ("event_read", CheckOutcome.GRANTED)),
    )
    bench.keep(card, LIVE_KEY)

    (told,) = bench.report().connections

    assert (told.shop, told.account, told.key) == ("<shop 1>", "<account 1>", "<key 1>")
    assert (told.mode, told.trouble, told.missing, told.connected_days_ago) == ("live", "RAK-STR-31", 1, 40)
    for text in bench.texts():
        assert "Fjord" not in text
        assert card.id.account_id not in text
        assert card.key_ending not in text


def test_settings_are_told_with_their_source_and_without_what_was_typed(bench: Bench) -> None:
    bench.chosen = Chosen(proxy="http://proxy.fjord.example:3128", health_checks=False)

    told = {each.item: (each.value, each.source) for each in bench.report().settings}

    assert told["proxy"] == ("<set>", "person")
    assert told["health_checks"] == ("false", "person")
    assert told["modes"] == ("live, test", "ours")
    assert told["ca_file"] == ("", "ours")


def test_the_log_is_told_by_its_steps_only(bench: Bench) -> None:
    bench.log = ["2026-11-26 07:32:01,512 INFO rak_desktop.qt.main: step Welcome", "the Fjord Theatre said no"]

    report = bench.report()

    assert report.log == ("2026-11-26 07:32:01 INFO rak_desktop.qt.main: step Welcome",)
    assert report.log_left_out == 1


def test_a_report_can_be_made_where_everything_is_broken(bench: Bench) -> None:
    def broken() -> NoReturn:
        raise RuntimeError("nobody foresaw this")

    outside = Outside(broken, broken, broken, broken, broken, broken, FixedClock(NOON))

    report = make_report(CODE, outside)

    assert (report.made, report.support_code) == ("2026-11-23 12:00 UTC", CODE)
    assert (report.findings, report.connections, report.settings, report.log) == ((), (), (), ())
    look_through([report_text(report, Words())], outside)


# ── the last look ────────────────────────────────────────────────────────────────────────────────────


def refused(bench: Bench, *texts: str) -> bool:
    try:
        look_through(texts, bench.outside)
    except RakError as error:
        return (error.code, dict(error.facts)) == (Code.REPORT_HOLDS_SECRET, {})
    return False


def test_a_report_with_nothing_secret_passes(bench: Bench) -> None:
    bench.keep(connection(), LIVE_KEY)

    assert not refused(bench, *bench.texts())


def test_a_planted_key_makes_it_refuse(bench: Bench) -> None:
    bench.keep(connection(), LIVE_KEY)

    assert refused(bench, *bench.texts(), f"… {LIVE_KEY.reveal()} …")


def test_a_piece_of_a_kept_key_that_has_no_shape_makes_it_refuse(bench: Bench) -> None:
    """Nothing of it looks like a key, so only the comparison can find it."""
    bench.keep(connection(), LIVE_KEY)
    piece = LIVE_KEY.reveal()[10:24]

    assert not holds_secret(piece)
    assert refused(bench, f"harbour{piece}theatre")
    assert not refused(Bench(), f"harbour{piece}theatre")


def test_an_old_key_that_is_still_kept_is_compared_too(bench: Bench) -> None:
    card = replace(connection(), previous=PreviousKey(TEST_KEY.ending, NOON))
    bench.keep(card, LIVE_KEY)
    bench.keychain.save(card.slot.previous, TEST_KEY)

    assert bench.report().compared == 2
    assert refused(bench, TEST_KEY.reveal()[10:30])


def test_keys_that_cannot_be_read_are_counted_and_said(bench: Bench) -> None:
    bench.book.put(connection())
    bench.keychain.trouble = Code.KEYCHAIN_LOCKED

    report = bench.report()

    assert (report.compared, report.not_compared) == (0, 1)
    assert "1 kept key could not be read, so it was not searched for in this report." in report_text(report, Words())


def test_a_silent_keychain_is_asked_once_and_not_for_every_key(bench: Bench) -> None:
    """Each question would take as long as the keychain may be waited for."""
    bench.keep(connection(), LIVE_KEY)
    bench.keep(connection(TEST_KEY), TEST_KEY)
    bench.keychain.trouble = Code.KEYCHAIN_NO_ANSWER
    bench.keychain.history.clear()

    report = bench.report()

    assert (report.compared, report.not_compared) == (0, 2)
    assert len(bench.keychain.history) == 1


def test_a_key_that_is_gone_does_not_keep_the_others_from_being_compared(bench: Bench) -> None:
    bench.book.put(connection())
    bench.keep(connection(TEST_KEY), TEST_KEY)

    assert (bench.report().compared, bench.report().not_compared) == (1, 1)


@given(SECRETS)
def test_anything_shaped_like_a_secret_makes_it_refuse(secret: str) -> None:
    assert refused(Bench(), f"before {secret} after")


# ── whatever people typed ────────────────────────────────────────────────────────────────────────────


def _label(bench: Bench, secret: str) -> None:
    bench.book.put(replace(connection(), label=secret))


def _account_name(bench: Bench, secret: str) -> None:
    bench.book.put(replace(connection(), account_name=secret, publishable_key=secret))


def _path(bench: Bench, secret: str) -> None:
    bench.findings = [
        Finding(State.TROUBLE, Code.BOOK_UNREADABLE, {"file": f"/home/ada/{secret}/book"}, "book"),
        Finding(State.TROUBLE, FindingCode.FOLDER_NOT_USABLE, {"folder": secret, "problem": secret}, "folders"),
    ]


def _proxy(bench: Bench, secret: str) -> None:
    bench.chosen = Chosen(proxy=f"http://{secret}@proxy:1", ca_file=f"/etc/{secret}.pem")
    bench.findings = [Finding(State.GOOD, FindingCode.PROXY_USED, {"proxy": f"{secret}:1", "source": secret}, "proxy")]


def _error_text(bench: Bench, secret: str) -> None:
    facts = {"reason": f"Invalid API Key provided: {secret}", "error": secret, "issuer": secret, "text": secret}
    bench.findings = [Finding(State.NOT_KNOWN, FindingCode.CHECK_BROKE, facts, "connection")]


def _log(bench: Bench, secret: str) -> None:
    bench.log = [f"2026-11-26 07:32:01,512 ERROR rak_desktop.logs: nobody caught this: {secret}", secret]


@pytest.mark.parametrize("place", [_label, _account_name, _path, _proxy, _error_text, _log])
@given(SECRETS | st.builds("acct_{}".format, st.text("abcXYZ0189", min_size=8, max_size=16)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_people_typed_never_comes_out(place: Callable[[Bench, str], None], secret: str) -> None:
    bench = Bench()
    place(bench, secret)

    for text in bench.texts():
        assert secret not in text
        assert not holds_secret(text)
    assert not refused(bench, *bench.texts())


def test_a_mistake_of_the_allow_list_is_caught_by_the_last_look(bench: Bench) -> None:
    """Should a field ever let something through, the report is not written."""
    data: dict[str, Any] = {**as_json(bench.report()), "made": "rk_live_51H8xAbCdEfGhIjKlMnOpQr"}

    assert refused(bench, json.dumps(data))
