"""RTF: a document, or one of Factiva's exports, which are many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from verbale.ingest.formats import factiva
from verbale.ingest.formats.format import AT, Format, Head, Member, Reading, Task

PLAIN = "rtf-text"


def fits(head: Head) -> bool:
    """The mark of RTF."""
    return head.start.startswith(b"{\\rtf")


def split(file: BinaryIO, task: Task) -> Iterator[Member]:
    """The articles of an export as UTF-8 text, else the document itself."""
    raw = file.read(task.limits.bytes + 1)
    articles = factiva.split_text(to_text(raw)) if len(raw) <= task.limits.bytes else []
    if not articles:
        yield Member("", raw, PLAIN)
    for number, article in enumerate(articles, 1):
        yield Member(f"{AT}{number}", article.encode("utf-8", "replace"), factiva.ARTICLE, done=number / len(articles))


def read(raw: bytes, task: Task) -> Reading:
    """The text of the document, a paragraph a line."""
    lines = (line.strip("| \t") for line in to_text(raw).split("\n"))
    return Reading("\n".join(line for line in lines if line))


def to_text(raw: bytes) -> str:
    """The words of an RTF document, its cells parted by ``|``."""
    from striprtf.striprtf import rtf_to_text

    text: str = rtf_to_text(raw.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    return text


FORMAT = Format("rtf", 1, fits, split=split)
MEMBER = Format(PLAIN, 1, lambda head: False, read=read, library="striprtf")
