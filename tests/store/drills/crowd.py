"""Writers and readers at one desk, each a process of its own."""

from __future__ import annotations

import pickle
import random
import time
from collections.abc import Sequence
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

from tests.store.drills.queries import Asker
from tests.store.drills.result import Result, exactly, measured, none_of, percentile, within
from tests.store.importing import documents, known_texts
from tests.store.killing import FORKS
from verbale.store import Coded, open_desk

WRITE, SEARCH = 1.0, 0.2
WRITER_PAUSE, READER_PAUSE = 0.5, 2.0
Times = list[tuple[float, str | None]]


def crowd(
    address: str | Path, folder: Path, coded: Sequence[Coded], *, writers: int, readers: int, seconds: float, search: float = SEARCH
) -> Result:
    """Lets all of them work for *seconds*; each rests a while between two turns, as people and feeds do."""
    pickled = folder / "coded.pickle"
    pickled.write_bytes(pickle.dumps(list(coded)))
    with open_desk(address) as desk:
        before = desk.counts()["article"]
    until = time.time() + seconds + 3.0
    written = _work(write, str(address), pickled, until, range(1, writers + 1))
    read = _work(read_on, str(address), pickled, until, range(1, readers + 1))
    writes, searches = ([turn for told in part for turn in told.recv()] for part in (written, read))
    with open_desk(address) as desk:
        after = desk.counts()["article"]
    errors = {error for _, error in (*writes, *searches) if error}
    spent_writing, spent_reading = [spent for spent, error in writes if not error], [spent for spent, error in searches if not error]
    return Result(
        "crowd",
        f"{writers} writers and {readers} readers, each a process, for {seconds:.0f} s on {before} articles; a writer rests up to "
        f"{WRITER_PAUSE} s between two articles, a reader up to {READER_PAUSE} s between two searches" + "".join(f"; {e}" for e in errors),
        (
            none_of("errors shown", sum(1 for _, error in (*writes, *searches) if error)),
            within("95 of 100 writes", percentile(spent_writing), WRITE),
            within("95 of 100 searches", percentile(spent_reading), search),
            exactly("articles more at the end", after - before, len(spent_writing)),
            measured("searches", str(len(spent_reading))),
            measured("half of the writes within", f"{percentile(spent_writing, 0.5) * 1000:.0f} ms"),
            measured("the slowest write", f"{max(spent_writing, default=0) * 1000:.0f} ms"),
            measured("half of the searches within", f"{percentile(spent_reading, 0.5) * 1000:.0f} ms"),
            measured("the slowest search", f"{max(spent_reading, default=0) * 1000:.0f} ms"),
        ),
    )


def _work(task: object, address: str, pickled: Path, until: float, numbers: range) -> list[Connection]:
    told = []
    for number in numbers:
        ours, theirs = FORKS.Pipe(duplex=False)
        FORKS.Process(target=task, args=(address, str(pickled), until, number, theirs), daemon=True).start()  # type: ignore[arg-type]
        told.append(ours)
    return told


def write(address: str, pickled: str, until: float, number: int, told: Connection) -> None:
    """Adds articles that nobody else adds."""
    chance, turns = random.Random(number), Times()
    made = documents(known_texts(pickle.loads(Path(pickled).read_bytes())), start=number * 10_000_000)
    with open_desk(address) as desk:
        while time.time() < until:
            ((document, one),) = islice(made, 1)
            begun = time.perf_counter()
            try:
                desk.add(document, one.minutes.article.id, one.minutes.article.text, one)
                turns.append((time.perf_counter() - begun, None))
            except Exception as error:
                turns.append((0.0, str(error)))
            time.sleep(chance.random() * WRITER_PAUSE)
    told.send(turns)


def read_on(address: str, pickled: str, until: float, number: int, told: Connection) -> None:
    """Searches."""
    asker, turns = Asker(pickle.loads(Path(pickled).read_bytes()), number), Times()
    with open_desk(address) as desk:
        while time.time() < until:
            query = asker.of_words()
            begun = time.perf_counter()
            try:
                desk.search(query)
                turns.append((time.perf_counter() - begun, None))
            except Exception as error:
                turns.append((0.0, str(error)))
            time.sleep(asker.chance.random() * READER_PAUSE)
    told.send(turns)
