"""The tables of REPORT.md, in Markdown."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from eval.scoring import MEASURES, Count, Scores

SHARED_ROWS = (
    "statements", "statements.strict", "statements.explicit", "statements.carried", "speaker", "speaker.countries", "type", "cue",
    "acts", "acts.full", "topic", "times", "meetings", "people", "people.country",
)  # fmt: skip
LANGUAGES = {"fr": "French", "en": "English"}
DETAILS = {
    "frames": ("Recall by frame", "found of how many there are"),
    "types": ("Recall by type of quotation", "found of how many there are"),
    "forces": ("Acts by force, in the statements that match", "F1, right of how many there are"),
    "confidence": ("How often a confidence word is right", "statements that match with the right speaker, of how many found"),
}


def row(label: str, cells: Iterable[str]) -> str:
    """A row of a Markdown table.

    >>> row("type", ["0.9", "1.0"])
    '| type | 0.9 | 1.0 |'
    """
    return f"| {' | '.join([label, *cells])} |"


def table(columns: dict[str, dict[str, Any]]) -> list[str]:
    """A Markdown table: F1 (precision, recall) a row, a part a column; then who was named wrongly, and recall by frame."""
    parts = list(columns.values())
    lines = [row("", (f"{title} ({scores['documents']})" for title, scores in columns.items())), row("---", ["---"] * len(parts))]
    for name in SHARED_ROWS:
        lines.append(row(name, (f"{s[name]['f1']:.3f} ({s[name]['precision']:.2f}, {s[name]['recall']:.2f})" for s in parts)))
    lines.append(row("wrong speaker named", (f"{s['wrong_speaker_rate']:.3f}" for s in parts)))
    for frame in sorted({frame for s in parts for frame in s["recall_by_frame"]}):
        hits = (s["recall_by_frame"].get(frame) for s in parts)
        lines.append(row(f"recall, {frame}", (f"{hit[0] / hit[1]:.2f} ({hit[0]}/{hit[1]})" if hit else "-" for hit in hits)))
    return lines


def own_table(scores: dict[str, Scores]) -> list[str]:
    """A Markdown table of our own scorer's figures, F1 a row, a language a column."""
    lines = [row("", (f"{LANGUAGES[code]} ({s.documents})" for code, s in scores.items())), row("---", ["---"] * len(scores))]
    lines += [row(measure, (f"{s.counts[measure].f1:.3f}" for s in scores.values())) for measure in MEASURES]
    return [*lines, row("wrong speaker named", (f"{s.wrong_speaker_rate:.3f}" for s in scores.values()))]


def detail_tables(scores: dict[str, Scores]) -> list[str]:
    """A table each for frames, types, acts and confidence words, a language a column."""
    lines: list[str] = []
    for name, (title, cells) in DETAILS.items():
        parts = {code: getattr(s, name) for code, s in scores.items()}
        labels = sorted({label for counts in parts.values() for label in counts})
        lines += [f"### {title}", "", f"Cells: {cells}.", "", row("", (LANGUAGES[c] for c in parts)), row("---", ["---"] * len(parts))]
        share = "recall" if title.startswith("Recall") else "f1"
        lines += [row(label, (detail(counts.get(label), share) for counts in parts.values())) for label in labels]
        lines.append("")
    return lines[:-1]


def detail(count: Count | None, share: str) -> str:
    """One cell: *share* ("f1" or "recall") with its numbers; where nothing is wanted, the precision; "-" for no count.

    >>> detail(Count(right=3, found=4, wanted=6), "f1"), detail(Count(right=19, found=20), "f1"), detail(None, "recall")
    ('0.60 (3/6)', '0.95 (19/20)', '-')
    """
    if count is None:
        return "-"
    if count.wanted:
        return f"{getattr(count, share):.2f} ({count.right}/{count.wanted})"
    return f"{count.precision:.2f} ({count.right}/{count.found})"


def peer_table(path: Path) -> list[str]:
    """What other systems reach, as measured for this project or as published: one line each of peers.csv."""
    with path.open(encoding="utf-8", newline="") as rows:
        lines = [row(r["system"], (r["task"], r["figures"], r["measured on"])) for r in csv.DictReader(rows)]
    return ["## Beside us", "", row("", ("task", "figures", "measured on")), row("---", ["---"] * 3), *lines]
