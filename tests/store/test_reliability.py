"""Whatever stops the program, the desk holds what was told to be safe, whole and once."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import psycopg
import pytest
from sqlalchemy import event, insert, select, text

from tests.store.conftest import Addresses, Filler, Read
from tests.store.dumping import dump
from tests.store.killing import Import, kill_imports, prepare
from tests.store.server import LARGEST, Server
from verbale.errors import StoreError
from verbale.model import Metadata
from verbale.store import Coded, Desk, Document, open_desk, tables
from verbale.store.address import open_engine
from verbale.store.decisions import Verdict
from verbale.store.migrating import Migration, load_migrations, migrate, schema_version
from verbale.store.places import Place
from verbale.store.postgres import PostgresEngine
from verbale.store.sqlite import SQLiteEngine
from verbale.store.verifying import find_faults

KILLS = {"sqlite": 6, "postgresql": 3}
FILES = 60
BROKEN: dict[str, Exception] = {
    "sqlite": sqlite3.OperationalError("disk I/O error"),
    "postgresql": psycopg.errors.IoError("could not write"),
}
FULL: dict[str, Exception] = {
    "sqlite": sqlite3.OperationalError("database or disk is full"),
    "postgresql": psycopg.errors.DiskFull("no space"),
}


def test_a_killed_import_loses_nothing_and_goes_on(new_address: Addresses, tmp_path: Path, samples: Read, dialect: str) -> None:
    files, pickled = prepare(tmp_path, [coded for _, coded in samples], FILES)
    killed, whole = new_address(), new_address()
    tally = kill_imports(killed, files, pickled, KILLS[dialect], seed=1)
    assert (tally.lost, tally.doubled, tally.faults) == (0, 0, 0)
    assert tally.acknowledged >= KILLS[dialect]
    dumps = []
    for address in (killed, whole):
        process = Import(address, files, pickled)
        assert len(list(process.lines())) == FILES
        assert process.end() == 0
        with open_desk(address) as desk:
            dumps.append(dump(desk))
    assert dumps[0] == dumps[1]


@contextmanager
def failing(desk: Desk, at: int, error: Exception) -> Iterator[list[str]]:
    """Makes the *at*-th statement from now on, or the commit, fail as a disk does; gives the statements that were tried."""
    assert isinstance(desk.engine, SQLiteEngine | PostgresEngine)
    tried: list[str] = []

    def fail(connection: Any, cursor: Any = None, statement: str = "COMMIT", *rest: Any) -> None:
        tried.append(statement)
        if len(tried) == at:
            raise error

    for name in ("before_cursor_execute", "commit"):
        event.listen(desk.engine.sql, name, fail)
    try:
        yield tried
    finally:
        for name in ("before_cursor_execute", "commit"):
            event.remove(desk.engine.sql, name, fail)


def add_or_error(desk: Desk, document: Document, coded: Coded) -> str | None:
    """What adding says when it fails."""
    try:
        desk.add(document, coded.minutes.article.id, coded.minutes.article.text, coded)
    except StoreError as error:
        return str(error)
    return None


@pytest.mark.parametrize(("errors", "words"), [(BROKEN, "disk cannot be read or written"), (FULL, "no room left on the")])
def test_whichever_write_fails_the_old_data_stay(
    new_address: Addresses, samples: Read, dialect: str, errors: dict[str, Exception], words: str
) -> None:
    (first, kept), (document, coded) = samples[:2]
    with open_desk(new_address(), create=True) as desk:
        desk.add(first, kept.minutes.article.id, kept.minutes.article.text, kept)
        before = dump(desk)
        for at in range(1, 201):
            with failing(desk, at, errors[dialect]) as tried:
                told = add_or_error(desk, document, coded)
            if told is None:
                break
            assert words in told
            assert dump(desk) == before, tried[-1]
        assert told is None
        assert at > 15
        assert tried[-1] == "COMMIT"
        assert len(desk.articles()) == 2
        assert find_faults(desk) == []


def test_a_full_file_is_one_sentence_and_the_old_data_stay(tmp_path: Path, samples: Read) -> None:
    with open_desk(tmp_path / "desk.db", create=True) as desk:
        first, kept = samples[0]
        desk.add(first, kept.minutes.article.id, kept.minutes.article.text, kept)
        before = dump(desk)
        assert isinstance(desk.engine, SQLiteEngine)

        @event.listens_for(desk.engine.sql, "begin")
        def no_room(connection: Any) -> None:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

        told = [error for document, coded in samples[1:] if (error := add_or_error(desk, document, coded))]
        assert told
        assert all("no room left on the disk" in error for error in told)
        assert set(before) <= set(dump(desk))
        event.remove(desk.engine.sql, "begin", no_room)
        assert find_faults(desk) == []


def test_a_server_without_room_is_one_sentence_and_the_old_data_stay(server: Server, samples: Read) -> None:
    """The server may write no file beyond its limit; the document is larger than that and cannot be pressed."""
    (document, coded), large = samples[0], Document(Random(1).randbytes(LARGEST + 2_000_000), "2024-03-12", "none", Metadata())
    with open_desk(server.address(server.new_database()), create=True) as desk:
        before = dump(desk)
        assert "no room left on the server's disk" in (add_or_error(desk, large, coded) or "")
        assert dump(desk) == before
        assert add_or_error(desk, document, coded) is None
        assert find_faults(desk) == []


def test_writers_and_readers_side_by_side(new_address: Addresses, samples: Read, fill: Filler) -> None:
    address, errors = new_address(), list[BaseException]()

    def work(write: bool) -> None:
        try:
            with open_desk(address, create=True) as desk:
                for _ in range(3):
                    if write:
                        fill(desk)
                    assert len(desk.search("sécurité")) <= 100
                    articles = desk.articles()
                    assert len({article.id for article in articles}) == len(articles)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(number < 4,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with open_desk(address) as desk:
        assert desk.counts()["article"] == len(samples)
        assert find_faults(desk) == []


def test_many_open_a_new_desk_at_once_and_one_makes_it(new_address: Addresses) -> None:
    address, backups, together = new_address(), list[str | None](), threading.Barrier(8)

    def work() -> None:
        together.wait()
        with open_desk(address, create=True) as desk:
            backups.append(desk.backup_made)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert backups == [None] * 8


def newest(desk: Desk) -> int:
    """The number of the last step of this program's schema."""
    return len(load_migrations(desk.engine.dialect))


def test_a_migration_is_applied_once_behind_a_backup(desk: Desk, address: str, dialect: str) -> None:
    before, number = dump(desk), newest(desk)
    note = Migration(number + 1, "note", "CREATE TABLE note (id TEXT PRIMARY KEY);\nINSERT INTO note VALUES ('n %');\n")
    steps = (*load_migrations(dialect), note)
    backup = migrate(desk.engine, "99", steps)
    assert migrate(desk.engine, "99", steps) is None
    assert schema_version(desk.engine) == number + 1
    with pytest.raises(StoreError, match=rf"newer Verbale \(schema {number + 1}, this program knows {number}\); upgrade"):
        open_desk(address)
    if dialect == "sqlite":
        assert backup == f"{address}.schema-{number}.backup"
        with open_desk(backup) as old:
            assert dump(old) == before
    else:
        assert backup == f"the schema verbale_schema_{number} of {desk.engine.name}"
        assert isinstance(desk.engine, PostgresEngine)
        with desk.engine.sql.connect() as connection:
            connection.exec_driver_sql(f"SET search_path = verbale_schema_{number}")
            assert connection.execute(text("SELECT count(*) FROM article")).scalar() == desk.counts()["article"]
            assert connection.execute(text("SELECT max(number) FROM migration")).scalar() == number


def test_a_migration_that_fails_leaves_the_old_schema(desk: Desk, dialect: str) -> None:
    before, number = dump(desk), newest(desk)
    broken = Migration(number + 1, "broken", "CREATE TABLE note (id TEXT);\nINSERT INTO nowhere VALUES (1);\n")
    with pytest.raises(StoreError, match="nowhere"):
        migrate(desk.engine, "99", (*load_migrations(dialect), broken))
    assert dump(desk) == before
    assert schema_version(desk.engine) == number
    with desk.engine.reading() as connection:
        assert not desk.engine.has_table(connection, "note")


def test_an_older_desk_is_renumbered_to_a_newer_one(new_address: Addresses, desk: Desk, dialect: str) -> None:
    """Rows as the second schema numbered them: one after the other."""
    with desk.engine.reading() as connection:
        rows = {table: [dict(row) for row in connection.execute(select(table)).mappings()] for table in tables.STORED}
    older = {row["number"]: at for at, row in enumerate(rows[tables.indexed], start=1)}
    address = new_address()
    engine = open_engine(address, create=True)
    migrate(engine, "1", load_migrations(dialect)[:2])
    with engine.writing() as connection:
        for table, found in rows.items():
            key = {tables.indexed: "number", tables.words: "rowid"}.get(table)
            old = [{**row, key: older[row[key]]} for row in found] if key else found
            if old:
                connection.execute(insert(table), old)
    engine.close()
    with open_desk(address) as opened:
        assert opened.backup_made
        assert [row for row in dump(opened) if not row.startswith("(")] == [row for row in dump(desk) if not row.startswith("(")]
        assert list(opened.search("le ministre")) == list(desk.search("le ministre"))
        assert find_faults(opened) == []


def test_a_migration_is_never_edited() -> None:
    hashes = {dialect: [m.sha256[:16] for m in load_migrations(dialect)] for dialect in ("sqlite", "postgresql")}
    assert hashes == {
        "sqlite": ["5c1f3911ad50c6f5", "517381fe49af6b66", "67f135d5a9a20e9d", "bf1a96a601cc0023", "500d6644478536e3"],
        "postgresql": ["de309599c28ff1b3", "fc560e1ebc716752", "3f9c85e002d91e3a", "0ec50cc668e82770", "658cc8531c7a664d"],
    }


def test_a_backup_is_a_file_that_holds_all(desk: Desk, tmp_path: Path) -> None:
    desk.backup(tmp_path / "copy.db")
    with open_desk(tmp_path / "copy.db") as copy:
        assert dump(copy) == dump(desk)
        assert list(copy.search("pétrolier")) == list(desk.search("pétrolier"))
        assert find_faults(copy) == []
    for target, words in ((tmp_path / "copy.db", "is there already"), (tmp_path / "no" / "copy.db", "cannot be written|not a place")):
        with pytest.raises(StoreError, match=words):
            desk.backup(target)
    assert sorted(path.name for path in tmp_path.glob(".*")) == []


def test_a_desk_moves_to_a_server_and_back(desk: Desk, dialect: str, server: Server, tmp_path: Path) -> None:
    address = server.address(server.new_database())
    desk.decide(
        desk.articles()[0].id, Place("statement", 0, 5, 0, "claim"), Verdict.CORRECTED, {}, by="A", at="2026-01-05T09:00:00Z", why=""
    )
    desk.backup(address)
    with open_desk(address) as moved:
        assert dump(moved) == dump(desk)
        assert list(moved.search("sécurité")) == list(desk.search("sécurité"))
        assert find_faults(moved) == []
        moved.backup(tmp_path / "back.db")
    with open_desk(tmp_path / "back.db") as back:
        assert dump(back) == dump(desk)
    with pytest.raises(StoreError, match="holds a desk already"):
        desk.backup(address)


def test_every_commit_is_on_the_disk(desk: Desk, dialect: str) -> None:
    wanted: dict[str, dict[str, object]] = {
        "sqlite": {"PRAGMA journal_mode": "wal", "PRAGMA synchronous": 2, "PRAGMA foreign_keys": 1, "PRAGMA secure_delete": 1},
        "postgresql": {"SHOW synchronous_commit": "on", "SHOW search_path": "verbale"},
    }
    with desk.engine.reading() as connection:
        assert {asked: connection.execute(text(asked)).scalar() for asked in wanted[dialect]} == wanted[dialect]


def test_a_busy_desk_is_waited_for_and_then_told(desk: Desk, address: str, monkeypatch: pytest.MonkeyPatch, dialect: str) -> None:
    monkeypatch.setattr("verbale.store.sqlite.BUSY_SECONDS", 0.05)
    monkeypatch.setattr("verbale.store.postgres.BUSY_SECONDS", 0.05)
    other = open_engine(address, create=False)
    with desk.engine.writing(), pytest.raises(StoreError, match="another program has been writing"), other.writing():
        raise AssertionError
    other.close()


def test_a_reader_sees_one_state(desk: Desk, address: str, samples: Read) -> None:
    with desk.engine.reading() as connection, open_desk(address) as other:
        count = text("SELECT count(*) FROM article")
        assert connection.execute(count).scalar() == len(samples)
        other.add(Document(b"new", "2024-03-12T08:00:00Z", "none", Metadata()), "sha256:new", "new", None)
        assert other.counts()["article"] == len(samples) + 1
        assert connection.execute(count).scalar() == len(samples)
    assert desk.counts()["article"] == len(samples) + 1
