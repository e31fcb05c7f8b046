"""A record as a list of points: the smallest things that two records can both say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from verbale.corpus.comparison.matter import is_turned, matter_of
from verbale.corpus.spans import read_spans, words_of
from verbale.model import Span
from verbale.world.fold import fold_name

Raw = Mapping[str, Any]
EDGE = " \t\n\u00a0\u202f,;"
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Deed:
    """One act of a point: what an alignment asks of it."""

    id: str
    force: str
    strength: str | None
    polarity: str
    actor: frozenset[str]
    target: frozenset[str]
    topic: str
    one_sided: bool


@dataclass(frozen=True, slots=True)
class Point:
    """Words of a statement with the acts that they make.

    Acts whose words overlap are one point ("are convinced and hope that …"); a statement without acts is a point without deeds, and an
    act whose force a person left open is no deed. The points of a
    statement part its content where the words of an act end, so that none of it is lost. ``order`` counts the points of the article from 1,
    ``matter`` holds what the words are about (see ``matter_of``), ``turned`` is true where they turn it round (see ``is_turned``), ``speakers`` has
    the names and ``countries`` those spoken for. ``holds`` is the statement that the words are mostly of ("said that the minister had promised …").
    """

    article: str
    statement: str
    order: int
    spans: tuple[Span, ...]
    words: str
    speakers: tuple[str, ...]
    countries: frozenset[str]
    deeds: tuple[Deed, ...]
    matter: frozenset[str]
    turned: bool = False
    holds: str | None = None

    @property
    def holders(self) -> frozenset[str]:
        """Who would act or holds the stance; who speaks, where no act tells."""
        return frozenset().union(*(deed.actor for deed in self.deeds)) or self.countries

    @property
    def persons(self) -> frozenset[str]:
        """The last words of the speakers' names, folded: who speaks, whatever state a record gives them."""
        return frozenset(fold_name(name).split()[-1] for name in self.speakers if name.strip())

    @property
    def topic(self) -> str | None:
        """The topic of the first act."""
        return self.deeds[0].topic if self.deeds else None


def find_points(record: Raw) -> tuple[Point, ...]:
    """The points of *record* in text order; every statement has at least one."""
    parts = [(statement, deeds, spans) for statement in record["statements"] for deeds, spans in _parts(statement)]
    inner: dict[str, list[Raw]] = defaultdict(list)
    for statement in record["statements"]:
        if statement["parent"]:
            inner[statement["parent"]].append(statement)
    return tuple(_point(record, order, *part, _held(part[2], inner[part[0]["id"]])) for order, part in enumerate(parts, start=1))


def _held(spans: tuple[Span, ...], inner: list[Raw]) -> str | None:
    """The first statement of *inner* whose content is more than half of *spans*."""
    length = sum(span.end - span.start for span in spans)
    for statement in inner:
        shared = sum(max(0, min(s.end, c.end) - max(s.start, c.start)) for s in spans for c in read_spans(statement["content"]))
        if shared > HALF * length:
            return str(statement["id"])
    return None


def _parts(statement: Raw) -> Iterator[tuple[tuple[Deed, ...], tuple[Span, ...]]]:
    content = read_spans(statement["content"])
    groups: list[tuple[list[Deed], tuple[Span, ...]]] = []
    for act in (act for act in statement["acts"] or () if act["act"]):
        spans = read_spans(act["evidence"]) or content
        if groups and any(a.overlaps(b) for a in groups[-1][1] for b in spans):
            groups[-1] = ([*groups[-1][0], _deed(act)], (*groups[-1][1], *spans))
        else:
            groups.append(([_deed(act)], spans))
    if len(groups) < 2 or not content:
        yield tuple(deed for deeds, _ in groups for deed in deeds), content
        return
    ends = [max(span.end for span in spans) for _, spans in groups]
    for number, (deeds, _) in enumerate(groups):
        first = ends[number - 1] if number else content[0].start
        last = ends[number] if number + 1 < len(groups) else content[-1].end
        yield tuple(deeds), _within(content, first, last)


def _within(content: tuple[Span, ...], first: int, last: int) -> tuple[Span, ...]:
    """What of *content* lies between two places; all of it when nothing does."""
    cut = (Span(max(span.start, first), min(span.end, last)) for span in content)
    return tuple(span for span in cut if span.start < span.end) or content


def _trim(text: str, span: Span) -> Span:
    """*span* without blanks and commas at its edges; as it is when it has nothing else."""
    words = span.of(text)
    start, end = len(words) - len(words.lstrip(EDGE)), len(words.rstrip(EDGE))
    return Span(span.start + start, span.start + end) if start < end else span


def _deed(act: Raw) -> Deed:
    actor, target = frozenset(act["actor"] or ()), frozenset(act["target"] or ())
    return Deed(act["id"], act["act"], act["strength"], act["polarity"], actor, target, act["topic"], bool(act["one_sided"]))


def _point(record: Raw, order: int, statement: Raw, deeds: tuple[Deed, ...], spans: tuple[Span, ...], holds: str | None) -> Point:
    text, speakers = record["article"]["text"], statement["speakers"] or ()
    spans = tuple(_trim(text, span) for span in spans)
    return Point(
        article=record["article"]["id"],
        statement=statement["id"],
        order=order,
        spans=spans,
        words=words_of(text, spans),
        speakers=tuple(s["name"] for s in speakers if s["name"]),
        countries=frozenset(code for s in speakers for code in s["countries"] or ()),
        deeds=deeds,
        matter=matter_of(record, spans),
        turned=is_turned(record, spans),
        holds=holds,
    )
