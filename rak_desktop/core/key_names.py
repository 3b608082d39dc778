"""The names by which Stripe's keys, secrets and ids are known, and what a text is that has one of them in it.

Everything here looks at a text in small letters, as `pasted_text.plain` makes it. Three habits keep every search in
proportion to the text: a pattern begins with the name itself (the engine then searches for it, some twenty times
faster), what must stand before the name is looked up backwards, and repetitions are bounded or never give back: `++`,
and of a group `(?>(…)+)`, since Python 3.11.2, which Debian 12 has, loses its place after the other form (gh-106052).

The patterns stay texts until they are first looked for, and Python keeps what it then made of them: that takes some
15 ms, for which the first window would have to wait.
"""

import re
from collections.abc import Iterable

from rak_desktop.core.codes import Code
from rak_desktop.core.mode import Mode
from rak_desktop.core.pasted_text import MASK
from rak_desktop.core.support_code import SHAPE
from rak_desktop.core.values import dataclass

RESTRICTED = {"rk_live_": Mode.LIVE, "rk_test_": Mode.TEST, "rkcs_test_": Mode.TEST}
PUBLISHABLE = {"pk_live_": Mode.LIVE, "pk_test_": Mode.TEST}
FULL_SECRET = {"sk_live_": Mode.LIVE, "sk_test_": Mode.TEST}
_IDS = "acct|we|app|appinst|ca|req|cus|pi|ch|in|sub|price|prod|evt|cs_live|cs_test|seti|pm|po|re|txn"


@dataclass(frozen=True)
class Sign:
    """A pattern, and what a text is that has it. `mode` is told by some names."""

    pattern: str
    code: Code
    mode: Mode | None = None


def named(name: str, then: str) -> str:
    """The pattern of this name where a name can begin, followed by `then`."""
    after_a_letter = (
        rf"(?<=key{name})",  # a caption that lost its line break
        rf"(?<=[=%]3d{name})|(?<=%2[0-9]{name})|(?<=\\[nrt]{name})",  # an encoded =, space, quote or line break
        rf"(?<=[a-z0-9]{{10}}{name})",  # another key, pasted right before it
    )
    beginnings = (
        rf"(?<![a-z0-9_-]{name})",
        rf"(?<=(?<![a-z0-9_-])_{name})",  # _emphasis_ in Markdown
        rf"(?<=[a-z0-9]{name})(?:{'|'.join(after_a_letter)})",
    )
    # Which beginning it is makes no difference to what follows, so none is given back to try another (`?>`).
    return rf"{name}(?>{'|'.join(beginnings)}){then}"


def first_sign(text: str, signs: Iterable[Sign]) -> Sign | None:
    """The first of these signs that the text has."""
    lowered = text.lower()
    return next((sign for sign in signs if re.search(sign.pattern, lowered)), None)


def _signs(names: Iterable[str] | dict[str, Mode], then: str, code: Code) -> tuple[Sign, ...]:
    modes = names if isinstance(names, dict) else {}
    return tuple(Sign(named(name, then), code, modes.get(name)) for name in names)


def _whole_text(pattern: str, code: Code) -> Sign:
    return Sign(rf"\A(?:{pattern})\Z", code)


_LONG = r"(?=[a-z0-9_-]{10})"
_WITH_A_DIGIT = r"(?=[a-z_-]{0,40}[0-9])"
_HIDDEN = rf"(?:[*{MASK}]|\.\.\.)"
_SOMETHING = rf" ?(?:[a-z0-9]|{_HIDDEN})"

TOO_POWERFUL = (
    *_signs(FULL_SECRET, _LONG, Code.FULL_SECRET_KEY),
    *_signs(("sk_org_",), _LONG, Code.ORGANISATION_KEY),
    *_signs(("mk_",), _LONG + _WITH_A_DIGIT, Code.MANAGED_KEY),
)

INSTEAD_OF_A_KEY = (
    *_signs(RESTRICTED, rf" ?[a-z0-9_-]{{0,300}}+{_HIDDEN}", Code.MASKED_KEY),
    *_signs(RESTRICTED, r"(?![a-z0-9_-]{301})[a-z0-9]", Code.CUT_OFF_KEY),
    *_signs(PUBLISHABLE, _SOMETHING, Code.PUBLISHABLE_KEY),
    *_signs(FULL_SECRET, _SOMETHING, Code.FULL_SECRET_KEY),
    *_signs(("sk_org_",), _SOMETHING, Code.ORGANISATION_KEY),
    *_signs(("mk_",), _HIDDEN, Code.MANAGED_KEY),
    *_signs(("whsec_", "absec_"), _SOMETHING, Code.SIGNING_SECRET),
    *_signs(("ek_", "oak_"), _LONG + _WITH_A_DIGIT, Code.OTHER_SECRET),
    _whole_text(r"[a-z0-9]{32}", Code.OTHER_SECRET),
    _whole_text(r"rk(?:cs)?_[a-z]{0,4}_?", Code.CUT_OFF_KEY),
    _whole_text(r"k?_?(?:live|test)_[a-z0-9]{10,300}", Code.CUT_OFF_KEY),
    _whole_text(SHAPE, Code.SUPPORT_CODE),
    _whole_text(rf"[a-z0-9_-]{{0,40}} ?(?:{MASK}|\*\*\*)[*{MASK} ]*+[a-z0-9]{{0,40}}", Code.MASKED_KEY),
    _whole_text(r"[a-z0-9_-]{0,40}\.{3,9}[a-z0-9]{4,6}", Code.MASKED_KEY),
    Sign(r"://|\bwww\.|\bstripe\.com\b", Code.A_LINK),
    Sign(rf"(?<![a-z0-9_-])(?:{_IDS})_{_WITH_A_DIGIT}[a-z0-9]{{6}}", Code.AN_ID),
    _whole_text(r"", Code.NOTHING_PASTED),
)
