"""The handbook in a real browser, from its folder and without a network: found by number and by word."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from rak_desktop.resources import resource
from tests.support.web_driver import WebDriver, chromium

pytestmark = pytest.mark.journey


@pytest.fixture
def browser() -> Iterator[WebDriver]:
    if shutil.which("chromedriver") is None:
        pytest.skip("chromedriver is not installed")
    with chromium() as browser:
        yield browser


@pytest.fixture
def handbook(tmp_path: Path) -> str:
    """As somebody copied it to a folder of theirs, without the program."""
    copied = tmp_path / "The handbook"
    shutil.copytree(resource("handbook"), copied, ignore=shutil.ignore_patterns("pictures"))
    return f"{copied.as_uri()}/en"


def found(browser: WebDriver) -> list[str]:
    listed = browser.run(
        "return [...document.querySelectorAll('li[data-text]')].filter(e => !e.hidden)"
        ".map(e => e.querySelector('a').getAttribute('href'))"
    )
    return [str(file) for file in listed]


def look_for(browser: WebDriver, words: str) -> None:
    browser.run(f"const q = document.getElementById('q'); q.value = {words!r}; q.dispatchEvent(new Event('input'))")


def test_a_help_number_finds_the_screen_and_the_trouble(browser: WebDriver, handbook: str) -> None:
    browser.open(f"{handbook}/index.html?q=4-50")

    assert {"screen-4.html", "RAK-NET-50.html"} <= set(found(browser))
    assert "RAK-KCN-71.html" not in found(browser)


def test_words_find_the_page_that_has_them_all(browser: WebDriver, handbook: str) -> None:
    browser.open(f"{handbook}/index.html")
    look_for(browser, "password store LOCKED")

    assert "RAK-KCN-71.html" in found(browser)
    assert "RAK-NET-50.html" not in found(browser)
    browser.press("RAK-KCN-71 Your password store is locked")
    browser.wait_for("What to say")


def test_nothing_found_is_said_and_an_empty_question_shows_everything(browser: WebDriver, handbook: str) -> None:
    browser.open(f"{handbook}/index.html")
    everything = found(browser)

    look_for(browser, "no such thing anywhere")
    assert found(browser) == []
    assert "Try the number, or another word." in browser.text

    look_for(browser, "")
    assert found(browser) == everything


def test_every_page_leads_back_to_the_search(browser: WebDriver, handbook: str) -> None:
    browser.open(f"{handbook}/RAK-NET-50.html")

    browser.press("Handbook for support")

    browser.wait_for("Ask for the help number at the foot of the window")
