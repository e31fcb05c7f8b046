"""GZIP: one document, or a container, that was compressed."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from verbale.ingest.formats import warc
from verbale.ingest.formats.format import INSIDE, Format, Head, Member, Task

BROKEN = (EOFError, OSError, zlib.error)


def fits(head: Head) -> bool:
    """The mark of gzip."""
    return head.start.startswith(b"\x1f\x8b")


def split(file: BinaryIO, task: Task) -> Iterator[Member]:
    """The one document, under its name without ``.gz``; the records of a compressed web archive."""
    start, refused = _unpack(file, len(warc.MAGIC))
    file.seek(0)
    if start == warc.MAGIC:
        yield from warc.split(file, task)
        return
    raw, refused = _unpack(file, task.limits.bytes + 1)
    name = PurePosixPath(task.name).name
    yield Member(INSIDE + (name[:-3] if name.lower().endswith(".gz") else name), raw, refused=refused)


def _unpack(file: BinaryIO, limit: int) -> tuple[bytes, str | None]:
    """The first *limit* bytes, or why there are none."""
    try:
        with gzip.GzipFile(fileobj=file) as unpacked:
            return unpacked.read(limit), None
    except BROKEN as error:
        return b"", f"compressed and broken or cut short ({error}); get it again."


FORMAT = Format("gzip", 1, fits, split=split)
