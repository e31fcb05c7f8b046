"""A desk grows: how fast it takes articles and how large it is."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import islice

from sqlalchemy import text

from tests.store.drills.cloning import clone, moulds
from tests.store.drills.result import Figure, Result, measured
from tests.store.importing import documents, known_texts
from verbale.store import Coded, Desk, open_desk
from verbale.store.sqlite import SQLiteEngine

SLOWER, LARGER = 2.0, 1.5
TIMED = 1_000


def grow(address: str, coded: Sequence[Coded], steps: Sequence[int]) -> Result:
    """Brings a desk to each of *steps*: the last thousand before it by the program, one transaction an article, the others by cloning rows."""
    rates, sizes, known = list[float](), list[float](), known_texts(coded)
    with open_desk(address, create=True) as desk:
        for document, one in islice(documents(known), len(known)):
            desk.add(document, one.minutes.article.id, one.minutes.article.text, one)
        made_of = moulds(desk)
        for before, step in zip((len(known), *steps), steps, strict=False):
            timed = step - min(TIMED, step - before)
            clone(desk, made_of, range(before, timed))
            begun = time.perf_counter()
            for document, one in islice(documents(known, timed), step - timed):
                desk.add(document, one.minutes.article.id, one.minutes.article.text, one)
            rates.append((step - timed) / (time.perf_counter() - begun))
            sizes.append(size_of(desk) / step / 1024)
    slower, larger = rates[0] / rates[-1], sizes[-1] / sizes[0]
    return Result(
        "growth",
        f"a desk of {steps[-1]} articles, minutes given, not parsed; the last {TIMED} before each figure were added one by one, a transaction each, "
        "and timed; the rows of the others are clones",
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
