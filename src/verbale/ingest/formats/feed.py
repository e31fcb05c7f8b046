"""RSS and Atom: each entry of a feed is a document, or the address of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any, BinaryIO

import msgspec

from verbale.errors import UnreadableError
from verbale.ingest.formats.entry import Entry
from verbale.ingest.formats.format import INSIDE, Format, Head, Member, Task

ROOT = re.compile(
    rb"(?:<\?xml[^>]{0,200}\?>|<!--.{0,2000}?-->|<!doctype\s+(?!html)[^>]{0,200}>|<\?xml-stylesheet[^>]{0,500}\?>|\s)*<(?:rss|feed|rdf:rdf)[\s>]",
    re.DOTALL,
)
LINKS = ("http://", "https://")
MOST = 2000
LONGEST = 1000
TAG = re.compile(r"<[a-zA-Z/!]")


def fits(head: Head) -> bool:
    """A feed's first tag says so."""
    return ROOT.match(head.plain) is not None


def split(file: BinaryIO, task: Task) -> Iterator[Member]:
    """The entries in the feed's order, at most 2,000; raises UnreadableError for what is no feed.

    Each is told as JSON, under its address or else its number. What an XML parser refuses is read as loosely as feedparser can.
    """
    import feedparser

    place = {"content-location": task.name} if task.name.startswith(LINKS) else {}
    found = feedparser.parse(
        BytesIO(file.read(task.limits.bytes + 1)), response_headers=place, sanitize_html=False, resolve_relative_uris=False
    )
    if not found.get("version") and not found.entries:
        raise UnreadableError(f"no feed that can be read ({found.get('bozo_exception') or 'no entry in it'}); check its address.")
    about = found.feed
    outlet, language = _words(about.get("title")), _language(about.get("language"))
    for number, item in enumerate(found.entries[:MOST], 1):
        entry = Entry(_link(item), _words(item.get("title")), find_day(item), outlet, language, _content(item))
        yield Member(
            f"{INSIDE}{entry.link or number}", msgspec.json.encode(entry), "entry", done=number / len(found.entries), url=entry.link
        )


def find_day(item: Any) -> str | None:
    """The day of an entry in the time zone that it is written in; None where it has no date that can be read.

    >>> find_day({"published": "Tue, 12 Mar 2024 00:30:00 +0800"}), find_day({"updated": "2024-03-11T23:10:00Z"}), find_day({"published": "hier"})
    ('2024-03-12', '2024-03-11', None)
    """
    for name in ("published", "updated", "created"):
        written = item.get(name)
        if not isinstance(written, str):
            continue
        for read in (datetime.fromisoformat, parsedate_to_datetime):
            try:
                return read(written.strip()).date().isoformat()
            except (ValueError, TypeError, IndexError, OverflowError):
                continue
        parsed = item.get(f"{name}_parsed")
        if parsed:
            return f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}"
    return None


def _link(item: Any) -> str | None:
    """The address of an entry's page; an enclosure is none."""
    link = item.get("link")
    return link.strip() if isinstance(link, str) and link.strip().startswith(LINKS) else None


def _content(item: Any) -> str | None:
    """The markup of an entry's whole text, where the feed has more than a summary of it."""
    parts = item.get("content") or []
    return max((part.get("value") or "" for part in parts), key=len, default="") or None


def _words(value: Any) -> str | None:
    """*value* without markup, on one line."""
    if not isinstance(value, str) or not value.strip():
        return None
    if TAG.search(value):
        from lxml import html

        value = html.fromstring(f"<div>{value}</div>").text_content()
    return " ".join(value.split())[:LONGEST] or None


def _language(value: Any) -> str | None:
    return re.split(r"[-_]", value.strip().lower())[0] or None if isinstance(value, str) else None


FORMAT = Format("feed", 1, fits, split=split, library="feedparser")
