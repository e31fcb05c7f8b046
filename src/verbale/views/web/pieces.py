"""The text of an article as pieces that never nest: cut wherever a layer begins or ends, so that crossing layers are right."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from verbale.ingest.paragraphs import find_lines

CONTENT, CUE, SOURCE, VERBATIM = "content", "cue", "source", "verbatim"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """The words from *start* to *end* have *kind* in the statement with this number."""

    start: int
    end: int
    kind: str
    statement: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under one set of marks. ``marks`` are those that cover it, the shortest first."""

    start: int
    end: int
    marks: tuple[Mark, ...] = ()

    def of(self, text: str) -> str:
        """The words."""
        return text[self.start : self.end]

    def statements(self, kind: str = CONTENT) -> tuple[int, ...]:
        """The numbers of the statements that have it as *kind*, the innermost first."""
        return tuple(dict.fromkeys(mark.statement for mark in self.marks if mark.kind == kind))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in pieces; ``begun`` are the statements whose content begins in it, in text order."""

    pieces: tuple[Piece, ...]
    begun: tuple[int, ...] = ()


def find_marks(statements: Sequence[Mapping[str, Any]]) -> Iterator[Mark]:
    """The marks of the statements of a record, numbered in their order."""
    for number, statement in enumerate(statements):
        for kind in (CONTENT, VERBATIM):
            yield from (Mark(span["start"], span["end"], kind, number) for span in statement[kind] or ())
        for kind in (CUE, SOURCE):
            if statement[kind]:
                yield Mark(statement[kind]["start"], statement[kind]["end"], kind, number)


def cut_pieces(start: int, end: int, marks: Iterable[Mark], also: Iterable[int] = ()) -> tuple[Piece, ...]:
    """The text from *start* to *end* in pieces, in order and without gaps; each mark covers a piece whole or not at all. *also* are more places to cut.

    >>> [(p.start, p.end, p.statements()) for p in cut_pieces(0, 9, [Mark(0, 6, CONTENT, 0), Mark(4, 9, CONTENT, 1)])]
    [(0, 4, (0,)), (4, 6, (1, 0)), (6, 9, (1,))]
    """
    inside = [mark for mark in marks if mark.start < end and mark.end > start and mark.start < mark.end]
    bounds = sorted({start, end, *(b for mark in inside for b in (mark.start, mark.end) if start < b < end), *also})
    begins: dict[int, list[Mark]] = {}
    for mark in inside:
        begins.setdefault(max(mark.start, start), []).append(mark)
    pieces, running = [], list[Mark]()
    for first, last in pairwise(bounds):
        running = [mark for mark in running if mark.end > first] + begins.get(first, [])
        pieces.append(Piece(first, last, tuple(sorted(running, key=lambda m: (m.end - m.start, m)))))
    return tuple(pieces)


def find_paragraphs(text: str, statements: Sequence[Mapping[str, Any]]) -> tuple[Paragraph, ...]:
    """The paragraphs of *text* in pieces; between them lie blanks alone. Every statement begins in exactly one, at its first words.

    A text of blanks has none.
    """
    lines = find_lines(text)
    if not lines:
        return ()
    marks = list(find_marks(statements))
    pieces = cut_pieces(0, len(text), marks, (bound for line in lines for bound in (line.start, line.end)))
    heads: dict[int, int] = {}
    for mark in sorted(marks, key=lambda m: (m.kind != CONTENT, m.start)):
        heads.setdefault(mark.statement, mark.start)
    starts = [line.start for line in lines]
    begun: list[list[int]] = [[] for _ in lines]
    for statement, start in sorted(heads.items(), key=lambda pair: (pair[1], pair[0])):
        begun[max(0, bisect_right(starts, start) - 1)].append(statement)
    places = [piece.start for piece in pieces]
    found = []
    for line, numbers in zip(lines, begun, strict=True):
        inside = pieces[bisect_left(places, line.start) : bisect_left(places, line.end)]
        found.append(Paragraph(inside, tuple(numbers)))
    return tuple(found)
