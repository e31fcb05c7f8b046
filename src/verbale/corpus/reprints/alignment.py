"""The words that two texts have in common, run by run, wherever they stand."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.corpus.reprints.words import GRAM, Worded
from verbale.model import Span

TRIED = 8


@dataclass(frozen=True, slots=True)
class Run:
    """The same words in two texts: *words* from ``at`` on in the one, from ``source_at`` on in the other."""

    at: int
    source_at: int
    words: int


@dataclass(frozen=True, slots=True)
class Passage:
    """What an article has of an earlier one: *begin* and *end* in it, *source_begin* and *source_end* in the earlier, in code points.

    *words* are those in common, word for word; *fresh* are those of them that are not standing words (see ``standing``). A passage
    without any is *reworded*: its paragraph, or its few words, stand in the place of others.
    """

    begin: int
    end: int
    source_begin: int
    source_end: int
    words: int
    fresh: int = 0

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.begin, self.end)

    @property
    def source(self) -> Span:
        """Where it stands in the earlier article."""
        return Span(self.source_begin, self.source_end)

    @property
    def reworded(self) -> bool:
        """True when the words are others."""
        return self.words == 0


def find_runs(later: Worded, earlier: Worded) -> list[Run]:
    """The runs of at least six words that stand in both texts, in the order of *later*; no word of either is in two of them.

    Of several places in *earlier* the one with the longest run is taken, the first of equally long ones; a text that repeats itself is
    compared with the first eight. A run may stand before or behind its neighbour's in *earlier*: paragraphs may have changed places.

    >>> from verbale.corpus.reprints.words import read_words
    >>> a, b = read_words("Hier : le pont sera ouvert en mai prochain."), read_words("Le pont sera ouvert en mai prochain, dit-il.")
    >>> find_runs(a, b)
    [Run(at=1, source_at=0, words=7)]
    """
    runs: list[Run] = []
    grams, places, used = later.grams, earlier.places, bytearray(len(earlier.words))
    size, at = min(GRAM, len(later.words)), 0
    while at < len(grams):
        length, source_at = 0, 0
        for place in places.get(grams[at], ())[:TRIED]:
            found = _length(later, earlier, at, place, used, size)
            if found > length:
                length, source_at = found, place
        if length:
            words = length + size - 1
            used[source_at : source_at + words] = b"\1" * words
            runs.append(Run(at, source_at, words))
            at += words
        else:
            at += 1
    return runs


def _length(later: Worded, earlier: Worded, at: int, place: int, used: bytearray, size: int) -> int:
    """How many grams in a row are the same from two places on, as far as none has a word that is used."""
    ours, theirs, length = later.grams, earlier.grams, 0
    if len(earlier.words) < size or used[place]:
        return 0
    while (
        at + length < len(ours)
        and place + length < len(theirs)
        and ours[at + length] == theirs[place + length]
        and not used[place + length + size - 1]
    ):
        length += 1
    return length


def to_passage(run: Run, later: Worded, earlier: Worded) -> Passage:
    """A run in code points."""
    span = later.span(run.at, run.at + run.words - 1)
    source = earlier.span(run.source_at, run.source_at + run.words - 1)
    return Passage(span.start, span.end, source.start, source.end, run.words)
