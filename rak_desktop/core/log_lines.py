"""Which lines of our log may leave this computer: those that can be nothing but steps, codes and places in our program.

| In the log                                           | In the report                             |
|------------------------------------------------------|-------------------------------------------|
| `… INFO rak_desktop.qt.main: step Stalled RAK-NET-50 after 812 ms` | the same, without the milliseconds of its time |
| `… ERROR …: A job ended with KeyError:`              | the same                                  |
| `File "…/rak_desktop/flows/x.py", line 9, in look`   | `rak_desktop/flows/x.py:9 look`           |
| anything else: names, paths, texts of others         | left out, and counted                     |

Words in a line may have letters only, so that no key and no number of an account fits in.
"""

import re
from collections.abc import Iterable

_LINE = re.compile(
    r"(?P<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d{3} (?P<level>INFO|WARNING|ERROR|CRITICAL) "
    r"(?P<logger>rak_desktop(?:\.[a-z_]{1,30}){0,5}): (?P<said>.*)"
)
_SAID = re.compile(
    r"(?:step|command) [A-Za-z]{2,30}(?: RAK-[A-Z]{3}-\d{2,3})?(?: after \d{1,9} ms)?"
    r"|(?:A job ended with|nobody caught this:|a command ended in a mistake of ours:|the window did not come up:)"
    r" [A-Za-z]{3,60}:?"
)
_PLACE = re.compile(
    r'\s*File "(?:[^"]*[\\/])?(?P<file>rak_desktop(?:[\\/][a-z_]{1,40}){1,5}\.py)", line (?P<line>\d{1,6}), '
    r"in (?P<name>[A-Za-z_<>]{1,60})"
)


def reportable(lines: Iterable[str]) -> tuple[tuple[str, ...], int]:
    """The lines that may go into a report, and how many were left out."""
    kept, left_out = [], 0
    for line in lines:
        if may_go := _may_go(line.rstrip()):
            kept.append(may_go)
        else:
            left_out += bool(line.strip())
    return tuple(kept), left_out


def _may_go(line: str) -> str | None:
    if match := _LINE.fullmatch(line):
        said = _SAID.fullmatch(match["said"])
        return f"{match['time']} {match['level']} {match['logger']}: {said[0]}" if said else None
    if match := _PLACE.fullmatch(line):
        return f"    {match['file'].replace(chr(92), '/')}:{match['line']} {match['name']}"
    return None
