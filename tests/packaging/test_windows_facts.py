from uuid import UUID

from brand import brand_of, plain
from rak_desktop.resources import resource
from windows_facts import code, keys, upgrade_code, values

VENDOR = brand_of(resource("profiles", "practice"))


def test_other_programs_find_the_command_at_one_place() -> None:
    found = {(value.key, value.name): value.text for value in values(VENDOR)}

    helper = rf"{{home}}\{VENDOR.program}.exe"
    assert found[rf"Software\{VENDOR.program}", "Helper"] == helper
    assert found[rf"Software\Microsoft\Windows\CurrentVersion\App Paths\{VENDOR.program}.exe", ""] == helper


def test_a_link_opens_the_window_and_is_one_word_of_the_command() -> None:
    found = {(value.key, value.name): value.text for value in values(VENDOR)}

    command = found[rf"Software\Classes\{VENDOR.program}\shell\open\command", ""]
    assert command == rf'"{{home}}\{VENDOR.program}-window.exe" open --link "%1"'
    assert (rf"Software\Classes\{VENDOR.program}", "URL Protocol") in found


def test_everything_that_is_written_is_below_a_key_that_is_removed() -> None:
    for value in values(VENDOR):
        assert any(value.key == key or value.key.startswith(f"{key}\\") for key in keys(VENDOR))


def test_two_brands_share_no_key_and_no_code() -> None:
    assert not set(keys(VENDOR)) & set(keys(plain()))
    assert upgrade_code(VENDOR) != upgrade_code(plain())


def test_codes_stay_the_same_from_one_version_to_the_next() -> None:
    """They stand in every computer that has the program: this one may never change."""
    assert UUID(upgrade_code(plain())) == UUID("ca0fa81c-4bd5-5e42-961e-31619ddb4fd4")
    assert code(plain(), "a.txt") == code(plain(), "a.txt") != code(plain(), "b.txt")


def test_nothing_starts_with_the_system() -> None:
    assert not [value for value in values(plain()) if value.key.endswith((r"\Run", r"\RunOnce"))]
