"""Where a claim first appeared, and how its wording changed on the way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from verbale.corpus.reprints.fingerprints import find_prints
from verbale.corpus.reprints.indexing import catch_up, day_of
from verbale.corpus.reprints.redline import Segment, draw
from verbale.corpus.reprints.words import read_words
from verbale.corpus.shelf import Dispatch, fetch
from verbale.errors import UsageError
from verbale.model import Span
from verbale.store import Desk
from verbale.store.samples import article_key

SENTENCE = re.compile(r"[^.!?…\n]+[.!?…»”\")]*\s*|[.!?…»”\")]+\s*|\n+")
TOGETHER = 4
ALIKE = 0.6
CHANGED = 3


class Wording(StrEnum):
    """How an occurrence stands to the one before it."""

    FIRST = "first"
    SAME = "same"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A dispatch that has the claim: where, under which statements, and what was changed since the one before."""

    dispatch: Dispatch
    span: Span
    statements: tuple[str, ...]
    wording: Wording
    likeness: float
    redline: tuple[Segment, ...] = ()

    @property
    def words(self) -> str:
        """The words, exactly."""
        return self.span.of(self.dispatch.text)


def trace(origin: Dispatch, statement: str, others: Iterable[Dispatch]) -> tuple[Occurrence, ...]:
    """Where *origin* and *others* say what *statement* of *origin* says, one place a dispatch, in the order of publication.

    A dispatch says it when it has all its words in a row, or sentences that have six tenths of their words and of the statement's in common
    (Dice). Each place is compared with the one before. Raises KeyError when *origin* has no such statement.
    """
    claim = find_claim_span(origin.record, statement)
    wanted = read_words(claim.of(origin.text)).words
    found: list[Occurrence] = []
    for dispatch in sorted({d.id: d for d in (origin, *others)}.values(), key=_order):
        span, likeness = (claim, 1.0) if dispatch.id == origin.id else _closest(dispatch.text, wanted)
        if span is not None:
            found.append(_occurrence(dispatch, span, likeness, found[-1] if found else None))
    return tuple(found)


def find_claim_span(record: Mapping[str, Any], statement: str) -> Span:
    """From the first word to the last of a statement: its source, cue and content; raises KeyError when there is none of that id.

    >>> spans = {"source": {"start": 0, "end": 5}, "cue": {"start": 6, "end": 11}, "content": [{"start": 12, "end": 30}]}
    >>> find_claim_span({"statements": [{"id": "s1", **spans}]}, "s1")
    Span(start=0, end=30)
    """
    for one in record["statements"]:
        if one["id"] == statement:
            return _whole(one)
    raise KeyError(statement)


def _whole(statement: Mapping[str, Any]) -> Span:
    pieces = [*statement["content"], *(statement[key] for key in ("source", "cue") if statement[key])]
    return Span(min(piece["start"] for piece in pieces), max(piece["end"] for piece in pieces))


def _order(dispatch: Dispatch) -> tuple[int, int]:
    return day_of(dispatch.published), article_key(dispatch.id)


def _closest(text: str, claim: Sequence[str]) -> tuple[Span | None, float]:
    """Where *claim* stands word for word, else the sentences with most words in common with it; None where none has enough.

    More than three words of a sentence before the first in common, or behind the last, are no part of it.
    """
    worded, wanted = read_words(text), Counter(claim)
    exact = _find(worded.words, claim)
    if exact is not None:
        return worded.span(exact, exact + len(claim) - 1), 1.0
    best: tuple[float, Span | None] = (0.0, None)
    for start, end, counted in _windows(text):
        likeness = 2 * (counted & wanted).total() / (len(claim) + counted.total())
        if likeness >= ALIKE and likeness > best[0]:
            best = (likeness, _trimmed(text, start, end, wanted))
    return best[1], best[0]


def _find(words: Sequence[str], wanted: Sequence[str]) -> int | None:
    """The first place where *wanted* stands in a row."""
    length = len(wanted)
    places = (at for at, word in enumerate(words) if word == wanted[0] and words[at : at + length] == wanted)
    return next(places, None) if wanted else None


def _trimmed(text: str, start: int, end: int, wanted: Counter[str]) -> Span:
    worded = read_words(text[start:end])
    common = [at for at, word in enumerate(worded.words) if word in wanted]
    first = common[0] if common[0] > CHANGED else 0
    last = common[-1] if len(worded.words) - 1 - common[-1] > CHANGED else len(worded.words) - 1
    span = worded.span(first, last)
    return Span(start + span.start, start + span.end)


def _windows(text: str) -> Iterator[tuple[int, int, Counter[str]]]:
    """Every sentence, and every two, three and four in a row, with its words."""
    pieces = [(match.start(), match.end(), Counter(read_words(match[0]).words)) for match in SENTENCE.finditer(text)]
    for first, (start, _, _) in enumerate(pieces):
        counted: Counter[str] = Counter()
        for _, end, words in pieces[first : first + TOGETHER]:
            counted = counted + words
            if counted:
                yield start, end, counted


def _occurrence(dispatch: Dispatch, span: Span, likeness: float, before: Occurrence | None) -> Occurrence:
    ids = tuple(one["id"] for one in dispatch.record["statements"] if _whole(one).overlaps(span) and _mostly(_whole(one), span))
    if before is None:
        return Occurrence(dispatch, span, ids, Wording.FIRST, likeness)
    if read_words(span.of(dispatch.text)).words == read_words(before.words).words:
        return Occurrence(dispatch, span, ids, Wording.SAME, likeness)
    redline = draw(before.words, span.of(dispatch.text), span.start, before.span.start)
    return Occurrence(dispatch, span, ids, Wording.CHANGED, likeness, redline)


def _mostly(inner: Span, outer: Span) -> bool:
    """True when half of *inner* is in *outer*."""
    return 2 * (min(inner.end, outer.end) - max(inner.start, outer.start)) >= inner.end - inner.start


def trace_in(desk: Desk, article: str, statement: str) -> tuple[Occurrence, ...]:
    """``trace`` among the articles of *desk* that share a passage with *article* or any six words with the statement.

    Raises UsageError when there is no such article or statement.
    """
    catch_up(desk)
    identity = desk.find_article(article)
    origin = fetch(desk, [identity])[0]
    try:
        claim = find_claim_span(origin.record, statement)
    except KeyError:
        number = len(origin.record["statements"])
        raise UsageError(f"no statement {statement!r} in {article}; it has {number}; `verbale show {article}` shows them") from None
    return trace(origin, statement, fetch(desk, _near(desk, identity, claim.of(origin.text))))


def _near(desk: Desk, article: str, claim: str) -> list[str]:
    """The articles that may have the claim."""
    key = article_key(article)
    with desk.sampling() as samples:
        keys = {end for link in samples.links([key]) for end in (link.later, link.earlier)}
        keys |= samples.of_families([sample.family for sample in samples.get([key, *keys]).values()]).keys()
        for holders in samples.first(find_prints(read_words(claim)).hashes).values():
            keys.update(other for _, other in holders)
        return sorted(sample.article for sample in samples.get(keys).values())
