"""``verbale compare``: two records in three columns."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from verbale.corpus.comparison import Cell, Comparison, Remark, Row, Share, compare, pick_sides
from verbale.corpus.comparison.remarks import RemarkKind
from verbale.corpus.comparison.versions import Version
from verbale.errors import UsageError
from verbale.store import Desk, open_desk
from verbale.views.catalogue import say
from verbale.views.corpus.answers import Answer, print_answer
from verbale.views.corpus.events import find_event
from verbale.views.desk.options import desk_path
from verbale.views.desk.showing import short
from verbale.views.layout import party, shown
from verbale.views.reading import ui_language

JOINER = " ; "


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a comparison for tables: one line for each pair of its cells."""

    row: int
    kind: str
    topic: str | None
    remarks: str
    likeness: float | None
    article_a: str | None
    statement_a: str | None
    acts_a: str | None
    start_a: int | None
    end_a: int | None
    words_a: str | None
    article_b: str | None
    statement_b: str | None
    acts_b: str | None
    start_b: int | None
    end_b: int | None
    words_b: str | None


def compare_command(options: argparse.Namespace) -> int:
    """Prints what two articles both say and what one alone says."""
    with open_desk(desk_path(options)) as desk:
        first, second = _two(desk, options.a, options.b)
    found = compare(first, second, (options.state_a, options.state_b))
    ui = ui_language(options.lang_ui)
    query = {"command": "compare", "a": found.a.article, "b": found.b.article}
    base = {"a": found.a, "b": found.b, "topics": found.topics}
    if options.format == "csv":
        answer = Answer(query, base, Line, [line for number, row in enumerate(found.rows, start=1) for line in table_lines(number, row)])
    else:
        answer = Answer(query, base, Row, found.rows)
    print_answer(options, answer, text_lines(found, ui, options.width))
    return 0


def _two(desk: Desk, a: str, b: str | None) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """The records of two articles, or of the two sides of the event *a*; raises UsageError when no two states have versions of it or the two
    articles are one."""
    if b is not None:
        if desk.find_article(a) == desk.find_article(b):
            raise UsageError("an article is no second version of itself; name two")
        return desk.decided(a), desk.decided(b)
    event = find_event(desk, a)
    records = {version.article: desk.decided(version.article) for version in event.versions}
    sides = pick_sides(tuple(records.values()))
    if sides is None:
        raise UsageError(
            f"the reports of {event.id} are not of two sides; name two of them: {' '.join(short(identity) for identity in records)}"
        )
    return sides


def table_lines(number: int, row: Row) -> Iterator[Line]:
    """A row as lines of a table, one for each cell of the longer side."""
    remarks = JOINER.join(f"{r.kind.value}:{r.side.value if r.side else f'{r.a}/{r.b}'}{'+' if r.confirmed else '-'}" for r in row.remarks)
    for a, b in zip_longest(row.a, row.b):
        yield Line(number, row.kind.value, row.topic, remarks, row.likeness, *_columns(a), *_columns(b))


def _columns(cell: Cell | None) -> tuple[str | None, str | None, str | None, int | None, int | None, str | None]:
    if cell is None:
        return None, None, None, None, None, None
    start, end = (cell.spans[0].start, cell.spans[-1].end) if cell.spans else (None, None)
    return cell.article, cell.statement, " ".join(cell.acts), start, end, cell.words


def text_lines(found: Comparison, ui: str, width: int | None) -> Iterator[str]:
    """The two versions, the topics with their shares, then the rows in three columns."""
    yield version_line("A", found.a, ui)
    yield version_line("B", found.b, ui)
    yield ""
    yield from (share_line(share, ui) for share in found.topics)
    yield ""
    if not found.rows:
        yield say(ui, "no_rows")
        return
    console = Console(width=width, highlight=False, emoji=False, markup=False, color_system=None)
    with console.capture() as capture:
        console.print(_table(found, ui))
    yield from (line.rstrip() for line in capture.get().splitlines())


def version_line(side: str, version: Version, ui: str) -> str:
    """Whose version, and where it was published."""
    state = say(ui, "version_of", state=party(version.state, ui)) if version.state else say(ui, "version_unknown")
    facts = (short(version.article), version.published, version.outlet, version.title, state)
    return say(ui, "version", side=side, facts=" · ".join(shown(fact) for fact in facts if fact))


def share_line(share: Share, ui: str) -> str:
    """A topic with how much of each side it is, and where it first stands there."""
    sides = ((share.share_a, share.first_a), (share.share_b, share.first_b))
    told = [say(ui, "share_of", share=round(100 * part), first=first) if first else say(ui, "not_stated") for part, first in sides]
    return say(ui, "topic_share", topic=say(ui, f"topic-{share.topic}"), a=told[0], b=told[1])


def _table(found: Comparison, ui: str) -> Table:
    table = Table(show_lines=True, expand=True)
    for heading, ratio in ((_heading("A", found.a, ui), 5), (say(ui, "topic"), 2), (_heading("B", found.b, ui), 5)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    for row in found.rows:
        middle = [say(ui, f"topic-{row.topic}") if row.topic else "–"]
        middle += [say(ui, f"row-{row.kind.value}")] if row.a and row.b else []
        middle += [f"! {remark_words(remark, ui)}" for remark in row.remarks]
        table.add_row(_cells(row.a, ui), Text("\n".join(middle)), _cells(row.b, ui))
    return table


def _heading(side: str, version: Version, ui: str) -> str:
    return f"{side} · {party(version.state, ui)}" if version.state else side


def _cells(cells: tuple[Cell, ...], ui: str) -> Text:
    return Text("\n".join(cell_words(cell, ui) for cell in cells) or say(ui, "not_stated"))


def cell_words(cell: Cell, ui: str) -> str:
    """A cell on one line: its number, who does what, the words, the statement to cite."""
    speaker = " + ".join(cell.speakers) or say(ui, "unknown_speaker")
    acts = ", ".join(dict.fromkeys(say(ui, force) for force in cell.forces))
    strength = f" ({say(ui, cell.strength)})" if cell.strength else ""
    words = say(ui, "quote", words=shown(cell.words))
    return f"{cell.order}. {say(ui, 'told_by', speaker=shown(speaker), acts=acts + strength, words=words)} [{cell.statement}]"


def remark_words(remark: Remark, ui: str) -> str:
    """A remark as people read it."""
    if remark.kind is RemarkKind.STRENGTH:
        return say(ui, "remark-strength", a=say(ui, str(remark.a)), b=say(ui, str(remark.b)))
    key = f"remark-{remark.kind.value}" + ("-confirmed" if remark.confirmed else "")
    return say(ui, key, side=str(remark.side).upper())
