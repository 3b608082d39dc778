"""Checks may do what they like: the runner makes findings of it, in time, and hides what only follows."""

from collections.abc import Callable, Iterable, Iterator

from rak_desktop.adapters.thread_jobs import ThreadJobs
from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import KeychainError
from rak_desktop.flows.checkup.check import Check
from rak_desktop.flows.checkup.runner import run_checks
from tests.fakes.clock import FixedClock
from tests.fakes.jobs import HeldJobs

FINE = Finding(State.GOOD, FindingCode.CLOCK_RIGHT)


def fine() -> Iterable[Finding]:
    return (FINE,)


def locked() -> Iterable[Finding]:
    raise KeychainError(Code.KEYCHAIN_LOCKED, keychain="KWallet")


def told(*checks: Check, jobs: HeldJobs | None = None) -> list[tuple[str, State, Code | FindingCode]]:
    return [(seen.check, seen.state, seen.code) for seen in run_checks(checks, jobs or HeldJobs())]


def test_a_finding_bears_the_name_of_its_check() -> None:
    assert told(Check("clock", fine)) == [("clock", State.GOOD, FindingCode.CLOCK_RIGHT)]


def test_one_of_our_errors_is_a_finding_with_its_code_and_facts() -> None:
    (finding,) = run_checks([Check("keychain", locked)], HeldJobs())

    assert finding == Finding(State.TROUBLE, Code.KEYCHAIN_LOCKED, {"keychain": "KWallet"}, "keychain")


def test_a_mistake_in_a_check_is_a_finding_and_stops_no_other() -> None:
    def broken() -> Iterable[Finding]:
        raise ZeroDivisionError

    assert told(Check("one", broken), Check("two", fine)) == [
        ("one", State.NOT_KNOWN, FindingCode.CHECK_BROKE),
        ("two", State.GOOD, FindingCode.CLOCK_RIGHT),
    ]


def test_a_check_that_breaks_half_way_has_seen_nothing() -> None:
    def half() -> Iterator[Finding]:
        yield FINE
        raise ZeroDivisionError

    assert told(Check("one", half)) == [("one", State.NOT_KNOWN, FindingCode.CHECK_BROKE)]


def test_what_only_follows_from_a_trouble_is_hidden_and_names_its_root() -> None:
    checks = (Check("root", locked), Check("leaf", fine, ("root",)), Check("twig", fine, ("leaf",)))

    findings = list(run_checks(checks, HeldJobs()))

    assert [seen.state for seen in findings] == [State.TROUBLE, State.HIDDEN, State.HIDDEN]
    assert [seen.facts.get("because") for seen in findings] == [None, "root", "root"]


def test_a_note_hides_nothing() -> None:
    def note() -> Iterable[Finding]:
        return (Finding(State.NOTE, FindingCode.NO_BROWSER),)

    assert told(Check("root", note), Check("leaf", fine, ("root",)))[1][1] is State.GOOD


def test_a_check_that_takes_too_long_is_not_known() -> None:
    clock = FixedClock()

    def slow() -> Iterable[Finding]:
        clock.advance(60)
        return (FINE,)

    assert told(Check("slow", slow, seconds=5), jobs=HeldJobs(clock)) == [
        ("slow", State.NOT_KNOWN, FindingCode.TOOK_TOO_LONG)
    ]


def test_on_threads_it_is_the_same() -> None:
    def immediately(call: Callable[[], None]) -> None:
        call()

    checks = (Check("a", fine), Check("b", locked), Check("c", fine, ("b",)), Check("d", fine, ("a",)))

    states = {seen.check: seen.state for seen in run_checks(checks, ThreadJobs(immediately))}

    assert states == {"a": State.GOOD, "b": State.TROUBLE, "c": State.HIDDEN, "d": State.GOOD}
