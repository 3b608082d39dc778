"""The page that shows all pictures of a folder, in the order of the screens."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from rak_desktop.markup import Html, html, joined
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words

_PAGE = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; margin: 2rem; color: CanvasText; background: Canvas }}
.row {{ display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: start }}
figure {{ margin: 0; max-width: 30rem }}
img {{ max-width: 100%; height: auto; border: 1px solid GrayText; border-radius: 10px }}
</style>
</head>
<body>
<h1>{title}</h1>
{groups}
</body>
</html>
"""


def index_page(screens: Mapping[str, object], files: Sequence[str], words: Words) -> bytes:
    """A whole page with every file that shows one of these screens, under its name and its title."""
    # A name begins with the number of its screen; what is no step of the wizard has a word there.
    groups = groupby(sorted(screens), key=lambda name: name.partition("-")[0])
    return html(
        _PAGE,
        language=words.language.tag.replace("_", "-"),
        direction="rtl" if words.language.right_to_left else "ltr",
        title=words("Every screen in every state"),
        groups=joined(_group(place, tuple(names), screens, files, words) for place, names in groups),
    ).encode()


def _group(
    place: str, names: tuple[str, ...], screens: Mapping[str, object], files: Sequence[str], words: Words
) -> Html:
    heading = words("Screen {number}", number=place) if place.isdecimal() else place
    shown = (_figure(file, name, screens[name]) for name in names for file in files if file.split(".")[0] == name)
    return html('<h2>{heading}</h2>\n<div class="row">\n{shown}</div>\n', heading=heading, shown=joined(shown))


def _figure(file: str, name: str, screen: object) -> Html:
    title = screen.title if isinstance(screen, Screen) else ""
    return html(
        '<figure><a href="{file}"><img src="{file}" alt="{title}" loading="lazy"></a>'
        "<figcaption><strong>{name}</strong> {title}</figcaption></figure>\n",
        file=file,
        name=name,
        title=title,
    )
