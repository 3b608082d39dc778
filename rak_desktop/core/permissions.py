"""What a Stripe App may be allowed to do, and how one harmless read shows whether a key is."""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from rak_desktop.core.values import dataclass


class Level(Enum):
    """On a restricted key Write brings Read of the same resource (Stripe's documentation of restricted keys)."""

    READ = "read"
    WRITE = "write"


@dataclass(frozen=True)
class Probe:
    """One harmless GET. `missing_id` reads an invented id: 404 `resource_missing` is then the answer yes."""

    path: str
    params: Mapping[str, Any]
    expects_missing_id: bool


@dataclass(frozen=True)
class Permission:
    """One permission by Stripe's manifest name, such as `customer_read`.

    `probe` asks whether a key may read. `write_probe` is the address of an object that does not exist, which a deep
    check tries to change: 404 `resource_missing` is then the answer yes. Stripe documents no such thing.
    """

    name: str
    resource: str
    level: Level
    group: str
    probe: Probe | None
    aliases: tuple[str, ...] = ()
    write_probe: str | None = None

    @property
    def read_sibling(self) -> str:
        """The name of the read permission of the same resource, which Write implies."""
        return self.name.removesuffix("_write") + "_read" if self.level is Level.WRITE else self.name


class PermissionCatalogue:
    """All permissions we know, by name and by Stripe's own misspellings of it; an app asks for a few of the 169.

    `records` are those of `resources/stripe/permissions.json`.
    """

    def __init__(self, records: Iterable[Mapping[str, Any]]) -> None:
        self._records = {record["permission"]: record for record in records}
        self._aliases = {alias: name for name, record in self._records.items() for alias in record["aliases"]}

    def find(self, name: str) -> Permission | None:
        """The permission of that name (or known misspelling), or None."""
        record = self._records.get(self._aliases.get(name, name))
        return _permission(record) if record else None

    def named(self, name: str) -> Permission:
        """The same, and for a name we do not know a permission that nobody can check: shown, never asked about."""
        return self.find(name) or _unknown_permission(name)

    def names(self) -> tuple[str, ...]:
        """All names, in the order of the catalogue."""
        return tuple(self._records)


@dataclass(frozen=True)
class Need:
    """A permission that the app declares, with the vendor's reason for it."""

    permission: Permission
    purpose: str
    optional: bool = False


def _unknown_permission(name: str) -> Permission:
    """One that is newer than we are, or misspelt. What is not called reading may be more than that."""
    level = Level.READ if name.endswith("_read") else Level.WRITE
    return Permission(name, resource=name, level=level, group="Other", probe=None)


def _permission(record: Mapping[str, Any]) -> Permission:
    probe = record["probe"]
    return Permission(
        name=record["permission"],
        resource=record["resource"],
        level=Level(record["access"]),
        group=record["group"],
        probe=probe and Probe(probe["path"], probe["params"], probe["kind"] == "missing_id"),
        aliases=tuple(record["aliases"]),
        write_probe=(record.get("write_probe") or {}).get("path"),
    )
