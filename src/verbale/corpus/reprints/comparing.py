"""Two articles paragraph by paragraph: what one has of the other, what was changed, what is new, what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from verbale.corpus.reprints.alignment import Passage
from verbale.corpus.reprints.redline import Segment, draw
from verbale.corpus.reprints.rewording import Line, read_lines
from verbale.corpus.reprints.words import Worded
from verbale.model import Span


class State(StrEnum):
    """What became of a paragraph: word for word the same, changed, new in the later article, or left out of it."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Compared:
    """A paragraph: its *number* and *span* in the later article, those in the earlier, None where it is not; a redline where it was changed."""

    state: State
    number: int | None
    span: Span | None
    source_number: int | None
    source: Span | None
    redline: tuple[Segment, ...] = ()


def compare_paragraphs(later: Worded, earlier: Worded, passages: Sequence[Passage]) -> tuple[Compared, ...]:
    """The paragraphs of *later* in their order, then those of *earlier* that it left out; numbers count from 1.

    A paragraph is compared with the one that it shares most of its text with, by *passages*.
    """
    exact = [p for p in passages if not p.reworded]
    ours, theirs = read_lines(later, [p.span for p in exact]), read_lines(earlier, [p.source for p in exact])
    matched = {number: at for number, line in enumerate(ours) if (at := _counterpart(line, theirs, passages)) is not None}
    found = [_compare(later, earlier, ours, theirs, number, matched.get(number)) for number in range(len(ours))]
    kept = set(matched.values())
    left = [Compared(State.LEFT_OUT, None, None, at + 1, old.span) for at, old in enumerate(theirs) if at not in kept and old.words]
    return (*(one for one in found if one), *left)


def _counterpart(line: Line, theirs: Sequence[Line], passages: Sequence[Passage]) -> int | None:
    """The paragraph of the earlier article that *line* has most of its text from."""
    if line.is_new and not any(p.reworded and p.span == line.span for p in passages):
        return None
    shared = [0] * len(theirs)
    for passage in passages:
        if not passage.span.overlaps(line.span):
            continue
        begin = passage.source_begin + max(0, line.span.start - passage.begin)
        source = Span(begin, begin + min(passage.end, line.span.end) - max(passage.begin, line.span.start))
        source = passage.source if passage.reworded else source
        for at, old in enumerate(theirs):
            shared[at] += max(0, min(source.end, old.span.end) - max(source.start, old.span.start))
    best = max(range(len(theirs)), key=lambda at: shared[at], default=None)
    return best if best is not None and shared[best] else None


def _compare(later: Worded, earlier: Worded, ours: Sequence[Line], theirs: Sequence[Line], number: int, at: int | None) -> Compared | None:
    line = ours[number]
    if not line.words:
        return None
    if at is None:
        return Compared(State.NEW, number + 1, line.span, None, None)
    old = theirs[at]
    if line.words == old.words:
        return Compared(State.SAME, number + 1, line.span, at + 1, old.span)
    redline = draw(old.span.of(earlier.text), line.span.of(later.text), line.span.start, old.span.start)
    return Compared(State.CHANGED, number + 1, line.span, at + 1, old.span, redline)
