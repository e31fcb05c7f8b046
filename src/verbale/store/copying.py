"""A desk as it is now, copied to another place: beside its file, from a server into a file, from a file into a server."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import Connection, Table, insert, select

from verbale.errors import StoreError
from verbale.minutes.assembly import program_version
from verbale.store import tables
from verbale.store.address import is_server, open_engine
from verbale.store.engine import Engine
from verbale.store.migrating import load_migrations, migrate
from verbale.store.sqlite import SQLiteEngine

FEW = 20


def copy_desk(engine: Engine, target: Path | str) -> str:
    """Copies all of the desk in *engine*, as it is at one moment, to *target*: a path, or the address of a server's
    database; returns what it may be called, without secrets.

    The copy is whole or not at all. A file becomes a file by SQLite's own copying; all else goes row by row. Raises StoreError when
    *target* has a desk already or cannot be written.
    """
    if is_server(target):
        return _into_server(engine, str(target))
    if isinstance(engine, SQLiteEngine):
        engine.backup(Path(target))
    else:
        _into_file(engine, Path(target))
    return str(target)


def _into_server(engine: Engine, address: str) -> str:
    other = open_engine(address, create=True)
    try:
        migrate(other, program_version(), load_migrations(other.dialect))
        copy_rows(engine, other)
    finally:
        other.close()
    return other.name


def _into_file(engine: Engine, target: Path) -> None:
    if target.exists():
        raise StoreError(f"{target}: is there already; give the backup another name.")
    half = target.with_name(f".{target.name}.{os.getpid()}")
    other = open_engine(half, create=True)
    try:
        migrate(other, program_version(), load_migrations(other.dialect))
        copy_rows(engine, other)
        other.close()
        half.replace(target)
    finally:
        other.close()
        for path in half.parent.glob(f"{half.name}*"):
            path.unlink()


def copy_rows(source: Engine, target: Engine) -> None:
    """Copies every row of *source* into the empty desk *target*, in one transaction; raises StoreError when *target* is not empty."""
    with source.reading() as reader, target.writing() as writer:
        for table in tables.STORED:
            if writer.execute(select(table).limit(1)).first():
                raise StoreError(f"{target.name}: holds a desk already; name a database without one.")
            _copy_table(reader, writer, table)


def _copy_table(reader: Connection, writer: Connection, table: Table) -> None:
    for rows in reader.execute(select(table).execution_options(yield_per=FEW)).mappings().partitions():
        writer.execute(insert(table), [dict(row) for row in rows])
