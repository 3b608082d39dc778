"""A call, in the real window: Help tells what to read out, looks at the computer, shows the log, saves the report."""

import re
from collections.abc import Iterator

import pytest

from tests.end_to_end.computer import Computer, Stripe, a_stripe
from tests.end_to_end.merchant import OUR_WINDOW, connecting
from tests.end_to_end.test_living import wait_until
from tests.support.clipboard import on_the_clipboard
from tests.support.window_on_screen import WindowOnScreen, bring_to_front

pytestmark = pytest.mark.journey

NOBODY_LISTENS = "http://127.0.0.1:9"


@pytest.fixture(scope="module")
def stripe() -> Iterator[Stripe]:
    with a_stripe() as stripe:
        yield stripe


def test_from_a_trouble_to_a_saved_report_that_tells_support_the_same(computer: Computer, stripe: Stripe) -> None:
    computer.talk_to(NOBODY_LISTENS)
    with connecting(computer, computer.vendors_folder()) as window:
        check_a_key_in_vain(window, computer, stripe.key)
        window.press("Help number 4-52")
        window.wait_for("If somebody helps you, read this out to them")
        code = support_code_in(window)

        window.press("Check this computer")
        window.wait_for("1 thing needs to be mended.", "The way to Stripe is closed", "Help number 9-52")
        window.press_keys("Escape")
        window.press("What was logged")
        window.wait_for("What was logged", "Help number 14-00")
        window.press("Copy")
        wait_until(
            lambda: "step Stalled RAK-NET-52 after" in on_the_clipboard(computer.environ), "the log to be copied"
        )
        window.press_keys("Escape")

        window.press("Make a report")
        window.wait_for("This would be in the report", "Nothing is sent.")
        window.press("Save the report")
        window.wait_for("File name:")
        file = computer.folder / "for support.zip"
        window.press_keys("ctrl+a")
        window.type(str(file))
        window.press_keys("Return")
        window.wait_for("The report is saved", "It was not sent.", "Show in folder")

    read = computer.rak("support", "read", str(file), "--json").answer["report"]
    assert read["support_code"] == code
    assert any("step Stalled RAK-NET-52" in line for line in read["log"])
    assert "RAK-NET-52" in [finding["code"] for finding in read["findings"]]


def test_whoever_helps_sees_the_screen_of_the_code_that_is_read_out(computer: Computer, stripe: Stripe) -> None:
    computer.talk_to(NOBODY_LISTENS)
    with connecting(computer, computer.vendors_folder()) as window:
        check_a_key_in_vain(window, computer, stripe.key)
        window.press("Help number 4-52")
        code = support_code_in(window)
        window.press("For support staff")
        window.wait_for("What do they see?", "Code or number that they read out")

        window.type(code.lower())
        window.press_keys("Return")
        window.wait_for("What to say", "Their screen: The check did not finish", "4, Checking", "Linux")
        window.type(stripe.key)
        window.wait_for("Help number 11-162")
        assert stripe.key not in window.text


def check_a_key_in_vain(window: WindowOnScreen, computer: Computer, key: str) -> None:
    window.press("Trying out (test)")
    window.press("Start")
    window.press("I already installed it")
    window.wait_for("Paste the key here")
    bring_to_front(OUR_WINDOW, computer.environ)
    window.type(key)
    window.press("Check the key")
    window.wait_for("The check did not finish")


def support_code_in(window: WindowOnScreen) -> str:
    window.wait_for("In digits only")
    found = re.search(r"Support code ([0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4})", window.text)
    assert found, window.text
    return found[1]
