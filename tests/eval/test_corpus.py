"""The gold of events and comparisons, and their scorers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eval.comparison import Wanted, comparison_tables, find_wanted, score_rows
from eval.comparison import measure as measure_rows
from eval.events import event_tables, score_events
from eval.events import measure as measure_events
from eval.readouts import FOLDER, HALVES, Record, load, read_readouts
from tests.corpus.records import record, say
from verbale.corpus.comparison import RowKind, compare
from verbale.corpus.events import Events, find_events, find_reports
from verbale.model import Span


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    return read_readouts()


def test_every_read_out_has_an_event_and_a_text() -> None:
    gold = load("events.json")
    files = [file for told in gold.values() for file in told["files"]]
    assert sorted(files) == sorted(path.name for path in FOLDER.glob("*.txt"))
    assert len(files) == 60
    assert len(gold) == 25
    assert {told["half"] for told in gold.values()} == set(HALVES)


def test_the_words_of_gold_rows_stand_once_in_their_texts() -> None:
    pairs = load("comparisons.json")
    assert len(pairs) == 12
    for pair in pairs:
        texts = {side: (FOLDER / pair[side]).read_text(encoding="utf-8") for side in ("a", "b")}
        told = [words for kind in ("both", "contrary") for words in pair[kind]]
        for side, words in (("a", [*pair["only_a"], *(one for one, _ in told)]), ("b", [*pair["only_b"], *(other for _, other in told)])):
            assert [w for w in words if texts[side].count(w) != 1] == []


def test_the_program_keeps_its_promises(records: dict[str, Record]) -> None:
    events = measure_events(records)["all"]
    assert events.merged == 0
    assert events.pairs.precision == 1.0
    assert events.pairs.f1 >= 0.87
    rows = measure_rows(records)
    assert rows["all", "one language"].f1 >= 0.75
    assert rows["all", "across languages"].f1 >= 0.65


def test_the_sections_of_the_report(records: dict[str, Record]) -> None:
    for section in (event_tables(records), comparison_tables(records)):
        assert [line.split("|")[1].strip() for line in section[-5:-1]] == ["---", *HALVES.values(), "all"]


def test_a_row_is_right_when_kind_and_both_cells_are() -> None:
    a = record("0", say("X", "ML", "le barrage de Moundou", "COMMIT"), say("X", "ML", "le riz", "COMMIT"))
    b = record("1", say("X", "ML", "le barrage de Moundou", "COMMIT"))
    found = compare(a, b)
    gold: list[Wanted] = [(RowKind.BOTH, Span(3, 10), Span(3, 10)), (RowKind.ONLY_A, Span(25, 28), None)]
    assert score_rows(found, gold).right == 2
    assert score_rows(found, [(RowKind.CONTRARY, Span(3, 10), Span(3, 10))]).right == 0
    assert score_rows(found, [(RowKind.BOTH, Span(22, 28), Span(3, 10))]).right == 0
    assert score_rows(found, gold[:1] * 2).right == 1


def test_gold_words_that_are_not_in_the_text_are_an_error() -> None:
    pair = {"both": [["riz", "rice"]], "contrary": [], "only_a": [], "only_b": []}
    assert find_wanted(pair, "le riz", "the rice") == [(RowKind.BOTH, Span(3, 6), Span(4, 8))]
    with pytest.raises(ValueError, match="substring"):
        find_wanted(pair, "le blé", "the rice")


def test_pairs_of_events_are_counted_and_merged_meetings_too(records: dict[str, Record]) -> None:
    files = ("e01-ml.txt", "e01-ag.txt", "e02-ml.txt")
    reports = [report for file in files for report in find_reports(records[file])]
    names = {records[file]["article"]["id"]: file for file in files}
    gold = {
        "x": {"kind": "meeting", "files": list(files[:2])},
        "y": {"kind": "meeting", "files": list(files[2:])},
    }
    found = find_events(reports)
    right = score_events(found, names, gold)
    assert (right.pairs.right, right.pairs.found, right.pairs.wanted, right.merged) == (1, 1, 1, 0)
    one = replace(found.events[0], versions=tuple(reports))
    wrong = score_events(Events((one,), ()), names, gold)
    assert (wrong.pairs.right, wrong.pairs.found, wrong.merged) == (1, 3, 1)
