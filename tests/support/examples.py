"""How many made-up cases a test tries: a quarter at a desk, where somebody waits, and all of them where CI is set."""

import os

AT_A_DESK = 4


def examples(thorough: int) -> int:
    """The number for `settings(max_examples=…)`, from what a thorough run tries."""
    return thorough if os.environ.get("CI") else max(1, thorough // AT_A_DESK)
