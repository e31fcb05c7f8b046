"""Intervals and chances against values worked out by hand."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.corpus.chances import chance_of_none, hold_up, wilson


def test_the_interval_of_wilson() -> None:
    low, high = wilson(10, 100)
    assert (round(low, 4), round(high, 4)) == (0.0552, 0.1744)
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(4, 4)[1] == 1.0


@given(st.integers(0, 500), st.integers(1, 500))
def test_the_share_lies_in_its_interval(times: int, of: int) -> None:
    times = min(times, of)
    low, high = wilson(times, of)
    assert 0.0 <= low <= times / of <= high <= 1.0


@pytest.mark.parametrize(("times", "of", "none_in"), [(2, 6, 3), (1, 6, 5), (3, 7, 4), (4, 5, 2)])
def test_a_chance_is_the_share_of_all_orders(times: int, of: int, none_in: int) -> None:
    orders = list(combinations(range(of), times))
    silent = [order for order in orders if all(place < of - none_in for place in order)]
    assert chance_of_none(times, of, none_in) == pytest.approx(len(silent) / len(orders))


def test_the_more_is_looked_for_the_less_holds_up() -> None:
    assert hold_up([0.02]) == (True,)
    assert hold_up([0.02, 0.9, 0.9, 0.9]) == (False, False, False, False)
    assert hold_up([]) == ()


@given(st.lists(st.floats(0, 1), max_size=30))
def test_what_holds_up_is_less_likely_by_chance_than_what_does_not(chances: list[float]) -> None:
    held = hold_up(chances)
    kept, left = [c for c, h in zip(chances, held, strict=True) if h], [c for c, h in zip(chances, held, strict=True) if not h]
    assert max(kept, default=0.0) <= 0.05
    assert max(kept, default=0.0) <= min(left, default=1.0)
