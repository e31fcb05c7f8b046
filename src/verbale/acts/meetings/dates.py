"""When an encounter took place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from verbale.acts.meetings.cues import Cue
from verbale.acts.meetings.participants import ParticipantFinder
from verbale.acts.meetings.tellings import Status
from verbale.language.meetings import MeetingTable
from verbale.model import Mentions, Parse, Span, Timex, TimexType

DAY = re.compile(r"(?:\d{4}|XXXX)-(?:(?:\d{2}|XX)-(?:\d{2}|XX)(?!\d)|WXX-\d)")
RANGE = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")
COARSE = re.compile(r"\d{4}-(?:\d\d|W\d\d(?:-WE)?)$")
YEAR = re.compile(r"\d{4}")
DAYS = re.compile(r"P(\d+)D$")
PLACED = (TimexType.DATE, TimexType.TIME)
HORIZON = timedelta(days=92)
SHORT_LINE = 48
STOPS = frozenset(".!?:…")


@dataclass(frozen=True, slots=True)
class Day:
    """The day or days of an encounter, None when the text does not say; ``stale`` for one long before the text."""

    value: str | None
    stale: bool = False


class DateFinder:
    """Finds the days of the encounters of one article."""

    def __init__(self, parse: Parse, mentions: Mentions, table: MeetingTable, parties: ParticipantFinder) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.times = mentions.times
        self.words = table.words
        self.parties = parties
        published = parse.article.published.value or ""
        self.published = date.fromisoformat(published[:10]) if re.match(r"\d{4}-\d\d-\d\d", published) else None

    def find(self, cue: Cue) -> Day:
        """The day nearest to *cue* in its clause; of a month or a week when the clause names no day; several for "du 3 au 5".

        What a text tells undated under a heading of day and place was on that day.
        """
        near = self._near(cue)
        if near is None:
            return Day(None if cue.remote or cue.status is not Status.HELD else self._heading)
        value = near.value or ""
        stale = self._stale(value)
        if RANGE.match(value):
            return Day(value, stale)
        match = DAY.match(value)
        if match:
            return Day(self._lasting(cue, match.group()), stale)
        return Day(value if COARSE.match(value) else None, stale)

    @cached_property
    def _heading(self) -> str | None:
        """The day of a text headed as the minutes of an event are: a line with the date, then one with the place, before any sentence."""
        article = self.parse.article
        dateline = article.dateline
        value = dateline.value if dateline else None
        if dateline is None or value is None or not DAY.match(value) or "X" in value[:10]:
            return None
        for paragraph in article.paragraphs:
            line = paragraph.span.of(article.text).strip()
            if paragraph.span.start < dateline.span.end:
                continue
            if len(line) > SHORT_LINE or line[-1:] in STOPS:
                return None
            if line[:1].isupper():
                return value[:10]
        return None

    def is_future(self, day: Day) -> bool:
        """True for a day behind that of publication."""
        return bool(
            self.published and day.value and re.match(r"\d{4}-\d\d-\d\d", day.value) and date.fromisoformat(day.value[:10]) > self.published
        )

    def is_past(self, day: Day) -> bool:
        """True for a day before that of publication."""
        last = day.value.split("/")[-1] if day.value else ""
        return bool(self.published and re.match(r"\d{4}-\d\d-\d\d", last) and date.fromisoformat(last[:10]) < self.published)

    def _near(self, cue: Cue) -> Timex | None:
        span = self._clause(cue)
        inside = [t for t in self.times if span.covers(t.span) and t.type in PLACED and t.value and not self._elsewhere(t, cue)]
        at = self.tokens.end[cue.last - 1]
        ranked = sorted(inside, key=lambda t: (self._grain(t.value or ""), self._distance(t, cue, at), t.span.start))
        return ranked[0] if ranked else None

    def _elsewhere(self, time: Timex, cue: Cue) -> bool:
        """True for a time in a relative clause that a comma has closed before *cue*: "X, qui sera élu lundi, a reçu Y"."""
        sentence = self.parse.sentences[self.tokens.sentence[cue.first]]
        before = [k for k in range(sentence.first, cue.first) if self.tokens.start[k] < time.span.start]
        opened = next(
            (k for k in reversed(before) if self.tokens.fold[k] in self.words["phrase-stops"] or self.tokens.fold[k] == ","), None
        )
        return (
            time.span.end <= self.tokens.start[cue.first] and opened is not None and self.tokens.fold[opened] in self.words["phrase-stops"]
        )

    def _grain(self, value: str) -> int:
        """Days before months and weeks, those before years."""
        return 0 if DAY.match(value) else 1 if COARSE.match(value) else 2

    def _distance(self, time: Timex, cue: Cue, at: int) -> int:
        start = self.tokens.start[cue.first]
        return start - time.span.end if time.span.end <= start else max(0, time.span.start - at)

    def _clause(self, cue: Cue) -> Span:
        """The clause round *cue*: from the word before it that opens one to the word behind it that opens the next."""
        sentence = self.parse.sentences[self.tokens.sentence[cue.first]]
        first = sentence.first
        for k in range(cue.first - 1, sentence.first - 1, -1):
            if self.tokens.fold[k] in self.words["phrase-stops"] and "," not in self.tokens.fold[k : cue.first]:
                first = k + 1
                break
        return Span(self.tokens.start[first], self.tokens.end[self.parties.end(cue) - 1])

    def _stale(self, value: str) -> bool:
        """True for a time more than three months before the text was published."""
        if self.published is None or not YEAR.match(value):
            return False
        if not re.match(r"\d{4}-\d\d", value):
            return int(value[:4]) < self.published.year
        day = value[:10] if re.match(r"\d{4}-\d\d-\d\d", value) else f"{value[:7]}-28"
        return self.published - date.fromisoformat(day) > HORIZON

    def _lasting(self, cue: Cue, day: str) -> str:
        """The days of a visit whose length the words tell ("une visite de deux jours"), which began or ended on *day*."""
        span = Span(self.tokens.start[cue.first], self.tokens.end[min(cue.last + 8, len(self.tokens)) - 1])
        length = next(
            (m for t in self.times if span.covers(t.span) and t.type is TimexType.DURATION and (m := DAYS.match(t.value or ""))), None
        )
        if length is None or "X" in day or cue.noun is None or cue.verb is None:
            return day
        more = timedelta(days=int(length[1]) - 1)
        lemma = self.tokens.lemma[cue.verb]
        if lemma in self.words["ending"]:
            return f"{date.fromisoformat(day) - more}/{day}"
        return f"{day}/{date.fromisoformat(day) + more}" if lemma in self.words["beginning"] else day
