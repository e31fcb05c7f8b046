"""PDF: the text layer of the pages, its lines joined into paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from verbale.errors import UnreadableError
from verbale.ingest.formats.format import Format, Head, Reading, Task
from verbale.ingest.formats.lines import join_lines

if TYPE_CHECKING:
    from pypdf import PdfReader

EDGE = 2
OFTEN = 3


def fits(head: Head) -> bool:
    """The mark stands at the beginning, or behind a little rubbish."""
    return b"%PDF-" in head.start[:1024]


def read(raw: bytes, task: Task) -> Reading:
    """The text, a paragraph a line, without what stands at the edge of every page; raises UnreadableError for a PDF without a text layer.

    The dates in a PDF's properties are those of its file, not of publication, and its title is often its template's: neither is used.
    """
    pages = [page.split("\n") for page in _pages(raw)]
    text = join_lines(drop_edges(pages))
    if not text:
        raise UnreadableError("a PDF without a text layer, pictures of pages perhaps; recognise its text first (OCR), and add that.")
    return Reading(text)


def _pages(raw: bytes) -> list[str]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(raw))
        _unlock(reader)
        return [page.extract_text() for page in reader.pages]
    except PyPdfError as error:
        raise UnreadableError(f"a PDF that is broken or cut short ({error}); get it again, or save it as text.") from error


def _unlock(reader: PdfReader) -> None:
    """Opens a PDF that asks for no password to be read, though it is encrypted."""
    from pypdf.errors import DependencyError

    if not reader.is_encrypted:
        return
    try:
        opened = bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        opened = False
    if not opened:
        raise UnreadableError("an encrypted PDF; save it without its password, or copy its text.")


def drop_edges(pages: Iterable[list[str]]) -> list[str]:
    """The lines of *pages* without page numbers, and without a first or last line that comes again on three pages or more.

    >>> drop_edges([["Bulletin 1", "Le pont."], ["Bulletin 2", "La route."], ["Bulletin 3", "Le rail."]])
    ['Le pont.', 'La route.', 'Le rail.']
    """
    stripped = [[line.strip() for line in page if line.strip()] for page in pages]
    often = Counter(shape for page in stripped for shape in {_shape(line) for line in _edges(page)})
    kept: list[str] = []
    for page in stripped:
        first = next((n for n, line in enumerate(page[:EDGE]) if not _dropped(line, often)), min(EDGE, len(page)))
        last = next((n for n, line in enumerate(page[: -EDGE - 1 : -1]) if not _dropped(line, often)), min(EDGE, len(page)))
        kept += page[first : len(page) - last]
    return kept


def _edges(page: list[str]) -> list[str]:
    return page[:EDGE] + page[max(EDGE, len(page) - EDGE) :]


def _shape(line: str) -> str:
    """A line without its numbers, which change from page to page."""
    return "".join(letter for letter in line if not letter.isdigit())


def _dropped(line: str, often: Counter[str]) -> bool:
    return not any(letter.isalpha() for letter in line) or often[_shape(line)] >= OFTEN


FORMAT = Format("pdf", 1, fits, read=read, library="pypdf")
