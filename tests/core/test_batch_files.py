import pytest

from rak_desktop.core.batch_files import is_batch_file, is_safe_for_one


@pytest.mark.parametrize("program", ["npm.cmd", r"C:\\tools\\RUN.BAT", "run.bat. ."])
def test_a_batch_file_is_known_by_its_name(program: str) -> None:
    assert is_batch_file(program)


@pytest.mark.parametrize("program", ["npm.exe", "bat", "cmd", "run.bat.exe"])
def test_other_programs_are_none(program: str) -> None:
    assert not is_batch_file(program)


@pytest.mark.parametrize("argument", ["plain", "two words", "--mode=live", "a/b\\c", "", "über"])
def test_an_ordinary_argument_is_safe(argument: str) -> None:
    assert is_safe_for_one(argument)


@pytest.mark.parametrize("argument", ['"', "%PATH%", "!x!", "a&b", "a|b", "a>b", "a^b", "(x)", "a\nb"])
def test_what_the_shell_reads_itself_is_not(argument: str) -> None:
    assert not is_safe_for_one(argument)
