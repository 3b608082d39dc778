"""SecondReader: the proof that a kept key can be had the way other programs get it."""

from typing import Protocol

from rak_desktop.core.connection import Connection


class SecondReader(Protocol):
    """Reads in a process of its own, through the same door as everybody else."""

    def fingerprint_of(self, connection: Connection) -> str:
        """The fingerprint of the key that came back. Raises the RakError that the other process met."""
