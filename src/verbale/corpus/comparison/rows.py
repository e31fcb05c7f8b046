"""The rows of a comparison."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from verbale.corpus.comparison.aligning import Group, align
from verbale.corpus.comparison.points import Point, find_points
from verbale.corpus.comparison.remarks import Remark, find_remarks
from verbale.corpus.comparison.versions import Version, find_versions
from verbale.model import Span, Topic

BROAD = frozenset({Topic.BILATERAL, Topic.OTHER, Topic.MULTILATERAL})
States = tuple[str | None, str | None]


class RowKind(StrEnum):
    """In both records, in both with opposite stances, or in one alone: the other does not mention it."""

    BOTH = "both"
    CONTRARY = "contrary"
    ONLY_A = "only_a"
    ONLY_B = "only_b"


@dataclass(frozen=True, slots=True)
class Cell:
    """A point as one side of a row shows it: ``order`` is its number among the points of its article, ``acts`` the ids of its acts."""

    article: str
    statement: str
    acts: tuple[str, ...]
    spans: tuple[Span, ...]
    words: str
    speakers: tuple[str, ...]
    forces: tuple[str, ...]
    strength: str | None
    order: int


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side; the empty side of ONLY_A and ONLY_B is "not mentioned". ``likeness`` is None there, else from 0 to 1."""

    kind: RowKind
    topic: str | None
    a: tuple[Cell, ...]
    b: tuple[Cell, ...]
    remarks: tuple[Remark, ...]
    likeness: float | None


@dataclass(frozen=True, slots=True)
class Share:
    """A topic on both sides: its share of the side's reported words, and the number of the first point that has it; None where none has."""

    topic: str
    share_a: float
    share_b: float
    first_a: int | None
    first_b: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions, how much of each a topic is, and the rows."""

    a: Version
    b: Version
    topics: tuple[Share, ...]
    rows: tuple[Row, ...]


def compare(first: Mapping[str, Any], second: Mapping[str, Any], states: States = (None, None)) -> Comparison:
    """What two records both say and what one of them alone says.

    Every point of both stands in exactly one row, and so every statement in at least one. Rows of one topic stand together, the topics and the
    rows of one by where they stand in the two texts on the average. ``compare(second, first)`` is the same with its sides exchanged. *states* are
    the ISO codes of the states whose versions these are; what is None is found by who has more of the words, where the records tell.
    """
    if first["article"]["id"] > second["article"]["id"]:
        return _exchange(compare(second, first, (states[1], states[0])))
    a, b = find_points(first), find_points(second)
    versions = find_versions((first, second), (a, b), states)
    told = (versions[0].state, versions[1].state)
    rows = [_row(group, told) for group in align(a, b, same_language=versions[0].language == versions[1].language)]
    return Comparison(*versions, _shares(a, b), _ordered(rows, len(a), len(b)))


def _row(group: Group, states: States) -> Row:
    if not group.b:
        kind = RowKind.ONLY_A
    elif not group.a:
        kind = RowKind.ONLY_B
    else:
        kind = RowKind.CONTRARY if group.is_contrary else RowKind.BOTH
    topics = sorted({point.topic for point in (*group.a, *group.b) if point.topic}, key=lambda topic: (topic in BROAD, topic))
    remarks = find_remarks(group.a, group.b, states)
    likeness = round(group.likeness, 3) if group.a and group.b else None
    return Row(kind, topics[0] if topics else None, tuple(map(_cell, group.a)), tuple(map(_cell, group.b)), remarks, likeness)


def _cell(point: Point) -> Cell:
    return Cell(
        article=point.article,
        statement=point.statement,
        acts=tuple(deed.id for deed in point.deeds),
        spans=point.spans,
        words=point.words,
        speakers=point.speakers,
        forces=tuple(deed.force for deed in point.deeds),
        strength=next((deed.strength for deed in point.deeds if deed.strength), None),
        order=point.order,
    )


def _shares(a: tuple[Point, ...], b: tuple[Point, ...]) -> tuple[Share, ...]:
    """The topics by how much of both texts together they are, the greatest first, then by name."""
    topics = sorted({point.topic for point in (*a, *b) if point.topic})
    shares = [Share(topic, _share(topic, a), _share(topic, b), _first(topic, a), _first(topic, b)) for topic in topics]
    return tuple(sorted(shares, key=lambda share: -share.share_a - share.share_b))


def _share(topic: str, points: tuple[Point, ...]) -> float:
    every = sum(len(point.words) for point in points)
    return round(sum(len(point.words) for point in points if point.topic == topic) / every, 3) if every else 0.0


def _first(topic: str, points: tuple[Point, ...]) -> int | None:
    return next((point.order for point in points if point.topic == topic), None)


def _ordered(rows: list[Row], a: int, b: int) -> tuple[Row, ...]:
    """The rows by topic; a place is the mean of the cells' places in their own texts, from 0 to 1."""

    def place(row: Row) -> float:
        places = [cell.order / a for cell in row.a] + [cell.order / b for cell in row.b]
        return round(sum(places) / len(places), 9)

    by_topic: dict[str | None, list[float]] = {}
    for row in rows:
        by_topic.setdefault(row.topic, []).append(place(row))
    mean = {topic: round(sum(sorted(places)) / len(places), 9) for topic, places in by_topic.items()}
    return tuple(sorted(rows, key=lambda row: (mean[row.topic], row.topic or "", place(row), sorted(c.words for c in (*row.a, *row.b)))))


def _exchange(found: Comparison) -> Comparison:
    """The same comparison seen from the other side."""
    kinds = {RowKind.ONLY_A: RowKind.ONLY_B, RowKind.ONLY_B: RowKind.ONLY_A}
    rows = (Row(kinds.get(r.kind, r.kind), r.topic, r.b, r.a, tuple(x.exchanged() for x in r.remarks), r.likeness) for r in found.rows)
    topics = (Share(s.topic, s.share_b, s.share_a, s.first_b, s.first_a) for s in found.topics)
    return Comparison(found.b, found.a, tuple(topics), tuple(rows))
