"""The computer's own clock."""

from datetime import UTC, datetime, timedelta

from rak_desktop.adapters.system_clock import SystemClock


def test_it_tells_the_time_in_utc() -> None:
    now = SystemClock().now()

    assert now.tzinfo is UTC
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_wait_takes_its_time_on_the_steady_clock() -> None:
    clock = SystemClock()
    before = clock.steady()

    clock.wait(0.01)

    assert clock.steady() - before >= 0.01
