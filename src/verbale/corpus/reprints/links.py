"""What an article has of each earlier one: the candidates by fingerprints, then the passages by alignment, and whether it is a copy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from verbale.corpus.reprints.alignment import Passage, find_runs, to_passage
from verbale.corpus.reprints.words import Worded
from verbale.store.samples import Entry, Prints, Sample

EVIDENCE, SHORT = 2, 4
SENTENCE = 12
COPY, WHOLE = 0.5, 0.8
FEWEST = 20


class Kind(IntEnum):
    """How much two articles have in common: standing words alone, a passage, or so much that one is a copy of the other."""

    STANDING = 0
    PASSAGE = 1
    COPY = 2


@dataclass(frozen=True, slots=True)
class Link:
    """Two articles by their keys, and the passages that the *later* has of the *earlier*, in the order of the later."""

    later: int
    earlier: int
    kind: Kind
    passages: tuple[Passage, ...]

    @property
    def exact(self) -> tuple[Passage, ...]:
        """The passages that are not reworded."""
        return tuple(passage for passage in self.passages if not passage.reworded)

    @property
    def fresh(self) -> int:
        """How many words of the later article are in the earlier and are not standing words."""
        return sum(passage.fresh for passage in self.passages)


def find_candidates(
    entry: Entry,
    prints: Prints,
    holders: Mapping[int, Sequence[Entry]],
    standing: Callable[[int], bool],
    prints_of: Callable[[int], Prints],
) -> list[int]:
    """The earlier articles that may have words of this one, by key.

    *holders* has the first articles of each gram. Two fingerprints in common are asked for, one where either text is short. Of standing
    words the very first article is a candidate alone: it says who had them first.
    """
    shared: Counter[int] = Counter()
    firsts: Counter[int] = Counter()
    for hash_ in prints.hashes:
        earlier = [key for day, key in holders[hash_] if (day, key) < entry]
        if standing(hash_):
            firsts.update(earlier[:1])
        else:
            shared.update(earlier)
    found = {key for key, number in firsts.items() if number >= EVIDENCE}
    for key, number in shared.items():
        if number >= EVIDENCE or min(len(prints.hashes), len(prints_of(key).hashes)) <= SHORT:
            found.add(key)
    return sorted(found)


def find_passages(later: Worded, earlier: Worded) -> tuple[Passage, ...]:
    """The passages in common, in the order of *later*; none where no sentence's length, or no half of the shorter text, is in one."""
    runs = find_runs(later, earlier)
    longest = max((run.words for run in runs), default=0)
    if longest < min(SENTENCE, COPY * min(len(later.words), len(earlier.words))):
        return ()
    return tuple(to_passage(run, later, earlier) for run in runs)


def judge(later: Sample, earlier: Sample, passages: Sequence[Passage], standing: Callable[[int], bool]) -> Link | None:
    """The link between two articles with these *passages*; None where there are none.

    It is a copy when half of the shorter text's words, without the standing ones, are in common, and twenty words at least, or when four fifths
    of the longer's are, with the standing ones.
    """
    if not passages:
        return None
    told = tuple(replace(passage, fresh=_fresh(passage, later.prints, earlier.prints, standing)) for passage in passages)
    fresh, words = sum(p.fresh for p in told), sum(p.words for p in told)
    sizes = later.words, earlier.words
    if fresh >= max(FEWEST, COPY * (min(sizes) - (words - fresh))) or words >= WHOLE * max(sizes):
        kind = Kind.COPY
    else:
        kind = Kind.PASSAGE if fresh >= SENTENCE else Kind.STANDING
    return Link(later.key, earlier.key, kind, told)


def _fresh(passage: Passage, ours: Prints, theirs: Prints, standing: Callable[[int], bool]) -> int:
    """The words of *passage* that are not standing, by the fingerprints in it that both texts have; all where it has none."""
    common = set(theirs.hashes)
    inside = [h for h, at in zip(ours.hashes, ours.places, strict=True) if passage.begin <= at < passage.end and h in common]
    if not inside:
        return passage.words
    return round(passage.words * sum(not standing(hash_) for hash_ in inside) / len(inside))


def overlap(first: Sequence[tuple[int, int]], second: Sequence[tuple[int, int]]) -> int:
    """How many code points two lists of ranges have in common.

    >>> overlap([(0, 10), (20, 30)], [(5, 22)])
    7
    """
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in first for b in second)
