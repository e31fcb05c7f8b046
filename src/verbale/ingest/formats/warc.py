"""WARC, the archive of a crawl: each page and document that a server gave is a document."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from verbale.ingest.formats.format import INSIDE, Format, Head, Member, Task

MAGIC = b"WARC/"
KINDS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "message/rfc822": "eml",
}
FOUND = 200
ENDS = b"\r\n"


def fits(head: Head) -> bool:
    """The version line of a record; compressed archives are gzip's."""
    return head.start.startswith(MAGIC)


def split(file: BinaryIO, task: Task) -> Iterator[Member]:
    """The answers with status 200, and the resources, that are of a kind that is read; pictures, scripts and the crawler's own records are passed over.

    A document's name is its address, its address is known, and it was fetched when the record says.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    size = _size(file)
    seen: dict[str, int] = {}
    wanted = WarcRecordType.response | WarcRecordType.resource
    for record in ArchiveIterator(file, record_types=wanted, parse_http=True):
        kind = _kind(record)
        url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
        if kind is None:
            continue
        seen[url] = seen.get(url, 0) + 1
        place = INSIDE + url + (f"#{seen[url]}" if seen[url] > 1 else "")
        raw, refused = _body(record, task.limits.bytes)
        yield Member(place, raw, kind, refused, min(1.0, file.tell() / size), url or None, record.headers.get("WARC-Date"))


def _size(file: BinaryIO) -> int:
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    return max(size, 1)


def _kind(record: Any) -> str | None:
    """The format of a record's document by what the server called it; None for a record that brings none."""
    if record.http_headers is not None:
        if record.http_headers.status_code != FOUND:
            return None
        stated = record.http_content_type
    else:
        stated = record.headers.get("Content-Type", "")
        if stated.startswith("application/http"):
            return "text"
    return KINDS.get((stated or "").split(";")[0].strip().lower())


def _body(record: Any, limit: int) -> tuple[bytes, str | None]:
    """The document's bytes, at most one more than *limit*, as the browser would have had them, or why there are none."""
    length = record.content_length
    raw = record.reader.read(min(length, 2 * limit))
    if len(raw) < min(length, 2 * limit) or (record.http_headers is None and "http" in record.headers.get("Content-Type", "")):
        return b"", "cut short in its archive; get the archive again."
    if record.http_headers is None:
        return raw[: limit + 1], None
    headers = {key.lower(): value.strip().lower() for key, value in record.http_headers.asdict().items()}
    if headers.get("transfer-encoding") == "chunked":
        raw = join_chunks(raw)
    return _decompress(raw, headers.get("content-encoding", ""), limit)


def join_chunks(raw: bytes) -> bytes:
    """The pieces of a chunked answer as one; what is not chunked after all stays as it is.

    >>> join_chunks(b"3\\r\\nLe \\r\\n4\\r\\npont\\r\\n0\\r\\n\\r\\n")
    b'Le pont'
    """
    pieces: list[bytes] = []
    at = 0
    while at < len(raw):
        end = raw.find(ENDS, at)
        try:
            size = int(raw[at:end].split(b";")[0], 16)
        except ValueError:
            return raw if not pieces else b"".join(pieces)
        if size <= 0:
            break
        pieces.append(raw[end + 2 : end + 2 + size])
        at = end + 2 + size + len(ENDS)
    return b"".join(pieces)


def _decompress(raw: bytes, encoding: str, limit: int) -> tuple[bytes, str | None]:
    if encoding in ("", "identity") or (encoding in ("gzip", "x-gzip") and not raw.startswith(b"\x1f\x8b")):
        return raw[: limit + 1], None
    if encoding not in ("gzip", "x-gzip", "deflate"):
        return b"", f"compressed as {encoding}, which is not read; crawl it again without that."
    for window in (47, -15):
        try:
            return zlib.decompressobj(window).decompress(raw, limit + 1), None
        except zlib.error:
            continue
    return b"", "its compressed bytes are broken; get the archive again."


FORMAT = Format("warc", 1, fits, split=split, library="fastwarc")
