"""SQLite: the only module that knows its dialect, its files and its errors."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, ColumnElement, Connection, create_engine, event, literal_column, text
from sqlalchemy.exc import DatabaseError, DBAPIError

from verbale.errors import StoreError

MAGIC = b"SQLite format 3\0"
APPLICATION = 0x56455242
BUSY_SECONDS = 30.0
CACHE_KIB = 65_536


class SQLiteEngine:
    """One file: write-ahead log, writers wait for each other, every commit is on the disk when it returns."""

    dialect = "sqlite"

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self.path = path
        self.sql = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_SECONDS})
        event.listen(self.sql, "connect", _prepare)
        event.listen(self.sql, "begin", _begin)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the data."""
        with self._guarded(), self.sql.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that begins as a writer, so that it cannot fail half-way because another one writes."""
        with self._guarded(), self.sql.connect().execution_options(immediate=True) as connection, connection.begin():
            yield connection

    def has_table(self, connection: Connection, table: str) -> bool:
        """True when *table* is there."""
        return connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = :name"), {"name": table}).first() is not None

    def split(self, sql: str) -> Sequence[str]:
        """The statements of *sql*; a trigger is one."""
        statements, pending = [], ""
        for line in sql.splitlines(keepends=True):
            pending += line
            if sqlite3.complete_statement(pending):
                statements.append(pending)
                pending = ""
        return statements

    def matches(self, alternatives: Sequence[Sequence[str]]) -> ColumnElement[bool]:
        """The row of the search index has all of *alternatives*, of each any phrase."""
        return literal_column("words").op("MATCH")(match_expression(alternatives))

    def backup_before(self, connection: Connection, version: int) -> str | None:
        """A copy beside the file, named after the schema that it holds; one that is there already is kept."""
        target = self.path.with_name(f"{self.path.name}.schema-{version}.backup")
        if not target.exists():
            self.backup(target)
        return str(target)

    def backup(self, target: Path) -> None:
        """A copy at *target*, whole or not at all; writers may go on. Raises StoreError when *target* is there or cannot be written."""
        if target.exists():
            raise StoreError(f"{target}: is there already; give the backup another name.")
        half = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            with closing(sqlite3.connect(self.path)) as source, closing(sqlite3.connect(half)) as copy:
                source.backup(copy)
            half.replace(target)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"{target}: the backup cannot be written ({error}); check the folder and the room on the disk.") from error
        finally:
            half.unlink(missing_ok=True)

    def faults(self) -> list[str]:
        """What SQLite's own checks find: pages, indexes, references, the search index."""
        with self.reading() as connection:
            pages = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]
            orphans = [f"a row of {row[0]} refers to no row of {row[2]}" for row in connection.execute(text("PRAGMA foreign_key_check"))]
        try:
            with self.sql.connect().execution_options(immediate=True) as connection, connection.begin():
                connection.execute(text("INSERT INTO words(words) VALUES ('integrity-check')"))
        except DatabaseError as error:
            return [*pages, *orphans, f"the search index: {error.orig}"]
        return [*pages, *orphans]

    def compact(self) -> None:
        """Merges the search index, writes the file anew and empties the log, so that deleted words are in none of them."""
        with self.writing() as connection:
            connection.execute(text("INSERT INTO words(words) VALUES ('optimize')"))
        with self._guarded(), closing(sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Gives back all connections."""
        self.sql.dispose()

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """SQLite's errors as StoreError, in one sentence with the cure."""
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            raise StoreError(f"{self.name}: {_explain(error)}") from error


def match_expression(alternatives: Sequence[Sequence[str]]) -> str:
    """An FTS5 expression: every phrase is quoted, so that no word of it is an operator; side by side words stand in a text or a name.

    >>> match_expression([["accords", "accord"], ["or"], ["nouvelle route"]])
    '("accords" OR "accord") AND ("or") AND ({forms names} : "nouvelle route")'
    """
    return " AND ".join("(" + " OR ".join(map(_phrase, phrases)) + ")" for phrases in alternatives)


def _phrase(words: str) -> str:
    return f'{{forms names}} : "{words}"' if " " in words else f'"{words}"'


def open_engine(path: Path, *, create: bool) -> SQLiteEngine:
    """The file at *path*; raises StoreError when it is missing and *create* is False, a folder, or no SQLite file."""
    if not path.exists() and not create:
        raise StoreError(f"{path}: no such file from the folder {Path.cwd()}; make it with `verbale add PATH --file {path}`.")
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise StoreError(f"{path}: not a place for a file; give --file the path of a file in a folder that is there.")
    try:
        with suppress(FileNotFoundError), path.open("rb") as file:
            head = file.read(len(MAGIC))
            if head and head != MAGIC:
                raise StoreError(f"{path}: not a Verbale file, by its first bytes; give --file the path of one.")
    except OSError as error:
        raise StoreError(f"{path}: cannot be opened ({error.strerror}); check its permissions.") from error
    with closing(sqlite3.connect(path)) as plain:
        try:
            owner, tables = plain.execute(
                "SELECT (SELECT application_id FROM pragma_application_id), count(*) FROM sqlite_master"
            ).fetchone()
        except sqlite3.Error as error:
            raise StoreError(f"{path}: {_explain(error)}") from error
    if owner != APPLICATION and tables:
        raise StoreError(f"{path}: a database of another program; give --file the path of a Verbale file.")
    return SQLiteEngine(path)


def _prepare(connection: sqlite3.Connection, record: Any) -> None:
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        f"cache_size = -{CACHE_KIB}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _explain(error: Exception) -> str:
    """What SQLite says, with what to do about it."""
    words = str(getattr(error, "orig", error))
    cures = {
        "locked": "another program has been writing to it for 30 seconds; try again when it is done",
        "full": "there is no room left on the disk; make some and try again, what was saved is there",
        "disk I/O": "the disk cannot be read or written; check it, what was saved before is there",
        "readonly": "it may not be written by you; change its permissions (chmod u+w) or copy it",
        "malformed": "it is damaged; put the last backup in its place",
        "not a database": "it is damaged or another program's; put the last backup in its place",
    }
    return next((f"{cure}." for key, cure in cures.items() if key in words), f"the database says: {words}.")
