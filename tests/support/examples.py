"""How many made-up cases a test tries: all of them where CI is set, fewer where somebody waits at a desk."""

import os

AT_A_DESK = 4
IN_THE_QUICK_PART = 12


def examples(thorough: int) -> int:
    """The number for `settings(max_examples=…)`, from what a thorough run tries."""
    if os.environ.get("CI"):
        return thorough
    return max(1, thorough // (IN_THE_QUICK_PART if os.environ.get("FEW_EXAMPLES") else AT_A_DESK))
