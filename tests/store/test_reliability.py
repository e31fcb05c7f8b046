"""Whatever stops the program, the file holds what was told to be safe, whole and once."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from tests.store.conftest import Filler, Read
from tests.store.killing import dump, kill_imports, prepare, start
from verbale.errors import StoreError
from verbale.store import Coded, Desk, Document, open_desk
from verbale.store.migrating import Migration, load_migrations, migrate, schema_version
from verbale.store.sqlite import SQLiteEngine, open_engine
from verbale.store.verifying import find_faults

KILLS = 8
FILES = 120


def test_a_killed_import_loses_nothing_and_goes_on(tmp_path: Path, samples: Read) -> None:
    files, pickled = prepare(tmp_path, [coded for _, coded in samples], FILES)
    desk = tmp_path / "killed.db"
    tally = kill_imports(desk, files, pickled, KILLS, seed=1)
    assert (tally.lost, tally.doubled, tally.faults) == (0, 0, 0)
    assert tally.acknowledged >= KILLS
    for path in (desk, tmp_path / "whole.db"):
        process = start(path, files, pickled)
        told = process.communicate()[0].splitlines()
        assert process.returncode == 0
        assert len(told) == FILES
    assert dump(desk) == dump(tmp_path / "whole.db")


@contextmanager
def failing(desk: Desk, at: int) -> Iterator[list[str]]:
    """Makes the *at*-th statement from now on, or the commit, fail as a broken disk does; gives the statements that were tried."""
    assert isinstance(desk.engine, SQLiteEngine)
    tried: list[str] = []

    def fail(connection: Any, cursor: Any = None, statement: str = "COMMIT", *rest: Any) -> None:
        tried.append(statement)
        if len(tried) == at:
            raise sqlite3.OperationalError("disk I/O error")

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


def test_whichever_write_fails_the_old_data_stay(tmp_path: Path, samples: Read) -> None:
    (first, kept), (document, coded) = samples[:2]
    with open_desk(tmp_path / "desk.db", create=True) as desk:
        desk.add(first, kept.minutes.article.id, kept.minutes.article.text, kept)
        before = dump(tmp_path / "desk.db")
        for at in range(1, 201):
            with failing(desk, at) as tried:
                told = add_or_error(desk, document, coded)
            if told is None:
                break
            assert "the disk cannot be read or written" in told
            assert dump(tmp_path / "desk.db") == before, tried[-1]
        assert told is None
        assert at > 15
        assert tried[-1] == "COMMIT"
        assert len(desk.articles()) == 2
        assert find_faults(desk) == []


def test_a_full_disk_is_one_sentence_and_the_old_data_stay(tmp_path: Path, samples: Read) -> None:
    with open_desk(tmp_path / "desk.db", create=True) as desk:
        first, kept = samples[0]
        desk.add(first, kept.minutes.article.id, kept.minutes.article.text, kept)
        before = dump(tmp_path / "desk.db")
        assert isinstance(desk.engine, SQLiteEngine)

        @event.listens_for(desk.engine.sql, "begin")
        def no_room(connection: Any) -> None:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

        told = [error for document, coded in samples[1:] if (error := add_or_error(desk, document, coded))]
        assert told
        assert all("no room left on the disk" in error for error in told)
        assert set(before) <= set(dump(tmp_path / "desk.db"))
        event.remove(desk.engine.sql, "begin", no_room)
        assert find_faults(desk) == []


def test_writers_and_readers_side_by_side(tmp_path: Path, samples: Read, fill: Filler) -> None:
    path, errors = tmp_path / "desk.db", list[BaseException]()
    open_desk(path, create=True).close()

    def work(write: bool) -> None:
        try:
            with open_desk(path) as desk:
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
    with open_desk(path) as desk:
        assert desk.counts()["article"] == len(samples)
        assert find_faults(desk) == []


def test_a_migration_is_applied_once_behind_a_backup(desk: Desk) -> None:
    path = Path(desk.engine.name)
    before = dump(path)
    now = len(load_migrations("sqlite"))
    steps = (
        *load_migrations("sqlite"),
        Migration(now + 1, "note", "CREATE TABLE note (id TEXT PRIMARY KEY);\nINSERT INTO note VALUES ('n');\n"),
    )
    backup = migrate(desk.engine, "99", steps)
    assert backup == path.with_name(f"desk.db.schema-{now}.backup")
    assert dump(backup) == before
    assert migrate(desk.engine, "99", steps) is None
    assert schema_version(desk.engine) == now + 1
    with pytest.raises(StoreError, match=rf"newer Verbale \(schema {now + 1}, this program knows {now}\); upgrade"):
        open_desk(path)
    with open_desk(backup) as old:
        assert len(old.articles()) == len(desk.articles())


def test_a_migration_that_fails_leaves_the_old_schema(desk: Desk) -> None:
    before = dump(Path(desk.engine.name))
    now = len(load_migrations("sqlite"))
    broken = Migration(now + 1, "broken", "CREATE TABLE note (id TEXT);\nINSERT INTO nowhere VALUES (1);\n")
    with pytest.raises(StoreError, match="nowhere"):
        migrate(desk.engine, "99", (*load_migrations("sqlite"), broken))
    assert dump(Path(desk.engine.name)) == before
    assert schema_version(desk.engine) == now


def test_a_migration_is_never_edited() -> None:
    hashes = {m.number: m.sha256 for m in load_migrations("sqlite")}
    assert hashes == {
        1: "5c1f3911ad50c6f54665d6668689d5dfac941815b2daf2e387054b4e7cbb747c",
        2: "517381fe49af6b6649275b3e47ac8386140c4e59118bb5735c55340f40340017",
    }


def test_a_backup_is_whole_or_not_at_all(desk: Desk, tmp_path: Path) -> None:
    desk.backup(tmp_path / "copy.db")
    assert dump(tmp_path / "copy.db") == dump(Path(desk.engine.name))
    for target, words in ((tmp_path / "copy.db", "is there already"), (tmp_path / "no" / "copy.db", "cannot be written")):
        with pytest.raises(StoreError, match=words):
            desk.backup(target)
    assert sorted(path.name for path in tmp_path.glob(".*")) == []


def test_every_commit_is_on_the_disk(desk: Desk) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    with desk.engine.reading() as connection:
        assert {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in wanted} == wanted


def test_a_busy_file_is_waited_for_and_then_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verbale.store.sqlite.BUSY_SECONDS", 0.05)
    other = open_engine(Path(desk.engine.name), create=False)
    with desk.engine.writing(), pytest.raises(StoreError, match="another program has been writing"), other.writing():
        raise AssertionError
    other.close()
