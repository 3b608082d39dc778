"""The sample Stripe App: what can be seen from its files, and, with npm, Stripe's own types and test renderer."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from rak_desktop.adapters.profile_examiner import examine
from rak_desktop.core.findings import FindingCode
from rak_desktop.resources import permission_catalogue, resource

APP = resource("stripe_app")
PATIENCE = 300.0
"""Seconds. Fetching takes ten, checking five; a busy computer and a slow network take longer."""


def test_its_manifest_is_the_one_that_is_practised_with() -> None:
    assert (APP / "stripe-app.json").read_bytes() == resource("profiles", "practice", "stripe-app.json").read_bytes()


def test_its_manifest_passes_our_own_check() -> None:
    examination = examine(str(APP / "stripe-app.json"), permission_catalogue())

    assert not examination.is_wrong
    assert {finding.code for finding in examination.findings} == {
        FindingCode.NOT_TESTABLE,
        FindingCode.NO_PROFILE_FILE,  # the profile is the practice one
    }


def test_every_view_of_the_manifest_is_there() -> None:
    manifest = json.loads((APP / "stripe-app.json").read_text("utf-8"))

    for view in manifest["ui_extension"]["views"]:
        assert (APP / "src/views" / f"{view['component']}.tsx").is_file()


def test_its_packages_are_pinned_by_hash_and_no_registry_is_named() -> None:
    text = (APP / "package-lock.json").read_text("utf-8")
    packages = {name: entry for name, entry in json.loads(text)["packages"].items() if name}

    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    assert not re.search(r'"resolved"|registry', text)
    wanted = json.loads((APP / "package.json").read_text("utf-8"))
    for name, version in {**wanted["dependencies"], **wanted["devDependencies"]}.items():
        assert packages[f"node_modules/{name}"]["version"] == version


@pytest.mark.journey
def test_stripes_own_types_and_test_renderer_are_content(tmp_path: Path) -> None:
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("wants node and npm, which are too much to install for this alone")
    app = Path(shutil.copytree(APP, tmp_path / "app", ignore=shutil.ignore_patterns("node_modules", "build")))

    fetched = npm(app, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    if fetched.returncode and re.search(
        r"E(NOTFOUND|AI_AGAIN|CONNREFUSED|TIMEDOUT|NETUNREACH|CONNRESET)", said(fetched)
    ):
        pytest.skip("no registry of npm can be reached from here")
    assert fetched.returncode == 0, said(fetched)

    checked, tested = npm(app, "run", "check"), npm(app, "run", "test")
    assert checked.returncode == 0, said(checked)
    assert tested.returncode == 0, said(tested)
    assert re.search(r"\btests [1-9]", said(tested))
    assert re.search(r"\bfail 0\b", said(tested))


def npm(app: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "npm_config_cache": str(app.parent / "cache"), "NO_COLOR": "1"}
    return subprocess.run(
        ["npm", *arguments], cwd=app, env=environ, capture_output=True, text=True, check=False, timeout=PATIENCE
    )


def said(ended: subprocess.CompletedProcess[str]) -> str:
    return ended.stdout + ended.stderr
