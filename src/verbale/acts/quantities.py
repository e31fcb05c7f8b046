"""By when, and how much."""

from __future__ import annotations

from bisect import bisect_left

from verbale.language.amounts import AmountWords
from verbale.model import Span, Timex, TimexType, Tokens

DATED = frozenset({TimexType.DATE, TimexType.TIME})
LONGEST = 8


class TimeIndex:
    """The times of one article by place."""

    def __init__(self, times: tuple[Timex, ...]) -> None:
        self._times = times
        self._starts = [t.span.start for t in times]

    def find(self, words: Span) -> str | None:
        """The value of the first date or hour inside *words*, None when they give none."""
        for time in self._times[bisect_left(self._starts, words.start) : bisect_left(self._starts, words.end)]:
            if time.type in DATED and time.span.end <= words.end:
                return time.value
        return None


def find_amount(tokens: Tokens, words: AmountWords, first: int, last: int) -> Span | None:
    """The first quantity with a unit among the words *first* to *last* ("50 millions de dollars", "12 %"), None without one.

    A number of people or things is no amount unless it comes in millions, dozens and the like.
    """
    i = first
    while i < last:
        if not (words.is_number(tokens.fold[i]) or tokens.fold[i] in words.scales):
            i += 1
            continue
        end = i
        while end < min(last, i + LONGEST) and (words.is_number(tokens.fold[end]) or tokens.fold[end] in words.scales):
            end += 1
        if i > first and tokens.fold[i - 1] in words.signs:
            return Span(tokens.start[i - 1], tokens.end[end - 1])
        scaled = tokens.fold[end - 1] in words.scales
        unit = end + 1 if scaled and end < last and tokens.fold[end] in words.links else end
        if unit < last and (words.is_unit(tokens.fold[unit]) or (scaled and unit > end and tokens.pos[unit] == "NOUN")):
            return Span(tokens.start[i], tokens.end[unit])
        i = end
    return None
