"""Hides whatever is shaped like a secret: the second net, for texts that we did not write ourselves.

The first net is the type: a `RestrictedKey` masks itself. This one is for logs, for texts of other
programs and for names that people type. It would rather hide too much: the ending of a masked key goes too.

| In the text                                      | Becomes                      |
|--------------------------------------------------|------------------------------|
| rk_live_51abcd…, sk_test_51abcd, whsec_ab12cd    | rk_live_<hidden> and so on   |
| rk%5Flive%5F51abcd                               | rk%5Flive%5F<hidden>         |
| rk_live_****1234, rk_live_...1234                | rk_live_<hidden>             |
| mk_, ek_, oak_ and the like, with a digit in it  | oak_<hidden>                 |
| a live or test key with letters right before it  | keyrk_live_<hidden>          |
| a key in base 64, as Basic authorization has it  | <hidden>                     |
| Authorization: Basic YWJjZA==, Bearer eyJhbGci1  | Authorization: <hidden>      |
"""

import re

from rak_desktop.core.key_shape import may_hold_secret

_MASK = "<hidden>"

# An underscore, percent-encoded any number of times.
_UNDERSCORE = r"(?:_|%(?>(?:25)*)5f)"

# What a secret goes on with. Invisible characters count, so that one in the middle does not save the rest.
_BODY = r"(?:[a-z0-9_*•●·…\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff-]|%[0-9a-f]{2}|\.{2,}+)"

_LIVE_OR_TEST = rf"(?:live|test|org|prod){_UNDERSCORE}"

_NAMED = (
    rf"(?<![a-z0-9])(?P<named>(?:rk|sk|rkcs){_UNDERSCORE}(?>(?:{_LIVE_OR_TEST})+)|(?:whsec|absec){_UNDERSCORE})"
    rf"(?>{_BODY}{{4,}})"
)
# Short names begin ordinary words too, such as a shop called MK_Design; a secret has a digit.
_SHORTLY_NAMED = (
    rf"(?<![a-z0-9])(?P<short>(?:rk|rkcs|sk|mk|ek|oak){_UNDERSCORE})(?=[a-z_*•.-]{{0,24}}[0-9])(?>{_BODY}{{4,}})"
)
# Without a border on its left, more letters must follow than a word has.
_GLUED = rf"(?P<glued>(?:rk|sk|rkcs){_UNDERSCORE}{_LIVE_OR_TEST})(?=[a-z0-9]{{16}})(?>{_BODY}+)"

_AUTHORIZATION = r"""\b(?P<header>authorization["']?\s*+[:=]\s*+(?:b?["'])?)(?:[a-z]++\s++)?[a-z0-9._~+/=:*•-]++"""
_BEARER = r"\b(?P<scheme>bearer(?>(?:\s|%20)+))(?=[a-z._~+/=*•-]{0,24}[0-9])[a-z0-9._~+/=*•-]{8,}+"
_BASE64 = r"(?:cmtf|c2tf)(?:bGl2ZV8|dGVzdF8)[a-z0-9+/=]*+"

_SECRET = f"(?i:{_NAMED}|{_SHORTLY_NAMED}|{_GLUED}|{_AUTHORIZATION}|{_BEARER}|{_BASE64})"


def scrub(text: str) -> str:
    """The text with `<hidden>` in place of everything that is shaped like a secret. Takes linear time."""
    return re.sub(_SECRET, _hidden, text) if may_hold_secret(text) else text


def holds_secret(text: str) -> bool:
    """Is there anything in it that `scrub` would hide?"""
    return may_hold_secret(text) and re.search(_SECRET, text) is not None


def _hidden(secret: re.Match[str]) -> str:
    """What may stay: the name of the secret's kind, or how it was introduced."""
    return (secret[secret.lastgroup] if secret.lastgroup else "") + _MASK
