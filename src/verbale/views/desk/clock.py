"""The clock of the commands: the one place of them that asks the time of day."""

from __future__ import annotations

from datetime import UTC, datetime


def clock() -> str:
    """The time now, in UTC to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
