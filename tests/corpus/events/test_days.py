"""Days with unknown parts."""

from __future__ import annotations

import pytest

from verbale.corpus.events.days import Fit, day_of, fit_days


@pytest.mark.parametrize(
    ("one", "other", "published", "expected"),
    [
        ("2024-03-11", "2024-03-11", None, Fit.SAME),
        ("2024-03-11", "2024-03-12", None, Fit.NEAR),
        ("2024-03-11", "2024-03-13", None, Fit.APART),
        ("XXXX-03-11", "2024-03-11", None, Fit.PARTLY),
        ("XXXX-03-12", "2024-03-11", None, Fit.APART),
        ("2024-03", "2024-03-11", None, Fit.UNKNOWN),
        ("2024-03-10/2024-03-12", "2024-03-11", None, Fit.UNKNOWN),
        ("2024-03-12/2024-03-13", "2024-03-11", None, Fit.APART),
        ("XXXX-WXX-1", "2024-03-11", "XXXX-03-12", Fit.PARTLY),
        ("XXXX-WXX-1", "2024-03-11", None, Fit.UNKNOWN),
        ("XXXX-WXX-2", "2024-03-11", None, Fit.APART),
        (None, "2024-03-11", "2024-03-12", Fit.NEAR),
        (None, "2024-03-11", "2024-03-10", Fit.APART),
        (None, "2024-03-11", "2024-04-10", Fit.APART),
        (None, "2024-03-11", None, Fit.UNKNOWN),
        (None, None, "2024-03-12", Fit.UNKNOWN),
    ],
)
def test_days_fit(one: str | None, other: str | None, published: str | None, expected: Fit) -> None:
    assert fit_days(one, other, published, None) is expected
    assert fit_days(other, one, None, published) is expected


def test_reports_without_a_day_are_of_one_only_when_published_together() -> None:
    assert fit_days(None, None, "2024-03-11", "2024-03-13") is Fit.UNKNOWN
    assert fit_days(None, None, "2024-03-11", "2024-04-11") is Fit.APART
    assert fit_days(None, None, "2024-03-11", "XXXX-04-11") is Fit.UNKNOWN


def test_a_day_without_its_hour() -> None:
    assert day_of("2024-03-11TMO") == "2024-03-11"
    assert day_of("2024-03-10/2024-03-12") == "2024-03-10/2024-03-12"
    assert day_of(None) is None
