"""Where a desk is: the path of a file, or the address of a PostgreSQL database."""

from __future__ import annotations

from pathlib import Path

from verbale.store.engine import Engine

SCHEMES = ("postgresql:", "postgres:")


def is_server(address: Path | str) -> bool:
    """True for an address of a server, False for a path.

    >>> is_server("postgresql://keita@db.example/desk"), is_server("desk.db")
    (True, False)
    """
    return isinstance(address, str) and address.startswith(SCHEMES)


def open_engine(address: Path | str, *, create: bool) -> Engine:
    """The database at *address*; raises StoreError where there is no desk and *create* is False, or what is there is none."""
    if is_server(address):
        from verbale.store import postgres

        return postgres.open_engine(str(address), create=create)
    from verbale.store import sqlite

    return sqlite.open_engine(Path(address), create=create)
