import ast
import inspect
import subprocess
import sys
from pathlib import Path

import keyring.backends
import keyring.errors
import pytest
import secretstorage.exceptions
from jeepney import DBusAddress, DBusErrorResponse, new_error, new_method_call

from rak_desktop.adapters.keychain_errors import BY_EXCEPTION, as_keychain_error
from rak_desktop.core.codes import Code

SECRET = "rk_live_51TheKeyThatMustNotBeTold"


class WindowsError(Exception):
    """Shaped like pywin32's `error`: the number, the function, the text."""

    def __init__(self, number: int) -> None:
        super().__init__(number, "CredWrite", SECRET)
        self.winerror = number


def test_every_exception_of_keyring_is_in_the_table() -> None:
    assert _exceptions_of(keyring.errors) <= set(BY_EXCEPTION)


def test_every_exception_of_secretstorage_is_in_the_table() -> None:
    assert _exceptions_of(secretstorage.exceptions) <= set(BY_EXCEPTION)


def test_every_exception_of_the_macos_back_end_is_in_the_table() -> None:
    """Read from its source, since it can be imported on macOS only."""
    source = Path(keyring.backends.__path__[0], "macOS", "api.py").read_text("utf-8")
    classes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef) and node.bases]

    named = {f"keyring.backends.macOS.api.{node.name}" for node in classes}

    assert named - set(BY_EXCEPTION) == {"keyring.backends.macOS.api.Error"}, "it is always wrapped by keyring's own"


@pytest.mark.parametrize("name", BY_EXCEPTION)
def test_no_text_of_an_exception_goes_on(name: str) -> None:
    module, _, qualname = name.rpartition(".")
    exception = type(qualname, (Exception,), {"__module__": module})

    ours = as_keychain_error(exception(f"could not store {SECRET}"))

    assert ours.code is BY_EXCEPTION[name]
    assert SECRET not in f"{ours!r} {ours.facts} {ours.__cause__!r} {ours.__context__!r}"


def test_what_caused_an_exception_says_more_than_what_was_made_of_it() -> None:
    closed_prompt = secretstorage.exceptions.PromptDismissedException("Prompt dismissed.")
    no_collection = keyring.errors.InitError("Failed to create the collection")
    no_collection.__cause__ = closed_prompt

    assert as_keychain_error(no_collection).code is Code.KEYCHAIN_DENIED


def test_a_closed_prompt_is_a_no_whichever_library_saw_it() -> None:
    """keyring says "locked" for it: it looks whether the store is still locked once the prompt is gone."""
    seen = (keyring.errors.KeyringLocked(), secretstorage.exceptions.PromptDismissedException())

    assert {as_keychain_error(error).code for error in seen} == {Code.KEYCHAIN_DENIED}


def test_a_refusal_over_the_bus_is_known_by_its_name() -> None:
    call = new_method_call(DBusAddress("/", "org.freedesktop.secrets", "org.freedesktop.Secret.Service"), "Unlock")
    refusal = DBusErrorResponse(new_error(call, "org.freedesktop.Secret.Error.IsLocked", "s", (SECRET,)))

    assert as_keychain_error(refusal).code is Code.KEYCHAIN_LOCKED


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (5, Code.KEYCHAIN_DENIED),
        (1223, Code.KEYCHAIN_DENIED),
        (1312, Code.KEYCHAIN_OUT_OF_REACH),
        (1783, Code.KEYCHAIN_TOO_LARGE),
        (31337, Code.KEYCHAIN_DENIED),
    ],
)
def test_windows_is_understood_by_its_numbers(number: int, code: Code) -> None:
    assert as_keychain_error(WindowsError(number)).code is code


def test_a_keychain_that_may_not_ask_on_macos_is_locked() -> None:
    error_class = type("Error", (Exception,), {"__module__": "keyring.backends.macOS.api"})
    not_set = keyring.errors.PasswordSetError("Can't store password on keychain")
    not_set.__cause__ = error_class(-25308, "Unknown Error")

    assert as_keychain_error(not_set).code is Code.KEYCHAIN_LOCKED


def test_an_exception_that_nobody_thought_of_is_a_refusal() -> None:
    assert as_keychain_error(ZeroDivisionError(SECRET)).code is Code.KEYCHAIN_DENIED


def _exceptions_of(module: object) -> set[str]:
    classes = [each for _, each in inspect.getmembers(module, inspect.isclass) if issubclass(each, Exception)]
    return {f"{each.__module__}.{each.__qualname__}" for each in classes}


def test_windows_which_has_no_such_sockets_can_load_the_table() -> None:
    script = "import _socket; del _socket.AF_UNIX; import rak_desktop.adapters.keychain_errors"

    subprocess.run([sys.executable, "-c", script], check=True)
