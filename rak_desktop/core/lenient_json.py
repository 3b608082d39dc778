"""Reads JSON as people write it by hand: with comments, with a comma too many, with a mark at the beginning."""

import json
import re

# Strings are matched first, so that nothing inside one is taken for a comment. An end that is missing is the
# end of the text: otherwise the search would begin again behind every quotation mark.
_STRING = r'"(?>(?:[^"\\]++|\\.)*)(?:"|\\?\Z)'
_STRING_OR_COMMENT = re.compile(rf"({_STRING})|//[^\n]*+|/\*(?:.*?\*/|.*)", re.DOTALL)
_STRING_OR_LAST_COMMA = re.compile(rf"({_STRING})|,(?=\s*+[\]}}])", re.DOTALL)


def read_json(text: str) -> object:
    """The value. Raises ValueError when it is not even that kind of JSON; a JSONDecodeError knows the line."""
    try:
        return json.loads(strict_json(text))
    except RecursionError:
        raise ValueError("nested too deeply") from None


def strict_json(text: str) -> str:
    """The same text as programs write it, line by line where it was."""
    without_comments = _STRING_OR_COMMENT.sub(_strings_and_lines_stay, text.removeprefix("\ufeff"))
    return _STRING_OR_LAST_COMMA.sub(_strings_and_lines_stay, without_comments)


def _strings_and_lines_stay(match: re.Match[str]) -> str:
    return match[1] or "\n" * match[0].count("\n") or " "
