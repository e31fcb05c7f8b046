"""Europresse's HTML export: many articles in a file, each an ``article`` element with its paper, its heading and its number.

Written from what open tools document of the format, not from exports themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from verbale.errors import UnreadableError
from verbale.ingest.formats import html
from verbale.ingest.formats.blocks import find_lines
from verbale.ingest.formats.days import find_written_day
from verbale.ingest.formats.format import AT, Format, Head, Member, Reading, Task
from verbale.model import Metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MARKS = (b"docpublicationname", b"titrearticle", b"dococurrcontainer", b"public-lblnodoc")
OPENING = re.compile(rb"<article[\s>]", re.IGNORECASE)
ARTICLE = "europresse-article"
NUMBERED = re.compile(r"[·.](\d{4})(\d{2})(\d{2})[·.]")
ISSUE = re.compile(r",? (?:no|n[°º])\W*\d.*|\s{3,}.*", re.DOTALL)
TEXTS = ("docOcurrContainer", "DocText")
TITLES = ("titreArticle", "titreArticleVisu", "rdp__articletitle")


def fits(head: Head) -> bool:
    """A page with articles in which the export's own names of classes stand."""
    start = head.plain
    return b"<article" in start and sum(mark in start for mark in MARKS) > 1


def split(file: BinaryIO, task: Task) -> Iterator[Member]:
    """The articles, ``:1``, ``:2`` and so on, each the bytes of its element."""
    raw = file.read()
    encoding = b'<meta charset="utf-8">' if _is_utf8(raw) else b'<meta charset="windows-1252">'
    places = [match.start() for match in OPENING.finditer(raw)]
    for number, (start, end) in enumerate(zip(places, [*places[1:], len(raw)], strict=True), 1):
        yield Member(f"{AT}{number}", encoding + raw[start:end], ARTICLE, done=number / len(places))


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def read(raw: bytes, task: Task) -> Reading:
    """The heading and the text, a paragraph a line; the day is that of the document's number, else that of its header."""
    tree = html.parse_page(html.decode_page(raw))
    title = " ".join(_first(tree, TITLES))
    lines = _first(tree, TEXTS)
    if not lines:
        raise UnreadableError("an article of Europresse without a text; export it again with its full text.")
    outlet = ISSUE.sub("", next(iter(_first(tree, ("DocPublicationName",))), ""))
    published = _numbered(" ".join(_first(tree, ("publiC-lblNodoc",)))) or find_written_day(" ".join(_first(tree, ("DocHeader",))))
    return Reading(
        html.join_title(title or None, "\n".join(lines)), Metadata(published=published, outlet=outlet or None, title=title or None)
    )


def _first(tree: HtmlElement, names: tuple[str, ...]) -> list[str]:
    """The lines of the first element that has one of the classes *names*, the first name first."""
    for name in names:
        found = tree.find_class(name)
        if found and (lines := find_lines(found[0])):
            return lines
    return []


def _numbered(words: str) -> str | None:
    """The day in a document's number.

    >>> _numbered("news·20240311·LL·0042")
    '2024-03-11'
    """
    match = NUMBERED.search(words)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat() if match else None
    except ValueError:
        return None


FORMAT = Format("europresse", 1, fits, split=split)
MEMBER = Format(ARTICLE, 1, lambda head: False, read=read, library="lxml")
