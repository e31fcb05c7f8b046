"""The rows of comparisons of read-outs, against eval/corpus/comparisons.json, which names what stands side by side by its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eval.readouts import HALVES, Record, load, read_readouts
from eval.scoring import Count
from verbale.corpus.comparison import Cell, Comparison, Row, RowKind, compare
from verbale.model import Span

HALF = 0.5
Wanted = tuple[RowKind, Span | None, Span | None]
COLUMNS = ("one language", "across languages")


def score_rows(found: Comparison, wanted: Sequence[Wanted]) -> Count:
    """How many rows are right, found and wanted.

    A row is right when it has the kind of a gold row and its cells hold the gold row's words, or more than half of them, on both sides. A row answers
    for one gold row at most, and a gold row for one row.
    """
    left = list(found.rows)
    right = 0
    for gold in wanted:
        row = next((row for row in left if is_right(row, gold)), None)
        if row:
            left.remove(row)
            right += 1
    return Count(right, len(found.rows), len(wanted))


def is_right(row: Row, gold: Wanted) -> bool:
    """True when *row* says what the gold row says."""
    kind, a, b = gold
    return row.kind is kind and _holds(row.a, a) and _holds(row.b, b)


def _holds(cells: Sequence[Cell], words: Span | None) -> bool:
    if words is None:
        return not cells
    covered = sum(max(0, min(s.end, words.end) - max(s.start, words.start)) for cell in cells for s in cell.spans)
    return covered > HALF * (words.end - words.start)


def find_wanted(pair: Mapping[str, Any], a: str, b: str) -> list[Wanted]:
    """The gold rows of *pair* with their words found in the texts *a* and *b*; raises ValueError when a text has not got them."""
    both = [(kind, _find(a, one), _find(b, other)) for kind in (RowKind.BOTH, RowKind.CONTRARY) for one, other in pair[kind.value]]
    alone = [(RowKind.ONLY_A, _find(a, words), None) for words in pair["only_a"]]
    return [*both, *alone, *((RowKind.ONLY_B, None, _find(b, words)) for words in pair["only_b"])]


def _find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def measure(records: Mapping[str, Record]) -> dict[tuple[str, str], Count]:
    """The counts by half and column; a half is one of HALVES or "all"."""
    counts = {(half, column): Count() for half in (*HALVES, "all") for column in COLUMNS}
    for pair in load("comparisons.json"):
        a, b = (records[pair[side]] for side in ("a", "b"))
        count = score_rows(compare(a, b), find_wanted(pair, a["article"]["text"], b["article"]["text"]))
        column = COLUMNS[a["article"]["language"] != b["article"]["language"]]
        for half in (pair["half"], "all"):
            counts[half, column].add(count.right, count.found, count.wanted)
    return counts


def comparison_tables(records: Mapping[str, Record] | None = None) -> list[str]:
    """The section of the report."""
    counts = measure(records or read_readouts())
    lines = ["## Two sides of one event", "", "12 pairs of those read-outs; rows, whole: both cells and the kind.", ""]
    lines += [f"| half | {' | '.join(COLUMNS)} |", "|---|---|---|"]
    rows = (f"| {HALVES.get(half, half)} | {' | '.join(counts[half, column].written for column in COLUMNS)} |" for half in (*HALVES, "all"))
    return [*lines, *rows, ""]
