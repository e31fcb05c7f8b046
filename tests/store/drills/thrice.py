"""The same files are added three times."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

from tests.store.drills.result import Figure, Result, exactly, measured
from tests.store.importing import incoming, known_texts, stand_in, write_folder
from verbale.batch import State, add_files
from verbale.store import Coded, open_desk

TIMES = 20


def add_thrice(desk: str, folder: Path, coded: Sequence[Coded], *, files: int, parsed: bool) -> Result:
    """Adds *files* files three times; with the parser where *parsed*, else with given minutes."""
    write_folder(folder, [c.minutes.article.text for c in coded], files)
    given, known = incoming(folder), known_texts(coded)
    spent, added, counts = [], [], []
    with open_desk(desk, create=True) as opened:
        for _ in range(3):
            begun = time.perf_counter()
            if parsed:
                added.append(sum(outcome.state is State.ADDED for outcome in add_files(opened, given)))
            else:
                with patch("verbale.batch.read_parsed", lambda articles: stand_in(known, articles)):
                    added.append(sum(outcome.state is State.ADDED for outcome in add_files(opened, given)))
            spent.append(time.perf_counter() - begun)
            counts.append(opened.counts())
    faster, alike = spent[0] / spent[1], counts[0] == counts[1] == counts[2]
    return Result(
        "thrice",
        f"the same {files} files added three times, {'parsed' if parsed else 'minutes given, not parsed'}",
        (
            exactly("added at first", added[0], files),
            exactly("added at the second and third time", added[1] + added[2], 0),
            Figure("counts after each time", "identical" if alike else "differ", "identical", alike),
            Figure("the second time is faster", f"{faster:.0f} times", f"{TIMES} times", faster >= TIMES),
            measured("files a second", ", then ".join(f"{files / seconds:.0f}" for seconds in spent)),
        ),
    )
