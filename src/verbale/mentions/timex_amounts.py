"""How long, and how often: values of durations and of sets."""

from __future__ import annotations

import re

from verbale.language.calendar import Calendar
from verbale.language.times import TimeRule

WORD = re.compile(r"[^\W\d_]+")
CLOCKED = frozenset("HMS")
YEARS = {"DE": 10, "CE": 100}
UNKNOWN = "X"


def read_number(words: str, calendar: Calendar) -> str:
    """A number in figures or in words, as figures.

    >>> from verbale.language.calendar import load_calendar
    >>> read_number("quarante-huit", load_calendar("fr")), read_number("30,4", load_calendar("fr"))
    ('48', '30.4')
    """
    if words[0].isdigit():
        return "".join(words.split()).replace(",", ".")
    numbers, total = calendar.words("number"), 0
    whole = numbers.get(words)
    if whole is not None:
        return str(whole)
    for tens in (w for w in numbers if "-" in w and words.startswith(w)):
        return str(int(numbers[tens]) + sum(int(numbers.get(w, 0)) for w in WORD.findall(words[len(tens) :])))
    for word in WORD.findall(words):
        total += int(numbers.get(word, 0))
    return str(total)


def read_unit(rule: TimeRule, groups: dict[str, str], calendar: Calendar) -> str:
    """The unit's letter: the rule's own, else that of the word; a day when neither tells one."""
    return rule.unit or str(calendar.meaning("unit", groups.get("unit") or groups.get("unit2")) or "D")


def count_units(groups: dict[str, str], calendar: Calendar) -> float | None:
    """How many units the words tell, None when they do not say; one when they name the unit alone.

    >>> from verbale.language.calendar import load_calendar
    >>> count_units({"count": "deux", "half": " et demi"}, load_calendar("fr")), count_units({"some": "quelques"}, load_calendar("fr"))
    (2.5, None)
    """
    if "some" in groups:
        return None
    return float(_count(groups, calendar)) + (0.5 if "half" in groups else 0)


def value_duration(rule: TimeRule, groups: dict[str, str], calendar: Calendar, clocked: bool) -> str:
    """The value of a duration: ``P3Y``, ``PT48H``, ``PXD`` for a few days, ``P2Y3M`` for two amounts.

    *clocked*: the unit is one of a clock (minutes, not months).
    """
    unit = read_unit(rule, groups, calendar)
    number = UNKNOWN if "some" in groups else _count(groups, calendar)
    if number != UNKNOWN and unit in YEARS:
        number = str(int(float(number) * YEARS[unit]))
    unit = "Y" if unit in YEARS else unit
    half = "half" in groups
    if clocked and unit in CLOCKED:
        rest = "30M" if half and unit == "H" else _smaller(groups, calendar)
        return f"PT{number}{unit}{rest}"
    if half and number.isdigit():
        number += ".5"
    return f"P{number}{unit}{_smaller(groups, calendar)}"


def _smaller(groups: dict[str, str], calendar: Calendar) -> str:
    """The second and third amount of a duration told in several: "deux ans et trois mois"."""
    told = [(groups.get("count" + n), groups.get("less" + n)) for n in ("2", "3")]
    return "".join(read_number(count, calendar) + str(calendar.meaning("less", unit)) for count, unit in told if count and unit)


def _count(groups: dict[str, str], calendar: Calendar) -> str:
    if "dozen" in groups:
        return str(calendar.words("dozen")[groups["dozen"]])
    return read_number(groups["count"], calendar) if "count" in groups else "1"


def is_clocked(unit: str | None, calendar: Calendar) -> bool:
    """True for hours, minutes and seconds; the letter M alone would not tell minutes from months.

    >>> from verbale.language.calendar import load_calendar
    >>> is_clocked("minutes", load_calendar("fr")), is_clocked("mois", load_calendar("fr"))
    (True, False)
    """
    return unit in calendar.words("clockunit")
