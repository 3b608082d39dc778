"""What is said beside a screen. That it is short and kind is looked at with all such lines (`test_support_lines`)."""

from rak_desktop.wording.screen_lines import SCREEN_LINES
from rak_desktop.wording.screen_names import SCREENS


def test_every_screen_has_its_lines_and_all_lines_a_screen() -> None:
    assert set(SCREEN_LINES) == set(SCREENS)
