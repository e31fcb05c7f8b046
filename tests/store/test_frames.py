"""Rows as notebooks take them: typed columns, days where they are complete, and a sentence where a library is missing."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import polars
import pyarrow
import pytest

from verbale.errors import UsageError
from verbale.store import Desk
from verbale.store.found import Found, FoundArticle, FoundStatement, Hit

PARTIAL = ("2024-03-11", "2024-03-11T09:10", "2024-03", "XXXX-03-11", "2024-02-30", "2024-03-11/2024-03-12", None)
ROWS = Found(FoundArticle, tuple(FoundArticle(str(n), value, None, None, "fr", n, 1) for n, value in enumerate(PARTIAL)))


def test_days_are_days_where_they_are_complete() -> None:
    table = ROWS.to_arrow()
    assert table.schema.field("published").type == pyarrow.date32()
    assert table["published"].to_pylist() == [date(2024, 3, 11)] * 2 + [None] * 5
    assert table["published_told"].to_pylist() == list(PARTIAL)
    assert table.schema.field("statements").type == pyarrow.int64()
    assert table.schema.field("outlet").type == pyarrow.string()


def test_pandas_and_polars_say_the_same(desk: Desk) -> None:
    for found in (desk.statements(speaker="Abdoulaye Diop"), desk.articles(), desk.search("sécurité"), desk.search("()")):
        arrow, frame, table = found.to_arrow(), found.to_pandas(), found.to_polars()
        assert arrow.num_rows == len(frame) == table.height == len(found)
        assert arrow.column_names == list(frame.columns) == table.columns
        assert str(frame["published"].dtype).startswith("datetime64")
        assert table["published"].dtype == polars.Date
        assert table.select(polars.exclude("published")).to_dicts() == arrow.drop_columns(["published"]).to_pylist()
        columns = [name for name in arrow.column_names if name != "published"]
        told = frame[columns].astype(object).where(frame[columns].notna(), None)
        assert told.to_dict("records") == arrow.drop_columns(["published"]).to_pylist()


@pytest.mark.parametrize("kind", [FoundArticle, FoundStatement, Hit])
def test_an_empty_table_has_its_columns(kind: type) -> None:
    empty: Found[Any] = Found(kind, ())
    assert "published_told" in empty.to_arrow().column_names == list(empty.to_pandas().columns) == empty.to_polars().columns
    assert len(empty.to_pandas()) == 0


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_missing_library_is_named_with_the_cure(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UsageError, match=rf"{library} is not installed; pip install 'verbale\[notebook\]'"):
        getattr(ROWS, f"to_{library}")()
