"""What is said before the first screen. That it is short and kind is looked at with all such lines."""

from rak_desktop.wording.first_starts import FIRST_STARTS


def test_every_system_has_its_first_start() -> None:
    assert {start.system for start in FIRST_STARTS} == {"Windows", "macOS", "Linux"}
