"""rak-desktop pictures: every screen in every state as a picture, for handbooks and for review."""

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from rak_desktop.assembly import Services
from rak_desktop.cli.streams import answer
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import ProfileError
from rak_desktop.handbook.picture_index import index_page
from rak_desktop.screens.examples.stage import Stage
from rak_desktop.screens.examples.table import EXAMPLES
from rak_desktop.wording.marking import N_


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help=N_("the folder for the pictures"))
    parser.add_argument("--profile", metavar="APP", help=N_("another app than the practice one: its id or its folder"))
    parser.add_argument(
        "--theme", choices=("light", "dark", "contrast"), help=N_("only this one; without it light and dark")
    )
    parser.add_argument("--scale", type=_number(float, 0.5, 4), default=1.0, help=N_("1 is as on an ordinary screen"))
    parser.add_argument("--width", type=_number(int, 400, 4000), default=860, help=N_("of the window"))
    parser.add_argument("--height", type=_number(int, 360, 4000), help=N_("without it as high as the page needs"))
    parser.add_argument("--only", metavar="TEXT", action="append", help=N_("only pictures with this in their name"))


def run(arguments: argparse.Namespace, services: Services) -> int:
    pictures = import_module("rak_desktop.qt.pictures")
    profile = services.profile(arguments.profile) if arguments.profile else services.practice_profile
    words = services.words
    on = Stage(profile, words)
    screens = {name: show(on) for name, show in EXAMPLES.items() if _wanted(name, arguments.only)}
    if not screens:
        raise ProfileError(Code.WRONG_USE, reason=words("No picture has that in its name."))
    forms = {
        ending: pictures.Form(
            dark=theme == "dark",
            contrast=theme == "contrast",
            scale=arguments.scale,
            width=arguments.width,
            height=arguments.height,
            right_to_left=words.language.right_to_left,
            brand=profile.accent,
        )
        for theme, ending in (("light", ""), ("dark", ".dark"), ("contrast", ".contrast"))
        if arguments.theme == theme or (arguments.theme is None and theme != "contrast")
    }
    try:
        files = tuple(pictures.draw_all(screens, forms, arguments.out, language=words.language.tag))
        (arguments.out / "index.html").write_bytes(index_page(screens, tuple(f.name for f in files), words))
    except OSError as error:
        raise ProfileError(Code.PROFILE_NOT_WRITABLE, reason="pictures", file=str(arguments.out)) from error
    answer(words.count("{number} picture", "{number} pictures", len(files)))
    answer(str(arguments.out / "index.html"))
    return 0


def _wanted(name: str, only: list[str] | None) -> bool:
    return only is None or any(text in name for text in only)


def _number(kind: Callable[[str], float], least: float, most: float) -> Callable[[str], float]:
    def number(text: str) -> float:
        value = kind(text)
        if not least <= value <= most:
            says: str = argparse._(N_("it goes from %(least)s to %(most)s"))  # type: ignore[attr-defined]
            raise argparse.ArgumentTypeError(says % {"least": least, "most": most})
        return value

    return number
