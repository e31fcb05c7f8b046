"""The long runs: ``make drill`` kills an import many times, asks ten thousand queries, adds three times, and writes docs/reliability.md."""

from __future__ import annotations

import argparse
import hashlib
import os
import pickle
import platform
import random
import resource
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from tests.store.importing import run, write_folder
from tests.store.killing import kill_imports, prepare
from verbale.batch import Incoming, State, add_files
from verbale.ingest import EXTRACTOR, decode_document, read_article
from verbale.model import Metadata
from verbale.pipeline import read_parsed
from verbale.store import Coded, Document, open_desk

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "docs" / "reliability.md"
SAMPLES = sorted((ROOT / "samples").glob("0[1-7]*.txt"))
GIVEN = Metadata(published="2024-03-11", outlet="Agence (exemple)", language="fr")
VERIFIED_EVERY = 25


def read_samples() -> list[Coded]:
    """The French samples with their minutes."""
    documents = [Document(path.read_bytes(), "", EXTRACTOR, GIVEN) for path in SAMPLES]
    return [Coded(m, p) for p, m in read_parsed(read_article(decode_document(d.raw, ""), GIVEN) for d in documents)]


def drill_kills(folder: Path, coded: list[Coded], kills: int, files: int) -> list[str]:
    """Kills an import at random; the lines of the report."""
    where, pickled = prepare(folder, coded, files)
    tally = kill_imports(str(folder / "killed.db"), where, pickled, kills, seed=7, every=VERIFIED_EVERY)
    done = sum(1 for _ in run(str(folder / "killed.db"), where, pickle.loads(pickled.read_bytes())))
    told = f"{tally.lost} lost, {tally.doubled} doubled, {tally.faults} faults"
    result = f"{kills} kills, {tally.acknowledged} files acknowledged: {told}; resumed to {done} of {files}"
    return [f"| kill -9 at random during an import of {files} files | {result} |"]


def drill_adding(folder: Path, count: int) -> list[str]:
    """Adds files three times with the real parser."""
    paths = write_folder(folder, [path.read_text(encoding="utf-8") for path in SAMPLES], count)
    incoming = [Incoming(str(path), GIVEN, "2024-03-12T08:00:00Z") for path in paths]
    spent, states = [], []
    with open_desk(folder / "added.db", create=True) as desk:
        list(islice(add_files(desk, incoming[:1]), 1))
        for _ in range(3):
            begun = time.perf_counter()
            states.append(sum(outcome.state is State.ADDED for outcome in add_files(desk, incoming)))
            spent.append(time.perf_counter() - begun)
        articles = desk.counts()["article"]
    rates = [f"{count / seconds:.0f}" for seconds in spent]
    return [
        f"| the same {count} files three times | {articles} articles; {rates[0]} files a second, then {rates[1]} and {rates[2]} "
        f"({spent[0] / spent[1]:.0f} times as fast) |"
    ]


def drill_growth(folder: Path, coded: list[Coded], counts: tuple[int, ...]) -> list[str]:
    """Size of the file, and time of saving and of a search, as it grows; minutes are given."""
    known = {hashlib.sha256(c.minutes.article.text.encode()).hexdigest(): c for c in coded}
    lines = []
    for count in counts:
        where = folder / str(count)
        write_folder(where, [c.minutes.article.text for c in coded], count)
        begun = time.perf_counter()
        total = sum(1 for _ in run(str(folder / f"{count}.db"), where, known))
        seconds = time.perf_counter() - begun
        size = (folder / f"{count}.db").stat().st_size / total
        asked = ask(folder / f"{count}.db", 1000)
        lines.append(
            f"| {count} articles saved, minutes given | {total / seconds:.0f} a second, {size / 1024:.1f} KiB an article; {asked} |"
        )
    return lines


def ask(path: Path, count: int) -> str:
    """How long random queries take, slowest and 95th of 100."""
    chance, spent = random.Random(3), []
    words = [
        "sécurité",
        "barrage",
        "ministre",
        "Mali",
        "accord",
        "l'eau",
        "gaz",
        "frontière",
        "«",
        "bande",
        "sahélienne",
        "»",
        "coopération",
    ]
    with open_desk(path) as desk:
        for _ in range(count):
            query = (
                " ".join(chance.choices(words, k=chance.randint(1, 3)))
                if chance.random() < 0.7
                else "".join(chr(chance.randrange(1, 0x11000)) for _ in range(chance.randint(0, 30)))
            )
            begun = time.perf_counter()
            desk.search(query)
            spent.append(time.perf_counter() - begun)
    spent.sort()
    return f"{count} random queries: none failed, 95 of 100 within {spent[int(0.95 * count)] * 1000:.0f} ms, the slowest {spent[-1] * 1000:.0f} ms"


def main() -> int:
    """Runs all drills and writes the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--growth", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--added", type=int, default=1_000)
    options = parser.parse_args()
    coded = read_samples()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = drill_kills(folder / "kills", coded, options.kills, options.files)
        lines += drill_adding(folder / "adding", options.added)
        (folder / "growth").mkdir()
        lines += drill_growth(folder / "growth", coded, tuple(options.growth))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    REPORT.write_text(
        HEAD.format(python=platform.python_version(), cores=os.cpu_count(), memory=memory) + "\n".join(lines) + "\n", encoding="utf-8"
    )
    return 0


HEAD = """# Reliability

Written by `make drill`; Python {python}, {cores} cores that other work shared, peak memory {memory} MiB. The kills and the growth take their minutes from a
pickle in place of the parser (the samples, each with a last line of its own), so that the writing is what is tried; the file is
verified whole behind every 25th kill, and what it holds behind each. Shorter runs of the same, the N-th statement failing for every N of an
article's transaction, and a full file stand in `make test` (tests/store/test_reliability.py).

| drill | result |
|---|---|
"""

if __name__ == "__main__":
    sys.exit(main())
