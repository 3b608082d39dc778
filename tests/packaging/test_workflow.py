"""The workflow for three systems runs what everybody runs."""

import re
from pathlib import Path

import pytest

WORKFLOW = Path(__file__).parents[2] / ".github/workflows/check.yml"


def test_each_system_runs_the_command_of_the_front_page() -> None:
    text = WORKFLOW.read_text("utf-8")

    assert text.count("packaging/dev.py test") == len(("linux", "debian", "other-systems"))
    assert {system for system in ("ubuntu", "windows", "macos") if f"{system}-" in text} == {
        "ubuntu",
        "windows",
        "macos",
    }


def test_the_oldest_python_that_people_have_is_among_them() -> None:
    assert "container: debian:12" in jobs_of(WORKFLOW.read_text("utf-8"))["debian"]


def test_it_may_only_read_and_leaves_no_password_behind() -> None:
    text = WORKFLOW.read_text("utf-8")

    assert "contents: read" in text
    assert text.count("persist-credentials: false") == text.count("actions/checkout@")


def test_a_change_of_main_is_also_built_and_lived_with_in_clean_systems() -> None:
    packages = jobs_of(WORKFLOW.read_text("utf-8"))["linux-packages"]

    assert "github.ref == 'refs/heads/main'" in packages
    assert packages.index("packaging/build.py") < packages.index("clean_folder.py bookworm")
    assert "clean_folder.py trixie" in packages


@pytest.mark.parametrize("workflow", ["check.yml", "release.yml"])
def test_an_action_is_named_by_its_commit_since_a_tag_can_be_moved(workflow: str) -> None:
    used = re.findall(r"uses: (.*)", WORKFLOW.with_name(workflow).read_text("utf-8"))

    assert used
    assert [each for each in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", each)] == []


RELEASE = WORKFLOW.with_name("release.yml").read_text("utf-8")


def jobs_of(text: str) -> dict[str, str]:
    """Each job of a workflow with its lines."""
    _, *pieces = re.split(r"^  ([a-z-]+):$", text.partition("\njobs:\n")[2], flags=re.MULTILINE)
    return dict(zip(pieces[::2], pieces[1::2], strict=True))


def test_a_release_is_frozen_once_on_each_system_and_signed_in_jobs_of_its_own() -> None:
    jobs = jobs_of(RELEASE)

    frozen_by = [name for name, lines in jobs.items() if "build.py" in lines]
    assert frozen_by == ["linux", "freeze"]
    assert {name for name, lines in jobs.items() if "environment: release" in lines} == {"windows", "macos", "publish"}
    assert not [name for name in frozen_by if "secrets." in jobs[name] or "vars." in jobs[name]]


def test_only_who_needs_it_may_more_than_read() -> None:
    jobs = jobs_of(RELEASE)

    assert "\npermissions:\n  contents: read\n" in RELEASE
    assert [name for name, lines in jobs.items() if "id-token: write" in lines] == ["windows", "publish"]
    assert [name for name, lines in jobs.items() if "contents: write" in lines] == ["publish"]
    assert RELEASE.count("persist-credentials: false") == RELEASE.count("actions/checkout@")


def test_what_is_published_has_sums_a_list_of_what_is_inside_and_an_attestation() -> None:
    jobs = jobs_of(RELEASE)

    assert all("sbom.cdx.json" in jobs[name] for name in ("linux", "windows", "macos"))
    assert "SHA256SUMS" in jobs["publish"]
    assert "actions/attest-build-provenance@" in jobs["publish"]
    assert "--draft" in jobs["publish"]


def test_scripts_that_a_release_runs_are_there() -> None:
    named = set(re.findall(r"packaging/[a-z_/]+\.py", RELEASE))

    assert named == {f"packaging/{name}.py" for name in ("build", "windows_packages", "macos_bundle")}
    assert all((WORKFLOW.parents[2] / name).is_file() for name in named)
