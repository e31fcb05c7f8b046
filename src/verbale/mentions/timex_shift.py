"""Times that lie so many days, weeks, months or years before or after another."""

from __future__ import annotations

from collections.abc import Callable

from verbale.language.times import TimeRule
from verbale.mentions.timex_amounts import YEARS, count_units, is_clocked, read_unit
from verbale.mentions.timex_days import Day, move_days, move_months, write_month, write_week, write_year
from verbale.mentions.timex_story import NARRATIVE, PUBLISHED, Resolved, Story

HOURS = 24
UNKNOWN_TIME = "TXX:XX"


def shift_unit(anchor: Day, unit: str, shift: int, name: str) -> Resolved:
    """The week, month or other *unit* that is *shift* units from that of *anchor*; what is not known of it stays X.

    >>> shift_unit(Day(2024, 3, 13), "M", -1, "published").value, shift_unit(Day(), "M", -1, "published").value
    ('2024-02', 'XXXX-XX')
    """
    if unit in WRITERS:
        return Resolved(WRITERS[unit](anchor, shift), name)
    moved = Day(anchor.year + shift if anchor.year is not None and anchor.year + shift > 0 else None)
    if unit == "M":
        moved = move_months(anchor, shift) if anchor.month else Day()
        return Resolved(write_month(moved), name, moved)
    return Resolved(write_year(moved.year), name, moved)


def shift_count(rule: TimeRule, groups: dict[str, str], story: Story) -> Resolved:
    """The time that a number of units gives: "il y a deux ans", "trois jours plus tard".

    It is counted from the day of publication; a narrative one from the date told of in its sentence or the one before, and from
    nothing when these tell none. A number that is not told ("il y a quelques jours") leaves the value unknown but for its grain.
    """
    anchor, name = (story.near, NARRATIVE) if rule.narrative else (story.published, PUBLISHED)
    unit, number = read_unit(rule, groups, story.calendar), count_units(groups, story.calendar)
    if number is None:
        anchor, number = Day(), 0
    if unit in YEARS:
        unit, number = "Y", number * YEARS[unit]
    if is_clocked(groups["unit"], story.calendar):
        return _shift_hours(anchor, unit, rule.shift * number, name)
    if unit == "D":
        day = move_days(anchor, round(rule.shift * number))
        return Resolved(day.iso(), name, day)
    if unit == "Y" and number % 1 and anchor.month:
        moved = move_months(anchor, round(rule.shift * number * 12))
        return Resolved(write_year(moved.year), name, Day(moved.year))
    return shift_unit(anchor, unit, round(rule.shift * number), name)


def _shift_hours(anchor: Day, unit: str, number: float, name: str) -> Resolved:
    """Whole days when the hours make them; else a time of which only the day is told."""
    if unit == "H" and number and number % HOURS == 0:
        day = move_days(anchor, round(number / HOURS))
        return Resolved(day.iso(), name, day)
    return Resolved(anchor.iso() + UNKNOWN_TIME, name)


def _write_quarter(day: Day, shift: int) -> str:
    moved = move_months(day, 3 * shift)
    return f"{write_year(moved.year)}-Q{(moved.month - 1) // 3 + 1 if moved.month else 'X'}"


def _write_half(day: Day, shift: int) -> str:
    moved = move_months(day, 6 * shift)
    return f"{write_year(moved.year)}-H{(moved.month - 1) // 6 + 1 if moved.month else 'X'}"


WRITERS: dict[str, Callable[[Day, int], str]] = {
    "W": write_week,
    "WE": lambda day, shift: write_week(day, shift, "-WE"),
    "Q": _write_quarter,
    "H": _write_half,
    "CE": lambda day, shift: "XX" if day.year is None else f"{day.year // 100 + shift:02}",
}
