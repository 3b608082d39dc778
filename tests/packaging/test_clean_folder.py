from pathlib import Path

import pytest

from clean_folder import Folder, Package, steps


class Written(Folder):
    """A folder in which every command succeeds and is only written down."""

    def __init__(self) -> None:
        super().__init__(Path("/nowhere"))
        self.scripts: list[tuple[str, ...]] = []

    def run(self, script: str, *arguments: str) -> str:
        self.scripts.append((script, *arguments))
        return ""


TWO = [Package(Path(f"{name}.deb"), f"rak-com.{name}.shop") for name in ("one", "other")]


def test_the_story_goes_from_installing_to_nothing_left_behind() -> None:
    told = [what for what, _ in steps(Written(), TWO)]

    assert told[0] == "installs without recommended packages"
    assert told[-2:] == [f"{package.program} leaves nothing behind" for package in TWO]


@pytest.mark.parametrize("what", ["starts in the terminal", "draws its windows", "keeps a key and gives it back"])
def test_each_of_the_packages_is_used(what: str) -> None:
    folder = Written()

    for told, step in steps(folder, TWO):
        if told.endswith(what):
            step()

    assert {arguments[-1] if len(arguments) == 1 else arguments[0] for _, *arguments in folder.scripts} == {
        package.program for package in TWO
    }
