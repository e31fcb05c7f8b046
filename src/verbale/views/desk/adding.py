"""``verbale add``, ``recode`` and ``quarantine``: what takes long shows how far it is."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from verbale.batch import Incoming, Outcome, State, add_files, recode
from verbale.errors import UnreadableError
from verbale.model import Metadata
from verbale.store import Desk, open_desk
from verbale.store.decisions import Conflict
from verbale.store.document import to_json
from verbale.views.desk.options import desk_path
from verbale.views.desk.showing import short
from verbale.views.layout import shown
from verbale.views.reading import load_metadata

TEXTS = {".txt", ".text"}
STDIN = "-"


def add_command(options: argparse.Namespace) -> int:
    """Adds files and folders; the exit code is that of the gravest refusal."""
    options.named = set(options.files)
    names = [name for path in options.files for name in expand(path, beside=(options.metadata, desk_path(options)))]
    options.files = names
    metadata = load_metadata(options)
    now = clock()
    incoming = [Incoming(name, metadata[name], now, None if _is_text(name, options) else _other(name)) for name in dict.fromkeys(names)]
    with open_desk(desk_path(options), create=True) as desk:
        note_backup(desk)
        return report(add_files(desk, incoming), len(incoming))


def expand(path: str, beside: tuple[str | None, ...]) -> list[str]:
    """The files that *path* stands for: itself, or all of a folder and the folders in it by name, hidden ones and *beside* left out.

    >>> expand("-", ())
    ['-']
    """
    folder = Path(path)
    if path == STDIN or not folder.is_dir():
        return [path]
    left_out = {Path(name).resolve() for name in beside if name}
    stem = {str(name) for name in left_out}
    found = (p for p in sorted(folder.rglob("*")) if p.is_file() and not any(part.startswith(".") for part in p.relative_to(folder).parts))
    return [str(p) for p in found if not any(str(p.resolve()).startswith(name) for name in stem)]


def _is_text(name: str, options: argparse.Namespace) -> bool:
    """True for what is read: a file named by the user, whatever its name, and in a folder those whose names say that they are text."""
    return name in options.named or Path(name).suffix.lower() in TEXTS


def _other(name: str) -> UnreadableError:
    suffix = Path(name).suffix
    return UnreadableError(
        f"{name}: a file {f'named {suffix}' if suffix else 'without .txt'} in a folder is not read; save it as text (.txt), or name it yourself."
    )


def report(outcomes: Iterator[Outcome], total: int) -> int:
    """Prints every refusal and, last, how many files ended in each state; returns the gravest exit code, 130 when stopped."""
    counts: Counter[State] = Counter()
    worst, begun = 0, time.monotonic()
    with progress(total) as advance:
        try:
            for outcome in outcomes:
                counts[outcome.state] += 1
                advance()
                if outcome.error:
                    worst = max(worst, outcome.error.exit_code)
                    print(f"verbale: {outcome.error}", file=sys.stderr)
        except KeyboardInterrupt:
            worst = 130
    seconds = max(time.monotonic() - begun, 0.001)
    done = sum(counts.values())
    told = f"added {counts[State.ADDED]}, already there {counts[State.ALREADY]}, refused {counts[State.REFUSED]}"
    print(f"{told} ({done / seconds:.1f} files a second)")
    if worst == 130:
        print(f"verbale: stopped behind {done} of {total} files; what was added is kept, the same command goes on", file=sys.stderr)
    return worst


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """A bar with rate and remaining time on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.1f}/s" if task.speed else "")

    with Progress(BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)


def recode_command(options: argparse.Namespace) -> int:
    """Reads all articles again; says how many."""
    with open_desk(desk_path(options)) as desk:
        note_backup(desk)
        total, done = desk.counts()["article"], 0
        with progress(total) as advance:
            for _ in recode(desk):
                done += 1
                advance()
        print(f"recoded {done}, as they were {total - done}")
        for conflict in desk.conflicts():
            print(conflict_line(conflict))
    return 0


def conflict_line(conflict: Conflict) -> str:
    """A conflict on one line: the place, what was decided by whom, what the machine says now."""
    decision, place = conflict.decision, conflict.decision.place
    where = f"{short(decision.article)} {place.kind} {place.start}:{place.end} {place.field}"
    told = f"{decision.verdict} by {shown(decision.by)} as {shown(to_json(decision.value))}"
    return f"conflict: {where}: {told}, now {shown(to_json(conflict.machine))}"


def quarantine_command(options: argparse.Namespace) -> int:
    """Lists the refused files, or tries them again."""
    with open_desk(desk_path(options), create=False) as desk:
        refused = desk.refusals()
        if options.retry:
            now = clock()
            return report(add_files(desk, [Incoming(r.name, Metadata(**json.loads(r.given)), now) for r in refused]), len(refused))
        for row in refused:
            print(f"{row.at}  {row.reason}")
    return 0


def note_backup(desk: Desk) -> None:
    """Says where the file as it was before a migration is kept."""
    if desk.backup_made:
        print(f"note: the file has a new form; as it was it is kept in {desk.backup_made}", file=sys.stderr)


def clock() -> str:
    """The time now, in UTC to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
