"""What was changed from one wording to another, word by word, ready to be drawn: the whites are exact, nothing is normalised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

from verbale.model import Span

TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
WORD = re.compile(r"\w")
LARGEST = 25_000_000


class Change(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a redline: its *text*, and where it stands in the later wording and in the earlier, None where it does not."""

    change: Change
    text: str
    span: Span | None
    source: Span | None


def draw(earlier: str, later: str, at: int = 0, source_at: int = 0) -> tuple[Segment, ...]:
    """The pieces that were kept, deleted and inserted, in order; what is deleted comes before what is inserted in its place.

    The kept and inserted pieces together are *later*, the kept and deleted ones *earlier*, code point by code point. Spans count from *at*
    and *source_at*. A white or a mark between two changed words is changed with them. Method: longest common subsequence of words, whites
    and marks; two texts of more than five thousand of these each, of which no more than their beginnings and ends are compared.

    >>> [(s.change.value, s.text) for s in draw("Il viendra lundi.", "Il viendra mardi.")]
    [('kept', 'Il viendra '), ('deleted', 'lundi'), ('inserted', 'mardi'), ('kept', '.')]
    """
    return tuple(_segments(_pieces(TOKEN.findall(earlier), TOKEN.findall(later)), at, source_at))


def _pieces(earlier: list[str], later: list[str]) -> list[tuple[str, str, str]]:
    """Kept, deleted and inserted text in turn; none of the last two but before kept text or at the end."""
    pieces: list[tuple[str, str, str]] = []
    deleted, inserted = "", ""
    for tag, i, j, k, m in _steps(earlier, later):
        old, new = "".join(earlier[i:j]), "".join(later[k:m])
        changed_around = pieces and (m < len(later) and j < len(earlier))
        if tag == "equal" and (WORD.search(old) or not changed_around):
            pieces.append((old, "", ""))
        else:
            deleted, inserted = old, new
            if pieces and not pieces[-1][0]:
                deleted, inserted = pieces[-1][1] + old, pieces[-1][2] + new
                pieces.pop()
            pieces.append(("", deleted, inserted))
    return pieces


def _steps(earlier: list[str], later: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    if len(earlier) * len(later) <= LARGEST:
        for step in Indel.opcodes(earlier, later):
            yield step.tag, step.src_start, step.src_end, step.dest_start, step.dest_end
        return
    least = min(len(earlier), len(later))
    head = next((n for n in range(least) if earlier[n] != later[n]), least)
    tail = next((n for n in range(least - head) if earlier[-1 - n] != later[-1 - n]), least - head)
    yield "equal", 0, head, 0, head
    yield "replace", head, len(earlier) - tail, head, len(later) - tail
    yield "equal", len(earlier) - tail, len(earlier), len(later) - tail, len(later)


def _segments(pieces: list[tuple[str, str, str]], at: int, source_at: int) -> Iterator[Segment]:
    for kept, deleted, inserted in pieces:
        if kept:
            yield Segment(Change.KEPT, kept, Span(at, at + len(kept)), Span(source_at, source_at + len(kept)))
        if deleted:
            yield Segment(Change.DELETED, deleted, None, Span(source_at, source_at + len(deleted)))
        if inserted:
            yield Segment(Change.INSERTED, inserted, Span(at, at + len(inserted)), None)
        at += len(kept) + len(inserted)
        source_at += len(kept) + len(deleted)
