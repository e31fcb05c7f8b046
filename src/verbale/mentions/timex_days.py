"""Days of which a part may be unknown, and how they are written."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

PUBLISHED = re.compile(r"(\d{4}|XXXX)-(\d{2}|XX)-(\d{2}|XX)")
LEAP = 2000
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


class Day(NamedTuple):
    """A day of the calendar; None for what is not known of it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> date | None:
        """The day as a date, None when a part is unknown or when there is no such day.

        >>> Day(2021, 2, 30).date is None
        True
        """
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    def iso(self) -> str:
        """The day in ISO 8601, X for what is unknown.

        >>> Day(None, 9, 14).iso()
        'XXXX-09-14'
        """
        return f"{write_year(self.year)}-{_two(self.month)}-{_two(self.day)}"


def read_day(value: str | None) -> Day:
    """The day that an ISO value begins with; nothing is known of None.

    >>> read_day("XXXX-09-14T09:10")
    Day(year=None, month=9, day=14)
    """
    match = PUBLISHED.match(value or "")
    return Day(*(None if "X" in part else int(part) for part in match.groups())) if match else Day()


def move_days(day: Day, count: int) -> Day:
    """The day *count* days later; without a year, only what is the same in a leap year and in another is known.

    >>> move_days(Day(None, 9, 1), -1), move_days(Day(None, 3, 1), -1)
    (Day(year=None, month=8, day=31), Day(year=None, month=None, day=None))
    """
    known = day.date
    if known:
        try:
            moved = known + timedelta(days=count)
        except OverflowError:
            return Day()
        return Day(moved.year, moved.month, moved.day)
    either = {m.timetuple()[1:3] for y in (LEAP, LEAP + 1) if (d := Day(y, day.month, day.day).date) for m in [d + timedelta(days=count)]}
    return Day(None, *either.pop()) if day.year is None and len(either) == 1 else Day()


def move_months(day: Day, count: int) -> Day:
    """The month *count* months later, its day unknown.

    >>> move_months(Day(2021, 1, 15), -1)
    Day(year=2020, month=12, day=None)
    """
    if day.month is None:
        return Day(day.year)
    years, month = divmod(day.month - 1 + count, 12)
    return Day(None if day.year is None else day.year + years, month + 1)


def write_year(year: int | None) -> str:
    """A year, or XXXX."""
    return "XXXX" if year is None else f"{year:04}"


def write_month(day: Day) -> str:
    """A year and month.

    >>> write_month(Day(2021, 3))
    '2021-03'
    """
    return f"{write_year(day.year)}-{_two(day.month)}"


def write_week(day: Day, shift: int, suffix: str = "") -> str:
    """The ISO week *shift* weeks from that of *day*.

    >>> write_week(Day(2024, 10, 17), 1)
    '2024-W43'
    """
    moved = move_days(day, 7 * shift).date
    if moved is None:
        return f"XXXX-WXX{suffix}"
    year, week, _ = moved.isocalendar()
    return f"{year:04}-W{week:02}{suffix}"


def _two(number: int | None) -> str:
    return "XX" if number is None else f"{number:02}"
