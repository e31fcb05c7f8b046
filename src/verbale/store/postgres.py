"""PostgreSQL: the only module that knows its dialect, its sessions and its settings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import URL, ColumnElement, Connection, and_, cast, create_engine, event, literal, literal_column, or_, text
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from verbale.errors import StoreError
from verbale.store import tables
from verbale.store.server import explain, read_address, shown_address

SCHEMA = "verbale"
BUSY_SECONDS = 30.0
CONNECT_SECONDS = 10
MANY = 100
WRITERS = 0x56455242
SETTINGS = {
    "search_path": SCHEMA,
    "synchronous_commit": "on",
    "jit": "off",
    "plan_cache_mode": "force_custom_plan",
}
OURS = "SELECT to_regclass(:name) IS NOT NULL"
ORPHANS = """
    SELECT c.conrelid::regclass::text, c.confrelid::regclass::text, format(
      'SELECT count(*) FROM %s r LEFT JOIN %s t ON t.%I = r.%I WHERE r.%I IS NOT NULL AND t.%I IS NULL',
      c.conrelid::regclass, c.confrelid::regclass, t.attname, r.attname, r.attname, t.attname)
    FROM pg_constraint c
    JOIN pg_attribute r ON r.attrelid = c.conrelid AND r.attnum = c.conkey[1]
    JOIN pg_attribute t ON t.attrelid = c.confrelid AND t.attnum = c.confkey[1]
    WHERE c.contype = 'f' AND c.connamespace = to_regnamespace(:schema) ORDER BY c.oid"""
BROKEN_INDEXES = """
    SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE relnamespace = to_regnamespace(:schema) AND NOT (indisvalid AND indisready)"""
OTHER_VECTORS = "SELECT rowid FROM words WHERE lexemes IS DISTINCT FROM lexemes_of(forms, lemmas, names) ORDER BY rowid"


class PostgresEngine:
    """One schema of one database: readers see one state, writers wait for each other, every commit is on the server's disk when it returns."""

    dialect = "postgresql"

    def __init__(self, url: URL) -> None:
        self.name = shown_address(url)
        waiting = {"connect_timeout": CONNECT_SECONDS, "client_encoding": "utf8", "application_name": "verbale"}
        asked = {key: value for key, value in waiting.items() if key not in url.query}
        self.sql = create_engine(url, connect_args=asked, pool_pre_ping=True, isolation_level="READ COMMITTED")
        event.listen(self.sql, "connect", _prepare)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the data as they are at its first question, whatever others write."""
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with self._guarded(), self.sql.connect().execution_options(**options) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that waits for the others' ends before it reads or writes, so that it is the only writer."""
        with self._guarded(), self.sql.connect() as connection, connection.begin():
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")
            yield connection

    def has_table(self, connection: Connection, table: str) -> bool:
        """True when *table* is there."""
        return bool(connection.execute(text(OURS), {"name": f"{SCHEMA}.{table}"}).scalar())

    def split(self, sql: str) -> Sequence[str]:
        """All of *sql*, which the server takes at once."""
        return [sql]

    def matches(self, alternatives: Sequence[Sequence[str]]) -> ColumnElement[bool]:
        """The row of the search index has all of *alternatives*, of each any phrase."""
        words = tables.words.c
        vector: ColumnElement[Any] = literal_column("words.lexemes")
        asked = ["(" + " | ".join(_lexemes(phrase) for phrase in phrases) + ")" for phrases in alternatives]
        some = (" & ".join(asked[at : at + MANY]) for at in range(0, len(asked), MANY))
        side_by_side = [
            or_(*(literal(" ").concat(words[name]).concat(" ").contains(f" {phrase} ") for name in ("forms", "names")))
            for (phrase, *others) in alternatives
            if not others and " " in phrase
        ]
        return and_(*(vector.op("@@")(cast(literal(part), TSQUERY)) for part in some), *side_by_side)

    def backup_before(self, connection: Connection, version: int) -> str | None:
        """A copy of all tables in a schema beside ours, named after the version that it holds; one that is there already is kept."""
        kept = f"{SCHEMA}_schema_{version}"
        if not connection.execute(text("SELECT to_regnamespace(:kept) IS NOT NULL"), {"kept": kept}).scalar():
            connection.exec_driver_sql(f"CREATE SCHEMA {kept}")
            owned = connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = :ours"), {"ours": SCHEMA}).scalars()
            for table in list(owned):
                connection.exec_driver_sql(f'CREATE TABLE {kept}."{table}" AS TABLE {SCHEMA}."{table}"')
        return f"the schema {kept} of {self.name}"

    def faults(self) -> list[str]:
        """What is broken behind the server's back: references, indexes, the search index."""
        with self.reading() as connection:
            broken = connection.execute(text(BROKEN_INDEXES), {"schema": SCHEMA}).scalars()
            faults = [f"the index {name} is not complete; REINDEX it" for name in broken]
            for table, other, orphans in connection.execute(text(ORPHANS), {"schema": SCHEMA}).all():
                if connection.exec_driver_sql(orphans).scalar():
                    faults.append(f"a row of {table} refers to no row of {other}")
            faults += [
                f"the search index: row {row} has other words than its text" for row in connection.execute(text(OTHER_VECTORS)).scalars()
            ]
        return faults

    def compact(self) -> None:
        """Writes all tables anew, so that deleted rows are in none of them; the server's log may have them until it is written over."""
        named = ", ".join(f"{SCHEMA}.{table.name}" for table in tables.STORED)
        with self._guarded(), self.sql.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {named}")

    def close(self) -> None:
        """Gives back all connections."""
        self.sql.dispose()

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """The server's errors as StoreError, in one sentence with the cure."""
        try:
            yield
        except (DBAPIError, psycopg.Error) as error:
            raise StoreError(f"{self.name}: {explain(error)}") from error


def open_engine(address: str, *, create: bool) -> PostgresEngine:
    """The desk in the database at *address*, in a schema of its own.

    Raises StoreError when the server, the user, the database or, unless *create* is True, the desk is not there.
    """
    engine = PostgresEngine(read_address(address))
    try:
        with engine.reading() as connection:
            there = connection.execute(text("SELECT to_regnamespace(:schema) IS NOT NULL"), {"schema": SCHEMA}).scalar()
            encoding = str(connection.execute(text("SHOW server_encoding")).scalar())
            tables_there = connection.execute(text("SELECT count(*) FROM pg_tables WHERE schemaname = :s"), {"s": SCHEMA}).scalar()
            ours = engine.has_table(connection, "migration")
        if encoding != "UTF8":
            raise StoreError(f"{engine.name}: the database is written in {encoding}; make one with `createdb --encoding=UTF8`.")
        if tables_there and not ours:
            raise StoreError(f"{engine.name}: its schema {SCHEMA} is another program's; name another database.")
        if not ours and not create:
            raise StoreError(f"{engine.name}: there is no desk in this database; make it with `verbale add PATH --file {engine.name}`.")
        if not there:
            with engine.writing() as connection:
                connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
    except StoreError:
        engine.close()
        raise
    return engine


def _lexemes(phrase: str) -> str:
    """The words of *phrase*, all of them, as a text search takes them; words are letters and digits, so quotation marks hold them."""
    return "(" + " & ".join(f"'{word}'" for word in phrase.split()) + ")"


def _prepare(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("".join(f"SET {name} = {value};" for name, value in SETTINGS.items()))
    cursor.close()
    connection.commit()
