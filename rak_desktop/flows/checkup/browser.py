"""Is there a browser that can be opened from here?"""

from collections.abc import Iterator

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.ports.computer import Computer


def look_at_browser(computer: Computer) -> Iterator[Finding]:
    """Without one the addresses can still be copied, so it is only worth knowing."""
    if computer.has_browser():
        yield Finding(State.GOOD, FindingCode.BROWSER_FOUND)
    else:
        yield Finding(State.NOTE, FindingCode.NO_BROWSER)
