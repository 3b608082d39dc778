"""The whole handbook as files, without its pictures, which `qt/pictures` draws."""

from rak_desktop.handbook.page import index_document, page_document
from rak_desktop.handbook.pages import CHAPTERS, all_pages
from rak_desktop.screens.examples.stage import Stage


def handbook(on: Stage) -> dict[str, bytes]:
    """Each file of this language's folder by its name. Style and search stand beside the folder."""
    pages = all_pages(on)
    chapters = tuple((on.words(name), on.words(lead)) for name, lead in CHAPTERS)
    files = {page.file: page_document(page, on.words) for page in pages}
    return {"index.html": index_document(pages, chapters, on.profile.name, on.words), **files}
