import pytest

from rak_desktop.core.variables import is_for_a_key, is_name


@pytest.mark.parametrize("name", ["STRIPE_SECRET_KEY", "key", "_X1"])
def test_a_name_of_its_own_may_hold_a_key(name: str) -> None:
    assert is_name(name)
    assert is_for_a_key(name)


@pytest.mark.parametrize("name", ["PATH", "Path", "HOME", "LD_PRELOAD", "DYLD_LIBRARY_PATH", "PYTHONPATH", "comspec"])
def test_a_name_that_others_need_may_not(name: str) -> None:
    assert not is_for_a_key(name)


@pytest.mark.parametrize("text", ["", "1X", "A B", "A=B", "A-B", "Ä", "A\0"])
def test_what_is_no_name(text: str) -> None:
    assert not is_name(text)
