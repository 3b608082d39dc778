"""What the documents promise is there: files, pictures, commands."""

import re
from pathlib import Path

import pytest

from contents import NOT_AT_RUN_TIME

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), ROOT / "packaging/README.md"])
PICTURES = sorted((ROOT / "resources/readme").glob("*.png"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_link_to_a_file_leads_to_one(document: Path) -> None:
    text = document.read_text("utf-8")
    links = [link for link in re.findall(r"(?:\]\(|src=\")([^)\"#]+)", text) if "://" not in link]

    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_script_that_is_named_is_there(document: Path) -> None:
    scripts = set(re.findall(r"(?<!tests/)packaging/\w+\.py", document.read_text("utf-8")))

    assert [script for script in scripts if not (ROOT / script).exists()] == []


def test_the_pictures_of_the_readme_are_few_small_and_not_shipped() -> None:
    assert 3 <= len(PICTURES) <= 6
    assert sum(picture.stat().st_size for picture in PICTURES) < 250_000
    assert "readme" in NOT_AT_RUN_TIME
    for picture in PICTURES:
        assert picture.name in (ROOT / "README.md").read_text("utf-8")


def test_the_checks_before_a_commit_are_our_own_and_fetch_nothing() -> None:
    config = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")

    assert re.findall(r"repo: (\S+)", config) == ["local"]
    for entry in re.findall(r"entry: (.+)", config):
        tool, *rest = entry.split()
        assert tool.startswith(".venv/bin/")
        assert all((ROOT / part).exists() for part in rest if part.endswith(".py"))


def test_who_found_a_weakness_learns_where_to_tell_it_and_what_is_not_promised() -> None:
    told = (ROOT / "SECURITY.md").read_text("utf-8")

    for needed in ("Never send a key", "Clipboard", "Memory", "in the clear", "What is not promised", "same person"):
        assert needed in told
