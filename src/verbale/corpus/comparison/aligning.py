"""Points of two records put side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from verbale.corpus.comparison.likeness import ALIKE, Scale, find_scale
from verbale.corpus.comparison.matching import Grid, assign, join_split
from verbale.corpus.comparison.points import Deed, Point

OPPOSED = 0.35
Points = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Points that stand in one row; a side may be empty."""

    a: Points
    b: Points
    likeness: float = 0.0
    is_contrary: bool = False


def align(a: Points, b: Points, *, same_language: bool) -> tuple[Group, ...]:
    """The groups that hold each point of *a* and of *b* once.

    The pairs come first, then what opposes across parties, then what stands alone. A point that only holds another statement is no match for
    itself: it stands with that statement, wherever that went.
    """
    outer = {p: Group((p,), ()) for p in a if p.holds} | {p: Group((), (p,)) for p in b if p.holds}
    a, b = (tuple(point for point in points if not point.holds) for points in (a, b))
    both = [point.countries for point in (*a, *b) if len(point.countries) == 1]
    sides = frozenset().union(*both)
    scale = find_scale((*a, *b), same_language=same_language, sides=sides)
    likeness = _grid(a, b, scale)
    groups = [_group([a[i] for i in rows], [b[i] for i in columns], scale) for rows, columns in _matched(a, b, likeness, scale)]
    used = {point for group in groups for point in (*group.a, *group.b)}
    left_a, left_b = ([point for point in points if point not in used] for points in (a, b))
    opposed = [
        Group((left_a[i],), (left_b[j],), scale.overlap(left_a[i].matter, left_b[j].matter), True)
        for i, j in _opposed(left_a, left_b, scale)
    ]
    used |= {point for group in opposed for point in (*group.a, *group.b)}
    alone = [Group((point,), ()) for point in a if point not in used] + [Group((), (point,)) for point in b if point not in used]
    return _with_outer([*groups, *opposed, *alone], outer)


def _with_outer(groups: list[Group], outer: Mapping[Point, Group]) -> tuple[Group, ...]:
    """*groups* with each point of *outer* beside the statement that it holds, which may be one of *outer* itself; as the group
    that *outer* gives it where that statement stands nowhere."""
    waiting = list(outer)
    while waiting:
        left = [point for point in waiting if not _put(point, groups)]
        if len(left) == len(waiting):
            groups.append(outer[left.pop()])
        waiting = left
    return tuple(groups)


def _put(point: Point, groups: list[Group]) -> bool:
    """Puts *point* into the group that has the statement which it holds; False where there is none yet."""
    for number, group in enumerate(groups):
        sides = [_joined(side, point) for side in (group.a, group.b)]
        if sides != [group.a, group.b]:
            groups[number] = replace(group, a=sides[0], b=sides[1])
            return True
    return False


def _joined(side: Points, point: Point) -> Points:
    held = any((p.article, p.statement) == (point.article, point.holds) for p in side)
    return tuple(sorted((*side, point), key=_order)) if held else side


def _order(point: Point) -> int:
    return point.order


def _grid(a: Points, b: Points, scale: Scale) -> Grid:
    return np.array([[scale.likeness(one, other) for other in b] for one in a], dtype=float).reshape(len(a), len(b))


def _matched(a: Points, b: Points, likeness: Grid, scale: Scale) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    def gain(rows: tuple[int, ...], columns: tuple[int, ...]) -> float:
        return scale.overlap(_matter(a[i] for i in rows), _matter(b[i] for i in columns))

    return join_split(assign(likeness, ALIKE), likeness, ALIKE, gain)


def _matter(points: Iterable[Point]) -> frozenset[str]:
    return frozenset().union(*(point.matter for point in points))


def _group(a: list[Point], b: list[Point], scale: Scale) -> Group:
    likeness = max(scale.likeness(one, other) for one in a for other in b)
    words = scale.overlap(_matter(a), _matter(b))
    contrary = all(_opposes(one, other, scale, words) for one in a for other in b)
    return Group(tuple(a), tuple(b), likeness, contrary)


def _opposes(one: Point, other: Point, scale: Scale, words: float) -> bool:
    """True when every act of the one contradicts one of the other: the same act denied, or for and against the same words."""
    turn = -1 if one.turned != other.turned else 1
    pairs = [(x, y) for x in one.deeds for y in other.deeds]
    return bool(pairs) and all(_contradicts(x, y, scale, words, turn) for x, y in pairs)


def _contradicts(one: Deed, other: Deed, scale: Scale, words: float, turn: int) -> bool:
    if one.force == other.force:
        return one.polarity != other.polarity
    return words >= OPPOSED and turn * scale.sign(one) * scale.sign(other) < 0


def _opposed(a: list[Point], b: list[Point], scale: Scale) -> list[tuple[int, int]]:
    """Points of different parties that are for and against the same thing."""
    grid = np.zeros((len(a), len(b)))
    for i, one in enumerate(a):
        for j, other in enumerate(b):
            words = scale.overlap(one.matter, other.matter)
            if words >= OPPOSED and not (one.holders & other.holders or one.persons & other.persons) and _opposes(one, other, scale, words):
                grid[i, j] = words
    return assign(grid, OPPOSED)
