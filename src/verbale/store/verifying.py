"""Whether a file is as it was written: the database's own checks, hashes, records and spans."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from verbale.errors import VerbaleError
from verbale.ingest import EXTRACTOR, decode_document
from verbale.minutes import from_record
from verbale.store import queries
from verbale.store.decisions import decision_id
from verbale.store.desk import Desk, join_record
from verbale.store.rows import find_rows


def find_faults(desk: Desk) -> list[str]:
    """One sentence for each thing that is not as it was written; none where all is well."""
    faults = desk.engine.faults()
    with desk.engine.reading() as connection:
        for raw in queries.every_raw(connection):
            if "sha256:" + hashlib.sha256(raw.bytes).hexdigest() != raw.id:
                faults.append(f"bytes {raw.id}: their hash is another one")
        for row in queries.every_document(connection):
            if row.extractor == EXTRACTOR and _decoded(row.bytes) != row.text:
                faults.append(f"document {row.id}: its bytes are not the text of {row.article}")
        for row in queries.every_minutes(connection):
            faults += _faults_of(row)
            faults += [f"minutes {row.id}: the rows of {t} differ from the record" for t in _differing(connection, row)]
        for decision in queries.select_decisions(connection, None):
            if decision_id(decision) != decision.id:
                faults.append(f"decision {decision.id}: its hash is another one")
        faults += [f"article {article}: has no minutes" for article in queries.articles_without_minutes(connection)]
    return faults


def _decoded(raw: bytes) -> str | None:
    try:
        return decode_document(raw, "")
    except VerbaleError:
        return None


def _faults_of(row: Any) -> Iterator[str]:
    """What is wrong with one article's text and record."""
    if "sha256:" + hashlib.sha256(row.text.encode("utf-8", "surrogatepass")).hexdigest() != row.article:
        yield f"article {row.article}: its hash is another one"
    if hashlib.sha256(row.record.encode("utf-8", "surrogatepass")).hexdigest() != row.sha256:
        yield f"minutes {row.id}: the record's hash is another one"
    elif any(not 0 <= start <= end <= len(row.text) for start, end in find_spans(join_record(row.record, row.text))):
        yield f"minutes {row.id}: a span leaves the text"


def find_spans(value: Any) -> Iterator[tuple[int, int]]:
    """Every span of a record.

    >>> list(find_spans({"a": [{"start": 1, "end": 3}]}))
    [(1, 3)]
    """
    if isinstance(value, dict):
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            yield value["start"], value["end"]
        for inner in value.values():
            yield from find_spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from find_spans(inner)


def _differing(connection: Any, row: Any) -> list[str]:
    """The tables whose rows are not those that the record makes."""
    try:
        wanted = find_rows(from_record(join_record(row.record, row.text)), row.number)
    except (ValueError, KeyError, TypeError):
        return ["all tables"]
    return [table.name for table, rows in wanted.items() if _sorted(queries.rows_of(connection, table, row.number)) != _sorted(rows)]


def _sorted(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(repr(sorted(row.items())) for row in rows)
