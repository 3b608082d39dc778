"""Which system this is, and whether this session can show a window and reach the right person's keychain."""

from collections.abc import Iterator

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.ports.computer import Computer


def look_at_system(computer: Computer) -> Iterator[Finding]:
    """The system by its name; a missing screen and another person's sign-in are worth knowing."""
    facts = computer.system()
    yield Finding(State.GOOD, FindingCode.SYSTEM_FINE, {"system": facts.name, "program": facts.program})
    if not facts.screen:
        yield Finding(State.NOTE, FindingCode.NO_SCREEN)
    if facts.administrator:
        yield Finding(State.NOTE, FindingCode.ADMINISTRATOR)
