"""The JSON of a request for a key: one whole object, in which nothing is named twice."""

import json

LONGEST = 64 * 1024
"""Bytes of a request. Ours have some hundred."""

NAMES = frozenset({"version", "app_id", "account_id", "mode"})


def is_whole(data: bytes) -> bool:
    """Is this a whole object already? Then nobody has to wait for the end of what may come."""
    return data.rstrip().endswith(b"}") and object_in(data) is not None


def object_in(data: bytes) -> dict[str, object] | None:
    """The object; None for what is none, or names something twice."""
    try:
        value = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_each_name_once)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _each_name_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands there twice")
    return found
