"""CSV: each row is a document, in the column that is its text."""

from __future__ import annotations

import codecs
import csv
import io
import json
import os
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from verbale.errors import UnreadableError
from verbale.ingest.formats.format import AT, Format, Head, Member, Task
from verbale.ingest.formats.record import find_columns

SUFFIXES = {".csv", ".tsv", ".tab"}
DELIMITERS = ",;\t|"
RECORD = "record"
BLOCK = 1 << 20
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def fits(head: Head) -> bool:
    """By the name alone: any text may look like a table."""
    return head.suffix in SUFFIXES and (b"\0" not in head.start or head.start.startswith(WIDE))


def split(file: BinaryIO, task: Task) -> Iterator[Member]:
    """The rows, as JSON objects; ``:17`` is the row that begins on line 17. The first row names the columns.

    Comma, semicolon, tab and bar part columns, whichever the first line has most of. Raises UnreadableError with the line where the table breaks off.
    """
    csv.field_size_limit(task.limits.bytes)
    size = max(file.seek(0, os.SEEK_END), 1)
    text = io.TextIOWrapper(file, encoding=_encoding(file), newline="")
    first = text.readline(task.limits.bytes)
    rows = csv.reader(chain([first], text), delimiter=max(DELIMITERS, key=first.count), strict=True)
    head = _next(rows, 1)
    if not head:
        raise UnreadableError("line 1: no row with the names of the columns.")
    find_columns(dict.fromkeys(head, ""), task.columns)
    number = rows.line_num + 1
    while (row := _next(rows, number)) is not None:
        if row:
            yield _member(head, row, number, min(1.0, file.tell() / size))
        number = rows.line_num + 1


def _next(rows: Iterator[list[str]], line: int) -> list[str] | None:
    """The next row, None behind the last."""
    try:
        return next(rows, None)
    except csv.Error as error:
        raise UnreadableError(
            f"line {line}: no CSV ({error}); the rows from there on were not read; look at its quotation marks."
        ) from error


def _member(head: list[str], row: list[str], number: int, done: float) -> Member:
    if len(row) > len(head):
        wide = f"column {len(head) + 1}: more columns than the first row names; quote what has the delimiter in it."
        return Member(f"{AT}{number}", b"", RECORD, wide, done)
    return Member(f"{AT}{number}", json.dumps(dict(zip(head, row, strict=False)), ensure_ascii=True).encode(), RECORD, done=done)


def _encoding(file: BinaryIO) -> str:
    """UTF-16 by its mark, UTF-8 where all of it is, else Windows-1252; the file is back at its beginning."""
    file.seek(0)
    if file.read(2) in WIDE:
        file.seek(0)
        return "utf-16"
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while block := file.read(BLOCK):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    finally:
        file.seek(0)
    return "utf-8-sig"


FORMAT = Format("csv", 1, fits, split=split)
