"""Which read-outs are one event: pairs of them, against eval/corpus/events.json."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from eval.readouts import HALVES, Record, load, read_readouts
from eval.scoring import Count
from verbale.corpus.events import Events, find_events, find_reports

Pair = frozenset[str]


@dataclass
class EventScores:
    """Pairs of read-outs of one event that were found; the events that hold read-outs of two; the gold pairs that are proposed instead."""

    pairs: Count = field(default_factory=Count)
    merged: int = 0
    proposed: int = 0


def score_events(found: Events, names: Mapping[str, str], gold: Mapping[str, Mapping[str, Any]]) -> EventScores:
    """The scores of *found* against *gold*; *names* are the files by article. A report counts for the gold event of its file when it is of its kind."""
    event_of = {file: name for name, told in gold.items() for file in told["files"]}
    scores = EventScores()
    predicted: set[Pair] = set()
    for event in found.events:
        files = sorted(
            {f for v in event.versions if (f := names[v.article]) in event_of and gold[event_of[f]]["kind"] == v.kind and v.is_held}
        )
        predicted |= {frozenset(pair) for pair in combinations(files, 2)}
        scores.merged += len({event_of[f] for f in files}) > 1
    expected = {frozenset(pair) for told in gold.values() for pair in combinations(told["files"], 2)}
    scores.pairs = Count(len(predicted & expected), len(predicted), len(expected))
    told = {frozenset((names[a.rsplit(":", 1)[0]], names[b.rsplit(":", 1)[0]])) for p in found.proposals for a, b in [p.reports]}
    scores.proposed = len(told & (expected - predicted))
    return scores


def measure(records: Mapping[str, Record]) -> dict[str, EventScores]:
    """The scores by half, and of all; every half is joined beside all the read-outs, which are its noise."""
    names = {record["article"]["id"]: file for file, record in records.items()}
    found = find_events(report for record in records.values() for report in find_reports(record))
    gold = load("events.json")
    halves = {half: {name: told for name, told in gold.items() if told["half"] == half} for half in HALVES}
    return {half: score_events(found, names, told) for half, told in halves.items()} | {"all": score_events(found, names, gold)}


def event_tables(records: Mapping[str, Record] | None = None) -> list[str]:
    """The section of the report."""
    scores = measure(records or read_readouts())
    lines = [
        "## The same event",
        "",
        "60 read-outs of our own about 25 meetings and calls (eval/corpus); pairs of read-outs of one event.",
        "",
    ]
    lines += ["| half | pair F1 | two meetings in one | missed pairs that are proposed |", "|---|---|---|---|"]
    return [*lines, *_rows(scores.items()), ""]


def _rows(scores: Iterable[tuple[str, EventScores]]) -> Iterable[str]:
    for half, found in scores:
        yield f"| {HALVES.get(half, half)} | {found.pairs.written} | {found.merged} | {found.proposed} |"
