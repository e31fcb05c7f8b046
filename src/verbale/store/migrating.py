"""The schema's version: numbered SQL files, applied in order, in one transaction, a backup before the first."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, text

from verbale.errors import DataError, StoreError
from verbale.store.engine import Engine

HERE = Path(__file__).parent / "migrations"
LEDGER = (
    "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, program TEXT NOT NULL)"
)


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema: its number, its name, its SQL."""

    number: int
    name: str
    sql: str

    @property
    def sha256(self) -> str:
        """The hash of the SQL."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


@cache
def load_migrations(dialect: str) -> tuple[Migration, ...]:
    """All steps for *dialect*, numbered from 1 without a gap; raises DataError when one is missing."""
    paths = sorted((HERE / dialect).glob("*.sql"))
    found = tuple(Migration(int(p.stem.partition("-")[0]), p.stem.partition("-")[2], p.read_text(encoding="utf-8")) for p in paths)
    if [m.number for m in found] != list(range(1, len(found) + 1)):
        raise DataError(f"store/migrations/{dialect}: the files are not numbered from 1 without a gap")
    return found


def schema_version(engine: Engine) -> int:
    """The number of the last migration of the file; 0 for a new one."""
    with engine.reading() as connection:
        return _version(engine, connection)


def _version(engine: Engine, connection: Connection) -> int:
    if not engine.has_table(connection, "migration"):
        return 0
    return int(connection.execute(text("SELECT coalesce(max(number), 0) FROM migration")).scalar_one())


def migrate(engine: Engine, program: str, migrations: tuple[Migration, ...]) -> str | None:
    """Brings the file to the newest schema; returns the backup that was made before, None where none was needed.

    All steps are one transaction, and nobody sees a schema half-way: of several programs that open a file at once one migrates it, the others find it
    done. Raises StoreError for a file that a newer program wrote: it is left as it is.
    """
    if schema_version(engine) == len(migrations):
        return None
    with engine.writing() as connection:
        version = _version(engine, connection)
        if version > len(migrations):
            raise StoreError(
                f"{engine.name}: written by a newer Verbale (schema {version}, this program knows {len(migrations)}); "
                f"upgrade Verbale {program} and open it again."
            )
        pending = migrations[version:]
        backup = engine.backup_before(connection, version) if version and pending else None
        for migration in pending:
            apply(engine, connection, migration, program)
    return backup


def apply(engine: Engine, connection: Connection, migration: Migration, program: str) -> None:
    """Applies one step within the transaction of *connection*."""
    connection.execute(text(LEDGER))
    for statement in engine.split(migration.sql):
        connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
    row = {"number": migration.number, "name": migration.name, "sha256": migration.sha256, "program": program}
    connection.execute(text("INSERT INTO migration VALUES (:number, :name, :sha256, :program)"), row)
