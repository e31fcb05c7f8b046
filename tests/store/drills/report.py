"""docs/reliability.md, written by the drills: one section a drill, of the last time that it ran."""

from __future__ import annotations

import os
import platform
import re
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.store.drills.result import Figure, Result

REPORT = Path(__file__).parents[3] / "docs" / "reliability.md"
HEAD = """# Reliability

Written by `make drill`, which runs all drills (about an hour), or one (`make drill DRILL=crowd`), and puts what it found in the place of what stood here.
A figure with a limit fails the command when it misses it. `make test` runs each drill once more in small (tests/store/test_drills.py). Where
minutes are given, they are those of the samples, in place of the parser's, which would take nearly all of the time; each article has words of its own.
"""


def machine() -> str:
    """Where and when: the date, the system, the processor, versions."""
    model = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), platform.processor()
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = os.getloadavg()[0]
    return (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {platform.system()}, {os.cpu_count()} cores ({model}), {memory:.0f} GiB, load at the end {load:.1f}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines() if Path(path).exists() else []


def section(result: Result, where: str) -> str:
    """A drill's part of the report."""
    rows = [f"| {figure.name} | {figure.value} | {figure.limit or ''} | {_verdict(figure)} |" for figure in result.figures]
    return "\n".join(
        (f"## {result.name}", "", f"{result.done}.", "", f"({where})", "", "| | found | promised | |", "|---|---|---|---|", *rows, "")
    )


def _verdict(figure: Figure) -> str:
    return {None: "", True: "kept", False: "**missed**"}[figure.kept]


def write_report(results: Sequence[Result], path: Path = REPORT) -> None:
    """Puts the sections of *results* in the place of the older ones; the sections of other drills stay."""
    older = path.read_text(encoding="utf-8") if path.exists() else ""
    sections = {found.partition("\n")[0]: f"## {found.rstrip()}\n" for found in re.split(r"^## ", older, flags=re.M)[1:]}
    where = machine()
    sections |= {result.name: section(result, where) for result in results}
    path.write_text(HEAD + "\n" + "\n".join(sections[name] for name in sorted(sections)), encoding="utf-8")
