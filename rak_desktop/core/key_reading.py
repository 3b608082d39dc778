"""Reads what somebody pasted: finds the one restricted key in it, or says what it is instead.

Nothing is sent to find out. Strict about the beginning of a key, loose about the rest (10 to 300 letters, digits,
`_` and `-`), since Stripe may change that. The table is in the order of the rules; the first that fits decides.

| The paste                                                       | Becomes                           |
|-----------------------------------------------------------------|-----------------------------------|
| more than 1 MiB                                                 | NO_KEY_IN_TEXT, unread            |
| a full secret key anywhere in it                                | FULL_SECRET_KEY                   |
| an organisation's key, a managed key                            | ORGANISATION_KEY, MANAGED_KEY     |
| one restricted key, once or several times, in any surroundings  | that key                          |
| two different restricted keys                                   | TWO_KEYS                          |
| the beginning of a restricted key, then dots or asterisks       | MASKED_KEY                        |
| a restricted key of which a part is missing, or all in capitals | CUT_OFF_KEY                       |
| a publishable key                                               | PUBLISHABLE_KEY                   |
| a part of a full secret key, of an organisation's key           | FULL_SECRET_KEY, ORGANISATION_KEY |
| the signing secret of a webhook or of an app                    | SIGNING_SECRET                    |
| another secret; 32 letters and digits, as the oldest keys were  | OTHER_SECRET                      |
| a support code, or what looks like one                          | SUPPORT_CODE                      |
| nothing but dots or asterisks, and perhaps an ending            | MASKED_KEY                        |
| the address of a web page                                       | A_LINK                            |
| the id of an account or of something else at Stripe             | AN_ID                             |
| nothing, or nothing that can be seen                            | NOTHING_PASTED                    |
| anything else                                                   | NO_KEY_IN_TEXT                    |

- A full secret key **beside** a restricted one is refused too. Using the restricted one would do no harm, but then
  the shop owner would never hear that the key to everything is lying on the clipboard.
- Signing secrets and ids beside a restricted key are ignored: an `.env` file holds them all.
- A publishable key is set aside when it is the only one of the restricted key's mode.
- A key inside a link is taken. Keys do not belong in links, but refusing this one would help nobody.
- A beginning in other capitals (`Rk_live_`) is mended; a key wholly in capitals cannot be, and counts as cut off.
- How a key is found in its surroundings, whole or in pieces, is told in `key_finding`.
"""

from collections.abc import Iterable

from rak_desktop.core.codes import Code
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.key_finding import different_keys
from rak_desktop.core.key_names import INSTEAD_OF_A_KEY, PUBLISHABLE, RESTRICTED, TOO_POWERFUL, first_sign
from rak_desktop.core.mode import Mode
from rak_desktop.core.paste import KeyProblem, Paste
from rak_desktop.core.pasted_text import plain
from rak_desktop.core.publishable_key import PublishableKey
from rak_desktop.core.situation import Situation
from rak_desktop.core.support_code import read_support_code

LONGEST_PASTE = 1024 * 1024
_LOOKED_AT_CLOSELY = 64 * 1024
_LONGEST_SUPPORT_CODE = 40
_SURELY_WHOLE = len("rkcs_test_") + 10


def read_paste(text: str) -> Paste:
    """What is in the text. Never raises, never repeats any of it, and takes time in proportion to its length."""
    if _is_too_long(text):
        return Paste(KeyProblem(Code.NO_KEY_IN_TEXT))
    text = plain(text)
    if refused := first_sign(text, TOO_POWERFUL):
        return Paste(KeyProblem(refused.code, refused.mode))
    keys = [RestrictedKey(key) for key in different_keys(text, RESTRICTED)]
    match keys:
        case []:
            problem = _problem(text)
            return Paste(problem, _publishable_key(text, problem.mode))
        case [key]:
            return Paste(key, _publishable_key(text, key.mode))
        case _:
            return Paste(KeyProblem(Code.TWO_KEYS, _mode_of_all(keys)))


def _is_too_long(text: str) -> bool:
    """Counted in bytes: other characters than ASCII take longer to read."""
    if len(text) > LONGEST_PASTE or text.isascii():
        return len(text) > LONGEST_PASTE
    return len(text.encode("utf-8", "surrogatepass")) > LONGEST_PASTE


def may_become_a_key(text: str, problem: KeyProblem) -> bool:
    """May somebody who types this, which is that as far as it goes, still be on the way to a restricted key?"""
    begun = problem.code in (Code.NOTHING_PASTED, Code.NO_KEY_IN_TEXT, Code.CUT_OFF_KEY)
    return begun and len(plain(text)) < _SURELY_WHOLE


def _problem(text: str) -> KeyProblem:
    """What a text without a restricted key is."""
    if sign := first_sign(text[:_LOOKED_AT_CLOSELY], INSTEAD_OF_A_KEY):
        return KeyProblem(sign.code, sign.mode)
    return KeyProblem(Code.SUPPORT_CODE if _is_support_code(text) else Code.NO_KEY_IN_TEXT)


def _is_support_code(text: str) -> bool:
    """One in hundred has letters only, and its check characters tell it from three words."""
    return len(text) <= _LONGEST_SUPPORT_CODE and isinstance(read_support_code(text), Situation)


def _mode_of_all(keys: Iterable[RestrictedKey]) -> Mode | None:
    modes = {key.mode for key in keys}
    return modes.pop() if len(modes) == 1 else None


def _publishable_key(text: str, mode: Mode | None) -> PublishableKey | None:
    """The publishable key of this mode, if there is exactly one."""
    match different_keys(text, [name for name, its_mode in PUBLISHABLE.items() if its_mode is mode]):
        case (only,):
            return PublishableKey(only)
        case _:
            return None
