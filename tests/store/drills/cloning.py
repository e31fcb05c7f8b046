"""Many articles in little time: the rows that the program made of a few, again under other numbers and ids, each with a last line of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from tests.store.importing import ADDED, GIVEN, last_line, published_on
from verbale.ingest import EXTRACTOR
from verbale.model import Metadata
from verbale.store import Desk, Document, tables
from verbale.store.document import content_id
from verbale.store.folding import fold_words
from verbale.store.rows import index_number

TOGETHER = 500
OF_MINUTES = (tables.person, tables.statement, tables.speaker, tables.statement_country, tables.act, tables.time, tables.meeting)
Rows = dict[Table, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Mould:
    """The rows of one article as they stand in a desk."""

    text: str
    minutes: dict[str, Any]
    parts: Rows
    words: list[dict[str, Any]]


def moulds(desk: Desk) -> list[Mould]:
    """The articles of *desk*, as moulds for others."""
    with desk.engine.reading() as connection:
        query = select(tables.minutes, tables.article.c.text).join(tables.article, tables.article.c.id == tables.minutes.c.article)
        return [_mould(connection, dict(row)) for row in connection.execute(query.order_by(tables.minutes.c.number)).mappings()]


def _mould(connection: Connection, row: dict[str, Any]) -> Mould:
    number, text = row["number"], row.pop("text")
    parts = {t: [dict(r) for r in connection.execute(select(t).where(t.c.minutes == number)).mappings()] for t in OF_MINUTES}
    joined = select(tables.words, tables.indexed.c.statement).join(tables.indexed, tables.indexed.c.number == tables.words.c.rowid)
    words = connection.execute(joined.where(tables.indexed.c.minutes == number).order_by(tables.words.c.rowid)).mappings()
    return Mould(text, row, parts, [dict(r) for r in words])


def clone(desk: Desk, made_of: Sequence[Mould], numbers: Iterable[int]) -> None:
    """Adds an article for each of *numbers*, many in one transaction."""
    waiting = list(numbers)
    for at in range(0, len(waiting), TOGETHER):
        with desk.engine.writing() as connection:
            first, minutes = (connection.execute(select(func.max(t.c.number))).scalar_one() for t in (tables.document, tables.minutes))
            rows: Rows = {table: [] for table in tables.STORED}
            for nth, number in enumerate(waiting[at : at + TOGETHER], start=1):
                _cast(rows, made_of[number % len(made_of)], number, first + nth, minutes + nth)
            for table, new in rows.items():
                if new:
                    connection.execute(insert(table), new)


def _cast(rows: Rows, mould: Mould, number: int, document: int, minutes: int) -> None:
    """Adds the rows of one article to *rows*."""
    day, tail = published_on(number), last_line(number)
    text = mould.text + tail
    identity = "sha256:" + hashlib.sha256(text.encode()).hexdigest()
    made = Document(text.encode(), ADDED, EXTRACTOR, Metadata(published=day, outlet=GIVEN.outlet, language=GIVEN.language))
    rows[tables.raw].append({"id": made.raw_id, "size": len(made.raw), "bytes": made.raw})
    rows[tables.article].append({"id": identity, "document": made.id, "text": text})
    origin = {"number": document, "id": made.id, "raw": made.raw_id, "article": identity, "path": None, "fetched": None}
    rows[tables.document].append({**origin, **made.given(), "added": ADDED, "extractor": EXTRACTOR})
    was = mould.minutes
    record = was["record"].replace(was["article"], identity).replace(f'"value":"{was["published"]}"', f'"value":"{day}"', 1)
    changed = {"number": minutes, "id": content_id(identity, was["coder"]), "article": identity, "published": day, "record": record}
    rows[tables.minutes].append({**was, **changed, "sha256": hashlib.sha256(record.encode()).hexdigest()})
    for table, parts in mould.parts.items():
        rows[table] += [{**part, "minutes": minutes} for part in parts]
    for entry in mould.words:
        at = index_number(day, minutes, entry["statement"])
        forms = entry["forms"] if entry["statement"] is not None else " ".join((entry["forms"], *fold_words(tail)))
        rows[tables.indexed].append({"number": at, "minutes": minutes, "statement": entry["statement"]})
        rows[tables.words].append({"rowid": at, "forms": forms, "lemmas": entry["lemmas"], "names": entry["names"]})
