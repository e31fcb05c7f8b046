"""``verbale add``, ``recode`` and ``quarantine``: what takes long shows how far it is."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from verbale.batch import Incoming, Outcome, State, add_files, recode
from verbale.corpus.reprints.indexing import catch_up
from verbale.ingest.opening import find_container
from verbale.model import Metadata
from verbale.store import Desk, open_desk
from verbale.store.decisions import Conflict
from verbale.store.document import to_json
from verbale.store.found import Refused
from verbale.views.desk.clock import clock
from verbale.views.desk.options import desk_path
from verbale.views.desk.showing import short
from verbale.views.layout import shown
from verbale.views.opening import load_opener
from verbale.views.reading import load_metadata

STDIN = "-"
STOPPED = 130
COLUMNS, FOUND = "columns", "found"


def add_command(options: argparse.Namespace) -> int:
    """Adds files and folders; the exit code is that of the gravest refusal."""
    named = set(options.files)
    names = [name for path in options.files for name in expand(path, beside=(options.metadata, desk_path(options)))]
    options.files = names = list(dict.fromkeys(names))
    metadata = load_metadata(options)
    now = clock()
    told = {COLUMNS: json.dumps(options.columns)} if options.columns else {}
    incoming = [
        Incoming(name, metadata[name], now, name in named, told=told if name in named else {**told, FOUND: "folder"}) for name in names
    ]
    with open_desk(desk_path(options), create=True) as desk:
        note_backup(desk)
        code = report(add_files(desk, incoming, load_opener(options)), len(incoming))
        if code != STOPPED:
            catch_up(desk)
        return code


def expand(path: str, beside: tuple[str | None, ...]) -> list[str]:
    """The files that *path* stands for: itself, or all of a folder and the folders in it by name, hidden ones and *beside* left out.

    Links to folders are not followed; a folder that may not be read stands for itself, to be refused.

    >>> expand("-", ())
    ['-']
    """
    if path == STDIN or not Path(path).is_dir():
        return [path]
    left_out = tuple(str(Path(name).resolve()) for name in beside if name)
    found: list[str] = []
    for folder, below, names in os.walk(path, onerror=lambda error, told=found: told.append(str(error.filename))):  # type: ignore[misc]
        below[:] = [name for name in below if not name.startswith(".")]
        found += [os.path.join(folder, name) for name in names if not name.startswith(".")]
    return sorted(name for name in found if not os.path.realpath(name).startswith(left_out))


def report(outcomes: Iterator[Outcome], total: int) -> int:
    """Prints every refusal and, last, how many files ended in each state; returns the gravest exit code, 130 when stopped."""
    counts: Counter[State] = Counter()
    worst, begun = 0, time.monotonic()
    with progress(total) as advance:
        try:
            for outcome in outcomes:
                counts[outcome.state] += 1
                advance(outcome.done)
                if outcome.error:
                    worst = max(worst, outcome.error.exit_code)
                    print(f"verbale: {outcome.error}", file=sys.stderr)
        except KeyboardInterrupt:
            worst = STOPPED
    seconds = max(time.monotonic() - begun, 0.001)
    done = sum(counts.values())
    told = f"added {counts[State.ADDED]}, already there {counts[State.ALREADY]}, refused {counts[State.REFUSED]}"
    print(f"{told} ({done / seconds:.1f} files a second)")
    if worst == STOPPED:
        print(f"verbale: stopped behind {done} of {total} files; what was added is kept, the same command goes on", file=sys.stderr)
    return worst


@contextmanager
def progress(total: int) -> Iterator[Callable[[float], None]]:
    """A bar with rate and remaining time on a terminal, nothing elsewhere; it is told how much of a file is through, behind each document."""
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, Task, TimeRemainingColumn
    from rich.text import Text

    class Count(ProgressColumn):
        def render(self, task: Task) -> Text:
            told, spent = task.fields["documents"], task.elapsed or 0.0
            rate = f" {told / spent:.1f}/s" if spent else ""
            return Text(f"{int(task.completed)}/{int(task.total or 0)}{rate}")

    with Progress(BarColumn(), Count(), TimeRemainingColumn(), console=Console(stderr=True)) as bar:
        task, through, documents = bar.add_task("", total=total, documents=0), 0, 0

        def advance(done: float) -> None:
            nonlocal through, documents
            documents += 1
            through += done >= 1.0
            bar.update(task, completed=through + (done if done < 1.0 else 0.0), documents=documents)

        yield advance


def recode_command(options: argparse.Namespace) -> int:
    """Reads all articles again; says how many."""
    with open_desk(desk_path(options)) as desk:
        note_backup(desk)
        total, done = desk.counts()["article"], 0
        with progress(total) as advance:
            for _ in recode(desk):
                done += 1
                advance(1.0)
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
            incoming = retried(refused, clock())
            groups = [(dict(columns), [one for kept, one in incoming if kept == columns]) for columns in dict(incoming)]
            return report(
                chain.from_iterable(add_files(desk, files, load_opener(options, columns)) for columns, files in groups), len(incoming)
            )
        for row in refused:
            print(f"{row.at}  {row.reason}")
    return 0


def retried(refused: Iterable[Refused], now: str) -> list[tuple[tuple[tuple[str, str], ...], Incoming]]:
    """The files to open again with what was given about them, each behind the columns that it was opened with; a container once for all of
    its members that were refused."""
    whole: dict[tuple[str, str], None] = {}
    members: dict[tuple[str, str], set[str]] = {}
    for row in refused:
        path, member = find_container(row.name)
        if member is None:
            whole[path, row.given] = None
        else:
            members.setdefault((path, row.given), set()).add(member)
    parts = [(key, frozenset(names)) for key, names in members.items() if key not in whole]
    return [_again(path, given, now, names) for (path, given), names in [*((key, None) for key in whole), *parts]]


def _again(path: str, given: str, now: str, wanted: frozenset[str] | None) -> tuple[tuple[tuple[str, str], ...], Incoming]:
    facts = json.loads(given)
    told = {key: facts.pop(key) for key in (COLUMNS, FOUND) if key in facts}
    columns = tuple(json.loads(told.get(COLUMNS, "{}")).items())
    return columns, Incoming(path, Metadata(**facts), now, FOUND not in told, wanted, told)


def note_backup(desk: Desk) -> None:
    """Says where the file as it was before a migration is kept."""
    if desk.backup_made:
        print(f"note: the file has a new form; as it was it is kept in {desk.backup_made}", file=sys.stderr)
