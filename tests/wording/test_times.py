from datetime import UTC, datetime, timedelta, timezone

import pytest

from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.times import checked, date, here_for, hour, off_by

NOW = datetime(2026, 11, 23, 9, 45, tzinfo=timezone(timedelta(hours=1)))
WORDS = Words()


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (timedelta(seconds=20), "Checked just now"),
        (timedelta(hours=2), "Checked at 7:45"),
        (timedelta(hours=10), "Checked yesterday at 23:45"),
        (timedelta(days=12), "Checked on 11 November"),
        (timedelta(days=365), "Checked on 23 November 2025"),
        (timedelta(seconds=-90), "Checked at 9:46"),
    ],
)
def test_a_check_is_told_by_the_calendar_of_the_person(before: timedelta, said: str) -> None:
    assert checked((NOW - before).astimezone(UTC), NOW, WORDS) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "key here since today"),
        (1, "key here for 1 day"),
        (12, "key here for 12 days"),
        (61, "key here for 2 months"),
        (240, "key here for 8 months"),
        (800, "key here for 2 years"),
        (-3, "key here since today"),
    ],
)
def test_how_long_a_key_is_here_is_told_as_people_count(days: int, said: str) -> None:
    assert here_for(NOW - timedelta(days=days), NOW, WORDS) == said


def test_hour_and_date_are_those_of_this_computer() -> None:
    late = datetime(2026, 11, 22, 23, 5, tzinfo=UTC)

    assert (hour(late, NOW), date(late, NOW, WORDS)) == ("0:05", "23 November")


@pytest.mark.parametrize(
    ("off", "said"),
    [
        (timedelta(minutes=20), "20 minutes"),
        (timedelta(hours=5), "5 hours"),
        (timedelta(days=3), "3 days"),
        (timedelta(days=100), "about 3 months"),
        (timedelta(minutes=3682096), "about 7 years"),
    ],
)
def test_how_wrong_a_clock_is_is_told_as_people_count(off: timedelta, said: str) -> None:
    assert off_by(int(off.total_seconds()) // 60, WORDS) == said
