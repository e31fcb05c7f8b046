"""``verbale list``, ``show`` and ``search``: what is in the file."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from verbale.minutes import from_record
from verbale.store import open_desk
from verbale.store.found import FoundArticle, Hit
from verbale.store.queries import Filter
from verbale.views.catalogue import say
from verbale.views.desk.options import desk_path, filters
from verbale.views.layout import shown
from verbale.views.reading import ui_language, write

SHORT = 12


def list_command(options: argparse.Namespace) -> int:
    """One line an article: id, date, outlet, title, statements, and documents where more than one brought the text."""
    wanted = Filter(**filters(options))
    with open_desk(desk_path(options)) as desk:
        found = desk.articles(**asdict(wanted))
    _print(options, found.to_dicts(), (article_line(article) for article in found))
    return 0


def article_line(article: FoundArticle) -> str:
    """An article on one line."""
    reprints = f" ×{article.documents}" if article.documents > 1 else ""
    facts = [article.published or "-", shown(article.outlet or "-"), shown(article.title or "-")]
    return "  ".join([short(article.id), *facts, f"[{article.statements}]{reprints}"])


def search_command(options: argparse.Namespace) -> int:
    """One line a hit, with the article and the statement to cite."""
    wanted = Filter(**filters(options))
    with open_desk(desk_path(options)) as desk:
        found = desk.search(" ".join(options.query), limit=max(0, options.limit), **asdict(wanted))
    ui = ui_language(None)
    _print(options, found.to_dicts(), (hit_line(hit, ui) for hit in found))
    return 0


def hit_line(hit: Hit, ui: str) -> str:
    """A hit on one line: a statement with its speaker and words, or an article with its title."""
    head = f"{short(hit.article)} {hit.statement or ''}".rstrip()
    where = ", ".join(part for part in (shown(hit.outlet or ""), hit.published or "") if part)
    if hit.statement is None:
        return "  ".join(part for part in (head, where, shown(hit.title or "")) if part)
    words = say(ui, "quote", words=shown(hit.content or ""))
    return "  ".join(part for part in (head, where, f"{shown(hit.speakers or say(ui, 'unknown_speaker'))} : {words}") if part)


def _print(options: argparse.Namespace, rows: Iterable[dict[str, Any]], lines: Iterable[str]) -> None:
    if options.format == "jsonl":
        lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    for line in lines:
        print(line)


def show_command(options: argparse.Namespace) -> int:
    """The minutes of one article as they are stored."""
    with open_desk(desk_path(options)) as desk:
        record = desk.record(options.id)
    options.explain = None
    write(from_record(record), options)
    return 0


def short(identity: str) -> str:
    """The first letters of an id, enough to find it by.

    >>> short("sha256:0123456789abcdef")
    '0123456789ab'
    """
    return identity.removeprefix("sha256:")[:SHORT]
