"""A day that is written out with its year, in any language that has rules."""

from __future__ import annotations

from functools import cache
from re import Pattern

from verbale.ingest.datelines import value_of
from verbale.language import languages
from verbale.language.calendar import Calendar, load_calendar
from verbale.language.fold import fold_text

WRITTEN = "(?:{month} {day},? {year}|{day2} {month2},? {year2})"
FAR = 300


@cache
def _patterns() -> tuple[tuple[Calendar, Pattern[str]], ...]:
    return tuple((calendar, calendar.compile(WRITTEN)) for calendar in map(load_calendar, languages()))


def find_written_day(words: str) -> str | None:
    """The first full date in *words*, as an ISO day.

    >>> find_written_day("lundi 11 mars 2024 512 mots, p. 4"), find_written_day("March 11, 2024"), find_written_day("mars 2024")
    ('2024-03-11', '2024-03-11', None)
    """
    folded = fold_text(words[:FAR])
    for calendar, pattern in _patterns():
        match = pattern.search(folded)
        value = match and value_of(match.groupdict(), calendar)
        if value:
            return value
    return None
