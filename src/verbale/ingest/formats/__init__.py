"""The input formats, one module each, in the order in which they are tried."""

from __future__ import annotations

from verbale.ingest.formats import docx, html, pdf, plain, zipped
from verbale.ingest.formats.format import Format, Head, Limits, Member, Reading, Task

FORMATS: dict[str, Format] = {module.FORMAT.name: module.FORMAT for module in (pdf, docx, zipped, html, plain)}

__all__ = ["FORMATS", "Format", "Head", "Limits", "Member", "Reading", "Task", "find_format"]


def find_format(name: str, start: bytes) -> Format:
    """The format of a document by its first bytes, then by its name; plain text where nothing else fits.

    >>> find_format("depeche.txt", b"%PDF-1.7").name, find_format("a.html", b"<!DOCTYPE html><p>").name
    ('pdf', 'html')
    """
    head = Head(name, start)
    return next(format for format in FORMATS.values() if format.fits(head))
