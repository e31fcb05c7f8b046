"""When a text was published: as given, as it says itself, or which years its own evidence allows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache

from verbale.errors import UsageError
from verbale.ingest.datelines import UNKNOWN_YEAR, find_published
from verbale.language import load_entries
from verbale.language.calendar import load_calendar
from verbale.language.fold import fold_text
from verbale.language.novelties import Horizon, Novelty
from verbale.model import Basis, Candidate, Dateline, Published, Span

GIVEN = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?")


def date_article(text: str, lines: tuple[Span, ...], dateline: Dateline | None, given: str | None, language: str) -> Published:
    """The publication date: *given*, else the dateline's, else a full date at the beginning, else not stated.

    A dateline without a year keeps it unknown (``XXXX-09-14``), with the years that the text allows as candidates; a
    year is never guessed. Raises UsageError when *given* is not an ISO date.
    """
    if given is not None:
        return Published(check_date(given), Basis.GIVEN)
    stated = dateline.value[:10] if dateline and dateline.value else None
    if stated and not stated.startswith(UNKNOWN_YEAR):
        return Published(stated, Basis.TEXT)
    opening = find_published(text, lines, language)
    if stated is None:
        return Published(opening, Basis.TEXT) if opening else Published(None, Basis.NOT_STATED)
    if opening and opening[5:10] == stated[5:10]:
        return Published(opening[:10], Basis.TEXT)
    return Published(stated, Basis.TEXT, find_years(text, stated, language))


def check_date(given: str) -> str:
    """*given* when it is an ISO 8601 date or date and time; raises UsageError otherwise.

    >>> check_date("2020-09-14")
    '2020-09-14'
    """
    try:
        if GIVEN.fullmatch(given) and datetime.fromisoformat(given):
            return given
    except ValueError:
        pass
    raise UsageError(f"the publication date {given!r} is no ISO date; write it like 2020-09-14 or 2020-09-14T09:10.")


def find_years(text: str, stated: str, language: str) -> tuple[Candidate, ...]:
    """The years in which a text dated *stated* (``XXXX-09-14``) can have been written, each with its evidence.

    Evidence is a weekday beside a day and month, and a thing named that did not exist before. None when there is no evidence.
    """
    folded = fold_text(text)
    evidence = [*_weekdays(text, folded, language), *_novelties(text, folded, language)]
    horizon = _horizon(language)
    candidates = []
    for year in range(horizon.first, horizon.last + 1):
        if evidence and _exists(year, stated) and all(year in years for years, _ in evidence):
            candidates.append(Candidate(year, tuple(dict.fromkeys(words for _, words in evidence))))
    return tuple(candidates)


def _exists(year: int, stated: str) -> bool:
    try:
        return bool(date(year, int(stated[5:7]), int(stated[8:10])))
    except ValueError:
        return False


def _weekdays(text: str, folded: str, language: str) -> Iterable[tuple[frozenset[int], str]]:
    """The years in which a weekday beside a day and month falls on that day, for each such date of the text."""
    calendar, horizon = load_calendar(language), _horizon(language)
    for match in _dated(language).finditer(folded):
        groups = {name.rstrip("0123456789"): words for name, words in match.groupdict().items() if words is not None}
        month, number = calendar.meaning("month", groups["month"]), calendar.meaning("weekday", groups["weekday"])
        day = calendar.meaning("ordinal", groups["day"]) or groups["day"]
        years = (y for y in range(horizon.first, horizon.last + 1) if _falls(y, int(month or 0), int(day), int(number or 0)))
        yield frozenset(years), text[match.start() : match.end()]


def _falls(year: int, month: int, day: int, weekday: int) -> bool:
    try:
        return date(year, month, day).isoweekday() == weekday
    except ValueError:
        return False


@cache
def _dated(language: str) -> re.Pattern[str]:
    return load_calendar(language).compile(_horizon(language).dated)


def _novelties(text: str, folded: str, language: str) -> Iterable[tuple[frozenset[int], str]]:
    last = _horizon(language).last
    for novelty in load_entries(language, "novelties", Novelty):
        for name in novelty.names:
            at = folded.find(name)
            if at >= 0:
                yield frozenset(range(novelty.since, last + 1)), text[at : at + len(name)]
                break


@cache
def _horizon(language: str) -> Horizon:
    horizon: Horizon = load_entries(language, "horizon", Horizon)[0]
    return horizon
