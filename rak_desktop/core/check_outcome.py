"""CheckOutcome: what the question about one permission came to."""

from enum import Enum


class CheckOutcome(Enum):
    """UNKNOWN means that we asked and could not tell; it never becomes GRANTED."""

    GRANTED = "granted"
    MISSING = "missing"
    NOT_TESTABLE = "not_testable"
    UNKNOWN = "unknown"
