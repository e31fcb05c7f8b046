"""The best assignment of the points of one side to those of the other."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Grid = NDArray[np.float64]


def assign(likeness: Grid, least: float) -> list[tuple[int, int]]:
    """The pairs (row, column), each row and each column in at most one, whose likenesses of at least *least* sum to the most; in order of rows.

    The Hungarian method with potentials, O(rows² · columns): a greedy choice takes the best pair and can leave two good ones apart.

    >>> assign(np.array([[0.9, 0.8], [0.8, 0.1]]), 0.5)
    [(0, 1), (1, 0)]
    """
    if not likeness.size:
        return []
    rows, columns = likeness.shape
    kept = np.where(likeness >= least, likeness, 0.0)
    cost = -kept if rows <= columns else -kept.T
    pairs = _hungarian(cost)
    if rows > columns:
        pairs = [(row, column) for column, row in pairs]
    return sorted((row, column) for row, column in pairs if kept[row, column] > 0)


def _hungarian(cost: Grid) -> list[tuple[int, int]]:
    """The cheapest assignment of all rows of *cost*, which has no more rows than columns; index 0 of the arrays stands for "none"."""
    rows, columns = cost.shape
    row_price, column_price = np.zeros(rows + 1), np.zeros(columns + 1)
    taken, came = np.zeros(columns + 1, dtype=int), np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        taken[0], at = row, 0
        distance, done = np.full(columns + 1, np.inf), np.zeros(columns + 1, dtype=bool)
        while taken[at]:
            done[at] = True
            reduced = cost[taken[at] - 1] - row_price[taken[at]] - column_price[1:]
            nearer = ~done[1:] & (reduced < distance[1:])
            distance[1:][nearer], came[1:][nearer] = reduced[nearer], at
            open_columns = np.where(done, np.inf, distance)
            open_columns[0] = np.inf
            following = int(np.argmin(open_columns))
            step = open_columns[following]
            row_price[taken[done]] += step
            column_price[done] -= step
            distance[~done] -= step
            at = following
        while at:
            taken[at] = taken[came[at]]
            at = came[at]
    return [(int(taken[column]) - 1, column - 1) for column in range(1, columns + 1) if taken[column]]


def join_split(
    pairs: list[tuple[int, int]], likeness: Grid, least: float, gain: Callable[[tuple[int, ...], tuple[int, ...]], float]
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """*pairs* with points that were left over put beside a matched one of which they are a part.

    A left-over point joins the pair that it is most like, when its likeness to the other side is at least *least* and both points of its own side
    together are more like the other side's (*gain*) than the one alone. Only one side of a pair grows, the side whose point comes first.
    """
    groups: list[tuple[tuple[int, ...], tuple[int, ...]]] = [((row,), (column,)) for row, column in pairs]
    for side in (0, 1):
        grid = likeness if side == 0 else likeness.T
        used = {member for group in groups for member in group[side]}
        for point in (p for p in range(grid.shape[0]) if p not in used):
            ranked = sorted((-grid[point, group[1 - side][0]], number) for number, group in enumerate(groups) if len(group[1 - side]) == 1)
            for negative, number in ranked[:1]:
                group = groups[number]
                grown = (tuple(sorted((*group[0], point))), group[1]) if side == 0 else (group[0], tuple(sorted((*group[1], point))))
                if -negative >= least and gain(*grown) > gain(*group):
                    groups[number] = grown
    return groups
