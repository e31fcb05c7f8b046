"""``verbale trace``: where a claim first stood, and how its wording changed."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

from verbale.corpus.counting import count_dispatches
from verbale.corpus.reprints.redline import Segment
from verbale.corpus.tracing import Occurrence, Wording, trace_in
from verbale.store import open_desk
from verbale.views.catalogue import say
from verbale.views.corpus.answers import Answer, print_answer
from verbale.views.corpus.redlines import redline_words
from verbale.views.desk.options import desk_path
from verbale.views.desk.showing import short
from verbale.views.layout import shown
from verbale.views.reading import ui_language


@dataclass(frozen=True, slots=True)
class OccurrenceRow:
    """A place where a claim stands, with what was changed since the one before."""

    article: str
    published: str | None
    outlets: tuple[str, ...]
    family: str
    statements: tuple[str, ...]
    start: int
    end: int
    words: str
    wording: Wording
    likeness: float
    redline: tuple[Segment, ...]


def trace_command(options: argparse.Namespace) -> int:
    """Where a claim first stood, and how its wording changed."""
    ui = ui_language(options.lang_ui)
    with open_desk(desk_path(options)) as desk:
        found = trace_in(desk, options.article, options.statement)
        identity = desk.find_article(options.article)
    rows = [_occurrence_row(one) for one in found]
    base = {
        "dispatches": count_dispatches(one.dispatch for one in found),
        "wordings": sum(one.wording is not Wording.SAME for one in found),
    }
    answer = Answer({"command": "trace", "article": identity, "statement": options.statement}, base, OccurrenceRow, rows)
    print_answer(options, answer, trace_lines(answer, ui))
    return 0


def _occurrence_row(one: Occurrence) -> OccurrenceRow:
    d = one.dispatch
    facts = (d.id, d.published, d.outlets, d.family, one.statements, one.span.start, one.span.end, one.words)
    return OccurrenceRow(*facts, one.wording, round(one.likeness, 3), one.redline)


def trace_lines(answer: Answer, ui: str) -> Iterator[str]:
    """The chain by date: the first with its words, each later one with what was changed."""
    yield say(ui, "trace-head", occurrences=answer.base["dispatches"], wordings=answer.base["wordings"])
    for row in answer.rows:
        who = (row.published or say(ui, "undated"), short(row.article), shown(", ".join(row.outlets) or "-"), " ".join(row.statements))
        yield "  ".join(part for part in (*who, say(ui, f"trace-{row.wording.value}")) if part)
        if row.wording is Wording.FIRST:
            yield "    " + say(ui, "quote", words=shown(row.words))
        elif row.redline:
            yield "    " + redline_words(row.redline)
