"""How the merchant of each story gets to the end: at Stripe, by what its pages offer there, and in the window.

It is what support tells them: the sentence of the code, and the handbook's page of the story.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from rak_desktop.flows.connect.steps import AwaitingKey, Checking, Finished, Installing, Keeping, Proof, Reviewing
from rak_desktop.qt.main import ConnectDesk
from rak_desktop.qt.widgets.name_field import NameFieldView
from rak_desktop.wording.catalogue import Words
from tests.support.practice_browser import Browser
from walk import Walker


@dataclass(frozen=True)
class Merchant:
    """Somebody at the window, with a browser beside it."""

    desk: ConnectDesk
    hand: Walker
    browser: Browser
    words: Words

    def press(self, text: str) -> None:
        self.hand.press(self.words(text))

    def check(self, key: str) -> None:
        self.hand.paste(key)
        self.press("Check the key")
        self.wait_for_the_check()

    def wait_for_the_check(self) -> None:
        self.hand.wait_until(lambda: not isinstance(self.desk.flow.step, Checking), "the check to end")

    def save(self) -> None:
        """From Is this right? to the proof that another program can read the key."""
        self.hand.wait_for(Reviewing)
        self.press("Save")
        self.wait_for_the_proof()

    def wait_for_the_proof(self) -> None:
        self.hand.wait_until(lambda: not isinstance(self.desk.flow.step, Keeping), "the key to be kept")
        self.hand.wait_until(self._is_proven, "the proof")

    def _is_proven(self) -> bool:
        step = self.desk.flow.step
        return isinstance(step, Finished) and step.proof is not Proof.ASKING


def _another_account(merchant: Merchant) -> None:
    merchant.press("Not my account")
    merchant.hand.wait_for(Installing)
    merchant.press("Install in my account")
    merchant.browser.sign_in()
    merchant.browser.install("live")
    merchant.press("I already installed it")
    merchant.hand.wait_for(AwaitingKey)
    merchant.check(merchant.browser.live_keys()[1])
    merchant.save()


def _name_the_shop(merchant: Merchant) -> None:
    field = merchant.desk.window.page.block_of(NameFieldView)
    assert field is not None
    [edit] = field.findChildren(QLineEdit)
    QTest.keyClicks(edit, "Fjord Theatre")
    merchant.save()


def _copy_the_other_key(merchant: Merchant) -> None:
    merchant.browser.sign_in()
    merchant.check(merchant.browser.live_keys()[1])
    merchant.save()


def _make_a_new_key(merchant: Merchant) -> None:
    merchant.browser.sign_in()
    merchant.browser.install("live")
    merchant.check(merchant.browser.new_live_key())
    merchant.save()


def _go_on_with_the_other_mode(merchant: Merchant) -> None:
    merchant.press("Go on with trying out")
    merchant.hand.wait_until(
        lambda: not isinstance(merchant.desk.flow.step, AwaitingKey | Checking), "the check to end"
    )
    merchant.save()


def _accept_the_permission(merchant: Merchant) -> None:
    merchant.browser.sign_in()
    merchant.browser.send("/apps/review", merchant.browser.get("/apps/review"))
    merchant.press("Check again")
    merchant.wait_for_the_check()
    merchant.save()


def _allow_this_computer(merchant: Merchant) -> None:
    merchant.browser.sign_in()
    merchant.browser.send("/api-access-policies", merchant.browser.get("/api-access-policies"))
    _try_again(merchant)


def _agree_at_the_portal(merchant: Merchant) -> None:
    merchant.browser.send("/network/agree", merchant.browser.get("/apps"))
    _try_again(merchant)


def _wait_and_try_again(merchant: Merchant) -> None:
    calm = time.monotonic() + 4
    merchant.hand.wait_until(lambda: time.monotonic() > calm, "Stripe to have calmed down")
    _try_again(merchant)


def _try_again(merchant: Merchant) -> None:
    merchant.press("Try again")
    merchant.wait_for_the_check()
    merchant.save()


def _unlock(merchant: Merchant) -> None:
    merchant.press("Unlock")
    merchant.wait_for_the_proof()


MENDED_BY: dict[str, Callable[[Merchant], None]] = {
    "all-good": Merchant.wait_for_the_proof,
    "wrong-account": _another_account,
    "account-not-readable": _name_the_shop,
    "publishable-key-copied": _copy_the_other_key,
    "key-shown-once": _make_a_new_key,
    "wrong-mode": _go_on_with_the_other_mode,
    "expired": _make_a_new_key,
    "permission-missing": _accept_the_permission,
    "address-blocked": _allow_this_computer,
    "rate-limited": _wait_and_try_again,
    "slow": Merchant.save,
    "offline": _try_again,
    "captive-portal": _agree_at_the_portal,
    "keychain-locked": _unlock,
}
"""Every story but the one in which somebody has to install a password store first."""
