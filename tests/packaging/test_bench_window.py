"""The benchmark of the window: what it counts, and that its table stands beside the goals."""

import pytest

import bench_window


def test_the_longest_beat_and_the_99th_of_100_are_told_with_the_windows_own_work() -> None:
    beats = [(1.0, 0.5)] * 99 + [(80.0, 30.0)]

    assert bench_window._summed(beats) == {"longest": 80.0, "p99": 1.0, "own": 30.0}


def test_each_step_and_the_whole_walk_stand_beside_the_goals(capsys: pytest.CaptureFixture[str]) -> None:
    told = {"longest": 40.0, "p99": 9.0, "own": 12.0}
    walk = {"memory": 70.0, "steps": {"welcome": told}, "whole": told, "stood": []}

    bench_window._print("all well", [walk], [walk], [100.0])

    table = capsys.readouterr().out
    assert "0.70 x KeePassXC (goal 0.7)" in table
    assert "welcome" in table
    assert "(goals 50 and 16)" in table


def test_a_walker_goes_on_when_what_it_waits_for_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_window, "STAYS", 0)
    there, done, ended = [False], list[str](), list[bool]()
    steps = iter([("one", lambda: done.append("one"), lambda: there[0]), ("two", lambda: done.append("two"), bool)])
    walker = bench_window._Walker(steps, bench_window.Beats(), lambda: ended.append(True))

    walker.go_on()
    walker.go_on()
    assert done == ["one"], "nothing follows before it is there"

    there[0] = True
    walker.go_on()
    assert done == ["one", "two"]
    assert not ended
