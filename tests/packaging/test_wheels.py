from pathlib import Path

import pytest

from wheels import LOCK, TARGETS, needed, requirements

ROOT = Path(__file__).parents[2]
LOCKS = sorted(ROOT.glob("requirements*.lock"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_package_is_pinned_and_has_hashes(lock: Path) -> None:
    listed = list(requirements(lock.read_text("utf-8")))

    assert len(listed) > 20
    for package, text in listed:
        assert str(package.specifier).startswith("=="), package
        assert "--hash=sha256:" in text, package


def test_no_lock_names_where_packages_come_from() -> None:
    for lock in LOCKS:
        assert "http" not in lock.read_text("utf-8")


@pytest.mark.parametrize(
    ("target", "has", "has_not"),
    [
        ("linux", {"secretstorage", "cryptography", "pyside6-essentials"}, {"pywin32-ctypes"}),
        ("windows", {"pywin32-ctypes", "pyside6-essentials"}, {"secretstorage", "cryptography"}),
        ("windows-arm", {"pywin32-ctypes", "shiboken6"}, {"jeepney"}),
        ("macos", {"keyring", "stripe"}, {"pywin32-ctypes", "secretstorage"}),
    ],
)
def test_each_system_is_asked_for_what_it_needs(target: str, has: set[str], has_not: set[str]) -> None:
    lines = needed(LOCK.read_text("utf-8"), TARGETS[target])
    names = {line.partition("==")[0] for line in lines}

    assert has <= names
    assert not has_not & names
    assert all(" --hash=sha256:" in line and ";" not in line for line in lines)
