"""Page: one leaf of the handbook, and the document it becomes."""

import re
from collections.abc import Iterable
from dataclasses import field
from html import unescape

from rak_desktop.core.foreign_text import harmless
from rak_desktop.core.values import dataclass
from rak_desktop.markup import NOTHING, Html, html, joined
from rak_desktop.wording.catalogue import Words

STYLE, SCRIPT = "handbook.css", "search.js"


@dataclass(frozen=True)
class Page:
    """`name` is its file without the ending. `number` is what a merchant reads out: `Screen 3`, `RAK-NET-50`."""

    name: str
    chapter: str
    number: str
    title: str
    content: Html = field(repr=False)

    @property
    def file(self) -> str:
        """Where it is, seen from its neighbours."""
        return f"{self.name}.html"

    @property
    def text(self) -> str:
        """Everything that can be read on it, in one line, for the search."""
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", f"{self.number} {self.title} {self.content}")).split())


_DOCUMENT = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="stylesheet" href="../{style}">
</head>
<body>
<a class="skip" href="#content">{skip}</a>
<header>{bar}</header>
<main id="content">
{content}
</main>
</body>
</html>
"""


def page_document(page: Page, words: Words) -> bytes:
    """The page by itself, with a way back to all of them."""
    bar = html(
        '<nav aria-label="{handbook}"><a href="index.html">{handbook}</a></nav>'
        '<form role="search" action="index.html"><label for="q">{find}</label>'
        '<input id="q" name="q" type="search" autocomplete="off"></form>',
        handbook=words("Handbook for support"),
        find=words("Number or word"),
    )
    number = html('<p class="number">{number}</p>\n', number=page.number) if page.number else NOTHING
    content = html("{number}<h1>{title}</h1>\n{content}", number=number, title=page.title, content=page.content)
    return _document(f"{page.number} {page.title}".strip(), bar, content, words)


def index_document(pages: Iterable[Page], chapters: Iterable[tuple[str, str]], app: str, words: Words) -> bytes:
    """The list of all pages, which the search shortens. Without scripts it is simply the list.

    `chapters` are pairs of a chapter's name and the sentence that leads into it, in their order.
    """
    every = tuple(pages)
    content = html(
        '<h1>{title}</h1>\n<p class="lead">{lead}</p>\n'
        '<form role="search" id="search" hidden><label for="q">{find}</label>'
        '<input id="q" name="q" type="search" autocomplete="off" autofocus>'
        '<p role="status" data-none="{none}"></p></form>\n{chapters}\n<script src="../{script}"></script>',
        title=words("Handbook for support"),
        lead=words(
            "For whoever helps with {app} on the phone. Ask for the help number at the foot of the window, and open "
            "the page with that number.",
            app=harmless(app, 60),
        ),
        find=words("Number or word"),
        none=words("Nothing has that in it. Try the number, or another word."),
        chapters=joined(_chapter(name, lead, every) for name, lead in chapters),
        script=SCRIPT,
    )
    return _document(words("Handbook for support"), NOTHING, content, words)


def _chapter(name: str, lead: str, pages: Iterable[Page]) -> Html:
    return html(
        "<section>\n<h2>{name}</h2>\n<p>{lead}</p>\n<ul>\n{entries}</ul>\n</section>\n",
        name=name,
        lead=lead,
        entries=joined(_entry(page) for page in pages if page.chapter == name),
    )


def _entry(page: Page) -> Html:
    return html(
        '<li data-text="{text}"><a href="{file}"><span class="number">{number}</span> {title}</a></li>\n',
        text=page.text.lower(),
        file=page.file,
        number=page.number,
        title=page.title,
    )


def _document(title: str, bar: Html, content: Html, words: Words) -> bytes:
    return html(
        _DOCUMENT,
        language=words.language.tag.replace("_", "-"),
        direction="rtl" if words.language.right_to_left else "ltr",
        title=title,
        style=STYLE,
        skip=words("Skip to the content"),
        bar=bar,
        content=content,
    ).encode()
