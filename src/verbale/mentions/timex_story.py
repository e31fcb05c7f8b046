"""What a text has told so far, for the times that are counted from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from verbale.language.calendar import Calendar
from verbale.mentions.timex_days import Day, read_day
from verbale.mentions.timex_tense import FUTURE

RECENT = 7
NEAR = 1
PUBLISHED, NARRATIVE = "published", "narrative"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value and what it was counted from, None where nothing was; ``day`` is the day, month or year that it names, if it names one."""

    value: str
    anchor: str | None = None
    day: Day | None = None


@dataclass(slots=True)
class Story:
    """The day of publication, and the times last told of.

    ``told`` is the last day that is not to come, ``last`` the last day of any kind, ``here`` that of the sentence at hand;
    ``era`` is the last date of which at least the year is known, ``era_at`` its sentence.
    """

    published: Day
    calendar: Calendar
    told: Day = field(default_factory=Day)
    here: Day = field(default_factory=Day)
    last: Day = field(default_factory=Day)
    era: Day = field(default_factory=Day)
    era_at: int = -1
    sentence: int = -1

    @property
    def narrative(self) -> Day:
        """The day last told of, else the day of publication."""
        return self.told if self.told != Day() else self.published

    @property
    def clock_day(self) -> Day:
        """The day that a time of day is on: the last of its sentence, else one told of within the week, else the day of publication."""
        if self.here != Day():
            return self.here
        told, now = self.told.date, self.published.date
        recent = told and now and (now - told).days <= RECENT
        return self.told if recent or now is None else self.published

    @property
    def near(self) -> Day:
        """The date told of in this sentence or in the one before, nothing known where they tell none."""
        return self.era if self.era_at >= 0 and self.sentence - self.era_at <= NEAR else Day()

    def enter(self, sentence: int) -> None:
        """Go on to the next expression; a day that another sentence names is no longer at hand."""
        if sentence != self.sentence:
            self.here = Day()
        self.sentence = sentence

    def tell(self, resolved: Resolved, direction: int) -> None:
        """Remember the date that an expression names; its day is the story's own only when it is not to come."""
        day = resolved.day
        if day is None:
            return
        self.era, self.era_at = day, self.sentence
        if day.day is None:
            return
        self.here = self.last = day
        now, then = self.published.date, day.date
        to_come = then > now if now and then else direction == FUTURE
        if not to_come:
            self.told = day


def start_story(published: str | None, calendar: Calendar) -> Story:
    """The story of a text before its first word."""
    return Story(read_day(published), calendar)
