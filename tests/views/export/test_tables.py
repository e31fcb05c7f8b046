"""CSV as the standard library reads it: every statement, after human decisions, no formula, and the notice beside it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.views.export.conftest import SPEAKER, Exporter
from verbale.store import Desk
from verbale.views.export.csv_tableur import guard, unguard
from verbale.views.export.rows import TABLES


def read(path: Path, delimiter: str = ",", encoding: str = "utf-8") -> list[dict[str, str]]:
    with path.open(newline="", encoding=encoding) as file:
        return list(csv.DictReader(file, delimiter=delimiter, strict=True))


def test_every_statement_is_a_row_with_its_words(desk: Desk, export: Exporter) -> None:
    path, notice = export(desk, "csv")
    rows, found = read(path), desk.statements()
    assert notice.rows == len(rows) == len(found)
    assert [(r["article"], r["statement"], r["speakers"], r["content"]) for r in rows] == [
        (s.article, s.statement, s.speakers, s.content) for s in found
    ]
    assert [(int(r["start"]), int(r["end"])) for r in rows] == [(s.start, s.end) for s in found]


@pytest.mark.parametrize("table", TABLES)
def test_columns_are_described_beside_the_table(desk: Desk, export: Exporter, table: str) -> None:
    path, notice = export(desk, "csv", table)
    rows = read(path)
    described = json.loads(path.with_name(f"{path.name}-metadata.json").read_text(encoding="utf-8"))
    assert [column["name"] for column in described["tableSchema"]["columns"]] == list(rows[0])
    assert described["url"] == path.name
    assert described["notes"] == [{**notice.to_dict(), "rows": len(rows)}]
    assert notice.coders[0]["model"] == "fr_core_news_md 3.8.0"


def test_values_are_those_after_human_decisions(decided: Desk, export: Exporter) -> None:
    before = len(decided.statements())
    article = decided.articles()[0].id
    rows = [row for row in read(export(decided, "csv")[0]) if row["article"] == article]
    assert len(read(export(decided, "csv", "statements", confidence="sure")[0])) < before
    by_id = {row["statement"]: row for row in rows}
    notice = export(decided, "csv")[1]
    assert notice.decided[0] == f"{article}#s1.speakers"
    assert len(notice.decided) == 5
    assert (by_id["s1"]["speakers"], by_id["s1"]["speaker_countries"], by_id["s1"]["decided"]) == (SPEAKER, "ML", "speakers")
    assert "s2" not in by_id
    assert (by_id["s3"]["decided"], by_id["s4"]["decided"]) == ("type", "")
    human = by_id["human-1"]
    assert (human["speakers"], human["acts"], human["decided"], human["type"]) == (SPEAKER, "WARN", "claim", "")
    acts = {row["act_id"]: row for row in read(export(decided, "csv", "acts")[0]) if row["article"] == article}
    assert [(row["topic"], row["decided"]) for row in acts.values() if row["decided"]] == [("", "topic")]


def test_filters_look_at_decided_values(decided: Desk, export: Exporter) -> None:
    assert decided.statements(speaker=SPEAKER).to_dicts() == []
    path, notice = export(decided, "csv", speaker=SPEAKER, act="WARN")
    assert [row["statement"] for row in read(path)] == ["human-1"]
    assert (notice.rows, notice.articles, notice.query) == (1, 1, {"speaker": SPEAKER, "act": "WARN"})


FILTERS = (
    {"speaker": "DIOP abdoulaye"},
    {"country": "ml"},
    {"act": "COMMIT"},
    {"act": "OPPOSE", "topic": "energy"},
    {"topic": "security", "confidence": "sure"},
    {"type": "direct", "since": "2024"},
    {"outlet": "Agence (exemple)", "country": "TD"},
    {"until": "2023"},
)


@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_filters_find_what_the_list_finds(desk: Desk, export: Exporter, wanted: dict[str, str]) -> None:
    rows = read(export(desk, "csv", **wanted)[0])
    assert [(r["article"], r["statement"]) for r in rows] == [(s.article, s.statement) for s in desk.statements(**wanted)]


@pytest.mark.parametrize("words", ["sécurité", "l'amitié", "« Le Mali »", "accords", "()*", "gendarmerie"])
def test_words_find_what_the_search_finds(desk: Desk, export: Exporter, words: str) -> None:
    rows = read(export(desk, "csv", words=words)[0])
    hits = {(hit.article, hit.statement) for hit in desk.search(words, limit=1000) if hit.statement}
    assert {(row["article"], row["statement"]) for row in rows} == hits
    both = {(hit.article, hit.statement) for hit in desk.search(words, limit=1000, country="ML")}
    assert {(row["article"], row["statement"]) for row in read(export(desk, "csv", words=words, country="ML")[0])} == both


def test_a_cut_export_says_so(desk: Desk, export: Exporter) -> None:
    everything = len(desk.statements())
    for limit, cut in ((0, True), (1, True), (everything - 1, True), (everything, False), (everything + 1, False)):
        path, notice = export(desk, "csv", limit=limit)
        assert (notice.cut, notice.rows, notice.limit) == (cut, min(limit, everything), limit)
        assert len(read(path)) == notice.rows


def test_a_spreadsheet_gets_no_formula(desk: Desk, export: Exporter) -> None:
    path, _ = export(desk, "csv-tableur")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = read(path, ";", "utf-8-sig")
    plain = read(export(desk, "csv")[0])
    assert [{key: unguard(cell) for key, cell in row.items()} for row in rows] == plain
    assert not [cell for row in rows for cell in row.values() if cell[:1] in set("=+-@\t\r")]


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=8)
    | st.sampled_from(["=1", "\t=1", " +2", "\r@", "＝1", "'", "''=", "-", "\x00="])
)
def test_a_guarded_cell_is_text_and_its_value_comes_back(cell: str) -> None:
    guarded = guard(cell)
    assert guarded.lstrip()[:1] not in set("=+-@＝＋－＠")
    assert guarded[:1] not in set("=+-@\t\r\n")
    assert unguard(guarded) == cell
