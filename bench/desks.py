"""Desks filled with generated articles, without the coder: what is measured is what follows it."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import insert

from bench.corpus import Made
from verbale.store import Desk, open_desk, tables

ROWS = 2_000
ADDED = "2024-12-31T00:00:00Z"
CODER = {"id": "none", "version": "none", "language_rules": "", "world": "", "model": ""}


def article_id(text: str) -> str:
    """The id of the article with this text."""
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


@contextmanager
def filled(made: Iterable[Made]) -> Iterator[Desk]:
    """A desk of its own with these articles, each with minutes that tell no more than its date."""
    with tempfile.TemporaryDirectory() as folder, open_desk(Path(folder, "desk.db"), create=True) as desk:
        with desk.engine.writing() as connection:
            connection.execute(insert(tables.coder), CODER)
        fill(desk, made)
        yield desk


def fill(desk: Desk, made: Iterable[Made], first: int = 1) -> None:
    """Puts articles into a desk; *first* is the number of the first of them."""
    every = list({one.text: one for one in made}.values())
    for at in range(0, len(every), ROWS):
        rows = [_rows(first + at + nth, one) for nth, one in enumerate(every[at : at + ROWS])]
        with desk.engine.writing() as connection:
            for nth, table in enumerate((tables.raw, tables.article, tables.document, tables.minutes)):
                connection.execute(insert(table), [row[nth] for row in rows])


def _rows(number: int, made: Made) -> tuple[dict[str, object], ...]:
    """A row for each of raw, article, document and minutes."""
    name = article_id(made.text)
    given = {"outlet": made.outlet, "published": made.published, "title": made.title, "language": "fr"}
    raw = {"id": name, "size": 0, "bytes": b""}
    article: dict[str, object] = {"id": name, "document": name, "text": made.text}
    document = {"number": number, "id": name, "raw": name, "article": name, "added": ADDED, "extractor": "none", **given}
    told = {"coder": "none", "current": 1, "published_basis": "given", "statements": 0, "sha256": "", "record": "{}"}
    return raw, article, document, {"number": number, "id": name, "article": name, **told, **given}
