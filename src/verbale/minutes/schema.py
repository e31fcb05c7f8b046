"""The published JSON Schema of the record."""

from __future__ import annotations

from pathlib import Path

FILE = Path(__file__).parent / "schema.json"


def read_schema() -> str:
    """The JSON Schema (2020-12) that every record of ``to_record`` meets, as text."""
    return FILE.read_text(encoding="utf-8")
