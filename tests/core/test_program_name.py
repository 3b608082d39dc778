import pytest

from rak_desktop.core.program_name import is_program_name


@pytest.mark.parametrize(
    "name", ["ticketd", "Gate-Scanner", "till2", "g++", "shop.exe", "com.example.Till", "ashen", "rmx"]
)
def test_a_bare_name_is_a_program(name: str) -> None:
    assert is_program_name(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", "a b", "/usr/bin/ticketd", "../ticketd", r"C:\till.exe", "-rf", "till;id", "till\n", "$(id)", "~till"),
        *("a" * 65, "tïll", "till:open", "a..b", '"till"'),
    ],
)
def test_a_path_or_a_word_more_is_none(name: str) -> None:
    assert not is_program_name(name)


@pytest.mark.parametrize(
    "name",
    [
        *("sh", "bash", "ZSH", "cmd", "cmd.exe", "PowerShell.exe", "pwsh", "python3.11", "node", "sudo", "env", "open"),
        *("rundll32.exe", "shutdown", "curl", "wscript", "mkfs.ext4", "perl5.36", "regsvr32"),
    ],
)
def test_what_runs_whatever_it_is_given_is_no_vendors_program(name: str) -> None:
    assert not is_program_name(name)


@pytest.mark.parametrize("name", ["till.bat", "till.CMD", "till.ps1", "till.sh", "till.py", "till.bat.exe", "till.lnk"])
def test_a_script_is_none(name: str) -> None:
    assert not is_program_name(name)
