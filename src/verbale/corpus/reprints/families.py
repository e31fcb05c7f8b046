"""Families: the articles that carry one dispatch. What they are hangs on the articles and their links alone, never on the order of arrival.

Two articles belong together when one is a copy of the other. A *compilation* is the exception: it has copies of articles that share
nothing, in places that do not overlap. It belongs with each of them as a partial reprint, but only to the family of the one that it is
mostly made of, if there is one; so it never joins two. Whether an article is a compilation is told from its own links and those among its
neighbours; the article that was published before all its copies is none, for it has nothing to compile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from verbale.corpus.reprints.links import Kind, Link, overlap
from verbale.store.samples import Entry

MOSTLY = 2 / 3
WITHIN = 0.8
LEAST = 0.15
PART = 0.2
OVERLAP = 0.1
COMPILED = 0.6
MOST_PARTS = 40


@dataclass(frozen=True, slots=True)
class Side:
    """A link as one of its two articles sees it: the other's key, where its words stand here, the words in common, fresh and standing ones."""

    other: int
    copy: bool
    ranges: tuple[tuple[int, int], ...]
    fresh: int
    standing: int


@dataclass(frozen=True, slots=True)
class Node:
    """An article among its copies and those that a good part of it is shared with, in order of key."""

    entry: Entry
    words: int
    sides: tuple[Side, ...]

    def share(self, side: Side) -> float:
        """What of this article, without standing words, the other has."""
        return side.fresh / max(1, self.words - side.standing)


def read_node(entry: Entry, words: int, links: Iterable[Link]) -> Node:
    """An article with those of *links* that are its own, which are all that it has."""
    key = entry[1]
    sides = [_side(link, key) for link in links if key in (link.later, link.earlier) and leans(link, words)]
    return Node(entry, words, tuple(sorted(sides, key=lambda side: side.other)))


def leans(link: Link, words: int) -> bool:
    """True when an article of so many words has to do with the other one of *link*: it is a copy, or shares a good part of its words."""
    standing = sum(p.words - p.fresh for p in link.exact)
    return link.kind is Kind.COPY or link.fresh >= PART * max(1, words - standing)


def _side(link: Link, key: int) -> Side:
    here = link.later == key
    exact = [p for p in link.passages if not p.reworded]
    ranges = tuple((p.begin, p.end) if here else (p.source_begin, p.source_end) for p in exact if p.fresh)
    return Side(link.earlier if here else link.later, link.kind is Kind.COPY, ranges, link.fresh, sum(p.words - p.fresh for p in exact))


def find_compiled(node: Node, nodes: Callable[[int], Node], linked: Callable[[int, int], bool]) -> bool:
    """True when *node* is a compilation.

    *nodes* gives an article's neighbour by key; *linked* says whether two articles share more than standing words. Of two neighbours that
    are wholly in the article and leave much of it to neither, it is the dispatch and they are cuts.
    """
    pairs = [pair for pair in combinations(node.sides[:MOST_PARTS], 2) if _apart(node, pair, nodes, linked)]
    if not pairs:
        return False
    if any(_within(nodes(side.other), node.entry[1]) < WITHIN for pair in pairs for side in pair):
        return True
    ranges = sorted({piece for pair in pairs for side in pair for piece in side.ranges})
    covered = sum(end - begin for begin, end in merge_ranges(ranges))
    whole = max(end for _, end in ranges) - min(begin for begin, _ in ranges)
    return covered >= COMPILED * max(whole, _length(node))


def _length(node: Node) -> float:
    """About how many code points the article has, by those of its words that are in common."""
    known = [(sum(end - begin for begin, end in side.ranges), side.fresh) for side in node.sides if side.fresh]
    return node.words * sum(points for points, _ in known) / max(1, sum(words for _, words in known))


def _apart(node: Node, pair: tuple[Side, Side], nodes: Callable[[int], Node], linked: Callable[[int, int], bool]) -> bool:
    """True when two neighbours have nothing to do with each other but this article, and it did not come before them."""
    one, two = pair
    if linked(one.other, two.other) or min(map(node.share, pair)) < LEAST:
        return False
    first, second = nodes(one.other), nodes(two.other)
    days = [other.entry[0] for other in (first, second)]
    if node.entry[0] < min(days):
        return False
    if any(not side.copy and day > node.entry[0] for side, day in zip(pair, days, strict=True)):
        return False
    sizes = [sum(end - begin for begin, end in side.ranges) for side in pair]
    if min(sizes) == 0 or overlap(one.ranges, two.ranges) > OVERLAP * min(sizes):
        return False
    sources = {s.other for s in node.sides if s.copy} & _copies(first) & _copies(second)
    return not any(nodes(key).entry[0] < min(days) for key in sources)


def _copies(node: Node) -> set[int]:
    return {side.other for side in node.sides if side.copy}


def _within(other: Node, key: int) -> float:
    """What of *other*, without standing words, is in the article *key*."""
    return next((other.share(side) for side in other.sides if side.other == key), 0.0)


def merge_ranges(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in order as ones that do not touch.

    >>> merge_ranges([(0, 4), (2, 6), (9, 12)])
    [(0, 6), (9, 12)]
    """
    merged: list[tuple[int, int]] = []
    for begin, end in ranges:
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged


def find_joined(node: Node, compiled: bool) -> frozenset[int]:
    """The copies that *node* would be in one family with: all, of a compilation those that it is mostly made of."""
    return frozenset(side.other for side in node.sides if side.copy and (not compiled or node.share(side) >= MOSTLY))


def gather(keys: Iterable[int], joined: Callable[[int], frozenset[int]]) -> list[frozenset[int]]:
    """The families of *keys*: who is joined with whom, both ways, step by step.

    >>> pairs = {1: frozenset({2}), 2: frozenset({1, 3}), 3: frozenset()}
    >>> [sorted(family) for family in gather([1, 3], pairs.__getitem__)]
    [[1, 2], [3]]
    """
    seen: set[int] = set()
    families = []
    for key in keys:
        if key in seen:
            continue
        family, waiting = {key}, [key]
        while waiting:
            one = waiting.pop()
            new = [other for other in joined(one) if other not in family and one in joined(other)]
            family.update(new)
            waiting += new
        seen |= family
        families.append(frozenset(family))
    return families


def first_of(family: Iterable[int], entries: Mapping[int, Entry]) -> int:
    """The key of the article that had it first: the earliest day, unknown days last, then the least key."""
    return min(family, key=lambda key: entries[key])
