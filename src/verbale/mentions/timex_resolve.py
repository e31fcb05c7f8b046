"""What a time expression stands for, counted from the day of publication or from the day last told of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from verbale.language.calendar import Calendar
from verbale.language.times import TimeKind, TimeRule
from verbale.mentions.timex_amounts import is_clocked, value_duration
from verbale.mentions.timex_days import SEASONS, Day, move_days, move_months, read_day, write_month, write_week, write_year
from verbale.mentions.timex_recognise import Recognised

PAST, OPEN, FUTURE = -1, 0, 1
LONG_AGO = 300
RECENT = 7
SATURDAY = 6
PUBLISHED, NARRATIVE = "published", "narrative"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value and what it was counted from, None where nothing was; ``day`` is the single day that it names, if it names one."""

    value: str
    anchor: str | None = None
    day: Day | None = None


@dataclass(slots=True)
class Story:
    """What a text has told so far: the day of publication, and the day last told of that is not to come."""

    published: Day
    calendar: Calendar
    told: Day = field(default_factory=Day)
    here: Day = field(default_factory=Day)
    last: Day = field(default_factory=Day)
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

    def enter(self, sentence: int) -> None:
        """Go on to the next expression; a day that another sentence names is no longer at hand."""
        if sentence != self.sentence:
            self.here = Day()
        self.sentence = sentence

    def tell(self, resolved: Resolved, direction: int) -> None:
        """Remember the day that an expression names; for the story only when it is not to come."""
        day = resolved.day
        if day is None or day.day is None:
            return
        self.here = self.last = day
        now, then = self.published.date, day.date
        to_come = then > now if now and then else direction == FUTURE
        if not to_come:
            self.told = day


def resolve_time(found: Recognised, direction: int, story: Story) -> Resolved | None:
    """The value of one expression; *direction* is -1 for the past, 1 for what is to come, 0 for neither. None for no day of any calendar."""
    return RESOLVERS[found.pattern.rule.kind](found, direction, story)


def _date(found: Recognised, direction: int, story: Story) -> Resolved | None:
    groups, calendar = found.groups, story.calendar
    month, day = _month(groups, calendar), _day_of(groups, calendar)
    year, anchor = _year(groups, month, day, direction, story)
    if month is None:
        return Resolved(write_year(year), anchor)
    whole = Day(year, month, day)
    if day is None:
        return Resolved(write_month(whole), anchor)
    if Day(year or 2000, month, day).date is None:
        return None
    return Resolved(whole.iso() + _hour(groups, calendar, found.pattern.rule.part), anchor, whole)


def _month(groups: dict[str, str], calendar: Calendar, suffix: str = "") -> int | None:
    meaning = calendar.meaning("month", groups.get("month" + suffix) or groups.get("monthname" + suffix))
    number = meaning or groups.get("nummonth" + suffix)
    return int(number) if number and 1 <= int(number) <= 12 else None


def _day_of(groups: dict[str, str], calendar: Calendar, suffix: str = "") -> int | None:
    day = groups.get("day" + suffix) or groups.get("numday" + suffix)
    return None if day is None else int(calendar.meaning("ordinal", day) or day)


def _year(groups: dict[str, str], month: int | None, day: int | None, direction: int, story: Story) -> tuple[int | None, str | None]:
    """The year that the words give, else that which the direction gives from the day of publication, None when that has no year."""
    if "year" in groups:
        return int(groups["year"]), None
    if "short" in groups:
        return 1900 + int(groups["short"]) if int(groups["short"]) > 50 else 2000 + int(groups["short"]), None
    now = story.published
    if month is None or now.year is None or now.month is None:
        return now.year, PUBLISHED
    way = _way(groups)
    return _nearest_year(now, month, day, way or direction, strict=bool(way)), PUBLISHED


def _way(groups: dict[str, str]) -> int:
    """-1 for "dernier", 1 for "prochain": a way's first letter tells, for it is p-r or anything else."""
    if "past" in groups:
        return PAST
    return FUTURE if "next" in groups else OPEN


def _nearest_year(now: Day, month: int, day: int | None, direction: int, strict: bool) -> int:
    year = now.year or 0
    if day is None:
        after = (month, 0) > (now.month, 0)
        same = month == now.month
    else:
        after, same = (month, day) > (now.month, now.day), (month, day) == (now.month, now.day)
    if same:
        return year + direction if strict and day is None else year
    last, coming = (year - 1, year) if after else (year, year + 1)
    if direction == FUTURE:
        return coming
    ago, ahead = _distance(now, last, month, day), _distance(now, coming, month, day)
    if direction == PAST and (strict or day is None or ago <= LONG_AGO):
        return last
    return last if ago <= 2 * ahead else coming


def _distance(now: Day, year: int, month: int, day: int | None) -> int:
    then = Day(year, month, min(day or 15, 28)).date
    here = now.date or Day(now.year, now.month, 15).date
    return abs((then - here).days) if then and here else 0


def _hour(groups: dict[str, str], calendar: Calendar, part: str | None = None) -> str:
    """The part of the day or the time of day, empty when none is told."""
    if "hour" in groups:
        minute = groups.get("minute") or groups.get("minuted") or "00"
        return f"T{int(groups['hour']):02}:{int(minute):02}"
    told = part or calendar.meaning("part", groups.get("part"))
    return f"T{told}" if told else ""


def _span(found: Recognised, direction: int, story: Story) -> Resolved | None:
    """Two days of one month or two years, joined by a slash."""
    groups, calendar = found.groups, story.calendar
    if "day2" not in groups:
        return Resolved(f"{groups['year']}/{groups['year2']}")
    month2 = _month(groups, calendar, "2") or _month(groups, calendar)
    month = _month(groups, calendar) or month2
    last = _day_of(groups, calendar, "2")
    year, anchor = _year(groups | ({"year": groups["year2"]} if "year2" in groups else {}), month2, last, direction, story)
    first_year = year - 1 if year is not None and month is not None and month2 is not None and month > month2 else year
    first, end = Day(first_year, month, _day_of(groups, calendar)), Day(year, month2, last)
    return Resolved(f"{first.iso()}/{end.iso()}", anchor)


def _weekday(found: Recognised, direction: int, story: Story) -> Resolved:
    groups, calendar = found.groups, story.calendar
    wanted = int(calendar.words("weekday")[groups["weekday"]])
    suffix = _hour(groups, calendar, found.pattern.rule.part)
    now = story.published.date
    if now is None:
        return Resolved(f"XXXX-WXX-{wanted}{suffix}", PUBLISHED)
    back, ahead = (now.isoweekday() - wanted) % 7, (wanted - now.isoweekday()) % 7
    way = _way(groups)
    if way:
        shift = ahead or 7 if way == FUTURE else -(back or 7)
    elif direction == OPEN:
        shift = ahead if 2 * ahead < back else -back
    else:
        shift = ahead if direction == FUTURE else -back
    day = move_days(story.published, shift)
    return Resolved(day.iso() + suffix, PUBLISHED, day)


def _shift(found: Recognised, direction: int, story: Story) -> Resolved:
    rule, groups = found.pattern.rule, found.groups
    anchor = _anchor(story, rule)
    name = NARRATIVE if rule.narrative and story.told != Day() else PUBLISHED
    shift, unit = rule.shift + _way(groups), rule.unit or "D"
    if unit == "WE" and not shift and direction == PAST and anchor.date and anchor.date.isoweekday() < SATURDAY:
        shift = PAST
    if unit == "D":
        day = move_days(anchor, shift)
        return Resolved(day.iso() + _hour(groups, story.calendar, rule.part), name, day)
    if unit in WRITERS:
        return Resolved(WRITERS[unit](anchor, shift), name)
    return Resolved(write_year(None if anchor.year is None else anchor.year + shift), name)


def _anchor(story: Story, rule: TimeRule) -> Day:
    """The day that a shift counts from: "le même jour" is the last one named, even to come; "la veille" precedes one that was."""
    if not rule.narrative:
        return story.published
    return story.last if rule.shift == 0 and story.last != Day() else story.narrative


def _write_quarter(day: Day, shift: int) -> str:
    moved = move_months(day, 3 * shift)
    return f"{write_year(moved.year)}-Q{(moved.month - 1) // 3 + 1 if moved.month else 'X'}"


def _write_half(day: Day, shift: int) -> str:
    moved = move_months(day, 6 * shift)
    return f"{write_year(moved.year)}-H{(moved.month - 1) // 6 + 1 if moved.month else 'X'}"


WRITERS: dict[str, Callable[[Day, int], str]] = {
    "W": write_week,
    "WE": lambda day, shift: write_week(day, shift, "-WE"),
    "M": lambda day, shift: write_month(move_months(day, shift)),
    "Q": _write_quarter,
    "H": _write_half,
}


def _period(found: Recognised, direction: int, story: Story) -> Resolved:
    """A quarter, a half or a season of a year; without a year, that which the direction gives."""
    groups, calendar, now = found.groups, story.calendar, story.published
    season = groups.get("season") or groups.get("season2")
    if season:
        code = str(calendar.words("season")[season])
        first, last = SEASONS[code]
    else:
        letter = str(calendar.words("term")[groups["term"]])
        number, length = int(calendar.words("ordinal")[groups["ordinal"]]), 3 if letter == "Q" else 6
        code, first, last = f"{letter}{number}", (number - 1) * length + 1, number * length
    known = groups.get("year") or found.pattern.rule.value
    if known:
        return Resolved(f"{known}-{code}")
    year, way = now.year, _way(groups)
    if year is not None and now.month is not None:
        over = last < now.month and first <= last
        to_come = first > now.month
        if (way or direction) == FUTURE and over:
            year += 1
        elif (way or direction) == PAST and to_come:
            year -= 1
    return Resolved(f"{write_year(year)}-{code}", PUBLISHED)


def _decade(found: Recognised, direction: int, story: Story) -> Resolved:
    groups = found.groups
    if "century" in groups:
        return Resolved(f"{int(story.calendar.words('century')[groups['century']]) - 1:02}")
    words = groups["decade"]
    number = int(story.calendar.meaning("tens", words) or words)
    return Resolved(str((number if number > 99 else 1900 + number) // 10))


def _clock(found: Recognised, direction: int, story: Story) -> Resolved:
    """A time of the day last told of in its sentence, else in the story."""
    noon = story.calendar.meaning("noon", found.groups.get("noon"))
    day = story.clock_day
    time = f"T{noon}" if noon else _hour(found.groups, story.calendar)
    return Resolved(day.iso() + time, NARRATIVE if story.here != Day() else PUBLISHED, day)


def _duration(found: Recognised, direction: int, story: Story) -> Resolved:
    rule, groups = found.pattern.rule, found.groups
    return Resolved(rule.value or value_duration(rule, groups, story.calendar, is_clocked(groups.get("unit"), story.calendar)))


def _set(found: Recognised, direction: int, story: Story) -> Resolved:
    groups = found.groups
    weekday = story.calendar.meaning("weekday", groups.get("weekday")) or story.calendar.meaning("weekdays", groups.get("weekdays"))
    return Resolved(f"XXXX-WXX-{weekday}") if weekday else _duration(found, direction, story)


RESOLVERS: dict[TimeKind, Callable[[Recognised, int, Story], Resolved | None]] = {
    TimeKind.DATE: _date,
    TimeKind.SPAN: _span,
    TimeKind.WEEKDAY: _weekday,
    TimeKind.SHIFT: _shift,
    TimeKind.PERIOD: _period,
    TimeKind.DECADE: _decade,
    TimeKind.CLOCK: _clock,
    TimeKind.DURATION: _duration,
    TimeKind.SET: _set,
}


def start_story(published: str | None, calendar: Calendar) -> Story:
    """The story of a text before its first word."""
    return Story(read_day(published), calendar)
