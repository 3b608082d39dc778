"""Finds the keys in a text, also those that a terminal, a mail or a PDF broke in pieces.

A wrong join makes a key that Stripe does not know, and so does a missing one. What Stripe is known to have made
decides: 24 letters and digits after the name in the first years, 99 today.

| So far, after the name | A next line of nothing but letters and digits goes on with the key |
|------------------------|--------------------------------------------------------------------|
| fewer than 24          | unless it is a capitalised word: this cannot be all of the key     |
| 24 to 98               | unless it looks like a word or a number                            |
| 99 or more             | never: this is all of the key                                      |

Spaces are a break too when the whole text is one key in pieces, and none of the pieces looks like a word.
"""

import re
from collections.abc import Iterable, Iterator

from rak_desktop.core.key_names import PUBLISHABLE, RESTRICTED, named
from rak_desktop.core.pasted_text import MASK

_FIRST_LENGTH = 24
_TODAYS_LENGTH = 99

_KEY = re.compile(r"(?:rk|rkcs|pk)_(?:live|test)_[A-Za-z0-9_-]{10,300}")
_KEY_IN_PIECES = re.compile(r"(?:rk|rkcs|pk)_(?:live|test)_[A-Za-z0-9]{10,300}")
_NAME = re.compile(r"(?:rk|rkcs|pk)_(?:live|test)_", re.IGNORECASE)
_NEXT_NAME = re.compile(r"(?=(?:rk|rkcs|sk|pk)_(?:live|test)_|sk_org_|whsec_|absec_)")
_PIECE_TYPED = re.compile(r"[A-Za-z0-9_-]+")
_WORD_OR_NUMBER = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
_CAPITALISED = re.compile(r"[A-Z][a-z]+")
_LETTERS_ABOUT_A_DIGIT = re.compile(r"[A-Za-z][0-9]+[A-Za-z]")

# A break, with what mail and terminals put around one; and a piece after it that has its line to itself.
_BREAK = r"[ \t]*+[=\\]?\n[ \t>|]*+"
_PIECE = rf"(?:{_BREAK}[a-z0-9]++(?=[]\"'`,;.)}}?<&=\\ \t]*+(?:\n|\Z)))"
_BODY = r"[a-z0-9]++(?>(?:[_-][a-z0-9]++)*)"
_HIDDEN_REST = rf"(?P<masked>{MASK}|\.\.\.|\*++[a-z0-9])"
_REST = rf"(?:(?=[a-z0-9_-]{{10}}){_BODY}(?>{_PIECE}{{0,9}})|(?:{_BODY})?(?>{_PIECE}{{1,9}})){_HIDDEN_REST}?"
_TOKENS = {name: named(name, _REST) for name in (*RESTRICTED, *PUBLISHABLE)}
"""Texts until they are first looked for, as in `key_names`."""

_BREAKS = re.compile(_BREAK)

_LONGEST = 1000  # a key in pieces, or a few keys without a gap between them
_SHORTEST_PIECE = 4
_MOST_TRIED = 10_000  # different ones that are all no keys: then nobody pasted a key
_GAP = re.compile(r"[ \t]*\n[ \t]*|[ \t]+")


def different_keys(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """The whole keys of these names, each once. Two at most: a third changes nothing any more."""
    names = tuple(names)
    if only := _only_key(text):
        return (only,) if only.startswith(names) else ()
    keys: dict[str, None] = {}
    for key in _keys(text, names):
        keys[key] = None
        if len(keys) > 1:
            break
    return tuple(keys)


def _only_key(text: str) -> str | None:
    """The key that the text is, if it is nothing else: in one piece, or with gaps in it."""
    first, *rest = _GAP.split(text) if len(text) <= _LONGEST else [text]
    together = "".join((first, *rest))
    name = _NAME.match(together)
    if name is None or text.isupper() or (rest and len(first) > _TODAYS_LENGTH):
        return None
    key = name[0].lower() + together[name.end() :]
    shape = _KEY_IN_PIECES if rest else _KEY
    fits = shape.fullmatch(key) and not _NEXT_NAME.search(key, 1) and all(map(_fills_a_gap, rest))
    return key if fits else None


def _fills_a_gap(piece: str) -> bool:
    return len(piece) >= _SHORTEST_PIECE and not _WORD_OR_NUMBER.fullmatch(piece)


def goes_on_with_a_key(typed: str) -> bool | None:
    """Is what somebody types after the beginning of a key, and after a pause, the rest of it? None: too early to tell.

    A word, a number, or a character that no key has is something else.
    """
    if not _PIECE_TYPED.fullmatch(typed):
        return False
    if not _WORD_OR_NUMBER.fullmatch(typed):
        return True
    return False if len(typed) >= _SHORTEST_PIECE else None


def was_a_key_all_the_same(typed: str) -> bool | None:
    """Was the word or number that somebody typed after the beginning of a key the rest of it? None: too early to tell.

    One key in ten goes on with four letters or digits that look like one. The letters and digits of a key soon mix; a
    name that ends here, or has a digit only at its end, is a name.
    """
    if not _PIECE_TYPED.fullmatch(typed):
        return False
    return True if _LETTERS_ABOUT_A_DIGIT.search(typed) else None


def _keys(text: str, names: tuple[str, ...]) -> Iterator[str]:
    for token in _tokens(text, names):
        for part in _NEXT_NAME.split(token[:_LONGEST]):
            key = part.rstrip("_-")
            if key.startswith(names) and _KEY.fullmatch(key):
                yield key


def _tokens(text: str, names: tuple[str, ...]) -> Iterator[str]:
    """What begins with one of these names, each once, pieces joined; without what is masked or all in capitals."""
    lowered = text.lower()
    for name in names:
        seen = set()
        for match in re.finditer(_TOKENS[name], lowered):
            start, end = match.span()
            token = text[start:end]
            if token in seen or match["masked"] is not None:
                continue
            seen.add(token)
            if len(seen) > _MOST_TRIED:
                break
            if not token.isupper():
                body = token[len(name) :]
                yield name + (_joined(_BREAKS.split(body)) if "\n" in body else body)


def _joined(pieces: list[str]) -> str:
    body, *rest = pieces
    for piece in rest:
        if not _goes_on(body, piece):
            break
        body += piece
    return body


def _goes_on(body: str, piece: str) -> bool:
    """Does a key of which we have this much go on with this piece? See the table above."""
    if len(body) < _FIRST_LENGTH:
        return not _CAPITALISED.fullmatch(piece)
    return len(body) < _TODAYS_LENGTH and not _WORD_OR_NUMBER.fullmatch(piece)
