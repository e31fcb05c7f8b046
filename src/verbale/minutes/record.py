"""The minutes as the published record: plain values, in the contract's order."""

from __future__ import annotations

from verbale.model import Minutes


def to_record(minutes: Minutes) -> dict[str, object]:
    """TODO: all fields."""
    return {"schema": "verbale.minutes/1"}
