"""A small file of ours is whole at every moment, whoever writes it."""

import json
import threading
from pathlib import Path

import pytest

from rak_desktop.whole_file import write_whole


def test_its_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    write_whole(tmp_path / "ours" / "settings.json", "ü\n")

    assert (tmp_path / "ours" / "settings.json").read_text("utf-8") == "ü\n"
    assert (tmp_path / "ours").stat().st_mode & 0o077 == 0


def test_several_who_write_at_the_same_moment_are_not_in_each_others_way(tmp_path: Path) -> None:
    """As a window and a command in the terminal."""
    file = tmp_path / "settings.json"
    troubles: list[OSError] = []

    def write(who: int) -> None:
        try:
            for number in range(100):
                write_whole(file, json.dumps([who] * number))
        except OSError as error:
            troubles.append(error)

    writers = [threading.Thread(target=write, args=(who,)) for who in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert troubles == []
    assert len(json.loads(file.read_text())) == 99
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


def test_what_cannot_be_moved_into_place_leaves_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()

    with pytest.raises(OSError):  # noqa: PT011 - each system has a kind of its own for it
        write_whole(tmp_path / "settings.json", "new")

    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]
