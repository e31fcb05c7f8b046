"""Factiva's HTML and RTF exports: many articles in a file, with or without the codes of their fields.

Written from what the provider and open tools document of the formats, not from exports themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from verbale.errors import UnreadableError
from verbale.ingest.formats import html
from verbale.ingest.formats.blocks import find_lines
from verbale.ingest.formats.days import find_written_day
from verbale.ingest.formats.format import AT, Format, Head, Member, Reading, Task
from verbale.model import Metadata

ARTICLE = "factiva-article"
OPENING = re.compile(rb"""<div[^<>]{0,300}?class=["']article [a-z]{2}Article\b""")
NUMBER = re.compile(r"^Do[ck]ument [A-Za-z0-9]{12,40}\s*$", re.MULTILINE)
CODED = re.compile(r"^([A-Z]{2,3})(?:[|\t ]+(.*))?$")
FIELDS = "SE HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD ART CT RF CO IN NS RE IPD IPC PUB AN CLM TOC PPI"
CODES = frozenset(FIELDS.split())
TEXTS = ("LP", "TD")
COUNT = re.compile(r"\d[\d\s.,]{0,9} [^\W\d_]{3,10}$")
RIGHTS = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
HEAD_LINES = 14


def fits(head: Head) -> bool:
    """A page with an ``article`` of one language that bears the export's name of a class, or coded lines."""
    return OPENING.search(head.start) is not None


def split(file: BinaryIO, task: Task) -> Iterator[Member]:
    """The articles of a page, ``:1``, ``:2`` and so on, each the bytes of its element."""
    raw = file.read()
    places = [match.start() for match in OPENING.finditer(raw)]
    for number, (start, end) in enumerate(zip(places, [*places[1:], len(raw)], strict=True), 1):
        yield Member(f"{AT}{number}", raw[start:end], ARTICLE, done=number / len(places))


def split_text(text: str) -> list[str]:
    """The articles of an export as text, each with the line of its number, which ends it; none where no such line stands.

    >>> split_text("Le pont\\nDocument LVNT000020240311ek3b00001\\nLa route\\nDocument LVNT000020240311ek3b00002\\n")
    ['Le pont\\nDocument LVNT000020240311ek3b00001', 'La route\\nDocument LVNT000020240311ek3b00002']
    """
    articles: list[str] = []
    start = 0
    for match in NUMBER.finditer(text):
        articles.append(text[start : match.end()].strip())
        start = match.end()
    return articles


def read(raw: bytes, task: Task) -> Reading:
    """The headline and the text, a paragraph a line, with day and outlet; the codes, counts and rights above and below are no part of it."""
    words = html.decode_page(raw)
    lines = find_lines(html.parse_page(words)) if words.lstrip().startswith("<") else [" ".join(line.split()) for line in words.split("\n")]
    lines = [line.strip("| ") for line in lines if line.strip("| ") and not NUMBER.match(line.strip("| "))]
    fields = find_fields(lines)
    return _coded(fields) if fields.get("HD") and any(fields.get(code) for code in TEXTS) else _plain(lines)


def find_fields(lines: list[str]) -> dict[str, list[str]]:
    """The lines under each code, where lines begin with codes.

    >>> find_fields(["HD|Le pont rouvre", "PD|11 mars 2024", "LP", "Le pont est ouvert."])
    {'HD': ['Le pont rouvre'], 'PD': ['11 mars 2024'], 'LP': ['Le pont est ouvert.']}
    """
    fields: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in lines:
        match = CODED.match(line)
        if match and match[1] in CODES and match[1] not in fields:
            current = fields.setdefault(match[1], [])
            line = (match[2] or "").strip()
        if current is not None and line:
            current.append(line)
    return fields


def _coded(fields: dict[str, list[str]]) -> Reading:
    title = " ".join(fields["HD"])
    body = [line for code in TEXTS for line in fields.get(code, [])]
    stated = Metadata(
        published=find_written_day(" ".join(fields.get("PD", []))), outlet=" ".join(fields.get("SN", [])) or None, title=title
    )
    return Reading(html.join_title(title, "\n".join(body)), stated)


def _plain(lines: list[str]) -> Reading:
    """An article without codes: headline, perhaps its author, how many words, the day, perhaps the hour, the outlet, its code …, rights, text."""
    head = lines[:HEAD_LINES]
    count = next((n for n, line in enumerate(head) if n and COUNT.fullmatch(line)), None)
    published = find_written_day(head[count + 1]) if count is not None and count + 1 < len(head) else None
    if count is None or published is None:
        raise UnreadableError(
            "an article of Factiva in a layout that is not known; export it again, in the format with the codes of the fields."
        )
    rest = [line for line in head[count + 2 :] if not line[:1].isdigit()]
    rights = next((n for n, line in enumerate(head) if n > count and RIGHTS.search(line)), None)
    body = lines[rights + 1 :] if rights is not None else lines[_behind_code(head, count) :]
    if not body:
        raise UnreadableError("an article of Factiva without a text; export it again with its full text.")
    title = lines[0]
    return Reading(html.join_title(title, "\n".join(body)), Metadata(published=published, outlet=rest[0] if rest else None, title=title))


def _behind_code(head: list[str], count: int) -> int:
    """The line behind the outlet's code in capitals and the language below it."""
    code = next((n for n, line in enumerate(head) if n > count + 1 and line.isupper() and line.isalnum()), count + 2)
    return code + 2


FORMAT = Format("factiva", 1, fits, split=split)
MEMBER = Format(ARTICLE, 1, lambda head: False, read=read, library="lxml")
