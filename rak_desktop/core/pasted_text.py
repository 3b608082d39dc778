"""Turns a pasted text into plain ASCII that says the same, so that reading it needs no special cases.

| In the paste                                            | Becomes                   |
|---------------------------------------------------------|---------------------------|
| zero width, soft hyphen, bidirectional marks, controls  | nothing                   |
| no-break and other wide or narrow spaces                | a space                   |
| every kind of line break                                | one newline               |
| typographic quotes                                      | "                         |
| dots and blocks that hide a password or a key           | MASK, one per mark        |
| an ellipsis in one character                            | three full stops          |
| fullwidth and other forms of letters, in a short text   | the plain letter          |
| any other character                                     | ?                         |

Every step is one pass of a built-in function: also a text of a million awkward characters takes a few milliseconds.
"""

import unicodedata

MASK = "\x7f"

# Composing characters is quadratic in the length of a run of accents; only what a person types needs it.
_LONGEST_TYPED = 4096

_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"
_BREAKS = "\u0085\u2028\u2029"
_QUOTES = "\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb\u2039\u203a\u300c\u300d"
_MASKS = "\u2022\u25cf\u00b7\u2219\u22c5\u30fb\u2b24\u2217\u25aa\u25a0\u2588"

_MEANINGS = {
    MASK: "",
    **dict.fromkeys(_INVISIBLE, ""),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_BREAKS, "\n"),
    **dict.fromkeys(_QUOTES, '"'),
    "\u2026": "...",
    **dict.fromkeys(_MASKS, MASK),
}

_CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n\v\f\r"} | dict.fromkeys(b"\v\f\r", "\n")


def plain(text: str) -> str:
    """The text as ASCII, trimmed of white space and quotes. See the table above."""
    if len(text) <= _LONGEST_TYPED:
        text = unicodedata.normalize("NFKC", text)
    if MASK in text or not text.isascii():
        for character, meaning in _MEANINGS.items():
            text = text.replace(character, meaning)
        text = text.encode("ascii", "replace").decode("ascii")
    return text.replace("\r\n", "\n").translate(_CONTROLS).strip("\"'` \t\n")
