"""Files and texts that come in by the browser: kept in a folder, read one after another in the background, told as they end."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from queue import SimpleQueue
from threading import Lock, Thread

from verbale.batch import Incoming, Outcome, State, add_files
from verbale.errors import VerbaleError
from verbale.ingest import Opener
from verbale.ingest.formats.format import INSIDE
from verbale.ingest.opening import find_container
from verbale.model import Metadata
from verbale.store import Desk
from verbale.views.desk.adding import retried
from verbale.views.desk.clock import clock

LONGEST_NAME = 120
NAMELESS = "document.txt"
KEPT = 50


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one import is. ``articles`` are those that it added, ``refused`` the names that it could not read; ``failed`` says that it broke off."""

    number: int
    names: tuple[str, ...]
    done: float = 0.0
    added: int = 0
    already: int = 0
    refused: tuple[str, ...] = ()
    ended: bool = False
    failed: bool = False

    @property
    def total(self) -> int:
        """How many files it has."""
        return len(self.names)


@dataclass(frozen=True, slots=True)
class _Task:
    number: int
    files: tuple[Incoming, ...]
    columns: dict[str, str] | None = None


class Intake:
    """Reads into *desk* what is put into *folder*. One thread writes; a file that is refused stays in the folder for another try."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk = desk
        self.folder = folder
        self._waiting: SimpleQueue[_Task | None] = SimpleQueue()
        self._progress: dict[int, Progress] = {}
        self._lock = Lock()
        self._thread = Thread(target=self._run, name="intake", daemon=True)
        self._thread.start()

    def keep(self, name: str, raw: bytes) -> Path:
        """Puts *raw* into the folder under *name*, made harmless, and returns where."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = Path(tempfile.mkdtemp(dir=self.folder), file_name(name))
        path.write_bytes(raw)
        return path

    def add(self, files: Sequence[tuple[Path | str, Metadata]]) -> int:
        """Has *files* read; returns the number of the import."""
        now = clock()
        return self._start(tuple(Incoming(str(path), metadata, now) for path, metadata in files))

    def retry(self) -> list[int]:
        """Has all that is in quarantine read again; returns the numbers of the imports, one for each way of reading columns."""
        groups: dict[tuple[tuple[str, str], ...], list[Incoming]] = {}
        for columns, incoming in retried(self.desk.refusals(), clock()):
            groups.setdefault(columns, []).append(incoming)
        return [self._start(tuple(files), dict(columns)) for columns, files in groups.items()]

    def progress(self) -> tuple[Progress, ...]:
        """The last imports, the last first."""
        with self._lock:
            return tuple(reversed(self._progress.values()))

    def close(self, seconds: float = 30) -> None:
        """Ends behind the file that is being read."""
        self._waiting.put(None)
        self._thread.join(seconds)

    def _start(self, files: tuple[Incoming, ...], columns: dict[str, str] | None = None) -> int:
        with self._lock:
            number = max(self._progress, default=0) + 1
            self._progress[number] = Progress(number, tuple(shown_name(file.path) for file in files))
            for old in [n for n, progress in self._progress.items() if progress.ended][:-KEPT]:
                del self._progress[old]
        self._waiting.put(_Task(number, files, columns))
        return number

    def _run(self) -> None:
        while (task := self._waiting.get()) is not None:
            failed = False
            try:
                for outcome in add_files(self.desk, task.files, Opener(columns=task.columns)):
                    self._tell(task.number, outcome)
            except (VerbaleError, OSError):
                failed = True
            with self._lock:
                self._progress[task.number] = replace(self._progress[task.number], ended=True, failed=failed)
            self._clear(task.files)

    def _tell(self, number: int, outcome: Outcome) -> None:
        with self._lock:
            told = self._progress[number]
            done = int(told.done) + outcome.done
            refused = (*told.refused, shown_name(outcome.path)) if outcome.state is State.REFUSED else told.refused
            added, already = told.added + (outcome.state is State.ADDED), told.already + (outcome.state is State.ALREADY)
            self._progress[number] = replace(told, done=done, added=added, already=already, refused=refused)

    def _clear(self, files: Sequence[Incoming]) -> None:
        """Takes out of the folder what was read and is not waiting for another try."""
        waiting = {find_container(row.name)[0] for row in self.desk.refusals()}
        for file in files:
            path = Path(file.path)
            if self.folder in path.parents and file.path not in waiting:
                shutil.rmtree(path.parent, ignore_errors=True)


def file_name(name: str) -> str:
    """The last part of *name* as a file may be called: no control characters, no dot at its head, not too long.

    >>> file_name("C:\\\\notes\\\\le pont.txt"), file_name("../../.profile"), file_name("")
    ('le pont.txt', 'profile', 'document.txt')
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    clean = "".join(c for c in last if c.isprintable() and not 0xD800 <= ord(c) < 0xE000).lstrip(". ").rstrip()
    suffix = PurePosixPath(clean).suffix[:12]
    while len(clean.encode()) > LONGEST_NAME:
        clean = clean.removesuffix(suffix)[:-1] + suffix
    return clean or NAMELESS


def shown_name(path: str) -> str:
    """What a file is called, without the folder that it lies in; a container's member with its container.

    >>> shown_name("/var/desk.db.incoming/ab12/lot.zip!/a.txt"), shown_name("https://example.org/une")
    ('lot.zip!/a.txt', 'https://example.org/une')
    """
    if path.startswith(("http://", "https://")):
        return path
    container, mark, member = path.partition(INSIDE)
    return PurePosixPath(container.replace("\\", "/")).name + mark + member
