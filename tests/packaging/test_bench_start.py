import mmap
from collections.abc import Iterator

import pytest

from bench_start import BARE, COLOURS, HEIGHT, KEEPASSXC, LIST, WIDTH, WIZARD, Start, _colours, _goals

HEAD = b"about the format"


@pytest.fixture
def picture() -> Iterator[mmap.mmap]:
    """A black screen, as Xvfb keeps it."""
    with mmap.mmap(-1, len(HEAD) + WIDTH * HEIGHT * 4) as made:
        made.write(HEAD)
        yield made


def test_an_empty_window_is_not_a_painted_one(picture: mmap.mmap) -> None:
    assert _colours(picture) == 1
    picture[len(HEAD) : len(HEAD) + WIDTH * 4 * 300] = b"\xee\xee\xee\0" * (WIDTH * 300)
    assert _colours(picture) == 2 < COLOURS


def test_a_window_with_letters_is_a_painted_one(picture: mmap.mmap) -> None:
    line = b"".join(bytes((shade % 256, 0, 0, 0)) for shade in range(WIDTH))
    picture[len(HEAD) + 3 * WIDTH * 4 : len(HEAD) + 4 * WIDTH * 4] = line

    assert _colours(picture) >= COLOURS


def test_a_goal_is_the_median_of_the_ratios_of_the_rounds_and_says_whether_it_was_reached() -> None:
    ours = [Start(100, 100, 200, 50), Start(300, 100, 400, 50), Start(130, 100, 230, 50)]
    bare = [Start(100, 100, 100, 60), Start(100, 100, 100, 60), Start(100, 100, 100, 60)]
    goals = list(_goals({WIZARD: ours, LIST: ours, BARE: bare}, cold=False))

    assert goals[0].reached == pytest.approx(1.3)
    assert "MISSED" in str(goals[0])
    assert "reached" in str(goals[1])
    assert str(goals[2]).endswith("2.30"), "nobody decided how soon it has to be whole"
    assert "not measured here" in str(next(goal for goal in goals if goal.peer == KEEPASSXC))


def test_a_cold_start_is_compared_with_keepassxc_only() -> None:
    assert {goal.peer for goal in _goals({WIZARD: [], LIST: []}, cold=True)} == {KEEPASSXC}
