import pytest

from rak_desktop.core import errors
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import KeychainError, OurFault, RakError, Trouble


def test_an_error_is_a_code_and_facts() -> None:
    error = KeychainError(Code.KEYCHAIN_LOCKED, backend="GNOME Keyring")

    assert (error.code, error.facts) == (Code.KEYCHAIN_LOCKED, {"backend": "GNOME Keyring"})
    assert str(error) == "RAK-KCN-71"


def test_an_error_and_an_answer_are_the_same_trouble() -> None:
    assert KeychainError(Code.KEYCHAIN_LOCKED, backend="x").trouble == Trouble(Code.KEYCHAIN_LOCKED, {"backend": "x"})


def test_our_own_fault_has_one_code() -> None:
    assert OurFault().code is Code.OUR_FAULT


@pytest.mark.parametrize("kind", RakError.__subclasses__())
def test_every_kind_is_in_the_drawing(kind: type[RakError]) -> None:
    """The family is drawn at the top of the file."""
    assert kind.__name__ in (errors.__doc__ or "")
