"""The fit behind the confidence words, and that the words keep their promise on our own gold."""

from __future__ import annotations

import numpy as np
import pytest

from eval.confidence import Sample, chances_apart, fit, newton, read_samples, say, threshold, threshold_of_doubt
from eval.run import HERE
from verbale.model import Confidence
from verbale.statements.confidence import Weights, find_chance, find_level, load_weights


def samples(right: int, wrong: int, evidence: str, start: int = 0) -> list[Sample]:
    marks = [True] * right + [False] * wrong
    return [Sample(f"d{(start + n) % 9}", frozenset({evidence}), ok) for n, ok in enumerate(marks)]


def test_what_is_mostly_right_weighs_more_than_what_is_mostly_wrong() -> None:
    bias, weights = fit(samples(40, 2, "good") + samples(10, 30, "bad"))
    model = Weights(bias, weights, 0.9, 0.5, {})
    assert find_chance(frozenset({"good"}), model) > 0.85
    assert find_chance(frozenset({"bad"}), model) < 0.4


def test_rare_evidence_has_no_weight() -> None:
    assert "rare" not in fit(samples(30, 10, "common") + samples(3, 0, "rare"))[1]


def test_the_fit_is_where_the_likelihood_is_flat() -> None:
    x = np.array([[1.0, 0.0]] * 6 + [[1.0, 1.0]] * 6)
    y = np.array([1.0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0])
    w = newton(x, y)
    p = 1 / (1 + np.exp(-x @ w))
    assert np.allclose(x.T @ (y - p) - np.array([0.0, 2.0]) * w, 0, atol=1e-9)


def test_a_document_is_judged_by_weights_that_did_not_see_it() -> None:
    lone = [Sample("d0", frozenset({"only here"}), False)] * 20
    apart = chances_apart(lone + samples(20, 4, "elsewhere", start=1))
    seen = find_chance(frozenset({"only here"}), Weights(*fit(lone + samples(20, 4, "elsewhere", start=1)), 0.9, 0.5, {}))
    assert seen < 0.2
    assert apart[0] > 0.5


@pytest.mark.parametrize(("promise", "lowest"), [(1.0, 0.9), (0.75, 0.6), (0.5, 0.4)])
def test_the_threshold_keeps_its_promise(promise: float, lowest: float) -> None:
    found = [Sample("d", frozenset(), ok) for ok in (True, True, False, True, False, False)]
    assert threshold(found, [0.95, 0.9, 0.7, 0.6, 0.5, 0.4], promise) == lowest


def test_below_the_doubtful_threshold_too_few_are_right() -> None:
    found = [Sample("d", frozenset(), ok) for ok in (False, True, False, True, True, True, True, True)]
    assert threshold_of_doubt(found, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8], 0.75) == 0.7


def test_the_line_counts_each_word() -> None:
    found = [Sample("d", frozenset(), ok) for ok in (True, False, True)]
    assert (
        say("x", found, [0.9, 0.6, 0.1], Weights(0.0, {}, 0.8, 0.5, {})) == "x: sure 1/1 (1.000), likely 0/1 (0.000), doubtful 1/1 (1.000)"
    )


def test_of_what_is_sure_in_our_own_gold_at_least_95_of_100_are_right() -> None:
    weights = load_weights()
    found = read_samples(HERE / "gold", HERE / "gold/texts")
    sure = [s.right for s in found if find_level(find_chance(s.evidence, weights), weights) is Confidence.SURE]
    assert len(sure) > len(found) / 10
    assert sum(sure) >= 0.95 * len(sure)
    assert set(weights.weights) <= {name for s in found for name in s.evidence}
