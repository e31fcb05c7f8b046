"""How fine a time is told, and which days it covers."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from verbale.mentions.timex_days import SEASONS, Day, move_months, read_day

YEAR_MONTHS, LAST = 12, 9999
KNOWN = 4096
GRAINS = (
    (re.compile(r".*T\d.*"), "minute"),
    (re.compile(r".*T[A-Z].*"), "part"),
    (re.compile(r".*-WE"), "weekend"),
    (re.compile(r".*-W(?:\d\d|XX)-\d"), "day"),
    (re.compile(r".*-W(?:\d\d|XX)"), "week"),
    (re.compile(r".*-Q."), "quarter"),
    (re.compile(r".*-H."), "half"),
    (re.compile(r".*-(?:SP|SU|FA|WI)"), "season"),
    (re.compile(r"[\dX]{4}-[\dX]{2}-[\dX]{2}"), "day"),
    (re.compile(r"[\dX]{4}-[\dX]{2}"), "month"),
    (re.compile(r"[\dX]{4}"), "year"),
    (re.compile(r"[\dX]{3}"), "decade"),
    (re.compile(r"[\dX]{2}"), "century"),
)
AMOUNT = re.compile(r"P(T?)(?:(\d+(?:\.\d+)?|X)([A-Z]))+")
LETTERS = {"Y": "year", "M": "month", "W": "week", "D": "day", "Q": "quarter"}
CLOCK_LETTERS = {"H": "hour", "M": "minute", "S": "second"}
MONTHS = {"Y": YEAR_MONTHS, "M": 1, "Q": 3}
DAYS = {"D": 1, "W": 7}
THIRDS = {"START": 0, "MID": 1, "END": 2}
OPEN_END, UNTOLD_END = "..", ""


@lru_cache(maxsize=KNOWN)
def read_grain(value: str) -> str:
    """How fine a TIMEX3 value is: ``day``, ``month``, ``year`` and the like; that of its unit for a duration.

    >>> read_grain("2024-W12"), read_grain("2024-03-12TEV"), read_grain("PT48H"), read_grain("2025/2027")
    ('week', 'part', 'hour', 'year')
    """
    if value.startswith("P"):
        amount = AMOUNT.fullmatch(value)
        return (CLOCK_LETTERS if amount and amount[1] else LETTERS).get(value[-1], "year")
    first = value.partition("/")[0]
    return next(grain for pattern, grain in GRAINS if pattern.fullmatch(first))


@lru_cache(maxsize=KNOWN)
def read_interval(value: str, bound: str | None, part: str | None, published: str | None) -> str | None:
    """The days that a time covers, first and last, as EDTF writes them; None when they are not known.

    *bound* is what the word before the time makes of it: ``since`` (``2024-03-12/..``), ``before``, ``after``, ``by`` ("d'ici à 2030":
    from the day of publication), ``until`` (its beginning is not told: ``/2024-03-15``), ``last`` and ``next`` for durations.
    *part* is START, MID or END, a third of the whole, of which EDTF's ``~`` says that it is about that.

    >>> read_interval("2024-09", None, "MID", None), read_interval("2030", "by", None, "2024-03-13"), read_interval("P3Y", "next", None, "2024-03-13")
    ('2024-09-11~/2024-09-20~', '2024-03-13/2030-12-31', '2024-03-13/2027-03-13')
    """
    now = read_day(published)
    if value.startswith("P"):
        return _lasting(value, bound, now)
    days = find_days(value)
    if days is None:
        return None
    first, last, about = *days, ""
    if part in THIRDS:
        first, last, about = *_third(first, last, THIRDS[part]), "~"
    elif SEASON.search(value):
        about = "~"
    return _bounded(f"{first}{about}", f"{last}{about}", (first, last), bound, now.date)


SEASON = re.compile(r"-(?:SP|SU|FA|WI)$")


def find_days(value: str) -> tuple[date, date] | None:
    """The first and the last day of a TIMEX3 date, None when a part of it is unknown.

    >>> find_days("2024-W12-WE")
    (datetime.date(2024, 3, 23), datetime.date(2024, 3, 24))
    """
    head, _, tail = value.partition("/")
    if tail:
        first, last = find_days(head), find_days(tail)
        return (first[0], last[1]) if first and last else None
    if "X" in head.partition("T")[0]:
        return None
    try:
        return _days(head.partition("T")[0])
    except (ValueError, OverflowError):
        return None


def _days(value: str) -> tuple[date, date]:
    if len(value) <= len("YYYY"):
        count = 10 ** (4 - len(value))
        year = int(value) * count
        return date(year, 1, 1), date(min(year + count - 1, LAST), YEAR_MONTHS, 31)
    year, rest = int(value[:4]), value[5:]
    if rest[0] == "W" and rest != "WI":
        return _week(year, rest)
    if rest[0] in "QH":
        length = 3 if rest[0] == "Q" else 6
        return _months(year, (int(rest[1:]) - 1) * length + 1, length)
    if rest in SEASONS:
        return _months(year, SEASONS[rest][0], 3)
    if len(rest) > len("MM"):
        day = date.fromisoformat(value)
        return day, day
    return _months(year, int(rest), 1)


def _week(year: int, rest: str) -> tuple[date, date]:
    first, last = {"": (1, 7), "-WE": (6, 7)}[rest[3:]]
    return date.fromisocalendar(year, int(rest[1:3]), first), date.fromisocalendar(year, int(rest[1:3]), last)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    behind = move_months(Day(year, month), count)
    return date(year, month, 1), date(behind.year or year, behind.month or month, 1) - timedelta(days=1)


def _third(first: date, last: date, number: int) -> tuple[date, date]:
    length = (last - first).days + 1
    return first + timedelta(days=length * number // 3), first + timedelta(days=length * (number + 1) // 3 - 1)


def _bounded(first: str, last: str, days: tuple[date, date], bound: str | None, now: date | None) -> str:
    if bound == "since":
        return f"{first}/{OPEN_END}"
    if bound == "until":
        return f"{UNTOLD_END}/{last}"
    if bound == "by":
        return f"{now or UNTOLD_END}/{last}"
    if bound == "before" and days[0] > date.min:
        return f"{OPEN_END}/{days[0] - timedelta(days=1)}"
    if bound == "after" and days[1] < date.max:
        return f"{days[1] + timedelta(days=1)}/{OPEN_END}"
    return f"{first}/{last}"


def _lasting(value: str, bound: str | None, now: Day) -> str | None:
    """The days of a duration that ends ("depuis dix ans") or begins ("d'ici trois ans") on the day of publication."""
    amount = re.fullmatch(r"P(\d+)([YMWDQ])", value)
    if amount is None or now.date is None or bound not in LASTING:
        return None
    count = int(amount[1]) * (1 if LASTING[bound] else -1)
    try:
        moved = _move(now.date, count, amount[2])
    except (ValueError, OverflowError):
        return None
    return f"{now.date}/{moved}" if LASTING[bound] else f"{moved}/{now.date}"


LASTING = {"since": False, "last": False, "by": True, "next": True}


def _move(day: date, count: int, unit: str) -> date:
    if unit in DAYS:
        return day + timedelta(days=count * DAYS[unit])
    month = move_months(Day(day.year, day.month), count * MONTHS[unit])
    for number in range(day.day, 27, -1):
        try:
            return date(month.year or 0, month.month or 1, number)
        except ValueError:
            continue
    return date(month.year or 0, month.month or 1, min(day.day, 27))
