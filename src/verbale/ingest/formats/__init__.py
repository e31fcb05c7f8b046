"""The input formats, one module each, in the order in which they are tried."""

from __future__ import annotations

from verbale.ingest.formats import (
    docx,
    eml,
    entry,
    europresse,
    factiva,
    feed,
    gzipped,
    html,
    jsonl,
    pdf,
    plain,
    record,
    rtf,
    table,
    warc,
    zipped,
)
from verbale.ingest.formats.format import Format, Head, Limits, Member, Reading, Task

TRIED = (pdf, docx, zipped, gzipped, warc, rtf, feed, europresse, factiva, html, eml, jsonl, table, plain)
MEMBERS = (europresse.MEMBER, factiva.MEMBER, rtf.MEMBER, record.FORMAT, entry.FORMAT)
FORMATS: dict[str, Format] = {format.name: format for format in (*(module.FORMAT for module in TRIED), *MEMBERS)}

__all__ = ["FORMATS", "Format", "Head", "Limits", "Member", "Reading", "Task", "find_format"]


def find_format(name: str, start: bytes) -> Format:
    """The format of a document by its first bytes, then by its name; plain text where nothing else fits.

    >>> find_format("depeche.txt", b"%PDF-1.7").name, find_format("a.html", b"<!DOCTYPE html><p>").name
    ('pdf', 'html')
    """
    head = Head(name, start)
    found: Format = next(module.FORMAT for module in TRIED if module.FORMAT.fits(head))
    return found
