"""JSON Lines, and a JSON list: each object is a document."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import BinaryIO

from verbale.errors import UnreadableError
from verbale.ingest.formats.format import AT, Format, Head, Member, Task
from verbale.ingest.formats.record import parse_object

SUFFIXES = {".jsonl", ".ndjson", ".json"}
RECORD = "record"
MARK = b"\xef\xbb\xbf"


def fits(head: Head) -> bool:
    """Objects of JSON, one a line or in a list: by the name, or by a first line that is a whole object."""
    start = head.plain
    if not start.startswith((b"{", b"[")):
        return False
    first, newline, _ = start.partition(b"\n")
    return head.suffix in SUFFIXES or (first.startswith(b'{"') and first.rstrip().endswith(b"}") and bool(newline))


def split(file: BinaryIO, task: Task) -> Iterator[Member]:
    """The objects: ``:17`` is the one on line 17 of JSON Lines, or the 17th of a list; a file that is one object is one document."""
    if _is_lines(file, task.limits.bytes):
        yield from _lines(file, task)
        return
    file.seek(0)
    raw = file.read()
    try:
        whole = json.loads(raw.removeprefix(MARK))
    except json.JSONDecodeError as error:
        raise UnreadableError(f"line {error.lineno}, column {error.colno}: no JSON ({error.msg}); write it again from there.") from error
    if not isinstance(whole, list):
        yield Member("", raw, RECORD)
        return
    for number, item in enumerate(whole, 1):
        yield Member(f"{AT}{number}", json.dumps(item, ensure_ascii=True).encode(), RECORD, done=number / len(whole))


def _is_lines(file: BinaryIO, limit: int) -> bool:
    """True when the first line is an object of its own."""
    first = file.readline(limit + 1).removeprefix(MARK)
    second = file.read(1)
    file.seek(0)
    try:
        parse_object(first)
    except UnreadableError:
        return first.lstrip().startswith(b"{") and first.rstrip().endswith(b"}") and bool(second)
    return True


def _lines(file: BinaryIO, task: Task) -> Iterator[Member]:
    size = max(file.seek(0, os.SEEK_END), 1)
    file.seek(0)
    number = 0
    while line := file.readline(task.limits.bytes + 1):
        number += 1
        raw = line.removeprefix(MARK).strip() if number == 1 else line.strip()
        if len(line) > task.limits.bytes:
            raise UnreadableError(f"line {number}: longer than {task.limits.size} MB; the lines from there on were not read.")
        if raw:
            yield Member(f"{AT}{number}", raw, RECORD, done=file.tell() / size)


FORMAT = Format("jsonl", 1, fits, split=split)
