"""An entry of a feed: its text where the feed has all of it."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from verbale.errors import UnreadableError
from verbale.ingest.formats.format import Format, Head, Reading, Task
from verbale.model import Metadata

PAGE = "<!DOCTYPE html><html><body><main><article>{}</article></main></body></html>"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one document: its address, title, day, the feed's own title and language, and the markup of its text."""

    link: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    content: str | None = None


def fits(head: Head) -> bool:
    """Never by its bytes: only a feed has entries."""
    return False


def read(raw: bytes, task: Task) -> Reading:
    """The title over the text; raises UnreadableError for an entry that has only a summary."""
    from verbale.ingest.formats.html import find_body, join_title, parse_page

    entry = read_entry(raw)
    body = find_body(parse_page(PAGE.format(entry.content))) if entry.content else ""
    if not body:
        where = f"add {entry.link}" if entry.link else "ask its outlet for the text"
        raise UnreadableError(f"an entry of a feed with no more than a summary; {where}, or let `verbale watch` read the feed.")
    return Reading(join_title(entry.title, body), Metadata(entry.published, entry.outlet, entry.link, entry.title, entry.language))


def read_entry(raw: bytes) -> Entry:
    """The entry that a feed was split into.

    >>> read_entry(b'{"title": "Le pont"}').title
    'Le pont'
    """
    return msgspec.json.decode(raw, type=Entry)


FORMAT = Format("entry", 1, fits, read=read, library="trafilatura")
