"""An import is killed at random, again and again."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from tests.store.drills.result import Result, exactly, measured, none_of
from tests.store.killing import Import, kill_imports, prepare
from verbale.store import Coded, open_desk
from verbale.store.verifying import find_faults


def kill(desk: str, folder: Path, coded: Sequence[Coded], *, kills: int, files: int, verified: int) -> Result:
    """Kills the import of *files* articles *kills* times; all of the desk is verified behind every *verified*-th kill and at the end."""
    where, pickled = prepare(folder, coded, files)
    begun = time.monotonic()
    tally = kill_imports(desk, where, pickled, kills, seed=7, every=verified)
    spent = time.monotonic() - begun
    last = Import(desk, where, pickled)
    told = sum(1 for _ in last.lines())
    code = last.end()
    with open_desk(desk) as opened:
        counts, faults = opened.counts(), len(find_faults(opened))
    return Result(
        "kills",
        f"{kills} kill -9 at random during an import of {files} articles, the same command each time; minutes given, not parsed",
        (
            exactly("kills", tally.kills, kills),
            measured("articles told to be safe before a kill", str(tally.acknowledged)),
            none_of("told to be safe and lost", tally.lost),
            none_of("there twice", tally.doubled),
            none_of("faults found by verify", tally.faults + faults),
            exactly("exit code of the import behind the last kill", code if code is not None else -1, 0),
            exactly("files told by it", told, files),
            exactly("documents at the end", counts["document"], files),
            exactly("minutes at the end", counts["minutes"], files),
            measured("time", f"{spent:.0f} s"),
        ),
    )
