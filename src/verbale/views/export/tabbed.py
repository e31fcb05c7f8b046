"""Columns parted by tabs without quotation marks, as event data sets come: a tab or a line break inside a value becomes a blank."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from verbale.views.export.csvw import metadata
from verbale.views.export.format import Format, Notice, Row, Rows
from verbale.views.export.tables import Column

BREAK = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")


def tabbed_format(
    name: str, unit: str, columns: Sequence[str], find_rows: Rows, values: Callable[[Row], Iterable[str]], *, header: bool
) -> Format:
    """A format of *columns*; *values* gives those of a row in their order."""
    dialect = {"delimiter": "\t", "quoteChar": None, "doubleQuote": False, "header": header}
    described = [Column(column, column) for column in columns]

    def write(rows: Iterator[Row], notice: Notice, path: Path) -> None:
        with path.open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            if header:
                file.write("\t".join(columns) + "\n")
            for row in rows:
                file.write("\t".join(BREAK.sub(" ", value) for value in values(row)) + "\n")

    def beside(file: str, notice: Notice) -> tuple[str, str]:
        return metadata(file, notice, described, dialect)

    return Format(name, "txt" if header else "csv", unit, find_rows, write, beside)
