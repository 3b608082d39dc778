import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from clean_folder import Package
from clean_updates import Story, giving_out
from tests.packaging.test_apt_repository import package
from tests.packaging.test_clean_folder import Written

pytestmark = pytest.mark.skipif(
    not all(shutil.which(tool) for tool in ("apt-ftparchive", "gpg", "dpkg-deb")),
    reason="the tools of Debian make and sign a repository",
)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    """With a package that holds nothing, in a Debian that only writes down. The good repository has 0.1.1."""
    work = Path(os.environ["XDG_RUNTIME_DIR"], "work")  # gpg has sockets there, and their paths must be short
    (work / "given-out").mkdir(parents=True)
    told = Story(Written(), Package(package(tmp_path, "0.0.9"), "rak-desktop"), work, "http://127.0.0.1:1")
    told.vendor.publishes(told.good, told.debs["0.1.1"])
    shutil.copytree(told.good, told.given_out, dirs_exist_ok=True)
    yield told
    told.vendor.leaves()
    told.stranger.leaves()


def _files(folder: Path) -> dict[Path, bytes]:
    return {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_story_goes_from_installing_over_every_attack_to_the_next_genuine_update(story: Story) -> None:
    told = [what for what, _ in story.steps()]

    assert told[0] == "installs from the signed repository"
    assert len([what for what in told if what.endswith("refused")]) == 5
    assert told[-1] == "afterwards the genuine update still comes"


@pytest.mark.parametrize("attack", [Story.alters_the_list, Story.alters_what_is_signed, Story.signs_with_another_key])
def test_each_attack_changes_what_is_given_out_and_afterwards_the_good_one_is_back(
    story: Story, attack: Callable[[Story], None]
) -> None:
    attack(story)

    assert _files(story.given_out) != _files(story.good)
    story.puts_back()
    assert _files(story.given_out) == _files(story.good)


def test_the_repository_is_given_out_on_this_computer(tmp_path: Path) -> None:
    (tmp_path / "key.asc").write_text("the key")

    with giving_out(tmp_path) as address, urlopen(f"{address}/key.asc") as answer:
        assert address.startswith("http://127.0.0.1:")
        assert answer.read() == b"the key"
