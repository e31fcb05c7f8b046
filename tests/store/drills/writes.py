"""Every write of an import fails once, and the disk is full from any write on; exports on a full disk."""

from __future__ import annotations

import io
import os
import pickle
import resource
import shutil
from collections.abc import Iterable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from multiprocessing.connection import Connection
from pathlib import Path
from unittest.mock import patch

from tests.store.drills.result import Figure, Result, exactly, measured, none_of
from tests.store.drills.vfs import BROKEN, FULL, FailingDisk
from tests.store.dumping import dump
from tests.store.importing import run, stand_in
from tests.store.killing import FORKS, prepare
from verbale.store import Coded, open_desk
from verbale.store.verifying import find_faults
from verbale.views.cli import main

FAILED = 6
EVER = 10**9
FORMATS = (("csv", "statements"), ("csv-tableur", "acts"), ("jsonl", None))
ROOM = 4_096
Ended = tuple[int, str, int]


def fail_writes(folder: Path, coded: Sequence[Coded], *, numbers: Iterable[int], files: int = 24) -> Result:
    """The N-th write of a program that adds *files* files to a desk fails, and then all from the N-th on; N is each of *numbers*."""
    where, pickled = prepare(folder, coded, files)
    base, known = folder / "base.db", pickle.loads(pickled.read_bytes())
    old = folder / "old"
    old.mkdir()
    for path in sorted(where.glob("*.txt"))[:3]:
        shutil.copy(path, old)
    list(run(str(base), old, known))
    with open_desk(base) as desk:
        before = set(dump(desk))
    found = {"tried": 0, "code": 0, "words": 0, "old": 0, "faults": 0, "resumed": 0, "unfailed": 0}
    for at in numbers:
        for code, how_many in ((BROKEN, 1), (FULL, EVER)):
            desk_path = folder / "desk.db"
            shutil.copy(base, desk_path)
            ended, told, writes = in_process(add_on_failing_disk, (at, code, how_many), str(desk_path), str(where), str(pickled))
            if writes < at:
                found["unfailed"] += 1
            else:
                found["tried"] += 1
                found["code"] += ended != FAILED
                found["words"] += not one_sentence(told)
            _look(desk_path, where, known, before, files, found)
            for path in folder.glob("desk.db*"):
                path.unlink()
    return Result(
        "writes",
        f"a program adds {files} files to a desk while its N-th write to the disk fails, and while the disk is full from the N-th on; all exports when a "
        "file may not grow, and to a full device",
        (
            measured("programs with a write that failed", str(found["tried"])),
            none_of(f"exit codes other than {FAILED}", found["code"]),
            none_of("other than one sentence told", found["words"]),
            none_of("rows of before that are gone or others", found["old"]),
            none_of("faults found by verify", found["faults"]),
            exactly("imports that were complete when run again", found["resumed"], found["tried"] + found["unfailed"]),
            *_exports(folder, base),
        ),
    )


def _look(desk_path: Path, where: Path, known: dict[str, Coded], before: set[str], files: int, found: dict[str, int]) -> None:
    """What is in the desk behind a failure, and whether the same import goes on."""
    with open_desk(desk_path) as desk:
        found["old"] += len(before - set(dump(desk)))
        found["faults"] += len(find_faults(desk))
    list(run(str(desk_path), where, known))
    with open_desk(desk_path) as desk:
        found["resumed"] += desk.counts()["article"] == files
        found["faults"] += len(find_faults(desk))


def in_process(task: object, *given: object) -> Ended:
    """The exit code of *task* in a process of its own, what it said, and how often it wrote."""
    ours, theirs = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=task, args=(*given, theirs))  # type: ignore[arg-type]
    process.start()
    theirs.close()
    ended: Ended = ours.recv()
    process.join()
    return ended


def command(*words: str) -> tuple[int, str]:
    """The exit code of a command and what it says when something is wrong."""
    told = io.StringIO()
    with redirect_stderr(told), redirect_stdout(io.StringIO()):
        code = main([*words])
    return code, told.getvalue()


def one_sentence(told: str) -> bool:
    """True when one line is said, by the program and not by Python."""
    return told.startswith("verbale: ") and len(told.splitlines()) == 1 and "Error" not in told


def add_on_failing_disk(disk: tuple[int, int, int], desk: str, files: str, pickled: str, told: Connection) -> None:
    """``verbale add`` with a disk that fails."""
    failing, known = FailingDisk(*disk), pickle.loads(Path(pickled).read_bytes())
    with patch("verbale.batch.read_parsed", lambda articles: stand_in(known, articles)):
        code, words = command("add", "--language", "fr", "--published", "2024-03-11", files, "--file", desk)
    told.send((code, words, failing.writes))


def export_without_room(desk: str, name: str, table: str | None, target: str, told: Connection) -> None:
    """``verbale export`` when no file of this process may grow beyond a few pages."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))
    code, words = command("export", "--format", name, *(["--table", table] if table else []), "--out", target, "--file", desk)
    told.send((code, words, 0))


def export_to_full_device(desk: str, name: str, table: str | None, target: str, told: Connection) -> None:
    """``verbale export`` to a standard output that is full."""
    full = os.open("/dev/full", os.O_WRONLY)
    os.dup2(full, 1)
    told_words = io.StringIO()
    with redirect_stderr(told_words):
        code = main(["export", "--format", name, *(["--table", table] if table else []), "--file", desk])
    told.send((code, told_words.getvalue(), 0))


def _exports(folder: Path, desk: Path) -> tuple[Figure, ...]:
    """What is left of exports that find no room."""
    partial = codes = words = tried = 0
    for name, table in FORMATS:
        target = folder / "exports" / name / "out"
        target.parent.mkdir(parents=True)
        for task in (export_without_room, export_to_full_device):
            code, told, _ = in_process(task, str(desk), name, table, str(target))
            tried += 1
            codes += code == 0
            words += not one_sentence(told)
            partial += len(list(target.parent.iterdir()))
    return (
        measured("exports without room", str(tried)),
        none_of("of them said to be done", codes),
        none_of("of them with other than one sentence", words),
        none_of("files that they left", partial),
    )
