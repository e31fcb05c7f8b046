"""Parquet: one table with typed columns. Definition: parquet.apache.org, written by Arrow.

A column of days holds those that are complete; ``NAME_told``, behind it, what is known of any. Each column carries what it means, and the file
the notice, as Parquet's key and value metadata under ``verbale``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verbale.store.frames import TOLD, complete_day
from verbale.views.export.format import Format, Notice, Row
from verbale.views.export.rows import TABLES
from verbale.views.export.tables import Column, Kind, Table

if TYPE_CHECKING:
    import pyarrow

KEY = "verbale"
GROUP = 20_000


def schema_of(columns: tuple[Column, ...], notice: Notice) -> pyarrow.Schema:
    """The columns with their types and meanings, and the notice."""
    import pyarrow

    types = {Kind.TEXT: pyarrow.string(), Kind.WHOLE: pyarrow.int64(), Kind.YES: pyarrow.bool_(), Kind.DAY: pyarrow.date32()}
    fields = []
    for column in columns:
        fields.append(pyarrow.field(column.name, types[column.kind], metadata={"what": column.what}))
        if column.kind is Kind.DAY:
            fields.append(pyarrow.field(column.name + TOLD, pyarrow.string(), metadata={"what": "what is known of it"}))
    return pyarrow.schema(fields, metadata={KEY: json.dumps(notice.to_dict(), ensure_ascii=False)})


def typed(columns: tuple[Column, ...], row: Row) -> dict[str, Any]:
    """*row* with its days beside what is told of them."""
    found: dict[str, Any] = {}
    for column in columns:
        value = row[column.name]
        found |= {column.name: complete_day(value), column.name + TOLD: value} if column.kind is Kind.DAY else {column.name: value}
    return found


def table_format(table: Table) -> Format:
    """Parquet of one table."""

    def write(rows: Iterator[Row], notice: Notice, path: Path) -> None:
        import pyarrow
        from pyarrow import parquet

        schema = schema_of(table.columns, notice)
        with parquet.ParquetWriter(path, schema) as writer:
            while group := list(islice(rows, GROUP)):
                writer.write_table(pyarrow.Table.from_pylist([typed(table.columns, row) for row in group], schema=schema))

    return Format("parquet", "parquet", table.unit, table.find_rows, write, binary=True)


FORMATS = {name: table_format(table) for name, table in TABLES.items()}
FORMAT = replace(FORMATS["statements"], tables=FORMATS)
