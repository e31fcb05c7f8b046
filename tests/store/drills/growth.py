"""A desk grows: how fast it takes articles and how large it is."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from itertools import islice

from sqlalchemy import text

from tests.store.drills.result import Figure, Result, measured
from tests.store.importing import documents, known_texts
from verbale.store import Coded, Desk, Document, open_desk
from verbale.store.sqlite import SQLiteEngine
from verbale.store.writing import save_document, save_minutes

SLOWER, LARGER = 2.0, 1.5
TIMED, TOGETHER = 1_000, 500


def grow(address: str, coded: Sequence[Coded], steps: Sequence[int]) -> Result:
    """Brings a desk to each of *steps*, the last thousand before it one transaction an article, all others five hundred in one."""
    rates, sizes = list[float](), list[float]()
    made = documents(known_texts(coded))
    with open_desk(address, create=True) as desk:
        for before, step in zip((0, *steps), steps, strict=False):
            timed = min(TIMED, step - before)
            fill(desk, islice(made, step - before - timed))
            begun = time.perf_counter()
            for document, one in islice(made, timed):
                desk.add(document, one.minutes.article.id, one.minutes.article.text, one)
            rates.append(timed / (time.perf_counter() - begun))
            sizes.append(size_of(desk) / step / 1024)
    slower, larger = rates[0] / rates[-1], sizes[-1] / sizes[0]
    return Result(
        "growth",
        f"a desk of {steps[-1]} articles, minutes given, not parsed; the last {TIMED} before each figure were added one by one, a transaction each, and timed",
        (
            *(measured(f"articles a second at {step}", f"{rate:.0f}") for step, rate in zip(steps, rates, strict=True)),
            *(measured(f"size of an article at {step}", f"{size:.1f} KiB") for step, size in zip(steps, sizes, strict=True)),
            Figure("slower at the end", f"{slower:.2f} times", f"under {SLOWER} times", slower < SLOWER),
            Figure("larger an article at the end", f"{larger:.2f} times", f"under {LARGER} times", larger < LARGER),
        ),
    )


def size_of(desk: Desk) -> int:
    """The bytes that a desk takes on the disk."""
    if isinstance(desk.engine, SQLiteEngine):
        return sum(part.stat().st_size for part in desk.engine.path.parent.glob(f"{desk.engine.path.name}*"))
    with desk.engine.reading() as connection:
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())


def fill(desk: Desk, made: Iterator[tuple[Document, Coded]]) -> None:
    """Adds articles, many in one transaction."""
    while some := list(islice(made, TOGETHER)):
        with desk.engine.writing() as connection:
            for document, one in some:
                save_document(connection, document, one.minutes.article.id, one.minutes.article.text)
                save_minutes(connection, one, current=True)
