"""Nothing that a merchant can meet is missing from the handbook, and nothing in it is anybody's markup or key."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser

import pytest

from rak_desktop.core.checkup import FindingCode
from rak_desktop.core.codes import Code
from rak_desktop.core.redaction import holds_secret
from rak_desktop.handbook.book import handbook
from rak_desktop.handbook.page import Page
from rak_desktop.handbook.pages import all_pages
from rak_desktop.handbook.pictured import PICTURED
from rak_desktop.screens.examples.stage import Stage
from rak_desktop.screens.examples.table import EXAMPLES
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.languages import LANGUAGES
from rak_desktop.wording.screen_names import SCREENS
from rak_desktop.wording.stories import STORIES
from tests.fakes.profile import harbour_tickets

STAGE = Stage(harbour_tickets(), Words())


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return {page.name: page for page in all_pages(STAGE)}


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    return handbook(STAGE)


class Tags(HTMLParser):
    """Which elements a document has, and whether each that was opened is closed."""

    VOID = frozenset({"meta", "link", "img", "input", "source", "br"})

    def __init__(self, document: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(document.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_there_is_a_page_for_every_screen_code_and_story_and_one_before_them_all(pages: dict[str, Page]) -> None:
    wanted = {
        "first-start",
        *(f"screen-{number}" for number in SCREENS),
        *(code.value for code in Code),
        *(code.value for code in FindingCode),
        *(f"story-{name}" for name in STORIES),
    }

    assert set(pages) == wanted


def test_every_page_says_never_to_read_out_the_key_where_there_is_something_to_say(pages: dict[str, Page]) -> None:
    spoken = {name: page for name, page in pages.items() if not name.startswith("story-")}

    assert [name for name, page in spoken.items() if "Never read the key to me" not in page.text] == []


def test_every_document_is_whole_and_reaches_for_nothing_outside(files: Mapping[str, bytes]) -> None:
    wrong = []
    for name, document in files.items():
        tags = Tags(document)
        addresses = [value or "" for key, value in tags.attributes if key in {"src", "href", "srcset"}]
        wrong += [f"{name}: <{tag}> is not closed" for tag in tags.open]
        wrong += [f"{name} reaches for {address}" for address in addresses if "//" in address]
        wrong += [f"{name} has a script" for _ in range("script" in tags.names and name != "index.html")]
        wrong += [f"{name} has a look of its own" for _ in range(b"style=" in document)]

    assert wrong == []


def test_every_way_to_another_page_leads_somewhere(files: Mapping[str, bytes]) -> None:
    ways = {
        (name, value or "")
        for name, document in files.items()
        for key, value in Tags(document).attributes
        if key in {"href", "action"}
    }

    assert [way for way in ways if not way[1].startswith(("#", "../")) and way[1] not in files] == []


def test_every_picture_is_one_that_is_drawn_and_has_words(files: Mapping[str, bytes]) -> None:
    drawn = {f"pictures/{name}.png" for name in PICTURED}
    texts = {name: document.decode() for name, document in files.items()}
    shown = {(name, picture) for name, text in texts.items() for picture in re.findall(r'src="([^"]*png)"', text)}

    assert [each for each in shown if each[1] not in drawn] == []
    assert [name for name, text in texts.items() if 'alt=""' in text] == []


def test_every_screen_with_a_window_is_shown_and_so_is_a_trouble_that_has_a_picture(
    pages: dict[str, Page], files: Mapping[str, bytes]
) -> None:
    shown = {name: files[f"{name}.html"].decode() for name in pages}

    assert set(PICTURED) <= set(EXAMPLES)
    assert [number for number in SCREENS if number and "<img" not in shown[f"screen-{number}"]] == []
    assert 'src="pictures/4-offline.png"' in shown["RAK-NET-50"]
    assert 'src="pictures/5-locked.png"' in shown["RAK-KCN-71"]


def test_no_page_has_a_gap_where_a_fact_should_be(files: Mapping[str, bytes]) -> None:
    """In the handbook nothing is known of a case, so a sentence may show three dots, but never a placeholder."""
    assert [name for name, document in files.items() if re.search(rb"\{[a-z_]+\}", document)] == []


def test_every_page_is_found_in_the_list_by_its_words(pages: dict[str, Page], files: Mapping[str, bytes]) -> None:
    index = files["index.html"].decode()

    assert [page.file for page in pages.values() if f'<a href="{page.file}">' not in index] == []
    assert index.count("data-text=") == len(pages)


def test_no_page_holds_anything_like_a_key(files: Mapping[str, bytes]) -> None:
    assert [name for name, document in files.items() if holds_secret(document.decode())] == []


def test_a_vendors_markup_and_invisible_characters_stay_text() -> None:
    odd = harbour_tickets(name="<script>alert(1)</script>\u202eevil", support_contact="<b>us</b>")
    files = handbook(Stage(odd, Words()))

    assert not [name for name, file in files.items() if b"<script>" in file or "\u202e".encode() in file]
    assert b"&lt;script&gt;" in files["index.html"]
    assert "script" not in Tags(files["RAK-KEY-28.html"]).names


def test_a_language_from_the_right_is_read_from_the_right() -> None:
    arabic = next(language for language in LANGUAGES if language.right_to_left)

    assert all(b'dir="rtl"' in file for file in handbook(Stage(harbour_tickets(), Words(language=arabic))).values())
