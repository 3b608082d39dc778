from dataclasses import replace

from rak_desktop.handbook.picture_index import index_page
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.languages import LANGUAGES
from tests.fakes.steps import WELCOME
from tests.support.reading import screen_of

WELCOME_SCREEN = screen_of(WELCOME)


def test_every_picture_stands_under_its_screen_with_name_and_title() -> None:
    page = index_page({"1-welcome": WELCOME_SCREEN}, ["1-welcome.png", "1-welcome.dark.png"], Words()).decode()

    assert "<h2>Screen 1</h2>" in page
    assert page.count('src="1-welcome') == 2
    assert f"<strong>1-welcome</strong> {WELCOME_SCREEN.title}" in page


def test_what_is_no_step_of_the_wizard_stands_under_its_word() -> None:
    assert "<h2>doctor</h2>" in index_page({"doctor-good": object()}, ["doctor-good.png"], Words()).decode()


def test_a_vendors_markup_stays_text() -> None:
    odd = replace(WELCOME_SCREEN, title="<script>alert(1)</script>")

    assert b"<script>" not in index_page({"1-welcome": odd}, ["1-welcome.png"], Words())


def test_the_page_is_read_in_the_direction_of_its_language() -> None:
    assert b'<html lang="ar" dir="rtl">' in index_page({}, [], Words(language=LANGUAGES[-1]))
