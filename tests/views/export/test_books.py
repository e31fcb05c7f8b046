"""The workbook and the Parquet table, as other libraries read them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl
import pyarrow
import pytest
from pyarrow import parquet

from tests.views.export.conftest import SPEAKER, Exporter
from verbale.errors import ExportError
from verbale.store import Desk
from verbale.views.export import xlsx
from verbale.views.export.rows import TABLES
from verbale.views.export.xlsx import CELL, Workbook, length, pieces


def test_the_workbook_has_every_table_as_text(decided: Desk, export: Exporter) -> None:
    path, notice = export(decided, "xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["about", *TABLES]
    about = dict(book["about"].iter_rows(min_row=2, values_only=True))
    assert about["query"] == "everything"
    assert (about["cut"], about["decided"]) == ("no", str(len(notice.decided)))
    for name, table in TABLES.items():
        header, *rows = list(book[name].iter_rows(values_only=True))
        assert header == tuple(column.name for column in table.columns)
        assert about[f"rows of {name}"] == str(len(rows))
    said = [cell.value for cell in book["statements"]["H"]]
    assert SPEAKER in said
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}
    assert kinds <= {"s", "inlineStr"}


TEXTS = {
    "formula": "=1+1",
    "link": "http://example.org",
    "number": "007",
    "date": "2024-03-11",
    "escape": "_x0041_ stays",
    "control": "bell\x07",
    "emoji": "\U0001f600 ok",
    "long": "mot " * 20_000 + "\U0001f600" * 40_000,
}


def test_nothing_is_cut_and_nothing_runs(tmp_path: Path) -> None:
    workbook = Workbook(tmp_path / "a.xlsx", str(tmp_path))
    workbook.add_sheet("texts", dict.fromkeys(TEXTS, 10))
    workbook.add_row("texts", TEXTS)
    workbook.book.close()
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    found = dict(zip(TEXTS, [cell.value for cell in book["texts"][2]], strict=True))
    assert found | {"long": 0} == {**TEXTS, "control": "bell\ufffd", "long": 0, "escape": found["escape"]}
    assert found["escape"] in (TEXTS["escape"], "_x005F_x0041_ stays")
    parts = list(book["long texts"].iter_rows(min_row=2, values_only=True))
    assert found["long"] == f"→ long texts, 2-{len(parts) + 1}"
    assert "".join(str(row[4]) for row in parts) == TEXTS["long"]
    assert {row[:3] for row in parts} == {("texts", 2, "long")}


@pytest.mark.parametrize("text", ["", "a" * CELL, "a" * (CELL + 1), "\U0001f600" * CELL, "a\U0001f600" * CELL])
def test_pieces_fit_and_lose_nothing(text: str) -> None:
    found = list(pieces(text))
    assert "".join(found) == text
    assert all(length(piece) <= CELL for piece in found)


def test_more_rows_than_a_sheet_takes_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "SHEET_ROWS", 3)
    workbook = Workbook(tmp_path / "a.xlsx", str(tmp_path))
    workbook.add_sheet("texts", {"a": 10})
    for _ in range(2):
        workbook.add_row("texts", {"a": "b"})
    with pytest.raises(ExportError, match="more than the 2 rows that a sheet takes"):
        workbook.add_row("texts", {"a": "b"})
    workbook.book.close()


@pytest.mark.parametrize("name", TABLES)
def test_parquet_has_typed_columns_and_the_notice(decided: Desk, export: Exporter, name: str) -> None:
    path, notice = export(decided, "parquet", name)
    table = parquet.read_table(path)
    assert json.loads(table.schema.metadata[b"verbale"]) == notice.to_dict()
    assert table.num_rows == notice.rows
    assert table.schema.field("published").type == pyarrow.date32()
    assert set(table["published"].to_pylist()) == {date(2024, 3, 11)}
    assert set(table["published_told"].to_pylist()) == {"2024-03-11"}
    told = {c.name: c.what for c in TABLES[name].columns}
    assert {f.name: f.metadata[b"what"].decode() for f in table.schema if not f.name.endswith("_told")} == told


def test_parquet_keeps_truth_and_numbers(desk: Desk, export: Exporter) -> None:
    acts = parquet.read_table(export(desk, "parquet", "acts")[0])
    assert acts.schema.field("one_sided").type == pyarrow.bool_()
    assert {type(value) for value in acts["start"].to_pylist()} == {int}
    assert any(acts["one_sided"].to_pylist())
