"""The pieces that the handbook's pages are made of."""

from collections.abc import Iterable

from rak_desktop.markup import NOTHING, Html, html, joined
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.screen_lines import NEVER_THE_KEY

PICTURES = "pictures"


def section(title: str, *content: Html) -> Html:
    """A part of a page under its own heading."""
    return html("<section>\n<h2>{title}</h2>\n{content}</section>\n", title=title, content=joined(content))


def paragraph(text: str | Html) -> Html:
    """One or two sentences."""
    return html("<p>{text}</p>\n", text=text)


def to_say(sentences: Iterable[str], words: Words) -> Html:
    """What to say, word for word; the last is always that nobody reads out the key."""
    lines = [*sentences]
    if (never := words(NEVER_THE_KEY)) not in lines:
        lines.append(never)
    return section(
        words("What to say"),
        html("<ul>\n{lines}</ul>\n", lines=joined(html('<li class="say">{line}</li>\n', line=line) for line in lines)),
    )


def pairs(rows: Iterable[tuple[str | Html, str | Html]], kind: str = "") -> Html:
    """Something, and what belongs to it; of the kind `numbers` beside each other."""
    entries = joined(html("<dt>{name}</dt><dd>{value}</dd>\n", name=name, value=value) for name, value in rows)
    return html('<dl class="{kind}">\n{entries}</dl>\n', kind=kind, entries=entries) if entries else NOTHING


def link(file: str, text: str) -> Html:
    """A way to another page."""
    return html('<a href="{file}">{text}</a>', file=file, text=text)


def picture(name: str, caption: str) -> Html:
    """A picture of a screen."""
    return html(
        '<figure><img src="{folder}/{name}.png" alt="{caption}" loading="lazy">'
        "<figcaption>{caption}</figcaption></figure>\n",
        folder=PICTURES,
        name=name,
        caption=caption,
    )
