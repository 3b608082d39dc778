"""The trouble that a situation tells of, with all that a code carries of its facts: it is then said in the same words.

| Carried          | Becomes                                                                              |
|------------------|--------------------------------------------------------------------------------------|
| kind of keychain | `keychain`, by its name                                                              |
| screen           | `seen_in`, for what is said otherwise where nobody typed a command                   |
| mode             | `key_mode`, the other one, where a key is not of the mode that was chosen; or `mode` |

In the wizard the mode is the one that was chosen, and a key that is not allowed there is one of the other mode.
"""

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import SEEN_IN, WINDOW, Fact, Trouble
from rak_desktop.core.mode import Mode
from rak_desktop.core.situation import Situation
from rak_desktop.core.support_code_format import NO_SCREEN, KeychainProduct, System

_USUAL_STORES = {
    System.MACOS: KeychainProduct.MACOS,
    System.WINDOWS_10: KeychainProduct.WINDOWS,
    System.WINDOWS_11: KeychainProduct.WINDOWS,
}
_IN_THE_WIZARD = range(1, 7)
_KEY_IS_OF_THE_OTHER_MODE = (Code.OTHER_MODE, Code.MODE_NOT_OFFERED)


def told_trouble(situation: Situation) -> Trouble | None:
    """None where there is none, where it is a finding of the doctor's, or one of a later version."""
    code = situation.code
    if not isinstance(code, Code):
        return None
    seen_in = None if situation.screen == NO_SCREEN else WINDOW
    facts = {"keychain": told_store(situation), SEEN_IN: seen_in, **_mode_facts(code, situation)}
    return Trouble(code, {name: fact for name, fact in facts.items() if fact is not None})


def told_store(situation: Situation) -> str | None:
    """By name. Where nobody asked yet, a Mac and Windows have their own; None where nobody can know."""
    here = situation.here
    told = here.keychain if here.keychain is not KeychainProduct.UNKNOWN else _USUAL_STORES.get(here.system)
    return told.own_name if told else None


def _mode_facts(code: Code, situation: Situation) -> dict[str, Fact]:
    mode = situation.mode
    if mode is None:
        return {}
    other = Mode.TEST if mode is Mode.LIVE else Mode.LIVE
    if code in _KEY_IS_OF_THE_OTHER_MODE:
        return {"key_mode": other.value}
    if code is Code.MODE_NOT_ALLOWED and situation.screen in _IN_THE_WIZARD:
        return {"mode": other.value}
    return {"mode": mode.value}
