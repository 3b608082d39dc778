"""The workflow for three systems runs what everybody runs."""

from pathlib import Path

WORKFLOW = Path(__file__).parents[2] / ".github/workflows/check.yml"


def test_each_system_runs_the_command_of_the_front_page() -> None:
    text = WORKFLOW.read_text("utf-8")

    assert text.count("packaging/dev.py test") == 2
    assert {system for system in ("ubuntu", "windows", "macos") if f"{system}-" in text} == {
        "ubuntu",
        "windows",
        "macos",
    }


def test_it_may_only_read_and_leaves_no_password_behind() -> None:
    text = WORKFLOW.read_text("utf-8")

    assert "contents: read" in text
    assert text.count("persist-credentials: false") == text.count("actions/checkout@")
