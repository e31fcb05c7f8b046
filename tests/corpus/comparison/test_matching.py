"""The assignment against every permutation, and splits."""

from __future__ import annotations

from itertools import permutations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from verbale.corpus.comparison.matching import assign, join_split

GRIDS = st.tuples(st.integers(1, 4), st.integers(1, 4)).flatmap(
    lambda shape: arrays(float, shape, elements=st.integers(0, 10).map(lambda n: n / 10))
)


@given(GRIDS)
def test_no_other_assignment_has_more(grid: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> None:
    kept = np.where(grid >= 0.5, grid, 0.0)
    wide = kept if kept.shape[0] <= kept.shape[1] else kept.T
    best = max(sum(wide[i, j] for i, j in enumerate(chosen)) for chosen in permutations(range(wide.shape[1]), wide.shape[0]))
    pairs = assign(grid, 0.5)
    assert abs(sum(grid[i, j] for i, j in pairs) - best) < 1e-9
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(grid[i, j] >= 0.5 for i, j in pairs)


def test_a_part_joins_only_where_it_makes_the_pair_more_alike() -> None:
    grid = np.array([[0.9], [0.6]])
    assert join_split([(0, 0)], grid, 0.5, lambda rows, columns: len(rows)) == [((0, 1), (0,))]
    assert join_split([(0, 0)], grid, 0.5, lambda rows, columns: -len(rows)) == [((0,), (0,))]
    assert join_split([(0, 0)], grid, 0.7, lambda rows, columns: len(rows)) == [((0,), (0,))]
