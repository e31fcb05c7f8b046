"""The words that date and place a text."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from verbale.language import load_entries, rule_id
from verbale.language.calendar import Calendar, load_calendar
from verbale.language.datelines import DatelineRule, Publication
from verbale.language.fold import fold_text
from verbale.model import Dateline, Span

FIRST_LINES = 6
LONG_LINE = 250
WINDOW = 500
SHORT = 3
UNKNOWN_YEAR = "XXXX"


@cache
def _datelines(language: str) -> tuple[tuple[DatelineRule, re.Pattern[str]], ...]:
    calendar = load_calendar(language)
    return tuple((rule, calendar.compile(rule.pattern)) for rule in load_entries(language, "datelines", DatelineRule))


@cache
def _publications(language: str) -> tuple[re.Pattern[str], ...]:
    calendar = load_calendar(language)
    return tuple(calendar.compile(rule.pattern) for rule in load_entries(language, "publications", Publication))


def find_dateline(text: str, lines: tuple[Span, ...], language: str) -> Dateline | None:
    """The dateline that fills or opens one of the first paragraphs *lines*, None when there is none.

    Its value has X for a year that it does not give, and the hour where it gives one. Paragraphs behind a long one are the
    body, where no dateline is looked for.
    """
    for line in lines[:FIRST_LINES]:
        folded = fold_text(text[line.start : min(line.end, line.start + WINDOW)])
        for rule, pattern in _datelines(language):
            match = pattern.match(folded)
            if match and (not rule.alone or match.end() == line.end - line.start) and _placed(text, line.start, match, rule):
                return _dateline(line.start, match, rule_id(language, "datelines", rule.id), load_calendar(language))
        if line.end - line.start > LONG_LINE:
            break
    return None


def find_published(text: str, lines: tuple[Span, ...], language: str) -> str | None:
    """The full date at the beginning of a text without dateline: "Le 3 mars 2021, …", "ce mercredi 3 mars 2021"."""
    for line in lines[:3]:
        folded = fold_text(text[line.start : min(line.end, line.start + WINDOW)])
        for pattern in _publications(language):
            match = pattern.match(folded)
            value = match and value_of(match.groupdict(), load_calendar(language))
            if value:
                return value
    return None


def _placed(text: str, at: int, match: re.Match[str], rule: DatelineRule) -> bool:
    """A place is a name: its words have capitals, short ones aside; a dateline without a place needs none."""
    if match.groupdict().get("place") is None:
        return True
    words = text[at + match.start("place") : at + match.end("place")].split()
    if rule.capitals and not all(word.isupper() for word in words):
        return False
    return words[0][0].isupper() and all(word[0].isupper() for word in words if len(word) > SHORT)


def _dateline(at: int, match: re.Match[str], rule: str, calendar: Calendar) -> Dateline:
    groups = match.groupdict()
    return Dateline(
        span=Span(at + match.start(), at + match.end()),
        value=value_of(groups, calendar),
        place=_group_span(at, match, "place") if groups.get("place") else None,
        agency=_group_span(at, match, "agency") if groups.get("agency") else None,
        rule=rule,
    )


def _group_span(at: int, match: re.Match[str], name: str) -> Span:
    start, end = match.span(name)
    return Span(at + start, at + start + len(match[name].rstrip(" \n")) if end > start else at + end)


def value_of(groups: dict[str, str | None], calendar: Calendar) -> str | None:
    """The ISO value of a match's groups, None for a day that no calendar has.

    >>> value_of({"day": "3", "month": "mars", "hour": "9"}, load_calendar("fr"))
    'XXXX-03-03T09:00'
    """
    first = {name.rstrip("0123456789"): value for name, value in groups.items() if value is not None}
    if "weekday" in first and "day" not in first and "numday" not in first:
        return None
    month = calendar.meaning("month", first.get("month")) or first.get("nummonth")
    day = first.get("day") or first.get("numday")
    if month is None or day is None:
        return None
    year, number = first.get("year"), int(calendar.meaning("ordinal", day) or day)
    try:
        known = date(int(year or 2000), int(month), number)
    except ValueError:
        return None
    value = f"{year or UNKNOWN_YEAR}-{known:%m-%d}"
    minute = first.get("minute") or first.get("minuted") or "00"
    hour = calendar.hour(first)
    return value if hour is None else f"{value}T{hour:02}:{minute}"
