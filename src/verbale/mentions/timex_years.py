"""Which year a date without one is in, and which month a day without one."""

from __future__ import annotations

from verbale.language.calendar import Calendar
from verbale.mentions.timex_days import Day, move_months
from verbale.mentions.timex_story import PUBLISHED, Story
from verbale.mentions.timex_tense import FUTURE, OPEN, PAST, PRESENT

LONG_AGO, LONG_AHEAD = 300, 340
CENTURY = 50


def find_month(groups: dict[str, str], calendar: Calendar, suffix: str = "") -> int | None:
    """The month that the groups name, as a number."""
    meaning = calendar.meaning("month", groups.get("month" + suffix) or groups.get("monthname" + suffix))
    number = meaning or groups.get("nummonth" + suffix)
    return int(number) if number and 1 <= int(number) <= 12 else None


def find_day(groups: dict[str, str], calendar: Calendar, suffix: str = "") -> int | None:
    """The day of the month that the groups name."""
    day = groups.get("day" + suffix) or groups.get("numday" + suffix)
    return None if day is None else int(calendar.meaning("ordinal", day) or day)


def find_way(groups: dict[str, str]) -> int:
    """-1 for "dernier", 1 for "prochain", 0 for neither."""
    if "past" in groups:
        return PAST
    return FUTURE if "next" in groups else OPEN


def find_year(groups: dict[str, str], month: int | None, day: int | None, direction: int, story: Story) -> tuple[int | None, str | None]:
    """The year that the words give and None, else that which the direction gives from the day of publication and the anchor's name.

    A weekday beside the date decides where it fits only one of the years round the day of publication, and that is not far off. No year when that has none.
    """
    year = groups.get("year") or groups.get("year2")
    if year is not None:
        return int(year), None
    if "short" in groups:
        return 1900 + int(groups["short"]) if int(groups["short"]) > CENTURY else 2000 + int(groups["short"]), None
    now = story.published
    if month is None or now.year is None or now.month is None:
        return now.year, PUBLISHED
    way = find_way(groups)
    if way or day is None:
        return _nearest_year(now, month, day, way or direction, strict=bool(way)), PUBLISHED
    weekday = story.calendar.meaning("weekday", groups.get("weekday"))
    fitting = [
        y for y in (now.year - 1, now.year, now.year + 1) if weekday and (d := Day(y, month, day).date) and d.isoweekday() == weekday
    ]
    if len(fitting) == 1 and _distance(now, fitting[0], month, day) <= LONG_AGO:
        return fitting[0], PUBLISHED
    return _nearest_year(now, month, day, direction, strict=False), PUBLISHED


def find_nearby(weekday: int | None, number: int, now: Day) -> Day:
    """The day *number* of the month before, of or after that of *now* that falls on *weekday*, the nearest of several; its month unknown when none does.

    >>> find_nearby(3, 19, Day(2018, 12, 21)), find_nearby(3, 18, Day(2018, 12, 21))
    (Day(year=2018, month=12, day=19), Day(year=None, month=None, day=18))
    """
    fitting = []
    for count in (0, -1, 1):
        day = move_months(now, count)._replace(day=number)
        known, here = day.date, now.date
        if known and here and (weekday is None or known.isoweekday() == weekday):
            fitting.append((abs((known - here).days), day))
    return min(fitting)[1] if fitting else Day(None, None, number)


def _nearest_year(now: Day, month: int, day: int | None, direction: int, strict: bool) -> int:
    year = now.year or 0
    if day is None:
        after = (month, 0) > (now.month, 0)
        same = month == now.month
    else:
        after, same = (month, day) > (now.month, now.day), (month, day) == (now.month, now.day)
    if same:
        return year + direction if strict and day is None else year
    last, coming = (year - 1, year) if after else (year, year + 1)
    ago, ahead = _distance(now, last, month, day), _distance(now, coming, month, day)
    if direction == FUTURE and (strict or day is None or ahead <= LONG_AHEAD):
        return coming
    if direction == PAST and (strict or day is None or ago <= LONG_AGO):
        return last
    return last if ago <= (1 if direction == PRESENT else 2) * ahead else coming


def _distance(now: Day, year: int, month: int, day: int | None) -> int:
    then = Day(year, month, min(day or 15, 28)).date
    here = now.date or Day(now.year, now.month, 15).date
    return abs((then - here).days) if then and here else 0
