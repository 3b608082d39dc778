"""On which line something stands in a JSON or TOML file; Python's readers do not tell.

Only for findings: what lies too deep or cannot be followed has no line or another's, and nothing here raises.
"""

import re
from collections.abc import Iterator

from rak_desktop.core.findings import Path

_MOST_PIECES = 100_000
_DEEPEST = 50
_PIECE = re.compile(r'"(?>(?:[^"\\]++|\\.)*)(?:"|\\?\Z)|[\[\]{}:,]|[^\s\[\]{}:,"]++')
_TABLE = re.compile(r"\s*+\[\[?([^\[\]]++)\]")
_KEY = re.compile(r"""\s*+("[^"]*+"|'[^']*+'|[\w.-]++)\s*+=""")


def json_lines(text: str) -> dict[Path, int]:
    """The line of every field and entry, by its path; of a JSON text without comments."""
    lines: dict[Path, int] = {}
    path: list[str | int] = []
    word = ""
    for piece, line in _pieces(text):
        if path and isinstance(path[-1], int) and piece not in "],":
            lines.setdefault(tuple(path), line)
        match piece:
            case "{" | "[" if len(path) < _DEEPEST:
                path.append("" if piece == "{" else 0)
            case "}" | "]":
                path = path[:-1]
            case ":" if path and isinstance(path[-1], str):
                path[-1] = word[1:-1]
                lines.setdefault(tuple(path), line)
            case "," if path and isinstance(path[-1], int):
                path[-1] += 1
            case _:
                word = piece
    return lines


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    line, at = 1, 0
    for number, piece in enumerate(_PIECE.finditer(text)):
        if number == _MOST_PIECES:
            return
        line += text.count("\n", at, piece.start())
        at = piece.start()
        yield piece[0], line


def toml_lines(text: str) -> dict[Path, int]:
    """The line of every key, by its path; keys inside a text of several lines may be taken for real ones."""
    lines: dict[Path, int] = {}
    table: Path = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _TABLE.match(line):
            table = tuple(part.strip(" \t\"'") for part in header[1].split("."))
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault((*table, key[1].strip("\"'")), number)
    return lines


def nearest(lines: dict[Path, int], path: Path) -> int | None:
    """The line of this place, or of the innermost thing around it that has one."""
    for end in range(len(path), 0, -1):
        if path[:end] in lines:
            return lines[path[:end]]
    return None
