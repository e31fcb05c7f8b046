"""The read-outs of eval/corpus as the program reads them."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "corpus"
FOLDER = HERE / "readouts"
PROGRAM = Path(sys.executable).with_name("verbale")
HALVES = {"first": "the half that the rules were mended on", "held-out": "the half that no rule has seen"}

Record = dict[str, Any]


def read_readouts() -> dict[str, Record]:
    """The record of each read-out by its file, as ``verbale read`` prints it; raises CalledProcessError when one is refused."""
    with (FOLDER / "metadata.csv").open(encoding="utf-8", newline="") as lines:
        files = [row["file"] for row in csv.DictReader(lines)]
    command = [str(PROGRAM), "read", "--metadata", "metadata.csv", "--format", "jsonl", *files]
    result = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, encoding="utf-8", check=True)
    return dict(zip(files, map(json.loads, result.stdout.splitlines()), strict=True))


def load(name: str) -> Any:
    """The gold of eval/corpus/*name*."""
    return json.loads((HERE / name).read_text(encoding="utf-8"))
