"""What can go wrong on the way, told once: the terminal and the window both have to end every story well."""

from dataclasses import dataclass

from private_session import Keychain
from rak_desktop.core.codes import Code
from rak_desktop.core.mode import Mode

A_KEY_NOBODY_KNOWS = "rk_test_51NobodyKnowsThisOne0123456789"


@dataclass(frozen=True)
class Story:
    """Somebody connects a shop for `mode` with what they copied, and it ends with `code`.

    `asked` is its other end in the window, where the system asks a person; here nobody is, so it closes the question.
    `session` is the address of the session bus that the program is given in place of the real one.
    In `copied`, {key} is the key that Stripe gave them and {end} what follows its kind and mode.
    """

    name: str
    code: Code
    copied: str = "{key}"
    mode: Mode = Mode.TEST
    scenario: str = "all-good"
    keychain: Keychain = Keychain.OPEN
    session: str = ""
    stripe_answers: bool = True
    asked: Code | None = None

    @property
    def code_in_window(self) -> Code:
        return self.asked or self.code

    def copy(self, key: str) -> str:
        return self.copied.format(key=key, end=key.rpartition("_")[2])


STORIES = (
    Story("the other key was copied", Code.PUBLISHABLE_KEY, copied="pk_test_{end}"),
    Story("the key to everything was copied", Code.FULL_SECRET_KEY, copied="sk_test_{end}"),
    Story("a part of the key was copied", Code.CUT_OFF_KEY, copied="{key:.14}"),
    Story("the key is for trying out", Code.OTHER_MODE, mode=Mode.LIVE),
    Story("Stripe does not know the key", Code.UNKNOWN_KEY, copied=A_KEY_NOBODY_KNOWS),
    Story("the key was ended at Stripe", Code.ENDED_KEY, scenario="expired"),
    Story("a permission is missing", Code.PERMISSION_MISSING, scenario="permission-missing"),
    Story("nobody answers at Stripe's address", Code.CONNECTION_REFUSED, stripe_answers=False),
    Story("there is no keychain", Code.KEYCHAIN_ABSENT, keychain=Keychain.ABSENT),
    Story("the keychain is locked", Code.KEYCHAIN_LOCKED, keychain=Keychain.LOCKED, asked=Code.KEYCHAIN_DENIED),
    Story("the keychain hangs", Code.KEYCHAIN_NO_ANSWER, keychain=Keychain.FROZEN),
    Story("the sign-in is over", Code.SESSION_ENDED, session="unix:path=/nowhere/bus"),
)
