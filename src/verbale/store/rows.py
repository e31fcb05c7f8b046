"""A record becomes rows: one for each statement, speaker, act, person, time and meeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Table

from verbale.model import Act, Meeting, Minutes, Statement
from verbale.store import tables
from verbale.store.folding import fold_words
from verbale.world.fold import fold_name

JOINED = " + "
CUT = " … "
LAST = 65_535
FIRST_STATEMENT = 1 << 62
Rows = list[dict[str, Any]]


def find_rows(minutes: Minutes, number: int) -> dict[Table, Rows]:
    """The rows of *minutes*, which stand in the file under *number*, by table."""
    statements = minutes.statements
    return {
        tables.person: [
            {
                "minutes": number,
                "id": e.id,
                "name": e.name,
                "folded": fold_name(e.name),
                "countries": " ".join(e.countries),
                "wikidata": e.wikidata,
            }
            for e in minutes.mentions.entities
            if e.kind.value == "person"
        ],
        tables.statement: [_statement(number, at, s, minutes.article.text) for at, s in enumerate(statements)],
        tables.speaker: [row for at, s in enumerate(statements) for row in _speakers(number, at, s)],
        tables.statement_country: [row for at, s in enumerate(statements) for row in _countries(number, at, s)],
        tables.act: [_act(number, at, nth, a) for at, s in enumerate(statements) for nth, a in enumerate(s.acts)],
        tables.time: [
            {
                "minutes": number,
                "position": at,
                "start": t.span.start,
                "end": t.span.end,
                "text": t.text,
                "type": t.type.value,
                "value": t.value,
                "interval": t.interval,
            }
            for at, t in enumerate(minutes.mentions.times)
        ],
        tables.meeting: [*_meetings(number, minutes.meetings, held=True), *_meetings(number, minutes.announced, held=False)],
    }


def index_number(published: str | None, minutes: int, position: int | None) -> int:
    """The number under which the search index holds a statement, or a whole text (*position* None).

    Numbers go by day of publication, then by minutes, the first statement of a text above the second, all statements above all texts; so the
    newest come first when the index is read from its end. What has no year is the oldest.

    >>> index_number("2024-03-11", 7, 0) > index_number("2024-03-11", 7, 1) > index_number("2024-03", 9, 0) > index_number("XXXX-03-11", 9, 0)
    True
    >>> index_number(None, 9, 0) > index_number("2024-03-11", 7, None)
    True
    """
    parts = [int(part) if part.isdecimal() else 0 for part in (published or "").split("-")]
    year, month, day = [*parts, 0, 0, 0][:3]
    days = ((year * 13 + month) * 32 + day) * bool(year) + 1
    text = days << 40 | minutes << 16 | LAST - (position or 0)
    return text if position is None else FIRST_STATEMENT + text


def find_words(minutes: Minutes) -> list[tuple[int | None, list[str], list[str]]]:
    """What the search index holds: each statement's position with its words and its speakers' names; None with the whole text.

    Of a text with more statements than 65,536 those behind are found by the text alone.
    """
    text = minutes.article.text
    found: list[tuple[int | None, list[str], list[str]]] = []
    for at, statement in enumerate(minutes.statements[: LAST + 1]):
        spans = [*([statement.source] if statement.source else []), *([statement.cue.span] if statement.cue else []), *statement.content]
        names = [word for speaker in statement.speakers for word in fold_words(speaker.name)]
        found.append((at, [word for span in sorted(spans) for word in fold_words(span.of(text))], names))
    return [*found, (None, [*fold_words(minutes.article.title or ""), *fold_words(text)], [])]


def _statement(number: int, at: int, statement: Statement, text: str) -> dict[str, Any]:
    spans = [*statement.content, *([statement.cue.span] if statement.cue else []), *([statement.source] if statement.source else [])]
    return {
        "minutes": number,
        "position": at,
        "id": statement.id,
        "start": min(span.start for span in spans),
        "end": max(span.end for span in spans),
        "speakers": JOINED.join(s.name for s in statement.speakers),
        "content": CUT.join(span.of(text) for span in statement.content),
        "type": statement.type.value,
        "frame": statement.frame.value,
        "attribution": statement.attribution.value,
        "confidence": statement.confidence.value,
        "rule": statement.rule,
    }


def _speakers(number: int, at: int, statement: Statement) -> Rows:
    return [
        {"minutes": number, "statement": at, "position": nth, "name": s.name, "folded": fold_name(s.name), "person": s.person}
        for nth, s in enumerate(statement.speakers)
    ]


def _countries(number: int, at: int, statement: Statement) -> Rows:
    roles: dict[str, Iterable[Sequence[str]]] = {
        "speaker": (s.countries for s in statement.speakers),
        "actor": (a.actor for a in statement.acts),
        "target": (a.target for a in statement.acts),
    }
    found = {(role, code): None for role, lists in roles.items() for codes in lists for code in codes}
    return [{"minutes": number, "statement": at, "country": code, "role": role} for role, code in found]


def _act(number: int, at: int, nth: int, act: Act) -> dict[str, Any]:
    return {
        "minutes": number,
        "statement": at,
        "position": nth,
        "id": act.id,
        "act": act.force.value,
        "strength": act.strength.value if act.strength else None,
        "polarity": act.polarity.value,
        "realis": act.realis.value,
        "actor": " ".join(act.actor),
        "target": " ".join(act.target),
        "one_sided": int(act.one_sided),
        "topic": act.topic.value,
        "when": act.when,
        "amount": act.amount,
        "rule": act.rule,
    }


def _meetings(number: int, meetings: Sequence[Meeting], *, held: bool) -> Rows:
    return [
        {
            "minutes": number,
            "id": m.id,
            "held": int(held),
            "kind": m.kind.value,
            "date": m.date,
            "place": m.place,
            "participants": JOINED.join(p.name for p in m.participants),
            "countries": " ".join(m.countries),
            "rule": m.rule,
        }
        for m in meetings
    ]
