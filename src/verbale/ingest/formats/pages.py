"""What a web page states about itself: JSON-LD, OpenGraph and plain ``meta`` elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml.html import HtmlElement

from verbale.model import Metadata

ARTICLES = ("article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "blogposting", "report", "webpage", "liveblogposting")
PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
)
EARLIEST, LATEST = "1990-01-01", "2100-01-01"
DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:$|[T ])")
DEEPEST = 8


def find_stated(tree: HtmlElement) -> Metadata:
    """What the page *tree* says of itself: JSON-LD goes before OpenGraph, OpenGraph before the rest; None for what it does not say.

    The date is the day in the page's own time zone, and is only one that is written in full.
    """
    linked, meta = _linked(tree), _meta(tree)
    return Metadata(
        published=find_day(linked.get("datePublished"), *(meta.get(name) for name in PUBLISHED)) or _dated(tree),
        outlet=_words(_named(linked.get("publisher")), meta.get("og:site_name"), meta.get("dc.publisher")),
        url=_words(_address(linked), meta.get("og:url"), *tree.xpath("//link[@rel='canonical']/@href")),
        title=_words(linked.get("headline"), meta.get("og:title"), _heading(tree), tree.findtext(".//title")),
        language=_language(_words(linked.get("inLanguage"), tree.get("lang"), meta.get("og:locale"))),
    )


def find_day(*values: object) -> str | None:
    """The day of the first of *values* that is a full ISO date or time.

    >>> find_day(None, "11/03/2024", "2024-03-11T23:10:00+01:00")
    '2024-03-11'
    """
    for value in values:
        match = DAY.match(value.strip()) if isinstance(value, str) else None
        try:
            if match and date.fromisoformat(match[1]):
                return match[1]
        except ValueError:
            continue
    return None


def _linked(tree: HtmlElement) -> dict[str, Any]:
    """The first JSON-LD object that is an article."""
    for script in tree.iter("script"):
        if script.get("type", "").strip().lower() != "application/ld+json":
            continue
        try:
            found = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(found):
            kinds = item.get("@type")
            if any(str(kind).lower() in ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return item
    return {}


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = value.get("@graph")
    if isinstance(value, list) and depth < DEEPEST:
        for inner in value:
            yield from _objects(inner, depth + 1)


def _meta(tree: HtmlElement) -> dict[str, str]:
    """The contents of ``meta`` elements by their name or property, the first of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name, content = element.get("property") or element.get("name") or element.get("itemprop"), element.get("content")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _dated(tree: HtmlElement) -> str | None:
    """The date in the markup where no field states it, by htmldate's surer half; its bounds are fixed, so that no clock decides."""
    from htmldate import find_date

    try:
        return find_date(tree, extensive_search=False, original_date=True, min_date=EARLIEST, max_date=LATEST)
    except Exception:
        return None


def _named(value: Any) -> Any:
    value = value[0] if isinstance(value, list) and value else value
    return value.get("name") if isinstance(value, dict) else value


def _address(linked: dict[str, Any]) -> Any:
    page = linked.get("mainEntityOfPage")
    return linked.get("url") or (page.get("@id") if isinstance(page, dict) else page)


def _heading(tree: HtmlElement) -> str | None:
    """The one heading of the first rank; where there are more none of them is the page's."""
    headings = tree.findall(".//h1")
    return headings[0].text_content() if len(headings) == 1 else None


def _language(value: str | None) -> str | None:
    return re.split(r"[-_]", value.lower())[0] if value else None


def _words(*values: Any) -> str | None:
    """The first of *values* that has words, on one line."""
    return next((" ".join(value.split()) for value in values if isinstance(value, str) and value.strip()), None)
