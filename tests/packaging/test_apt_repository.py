import shutil
import subprocess
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from apt_repository import SUITE, public_key, publish
from dev import Stop

pytestmark = pytest.mark.skipif(
    not all(shutil.which(tool) for tool in ("apt-ftparchive", "gpg", "gpgv", "dpkg-deb")),
    reason="the tools of Debian make and sign a repository",
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A place for gpg with one key, that of seller@example.com."""
    home = tmp_path_factory.mktemp("g")
    home.chmod(0o700)
    new = ["gpg", "--homedir", str(home), "--batch", "--passphrase", "", "--quick-generate-key", "seller@example.com"]
    subprocess.run([*new, "ed25519", "sign", "1d"], check=True, capture_output=True)
    yield home
    subprocess.run(["gpgconf", "--homedir", str(home), "--kill", "all"], check=True)


def package(place: Path, version: str) -> Path:
    control = place / f"root-{version}/DEBIAN/control"
    control.parent.mkdir(parents=True)
    fields = f"Package: rak-desktop\nVersion: {version}\nArchitecture: amd64\n"
    control.write_text(f"{fields}Maintainer: a <a@example.invalid>\nDescription: a\n")
    deb = place / f"rak-desktop_{version}_amd64.deb"
    subprocess.run(["dpkg-deb", "--build", control.parent.parent, deb], check=True, capture_output=True)
    return deb


def read(repository: Path, home: Path) -> dict[str, str]:
    """The signed facts. Fails when the signature is not that of the key."""
    key = repository.parent / "key.gpg"
    dearmored = ["gpg", "--homedir", str(home), "--batch", "--yes", "--dearmor", "-o", str(key)]
    subprocess.run(dearmored, input=public_key("seller@example.com", home), check=True, capture_output=True)
    signed = repository / "dists" / SUITE / "InRelease"
    checked = ["gpgv", "--keyring", str(key), "--output", "-", str(signed)]
    text = subprocess.run(checked, check=True, capture_output=True, text=True).stdout
    return dict(line.split(": ", 1) for line in text.splitlines() if ": " in line) | {"text": text}


def test_what_is_published_is_signed_and_believed_for_a_while(tmp_path: Path, home: Path) -> None:
    repository = tmp_path / "repository"

    publish(repository, [package(tmp_path, "0.1.0")], "seller@example.com", valid_seconds=3600, gpg_home=home)

    facts = read(repository, home)
    lasts = parsedate_to_datetime(facts["Valid-Until"]) - parsedate_to_datetime(facts["Date"])
    assert lasts.total_seconds() == 3600
    assert "main/binary-amd64/Packages.gz" in facts["text"]
    assert "InRelease" not in facts["text"]


def test_a_new_version_stands_beside_the_old_one(tmp_path: Path, home: Path) -> None:
    repository = tmp_path / "repository"

    for version in ("0.1.0", "0.1.1"):
        publish(repository, [package(tmp_path, version)], "seller@example.com", valid_seconds=3600, gpg_home=home)

    listed = (repository / "dists" / SUITE / "main/binary-amd64/Packages").read_text()
    assert [line for line in listed.splitlines() if line.startswith("Version")] == ["Version: 0.1.0", "Version: 0.1.1"]


def test_what_is_no_package_changes_nothing(tmp_path: Path, home: Path) -> None:
    stranger = tmp_path / "notes.deb"
    stranger.write_text("no package")

    with pytest.raises(Stop, match=r"notes\.deb is no Debian package"):
        publish(tmp_path / "repository", [stranger], "seller@example.com", valid_seconds=3600, gpg_home=home)
    assert not (tmp_path / "repository").exists()


def test_without_the_key_nothing_is_signed_and_the_old_list_stays(tmp_path: Path, home: Path) -> None:
    repository = tmp_path / "repository"
    publish(repository, [package(tmp_path, "0.1.0")], "seller@example.com", valid_seconds=3600, gpg_home=home)
    before = (repository / "dists" / SUITE / "InRelease").read_bytes()

    with pytest.raises(Stop, match="gpg did not do it"):
        publish(repository, [], "nobody@example.com", valid_seconds=3600, gpg_home=home)
    assert (repository / "dists" / SUITE / "InRelease").read_bytes() == before
