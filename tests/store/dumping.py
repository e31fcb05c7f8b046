"""All that a desk holds, to be compared."""

from __future__ import annotations

from sqlalchemy import select, text

from verbale.store import Desk, tables
from verbale.store.engine import Engine


def dump(desk: Desk) -> list[str]:
    """Every row of a desk, whatever its database."""
    return dump_engine(desk.engine)


def dump_engine(engine: Engine) -> list[str]:
    """Every row, by table, and the schema's steps."""
    with engine.reading() as connection:
        rows = [f"{table.name} {row}" for table in tables.STORED for row in connection.execute(select(table))]
        return sorted(rows) + [str(row) for row in connection.execute(text("SELECT number, name, program FROM migration ORDER BY number"))]
