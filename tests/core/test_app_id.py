import pytest

from rak_desktop.core.app_id import is_app_id


@pytest.mark.parametrize("text", ["com.example.harbour", "A", "harbour_tickets-2", "a" * 100])
def test_an_app_id_is_letters_digits_and_a_few_marks(text: str) -> None:
    assert is_app_id(text)


@pytest.mark.parametrize("text", ["", "..", "-a", "com.example/harbour", "com.example\n", "com.exämple", "a" * 101])
def test_nothing_else_is_one(text: str) -> None:
    assert not is_app_id(text)
