"""Can our folders be written to?"""

from collections.abc import Iterator

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.ports.computer import Computer


def look_at_folders(computer: Computer) -> Iterator[Finding]:
    """One finding for each thing that is wrong, however many folders suffer from it."""
    told = set()
    for folder in computer.folders():
        if folder.problem and folder.problem not in told:
            told.add(folder.problem)
            facts = {"folder": folder.path, "problem": folder.problem.value}
            yield Finding(State.TROUBLE, FindingCode.FOLDER_NOT_USABLE, facts)
    if not told:
        yield Finding(State.GOOD, FindingCode.FOLDERS_FINE)
