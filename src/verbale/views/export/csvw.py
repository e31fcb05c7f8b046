"""Delimited tables and, beside them, what the W3C calls their metadata.

Definition: RFC 4180 (tables), Metadata Vocabulary for Tabular Data, W3C Recommendation of 17 December 2015 (the file ``NAME-metadata.json``).
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from verbale.views.export.format import Format, Notice, Row
from verbale.views.export.tables import Column, Kind, Table

DATATYPES = {Kind.TEXT: "string", Kind.WHOLE: "integer", Kind.YES: "boolean", Kind.DAY: "string"}
Guard = Callable[[str], str]


def plain_cell(value: Any) -> str:
    """A cell: nothing for None, true and false as the W3C writes them.

    >>> plain_cell(None), plain_cell(True), plain_cell(3), plain_cell("a")
    ('', 'true', '3', 'a')
    """
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def table_format(table: Table, name: str, dialect: dict[str, Any], guard: Guard = str) -> Format:
    """The format of one table; *dialect* is the W3C's description of its form, *guard* is put on every cell."""

    def write(rows: Iterator[Row], notice: Notice, path: Path) -> None:
        encoding = "utf-8-sig" if dialect.get("bom") else "utf-8"
        with path.open("x", encoding=encoding, errors="backslashreplace", newline="") as file:
            write_rows(
                csv.writer(file, delimiter=dialect["delimiter"], quoting=csv.QUOTE_ALL if dialect.get("bom") else csv.QUOTE_MINIMAL), rows
            )

    def write_rows(writer: Any, rows: Iterator[Row]) -> None:
        writer.writerow(column.name for column in table.columns)
        for row in rows:
            writer.writerow(guard(plain_cell(row[column.name])) for column in table.columns)

    def beside(file: str, notice: Notice) -> tuple[str, str]:
        return metadata(file, notice, table.columns, dialect)

    return Format(name, "csv", table.unit, table.find_rows, write, beside)


def metadata(name: str, notice: Notice, columns: Sequence[Column], dialect: dict[str, Any]) -> tuple[str, str]:
    """The name and content of the metadata file of the table *name*: its columns, its form, and the notice as a note."""
    described = [{"name": c.name, "titles": c.name, "dc:description": c.what, "datatype": DATATYPES[c.kind], "null": ""} for c in columns]
    form = {"encoding": "utf-8", "header": True, **{key: value for key, value in dialect.items() if key != "bom"}}
    content = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": name,
        "dialect": form,
        "tableSchema": {"columns": described},
        "notes": [notice.to_dict()],
    }
    return f"{name}-metadata.json", json.dumps(content, ensure_ascii=False, indent=1) + "\n"
