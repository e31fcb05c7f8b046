"""Measures the program on gold and writes REPORT.md: ``make eval``.

Our own gold (eval/gold) is always scored, by scoring.py. When the shared gold and its scorer lie beside the checkout
(``../shared``, or where VERBALE_SHARED says), they are run too and REPORT.md is written anew; without them the figures are
only printed.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.comparison import comparison_tables
from eval.discovery import section
from eval.events import event_tables
from eval.readouts import read_readouts
from eval.scoring import MEASURES, Scores, score_document
from eval.tables import LANGUAGES, detail_tables, own_table, peer_table, table
from eval.timebank import timebank_tables

HERE = Path(__file__).parent
ROOT = HERE.parent
PROGRAM = Path(sys.executable).with_name("verbale")
RECORDED = HERE / "recorded.json"
PARTS = {"fr-": "written for the project", "seed-": "the seed", "wn-": "Wikinews", "en-": "English, written for the project"}

Gold = dict[str, dict[str, Any]]
Records = dict[str, dict[str, Any]]


def load_gold(folder: Path) -> Gold:
    """The gold of a folder by id, in the order of ids, without documents that have no text."""
    paths = [path for path in sorted(folder.glob("*.json")) if (folder / "texts" / f"{path.stem}.txt").is_file()]
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths}


def read_records(folder: Path, gold: Gold) -> Records:
    """What ``verbale read`` finds in the texts of *gold*, by id; a language that the program does not read is left out."""
    records: Records = {}
    for language in LANGUAGES:
        ids = [i for i, document in gold.items() if document["lang"] == language]
        files = [str(folder / "texts" / f"{i}.txt") for i in ids]
        with tempfile.TemporaryDirectory() as scratch:
            metadata = Path(scratch) / "metadata.csv"
            with metadata.open("w", newline="", encoding="utf-8") as out:
                rows = csv.writer(out)
                rows.writerow(["file", "published", "language"])
                rows.writerows([file, gold[i].get("published") or "", language] for i, file in zip(ids, files, strict=True))
            command = [str(PROGRAM), "read", "--metadata", str(metadata), "--format", "jsonl", *files]
            result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        read = dict(zip(ids, map(json.loads, result.stdout.splitlines()), strict=False))
        records |= {i: record for i, record in read.items() if "statements" in record}
        if not set(ids) <= set(records):
            print(f"{LANGUAGES[language]}, not all read: {result.stderr.strip() or 'no reason given'}", file=sys.stderr)
    return records


def score_own(folder: Path, gold: Gold, records: Records) -> dict[str, Scores]:
    """The scores of our own scorer, by language."""
    scores: dict[str, Scores] = {}
    for i, document in gold.items():
        if i in records:
            text = (folder / "texts" / f"{i}.txt").read_text(encoding="utf-8")
            score_document(scores.setdefault(document["lang"], Scores()), text, document, records[i])
    return scores


def score_shared(shared: Path, chosen: Sequence[str], records: Records) -> dict[str, Any]:
    """What the shared scorer says of the *chosen* documents."""
    with tempfile.TemporaryDirectory() as scratch:
        gold, predictions = Path(scratch, "gold"), Path(scratch, "predictions")
        gold.mkdir()
        predictions.mkdir()
        for i in chosen:
            (gold / f"{i}.json").write_bytes((shared / "gold" / f"{i}.json").read_bytes())
            (predictions / f"{i}.json").write_text(json.dumps(records[i], ensure_ascii=False), encoding="utf-8")
        paths = [str(gold), str(shared / "gold" / "texts"), "--predictions", str(predictions)]
        command = [sys.executable, str(shared / "score.py"), *paths, "--json"]
        result = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def shared_tables(shared: Path) -> list[str]:
    """The tables of the shared gold: one a language with its parts as columns."""
    gold = load_gold(shared / "gold")
    records = read_records(shared / "gold", gold)
    lines = []
    for language, name in LANGUAGES.items():
        ids = [i for i in records if gold[i]["lang"] == language]
        if not ids:
            lines += [f"## {name}", "", "Not read yet.", ""]
            continue
        parts = {f"all {name}": ids}
        parts |= {title: [i for i in ids if i.startswith(prefix)] for prefix, title in PARTS.items()}
        columns = {title: score_shared(shared, chosen, records) for title, chosen in parts.items() if chosen}
        lines += [f"## {name}", "", *table(columns), ""]
    digest = hashlib.sha256("".join(json.dumps(d, sort_keys=True) for d in gold.values()).encode()).hexdigest()
    return [f"{len(gold)} documents, gold sha256 {digest[:16]}.", "", *lines]


def recorded_figures(scores: dict[str, Scores]) -> dict[str, dict[str, float]]:
    """The figures below which the tests do not let the program fall, by language and measure."""
    return {code: {measure: round(s.counts[measure].f1, 4) for measure in MEASURES} for code, s in scores.items()}


def main() -> int:
    """Scores, prints, and with the shared gold at hand writes REPORT.md and recorded.json."""
    shared = Path(os.environ.get("VERBALE_SHARED", ROOT.parent / "shared")).resolve()
    own = load_gold(HERE / "gold")
    scores = score_own(HERE / "gold", own, read_records(HERE / "gold", own))
    ours = ["## Our own gold, our own scorer", "", "F1; eval/gold, eval/scoring.py.", "", *own_table(scores), "", *detail_tables(scores)]
    readouts = read_readouts()
    ours += ["", *event_tables(readouts), *comparison_tables(readouts)]
    if not (shared / "score.py").is_file():
        print("\n".join([*ours, "", *timebank_tables(shared)]))
        return 0
    version = subprocess.run([str(PROGRAM), "--version"], capture_output=True, text=True, check=False).stdout.strip()
    report = [
        "# What is right and what is not",
        "",
        f"Written by `make eval`; {version}. Cells are F1 (precision, recall), summed over the documents whose number stands in the head.",
        "The rules were written with these documents at hand: on texts that nobody here has seen, expect less.",
        "",
        *shared_tables(shared),
        *timebank_tables(shared),
        *ours,
        "",
        *section(),
        *peer_table(HERE / "peers.csv"),
    ]
    (HERE / "REPORT.md").write_text("\n".join(report) + "\n", encoding="utf-8")
    RECORDED.write_text(json.dumps(recorded_figures(scores), indent=2) + "\n", encoding="utf-8")
    print("\n".join(report))
    return 0


if __name__ == "__main__":
    sys.exit(main())
