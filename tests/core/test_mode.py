from rak_desktop.core.mode import Mode


def test_each_mode_knows_the_other() -> None:
    assert Mode.LIVE.other is Mode.TEST
    assert Mode.TEST.other is Mode.LIVE


def test_stripes_words_are_the_values() -> None:
    assert [mode.value for mode in Mode] == ["live", "test"]
