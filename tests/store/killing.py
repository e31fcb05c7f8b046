"""Kills an import at random and looks at what is left; used by a test (few kills) and by ``make drill`` (many)."""

from __future__ import annotations

import multiprocessing
import pickle
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from sqlalchemy import select

from tests.store import importing
from tests.store.importing import known_texts, write_folder
from verbale.store import Coded, open_desk, tables
from verbale.store.verifying import find_faults

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.store.importing"])


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted over all kills: none but ``kills`` and ``acknowledged`` may be above zero."""

    kills: int
    acknowledged: int
    lost: int
    doubled: int
    faults: int


class Import:
    """An import in a process of its own, which tells each file behind its transaction."""

    def __init__(self, desk: str, files: Path, pickled: Path) -> None:
        self.told, telling = FORKS.Pipe(duplex=False)
        self.process = FORKS.Process(target=importing.tell, args=(desk, str(files), str(pickled), telling))
        self.process.start()
        telling.close()

    def lines(self) -> Iterator[str]:
        """What it tells, until it ends or is killed."""
        yield from told_on(self.told)

    def kill(self) -> None:
        """Ends it at once, as ``kill -9`` does."""
        self.process.kill()

    def end(self) -> int | None:
        """Waits for its end; its exit code."""
        self.process.join()
        self.told.close()
        return self.process.exitcode


def told_on(pipe: Connection) -> Iterator[str]:
    """The whole lines of *pipe* until it breaks."""
    while True:
        try:
            yield pipe.recv_bytes().decode()
        except (EOFError, OSError):
            return


def prepare(folder: Path, coded: Sequence[Coded], count: int) -> tuple[Path, Path]:
    """A folder of *count* files, and the pickle of their minutes."""
    texts = [c.minutes.article.text for c in coded]
    write_folder(folder / "files", texts, count)
    pickled = folder / "known.pickle"
    pickled.write_bytes(pickle.dumps(known_texts(coded)))
    return folder / "files", pickled


def kill_imports(desk: str, files: Path, pickled: Path, kills: int, seed: int, every: int = 1) -> Tally:
    """Starts the same import again and again, kills each behind a random number of files at a random moment, and checks what is there.

    All of the desk is verified behind every *every*-th kill; what is there, and how often, behind each.
    """
    chance, total = random.Random(seed), len(list(files.iterdir()))
    safe: set[str] = set()
    lost = doubled = faults = done = 0
    while done < kills:
        safe |= _until_killed(Import(desk, files, pickled), chance, safe, total, kills)
        done += 1
        with open_desk(desk, create=True) as opened:
            faults += len(find_faults(opened)) if done % every == 0 else 0
            with opened.engine.reading() as connection:
                paths = list(connection.execute(select(tables.document.c.path)).scalars())
        lost += len(safe - set(paths))
        doubled += len(paths) - len(set(paths))
    return Tally(done, len(safe), lost, doubled, faults)


def _until_killed(started: Import, chance: random.Random, safe: set[str], total: int, kills: int) -> set[str]:
    """What one import told before it was killed."""
    ahead = chance.randrange(len(safe), len(safe) + max(2, 2 * total // kills))
    told = set[str]()
    for line in started.lines():
        told.add(line.split(" ", 1)[1])
        if len(told | safe) > ahead:
            break
    time.sleep(chance.random() * 0.02)
    started.kill()
    told |= {line.split(" ", 1)[1] for line in started.lines()}
    started.end()
    return told
