"""The benchmark of asking Stripe: its processes start, and its table says each figure beside its goal."""

import json
import subprocess
import sys

import pytest

import bench_stripe

MEDIANS = {
    **{case: {"ms": 600.0, "rss": 30.0} for case in bench_stripe.CASES},
    "sequence": {"ms": 2400.0, "rss": 30.0},
    "stall": {"longest": 20.0, "p99": 5.0, "rss": 30.0},
}


def test_the_table_compares_with_one_after_another_and_with_a_round_trip() -> None:
    table = bench_stripe.report(MEDIANS)

    assert "| 24 questions, ours, cold | 600 ms = 0.25 x | <= 0.25 x |" in table
    assert "| 24 questions, ours, warm | 600 ms = 1.50 RTT a batch | <= 1.3 RTT |" in table


def test_it_asks_as_many_different_questions_as_it_says() -> None:
    assert len(set(bench_stripe._paths())) == bench_stripe.COUNT


@pytest.mark.sweep
@pytest.mark.parametrize("case", ["bare", "library"])
def test_a_case_is_a_process_that_tells_what_it_measured(case: str) -> None:
    command = [sys.executable, bench_stripe.__file__, "--case", case, "--address", "", "--root", ""]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)

    assert json.loads(done.stdout)["rss"] > 1
