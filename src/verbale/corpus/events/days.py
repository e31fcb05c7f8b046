"""Days of which parts are unknown: whether two may be one, and how much that says."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import IntEnum

FULL = re.compile(r"\d{4}-\d\d-\d\d")
WEEKDAY = re.compile(r"(?:XXXX|\d{4})-WXX-([1-7])")
DELAY = 3
DAY = len("2024-03-11")


class Fit(IntEnum):
    """How two days fit, the better the greater. NEAR: one day apart, or one is told by the day of publication alone."""

    APART = 0
    UNKNOWN = 1
    NEAR = 2
    PARTLY = 3
    SAME = 4


def day_of(value: str | None) -> str | None:
    """The day of a time, without its hour; an interval as it is; None where nothing of it is known.

    >>> day_of("2024-03-11T09:10"), day_of("XXXX-XX-XX")
    ('2024-03-11', None)
    """
    if value is None or not any(c.isdigit() for c in value):
        return None
    return value if "/" in value else value.partition("T")[0]


def fit_days(one: str | None, other: str | None, published: str | None, published_other: str | None) -> Fit:
    """How the days *one* and *other* fit; the days of publication count where a day is not told: a report follows its event by three days at most.

    >>> fit_days("2024-03-11", "2024-03-11", None, None).name, fit_days("XXXX-03-11", "2024-03-11", None, None).name
    ('SAME', 'PARTLY')
    >>> fit_days(None, "2024-03-11", "2024-03-12", None).name, fit_days("2024-03", "2024-04-02", None, None).name
    ('NEAR', 'APART')
    """
    if one is None and other is None:
        return _fit_reports(published, published_other)
    if one is None or other is None:
        known, written = (one, published_other) if one else (other, published)
        return _fit_published(known, written) if known else Fit.UNKNOWN
    if _full(one) and _full(other):
        gap = abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
        return Fit.SAME if gap == 0 else Fit.NEAR if gap == 1 else Fit.APART
    return _fit_partly(one, other, published, published_other)


def find_window(day: str | None, published: str | None) -> tuple[int, int] | None:
    """The first and the last day, as ordinals, on which an encounter may have been; None where any day is possible.

    >>> find_window("2024-03-11", None) == find_window("2024-03-11", "2024-03-12"), find_window("XXXX-03-11", "2024-03-12")
    (True, None)
    """
    if day and _full(day):
        ordinal = date.fromisoformat(day).toordinal()
        return ordinal, ordinal
    if day is None and published and _full(published[:DAY]):
        ordinal = date.fromisoformat(published[:DAY]).toordinal()
        return ordinal - DELAY, ordinal
    return None


def _fit_reports(published: str | None, published_other: str | None) -> Fit:
    """Two reports without a day: of one encounter only when they were published within the delay of a report."""
    one, other = find_window(None, published), find_window(None, published_other)
    return Fit.APART if one and other and abs(one[1] - other[1]) > DELAY else Fit.UNKNOWN


def _full(value: str) -> bool:
    return bool(FULL.fullmatch(value))


def _fit_published(known: str, written: str | None) -> Fit:
    """A report without a day against the *known* day of another: written on that day or soon after it."""
    if not written or not _full(known):
        return Fit.UNKNOWN
    days = (date.fromisoformat(known) + timedelta(days=gap) for gap in range(DELAY + 1))
    return Fit.NEAR if any(_matches(written[:DAY], day.isoformat()) for day in days) else Fit.APART if _full(written[:DAY]) else Fit.UNKNOWN


def _fit_partly(one: str, other: str, published: str | None, published_other: str | None) -> Fit:
    written = published_other
    if _full(other):
        one, other, written = other, one, published
    weekday = WEEKDAY.fullmatch(other)
    if "/" in one or "/" in other:
        return Fit.UNKNOWN if _overlap(one, other) else Fit.APART
    if _full(one) and weekday:
        if date.fromisoformat(one).isoweekday() != int(weekday[1]):
            return Fit.APART
        return Fit.PARTLY if _fit_published(one, written) is Fit.NEAR else Fit.UNKNOWN
    if not _matches(other, one):
        return Fit.APART
    return Fit.PARTLY if len(other) == len(one) == DAY else Fit.UNKNOWN


def _matches(pattern: str, value: str) -> bool:
    """True when no known part contradicts; weeks contradict nothing that is no week."""
    if "W" in pattern or "W" in value:
        return True
    return all(a == b or "X" in (a, b) for a, b in zip(pattern, value, strict=False))


def _overlap(one: str, other: str) -> bool:
    first, last = one.split("/")[0], one.split("/")[-1]
    start, end = other.split("/")[0], other.split("/")[-1]
    return first <= (end + "~") and start <= (last + "~")
