"""Kills an import at random and looks at what is left; used by a test (few kills) and by ``make drill`` (many)."""

from __future__ import annotations

import hashlib
import pickle
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from tests.store.importing import write_folder
from verbale.store import Coded, open_desk, tables
from verbale.store.verifying import find_faults

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted over all kills: none but ``kills`` and ``acknowledged`` may be above zero."""

    kills: int
    acknowledged: int
    lost: int
    doubled: int
    faults: int


def prepare(folder: Path, coded: Sequence[Coded], count: int) -> tuple[Path, Path]:
    """A folder of *count* files, and the pickle of their minutes."""
    texts = [c.minutes.article.text for c in coded]
    write_folder(folder / "files", texts, count)
    pickled = folder / "known.pickle"
    pickled.write_bytes(pickle.dumps({hashlib.sha256(t.encode()).hexdigest(): c for t, c in zip(texts, coded, strict=True)}))
    return folder / "files", pickled


def start(desk: Path, files: Path, pickled: Path) -> subprocess.Popen[str]:
    """The import in a process of its own."""
    command = [sys.executable, "-m", "tests.store.importing", str(desk), str(files), str(pickled)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def kill_imports(desk: Path, files: Path, pickled: Path, kills: int, seed: int, every: int = 1) -> Tally:
    """Starts the same import again and again, kills each behind a random number of files at a random moment, and checks what is there.

    All of the file is verified behind every *every*-th kill; what is there, and how often, behind each.
    """
    chance = random.Random(seed)
    safe: set[str] = set()
    lost = doubled = faults = done = 0
    while done < kills:
        process = start(desk, files, pickled)
        assert process.stdout is not None
        ahead = chance.randrange(len(safe), len(safe) + max(2, 2 * len(list(files.iterdir())) // kills))
        for line in process.stdout:
            safe.add(line.split(" ", 1)[1].strip())
            if len(safe) > ahead:
                break
        time.sleep(chance.random() * 0.02)
        process.kill()
        safe |= {line.split(" ", 1)[1].strip() for line in process.stdout if line.endswith("\n")}
        process.wait()
        process.stdout.close()
        done += 1
        with open_desk(desk, create=True) as opened:
            faults += len(find_faults(opened)) if done % every == 0 else 0
            with opened.engine.reading() as connection:
                paths = list(connection.execute(select(tables.document.c.path)).scalars())
        lost += len(safe - set(paths))
        doubled += len(paths) - len(set(paths))
    return Tally(done, len(safe), lost, doubled, faults)


def dump(desk: Path) -> list[str]:
    """All that a file holds, as SQL, but for the pages of the search index, which merge as they please."""
    with closing(sqlite3.connect(desk)) as connection:
        return [line for line in connection.iterdump() if not line.startswith(('INSERT INTO "words_', "INSERT INTO sqlite_master"))]
