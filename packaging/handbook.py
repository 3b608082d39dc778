"""Writes the handbook for support into resources/handbook, from the tables that the program speaks from.

python3 packaging/handbook.py                 the text pages, in every language that has them
python3 packaging/handbook.py --pictures      the pictures too, for a build; they are not kept in the repository
python3 packaging/handbook.py --check         writes nothing; ends with 1 when a page is not what it should be
"""

import argparse
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from rak_desktop.assembly import Services, words_in
from rak_desktop.handbook.book import handbook
from rak_desktop.handbook.pictured import PICTURED
from rak_desktop.handbook.pieces import PICTURES
from rak_desktop.screens.examples.stage import Stage
from rak_desktop.screens.examples.table import EXAMPLES
from rak_desktop.wording.languages import LANGUAGES as SPOKEN
from rak_desktop.wording.languages import Language

ROOT = Path(__file__).parents[1]
BOOK = ROOT / "resources" / "handbook"

COLOURS = 64
"""So that the pictures of all languages together take three megabytes."""

LANGUAGES = tuple(language for language in SPOKEN if language.tag in ("en", "de", "es"))
"""The languages of the handbook; in all others the English one opens."""


def main() -> int:
    parser = argparse.ArgumentParser(description="Writes the handbook for support.")
    parser.add_argument("--pictures", action="store_true", help="draw the pictures too")
    parser.add_argument("--check", action="store_true", help="write nothing, and say what is out of date")
    arguments = parser.parse_args()
    if arguments.check:
        stale = [f"{language.tag}/{name}" for language in LANGUAGES for name in out_of_date(language)]
        for name in stale:
            print(f"out of date: {name}")
        return 1 if stale else 0
    for language in LANGUAGES:
        write(language)
        if arguments.pictures:
            draw(language)
    return 0


def pages(language: Language) -> dict[str, bytes]:
    """What the folder of this language has to hold."""
    return handbook(stage(language))


def stage(language: Language) -> Stage:
    """The app and the language that the handbook speaks of and in."""
    return Stage(Services(practice=True).practice_profile, words_in(language))


def out_of_date(language: Language) -> list[str]:
    """The pages that are missing, changed, or of no use any more."""
    folder, wanted = BOOK / language.tag, pages(language)
    here = {file.name: file.read_bytes().replace(b"\r\n", b"\n") for file in folder.glob("*.html")}
    return sorted(name for name in {*here, *wanted} if here.get(name) != wanted.get(name))


def write(language: Language) -> None:
    """Puts this language's pages in the place of those that are there."""
    folder, wanted = BOOK / language.tag, pages(language)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.html"):
        if old.name not in wanted:
            old.unlink()
    for name, content in wanted.items():
        (folder / name).write_bytes(content)


def draw(language: Language) -> None:
    """The screens that the pages show. Loads Qt, which the pages do without."""
    from rak_desktop.qt.pictures import Form, draw_all

    folder, on = BOOK / language.tag / PICTURES, stage(language)
    shutil.rmtree(folder, ignore_errors=True)
    form = Form(brand=on.profile.accent, colours=COLOURS)
    for _ in draw_all({name: EXAMPLES[name](on) for name in PICTURED}, {"": form}, folder, language=language.tag):
        pass


if __name__ == "__main__":
    sys.exit(main())
