"""What a copy says in other words: a few of them changed inside a passage, a paragraph or headline in the place of another."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from verbale.corpus.reprints.alignment import Passage
from verbale.corpus.reprints.words import Worded
from verbale.ingest.paragraphs import find_lines
from verbale.model import Span

CHANGED = 5
ALIKE = 0.5
COVERED = 0.5
HEADLINE = 25
MOST = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a text with its words; *alone* are those that no passage has."""

    span: Span
    words: tuple[str, ...]
    alone: int
    is_first: bool

    @property
    def is_new(self) -> bool:
        """True when most of it is in no passage."""
        return bool(self.words) and self.alone > COVERED * len(self.words)


def find_reworded(later: Worded, earlier: Worded, passages: Sequence[Passage]) -> list[Passage]:
    """The reworded passages of a copy: up to five words between two passages that are neighbours in both texts, and new paragraphs that
    have at least half of their words in common with one that is missing. A new headline is the old one in other words, whatever it says.
    """
    return [*_changed(later, earlier, passages), *_paragraphs(later, earlier, passages)]


def _changed(later: Worded, earlier: Worded, passages: Sequence[Passage]) -> Iterator[Passage]:
    starts, source_starts = [s for s, _ in later.spans], [s for s, _ in earlier.spans]
    for before, behind in pairwise(passages):
        if before.source_end > behind.source_begin:
            continue
        words = bisect_left(starts, behind.begin) - bisect_left(starts, before.end)
        instead = bisect_left(source_starts, behind.source_begin) - bisect_left(source_starts, before.source_end)
        if 0 < words <= CHANGED and instead <= 2 * CHANGED:
            yield Passage(before.end, behind.begin, before.source_end, behind.source_begin, 0)


def _paragraphs(later: Worded, earlier: Worded, passages: Sequence[Passage]) -> Iterator[Passage]:
    new = [line for line in read_lines(later, [p.span for p in passages]) if line.is_new]
    missing = [line for line in read_lines(earlier, [p.source for p in passages]) if line.is_new]
    for line, old in match_lines(new, missing):
        yield Passage(line.span.start, line.span.end, old.span.start, old.span.end, 0)


def match_lines(new: Sequence[Line], missing: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Each new paragraph with the missing one that it stands for, the most alike first; headlines with each other."""
    olds = [(old, Counter(old.words)) for old in missing[:MOST]]
    pairs = []
    for line in new[:MOST]:
        counted = Counter(line.words)
        pairs += [(_likeness(line, old, (counted & words).total()), line, old) for old, words in olds]
    found: list[tuple[Line, Line]] = []
    for likeness, line, old in sorted(pairs, key=lambda pair: (-pair[0], pair[1].span, pair[2].span)):
        if likeness >= ALIKE and not any(line is a or old is b for a, b in found):
            found.append((line, old))
    return found


def _likeness(line: Line, old: Line, common: int) -> float:
    """The share of words in common, of both (Dice); 1 for two headlines."""
    if line.is_first and old.is_first and max(len(line.words), len(old.words)) <= HEADLINE:
        return 1.0
    return 2 * common / (len(line.words) + len(old.words))


def read_lines(worded: Worded, passages: Sequence[Span]) -> list[Line]:
    """The paragraphs of a text, each with its words and how many of them are in none of *passages*."""
    starts = [start for start, _ in worded.spans]
    covered = bytearray(len(starts))
    for span in passages:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        covered[first:last] = b"\1" * (last - first)
    found = []
    for number, span in enumerate(find_lines(worded.text)):
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        found.append(Line(span, worded.words[first:last], covered[first:last].count(0), number == 0))
    return found
