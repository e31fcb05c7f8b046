"""A workbook with a sheet a table. Definition: Office Open XML, ECMA-376, written by XlsxWriter.

All cells that are words are typed as text: nothing becomes a formula, a link, a number or a date. A cell takes 32,767 characters (counted as
UTF-16 does); a longer text stands on the sheet ``long texts``, in pieces, and its cell says where. What XML cannot hold (control characters) is
shown as U+FFFD. A sheet takes 1,048,576 rows; more are refused, not cut. The first sheet says what the workbook is.
"""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verbale.errors import ExportError
from verbale.store.chosen import Chosen
from verbale.views.export.format import Format, Notice, whole
from verbale.views.export.rows import TABLES
from verbale.views.export.tables import Kind, Table
from verbale.views.export.xmltext import xml_text

CELL = 32_767
SHEET_ROWS = 1_048_576
LONG = "long texts"
ABOUT = "about"
WIDTHS = {Kind.TEXT: 18, Kind.WHOLE: 8, Kind.YES: 10, Kind.DAY: 12}
WIDE = {"content": 70, "evidence": 50, "title": 30, "article": 14}
NO_DATE = datetime.datetime(1980, 1, 1)
OPTIONS = {"constant_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}


class Workbook:
    """The sheets as they fill; their rows wait in the folder *spool*."""

    def __init__(self, path: Path, spool: str) -> None:
        import xlsxwriter

        self.book = xlsxwriter.Workbook(path, {**OPTIONS, "tmpdir": spool})
        self.book.set_properties({"created": NO_DATE})
        self.bold = self.book.add_format({"bold": True})
        self.sheets: dict[str, Any] = {}
        self.rows: dict[str, int] = {}

    def add_sheet(self, name: str, headings: dict[str, int]) -> None:
        """A new sheet whose first row has the *headings*, each with the width of its column."""
        sheet = self.book.add_worksheet(name)
        self.sheets[name], self.rows[name] = sheet, 1
        for at, (heading, width) in enumerate(headings.items()):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, heading, self.bold)
        sheet.freeze_panes(1, 0)

    def add_row(self, name: str, values: dict[str, Any]) -> None:
        """A row below the last of the sheet *name*."""
        at = self.rows[name]
        if at >= SHEET_ROWS:
            raise ExportError(f"{name}: more than the {SHEET_ROWS - 1:,} rows that a sheet takes; choose fewer, or csv or parquet.")
        for column, (heading, value) in enumerate(values.items()):
            if isinstance(value, bool):
                self.sheets[name].write_boolean(at, column, value)
            elif isinstance(value, int):
                self.sheets[name].write_number(at, column, value)
            elif value:
                text = xml_text(value)
                self.sheets[name].write_string(at, column, text if fits(text) else self.add_long(name, at, heading, text))
        self.rows[name] = at + 1

    def add_long(self, name: str, at: int, heading: str, text: str) -> str:
        """Puts a text that no cell takes on the sheet of long texts; returns what its cell says."""
        if LONG not in self.sheets:
            self.add_sheet(LONG, {"sheet": 12, "row": 8, "column": 12, "part": 8, "text": 100})
        first = self.rows[LONG] + 1
        for part, piece in enumerate(pieces(text), start=1):
            self.add_row(LONG, {"sheet": name, "row": at + 1, "column": heading, "part": part, "text": piece})
        return f"→ {LONG}, {first}-{self.rows[LONG]}"


def fits(text: str) -> bool:
    """True when a cell takes *text*."""
    return len(text) <= CELL // 2 or length(text) <= CELL


def length(text: str) -> int:
    """How many characters *text* has for a spreadsheet: those beyond U+FFFF count two.

    >>> length("aé"), length("\\U0001f600")
    (2, 2)
    """
    return len(text) + sum(character > "\uffff" for character in text)


def pieces(text: str) -> Iterator[str]:
    """*text* in pieces that fit into a cell, nothing lost.

    >>> [len(piece) for piece in pieces("a" * 70000)]
    [32767, 32767, 4466]
    """
    while text:
        cut = next(at for at in (CELL, CELL // 2) if fits(text[:at]))
        yield text[:cut]
        text = text[cut:]


def write(rows: Iterator[Chosen], notice: Notice, path: Path) -> None:
    """The workbook; raises ExportError for more rows than a sheet takes."""
    from xlsxwriter.exceptions import FileCreateError

    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as spool:
        workbook = Workbook(path, spool)
        fill(workbook, rows, notice)
        try:
            workbook.book.close()
        except FileCreateError as error:
            raise error.args[0] if isinstance(error.args[0], OSError) else OSError(str(error)) from error


def fill(workbook: Workbook, rows: Iterator[Chosen], notice: Notice) -> None:
    """A sheet for each table, and before them the one that says what they are."""
    workbook.add_sheet(ABOUT, {"what": 16, "value": 100})
    for table in TABLES.values():
        workbook.add_sheet(table.name, widths(table))
    for chosen in rows:
        for table in TABLES.values():
            for row in table.find_rows(chosen):
                workbook.add_row(table.name, {column.name: row[column.name] for column in table.columns})
    counts = {f"rows of {name}": str(workbook.rows[name] - 1) for name in TABLES}
    columns = {f"{table.name}.{column.name}": column.what for table in TABLES.values() for column in table.columns}
    for what, value in (*notice.lines(), *counts.items(), *columns.items()):
        workbook.add_row(ABOUT, {"what": what, "value": value})


def widths(table: Table) -> dict[str, int]:
    """The headings of a table with the widths of their columns."""
    return {column.name: WIDE.get(column.name, WIDTHS[column.kind]) for column in table.columns}


FORMAT = Format("xlsx", "xlsx", "article", whole, write, binary=True)
