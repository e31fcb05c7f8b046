"""Whether an act is real, its polarity, by when, how much."""

from __future__ import annotations

import re
from functools import cache

from verbale.language.acts import load_marks
from verbale.model import Polarity, Realis, Timex, TimexType


def find_realis(words: str, language: str) -> Realis:
    """The reality of folded *words*: rumour before hypothesis before future before past, else actual.

    >>> find_realis("aurait signé un accord", "fr").value
    'hearsay'
    """
    for name in (Realis.HEARSAY, Realis.HYPOTHETICAL, Realis.FUTURE, Realis.PAST):
        if _mark(language, name.value).search(words):
            return name
    return Realis.ACTUAL


def find_polarity(words: str, language: str) -> Polarity:
    """Negative when the first predicate of folded *words* is negated or names a stop; "ne … que" is no negation.

    >>> find_polarity("n'acceptera aucune condition", "fr").value
    'neg'
    """
    return Polarity.NEG if _mark(language, "negation").match(words) else Polarity.POS


def find_when(times: tuple[Timex, ...], start: int, end: int) -> str | None:
    """The value of the first date inside the characters, None when the text gives none."""
    inside = (t for t in times if start <= t.span.start and t.span.end <= end)
    return next((t.value for t in inside if t.type in (TimexType.DATE, TimexType.TIME)), None)


def find_amount(words: str, language: str) -> str | None:
    """The words of the first quantity with a unit, as printed.

    >>> find_amount("une ligne de crédit de 50 millions de dollars", "fr")
    '50 millions de dollars'
    """
    match = _mark(language, "amount").search(words)
    return match.group().strip() if match else None


@cache
def _mark(language: str, name: str) -> re.Pattern[str]:
    return load_marks(language)[name]
