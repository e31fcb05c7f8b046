"""Feasts: days of the year that have a name, some of them counted from Easter."""

from __future__ import annotations

from datetime import date, timedelta

from verbale.mentions.timex_days import Day
from verbale.mentions.timex_tense import FUTURE, PAST

MOVABLE = "E"


def find_feast(code: str, year: int | None, direction: int, published: Day) -> Day:
    """The day of a feast: ``12-25`` is a month and a day, ``E49`` so many days after Easter Sunday.

    Without a *year*, that which the direction gives from the day of publication, the nearest when the words tell none; where the
    publication has no year, a feast that moves has no day.

    >>> find_feast("E49", 2024, 0, Day()), find_feast("12-25", None, -1, Day(2024, 1, 5)), find_feast("E0", None, 1, Day())
    (Day(year=2024, month=5, day=19), Day(year=2023, month=12, day=25), Day(year=None, month=None, day=None))
    """
    if year is not None:
        return _day(code, year)
    now = published.date
    if now is None:
        return Day() if code.startswith(MOVABLE) else _day(code, None)
    days = [day for year in (now.year - 1, now.year, now.year + 1) if (day := _day(code, year).date)]
    fitting = [day for day in days if (day >= now if direction == FUTURE else day <= now if direction == PAST else True)]
    nearest = min(fitting, key=lambda day: abs(day - now))
    return Day(nearest.year, nearest.month, nearest.day)


def _day(code: str, year: int | None) -> Day:
    if year is not None and code.startswith(MOVABLE):
        moved = find_easter(year) + timedelta(days=int(code.removeprefix(MOVABLE)))
        return Day(moved.year, moved.month, moved.day)
    month, _, day = code.partition("-")
    return Day(year, int(month), int(day))


def find_easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the rule that Meeus, Jones and Butcher give.

    >>> find_easter(2016), find_easter(2038)
    (datetime.date(2016, 3, 27), datetime.date(2038, 4, 25))
    """
    golden, (century, rest) = year % 19, divmod(year, 100)
    (leaps, odd), shift = divmod(century, 4), (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - shift + 15) % 30
    weekday = (32 + 2 * odd + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
