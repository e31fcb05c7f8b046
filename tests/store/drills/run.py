"""``make drill``: the long runs, all or one by name, on a file or on a server; the report goes to docs/reliability.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from tests.store.drills.corrections import correct
from tests.store.drills.crowd import crowd
from tests.store.drills.growth import grow
from tests.store.drills.kills import kill
from tests.store.drills.pages import show
from tests.store.drills.queries import ask
from tests.store.drills.report import write_report
from tests.store.drills.result import Result
from tests.store.drills.thrice import add_thrice
from tests.store.drills.writes import fail_writes
from tests.store.importing import GIVEN, read_samples
from tests.store.server import running_server
from verbale.ingest import EXTRACTOR
from verbale.store import Coded, Document

LARGEST = 10**12


@dataclass
class Drills:
    """All drills, in a folder; the desk of the growth is used by those that need a large one, and made when it is not there."""

    folder: Path
    articles: int
    files: int
    kills: int
    numbers: int
    queries: int
    rounds: int
    seconds: float
    served: Callable[[], str] | None = None

    @cached_property
    def coded(self) -> list[Coded]:
        """The samples with their minutes."""
        return read_samples()

    def place(self, name: str) -> str:
        """The address of a new desk."""
        return self.served() if self.served else str(self.folder / f"{name}.db")

    @cached_property
    def large(self) -> tuple[str, Result]:
        """The desk with many articles, and how it grew."""
        address = self.place("large")
        steps = [step for step in (1_000, 10_000, 100_000) if step < self.articles]
        return address, grow(address, self.coded, [*steps, self.articles])

    def run(self, name: str) -> Result:
        """Runs one drill."""
        folder = self.folder / name
        folder.mkdir()
        match name:
            case "kills":
                return kill(self.place(name), folder, self.coded, kills=self.kills, files=self.files, verified=max(1, self.kills // 5))
            case "writes":
                return fail_writes(folder, self.coded, numbers=range(1, self.numbers + 1))
            case "thrice":
                return add_thrice(self.place(name), folder / "files", self.coded, files=self.files, parsed=False)
            case "corrections":
                documents = [Document(c.minutes.article.text.encode(), "2024-03-12T08:00:00Z", EXTRACTOR, GIVEN) for c in self.coded]
                return correct(self.place(name), list(zip(documents, self.coded, strict=True)), rounds=self.rounds, decisions=50)
            case "growth":
                return self.large[1]
            case "queries":
                return ask(self.large[0], self.coded, queries=self.queries)
            case "pages":
                return show(self.large[0], self.coded, times=100)
            case _:
                return crowd(self.large[0], folder, self.coded, writers=8, readers=20, seconds=self.seconds)


NAMES = ("kills", "writes", "thrice", "corrections", "growth", "queries", "pages", "crowd")
FILE_ONLY = {"writes"}


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options: which drills, on what, and how long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("drills", nargs="*", metavar="DRILL", help=f"which (default: all): {', '.join(NAMES)}")
    parser.add_argument("--dialect", choices=("sqlite", "postgresql"), default="sqlite")
    for name, value in (("articles", 100_000), ("files", 10_000), ("kills", 500), ("numbers", 200), ("queries", 10_000), ("rounds", 50)):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args(arguments)
    unknown = set(options.drills) - set(NAMES)
    if unknown:
        parser.error(f"no drill {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    return options


@contextmanager
def places(dialect: str) -> Iterator[Callable[[], str] | None]:
    """Where desks are made: on a server of our own, or in files."""
    if dialect == "sqlite":
        yield None
        return
    with running_server(LARGEST) as server:
        yield lambda: server.address(server.new_database())


def main(arguments: Sequence[str]) -> int:
    """Runs drills and writes what they found; 1 when a figure misses its limit."""
    options = parse(arguments)
    sizes = {name: getattr(options, name) for name in ("articles", "files", "kills", "numbers", "queries", "rounds", "seconds")}
    missed = 0
    with tempfile.TemporaryDirectory() as name, places(options.dialect) as served:
        drills = Drills(Path(name), served=served, **sizes)
        for drill in options.drills or [n for n in NAMES if served is None or n not in FILE_ONLY]:
            result = drills.run(drill)
            if served:
                result = replace(result, name=f"{result.name} on PostgreSQL")
            write_report([result])
            missed += len(result.broken)
            for figure in result.figures:
                print(f"{result.name}: {figure.name}: {figure.value} ({figure.limit or 'measured'})", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
