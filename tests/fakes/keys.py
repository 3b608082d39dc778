"""Keys that look real and open nothing, put together here so that no scanner takes them for lost ones."""

from rak_desktop.core.codes import Code
from rak_desktop.core.key import RestrictedKey
from rak_desktop.core.key_reading import read_paste
from rak_desktop.core.paste import KeyProblem, Paste
from rak_desktop.core.publishable_key import PublishableKey

_BODY = "51QzNotReal" + "AbCd1234" * 11
_OTHER_BODY = "51QzNotReal" + "WxYz9876" * 11

LIVE_KEY = RestrictedKey("rk_live_" + _BODY)
OTHER_LIVE_KEY = RestrictedKey("rk_live_" + _OTHER_BODY)
TEST_KEY = RestrictedKey("rk_test_" + _BODY)
SANDBOX_KEY = RestrictedKey("rkcs_test_" + _BODY)
PRACTICE_KEY = RestrictedKey("rk_live_" + "Practice" + _BODY)

# No secrets: web pages carry them.
PUBLISHABLE_LIVE = PublishableKey("pk_live_" + "51QzForEverybody" * 6)
PUBLISHABLE_TEST = PublishableKey("pk_test_" + "51QzForEverybody" * 6)

SECRETS = (_BODY, _OTHER_BODY)
"""What no text may ever hold, whichever of the keys it came from."""


def pasted(key: RestrictedKey, publishable: PublishableKey | None = None) -> Paste:
    """A paste that holds this key."""
    return Paste(key, publishable)


def refused(code: Code) -> Paste:
    """A paste without a usable key."""
    return Paste(KeyProblem(code))


ONLY_PUBLISHABLE = read_paste(PUBLISHABLE_LIVE.text)
"""What Stripe's copy button gives beside the wrong one of the two keys."""
