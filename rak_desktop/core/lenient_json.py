"""Reads JSON as people write it by hand: with comments, with a comma too many, with a mark at the beginning."""

import json
import re

# Strings are matched first, so that nothing inside one is taken for a comment. An end that is missing is the
# end of the text: otherwise the search would begin again behind every quotation mark.
_STRING = r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)'
_STRING_OR_COMMENT = re.compile(rf"({_STRING})|//[^\n]*+|/\*(?:.*?\*/|.*)", re.DOTALL)
_STRING_OR_LAST_COMMA = re.compile(rf"({_STRING})|,(?=\s*+[\]}}])", re.DOTALL)


def read_json(text: str) -> object:
    """The value. Raises ValueError when it is not even that kind of JSON."""
    without_comments = _STRING_OR_COMMENT.sub(_strings_stay, text.removeprefix("\ufeff"))
    try:
        return json.loads(_STRING_OR_LAST_COMMA.sub(_strings_stay, without_comments))
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _strings_stay(match: re.Match[str]) -> str:
    return match[1] or " "
