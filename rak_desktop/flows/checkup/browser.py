"""Is there a browser that can be opened from here?"""

from collections.abc import Iterator

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.ports.computer import Computer


def look_at_browser(computer: Computer) -> Iterator[Finding]:
    """Without one the addresses can still be copied, so it is only worth knowing."""
    match computer.has_browser():
        case True:
            yield Finding(State.GOOD, FindingCode.BROWSER_FOUND)
        case False:
            yield Finding(State.NOTE, FindingCode.NO_BROWSER)
        case None:
            yield Finding(State.NOT_KNOWN, FindingCode.NO_BROWSER, {"place": "container"})
