"""Computer: what the doctor looks at that no other port shows."""

from enum import Enum
from typing import Protocol

from rak_desktop.core.values import dataclass


@dataclass(frozen=True)
class SystemFacts:
    """`name` as its owner knows it, with its version; nothing that names a person or this one computer."""

    name: str
    program: str
    screen: bool
    administrator: bool


class FolderProblem(Enum):
    """Why a folder cannot be used."""

    NO_HOME = "no-home"
    NOT_A_FOLDER = "not-a-folder"
    READ_ONLY = "read-only"
    FORBIDDEN = "forbidden"
    FULL = "full"
    OTHER = "other"


@dataclass(frozen=True)
class Folder:
    """One of ours. `problem` is None when a file can be written, read and removed there."""

    path: str
    problem: FolderProblem | None = None


class Computer(Protocol):
    """Leaves nothing behind, and changes nothing that was there."""

    def system(self) -> SystemFacts:
        """Which system this is, and how this session runs."""

    def folders(self) -> tuple[Folder, ...]:
        """Our folders, tried out."""

    def looks_up(self, host: str) -> None:
        """Asks for the address of this name. Raises StripeUnreachable: OFFLINE, NAME_NOT_FOUND."""

    def has_browser(self) -> bool | None:
        """Is there something that opens web pages where the person sees them? None where only trying would show it."""
