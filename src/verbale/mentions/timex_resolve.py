"""What a time expression stands for, counted from the day of publication or from the day last told of."""

from __future__ import annotations

from collections.abc import Callable

from verbale.language.calendar import Calendar
from verbale.language.times import TimeKind
from verbale.mentions.timex_amounts import is_clocked, value_duration
from verbale.mentions.timex_clock import MIDNIGHT, write_clock, write_noon
from verbale.mentions.timex_days import SEASONS, Day, move_days, write_month, write_year
from verbale.mentions.timex_feasts import find_feast
from verbale.mentions.timex_recognise import Recognised
from verbale.mentions.timex_shift import shift_count, shift_unit
from verbale.mentions.timex_story import NARRATIVE, PUBLISHED, Resolved, Story
from verbale.mentions.timex_tense import FUTURE, OPEN, PAST, PRESENT
from verbale.mentions.timex_years import find_day, find_month, find_nearby, find_way, find_year

LEAP = 2000
SATURDAY = 6


def resolve_time(found: Recognised, direction: int, story: Story) -> Resolved | None:
    """The value of one expression; *direction* is that of find_direction. None for no day of any calendar."""
    return RESOLVERS[found.pattern.rule.kind](found, direction, story)


def _date(found: Recognised, direction: int, story: Story) -> Resolved | None:
    groups, calendar = found.groups, story.calendar
    month, day = _first_month(groups, calendar), find_day(groups, calendar)
    clock = write_clock(groups, calendar, found.pattern.rule.part)
    if month is None and day is not None:
        near = find_nearby(_weekday_of(groups, calendar), day, story.published)
        return Resolved(near.iso() + clock, PUBLISHED, near)
    year, anchor = _year(found, month, day, direction, story)
    whole = Day(year, month, day)
    if month is None:
        return Resolved(write_year(year), anchor, whole)
    if day is None:
        return Resolved(write_month(whole), anchor, whole)
    return Resolved(whole.iso() + clock, anchor, whole) if Day(year or LEAP, month, day).date else None


def _year(found: Recognised, month: int | None, day: int | None, direction: int, story: Story) -> tuple[int | None, str | None]:
    """The year of a date; that of a rule with a unit is so many from the year of publication ("March last year")."""
    now = story.published.year
    if found.pattern.rule.unit:
        return None if now is None else now + find_way(found.groups), PUBLISHED
    return find_year(found.groups, month, day, direction, story)


def _first_month(groups: dict[str, str], calendar: Calendar) -> int | None:
    """The month, else that of the day behind ("du 3 au 4 juin"), or the one before it when the first day is the later one ("du 31 au 1er juin")."""
    month = find_month(groups, calendar)
    behind = find_month(groups, calendar, "2")
    if month is not None or behind is None:
        return month
    first, last = find_day(groups, calendar), find_day(groups, calendar, "2")
    return (behind - 2) % 12 + 1 if first and last and first > last else behind


def _weekday_of(groups: dict[str, str], calendar: Calendar) -> int | None:
    number = calendar.meaning("weekday", groups.get("weekday"))
    return None if number is None else int(number)


def _span(found: Recognised, direction: int, story: Story) -> Resolved | None:
    """Two days of one month or two years, joined by a slash."""
    groups, calendar = found.groups, story.calendar
    if "day2" not in groups:
        end = groups.get("year2") or groups["year"][:2] + groups["tail"]
        return Resolved(f"{groups['year']}/{end}", None, Day(int(end))) if groups["year"] < end else None
    month2 = find_month(groups, calendar, "2") or find_month(groups, calendar)
    month = find_month(groups, calendar) or month2
    last = find_day(groups, calendar, "2")
    year, anchor = find_year(groups | ({"year": groups["year2"]} if "year2" in groups else {}), month2, last, direction, story)
    first_year = year - 1 if year is not None and month is not None and month2 is not None and month > month2 else year
    first, final = Day(first_year, month, find_day(groups, calendar)), Day(year, month2, last)
    return Resolved(f"{first.iso()}/{final.iso()}", anchor, Day(year, month2))


def _weekday(found: Recognised, direction: int, story: Story) -> Resolved:
    groups, calendar, rule = found.groups, story.calendar, found.pattern.rule
    wanted = int(calendar.words("weekday")[groups["weekday"]])
    suffix = write_clock(groups, calendar, rule.part)
    origin, name = (story.narrative, NARRATIVE) if rule.narrative and story.told != Day() else (story.published, PUBLISHED)
    now = origin.date
    if now is None:
        return Resolved(f"XXXX-WXX-{wanted}{suffix}", name)
    back, ahead = (now.isoweekday() - wanted) % 7, (wanted - now.isoweekday()) % 7
    way = find_way(groups) or (rule.shift if rule.narrative else OPEN)
    if way:
        shift = ahead or 7 if way == FUTURE else -(back or 7)
    else:
        shift = _nearest_shift(back, ahead, OPEN if direction == PRESENT and "this" in groups else direction)
    day = move_days(origin, shift)
    return Resolved(day.iso() + suffix, name, day)


def _nearest_shift(back: int, ahead: int, direction: int) -> int:
    """How many days from now a day of the week is: a present tense looks ahead, unless that day was yesterday."""
    if direction == OPEN:
        return ahead if 2 * ahead < back else -back
    if direction == PRESENT:
        return -back if 3 * back <= ahead else ahead
    return ahead if direction == FUTURE else -back


def _shift(found: Recognised, direction: int, story: Story) -> Resolved | None:
    rule, groups = found.pattern.rule, found.groups
    if "unit" in groups:
        backward = direction == PAST and rule.shift == FUTURE and not rule.narrative
        return _duration(found, direction, story) if backward else shift_count(rule, groups, story)
    anchor = _anchor(story, found)
    name = NARRATIVE if rule.narrative and anchor != story.published else PUBLISHED
    shift, unit = rule.shift + find_way(groups), rule.unit or "D"
    if unit == "D":
        day = move_days(anchor, shift)
        return Resolved(day.iso() + write_clock(groups, story.calendar, rule.part), name, day)
    if unit == "WE" and not shift and direction == PAST and anchor.date and anchor.date.isoweekday() < SATURDAY:
        shift = PAST
    return shift_unit(anchor, unit, shift, name)


def _anchor(story: Story, found: Recognised) -> Day:
    """The day that a shift counts from: "le même jour" is the last one named, even to come; "la veille" precedes one that was."""
    rule = found.pattern.rule
    if not rule.narrative:
        return story.published
    if rule.unit:
        return story.near if story.near != Day() else story.published
    if rule.shift == 0 and "part" in found.groups:
        return story.clock_day
    return story.last if rule.shift == 0 and story.last != Day() else story.narrative


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
    year, way = now.year, find_way(groups)
    if year is not None and found.pattern.rule.unit:
        year += way
    elif year is not None and now.month is not None:
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
        number = groups["century"]
        ordinal = int(number) if number.isdigit() else int(story.calendar.words("century")[number])
        return Resolved(f"{ordinal - 1:02}")
    words = groups["decade"]
    number = str(story.calendar.meaning("tens", words) or words)
    return Resolved(str((int(number) if int(number) > 99 else 1900 + int(number)) // 10))


def _clock(found: Recognised, direction: int, story: Story) -> Resolved | None:
    """A time of the day last told of in its sentence, else in the story; midnight ends a day that is named, and begins one that is past."""
    groups, calendar, rule = found.groups, story.calendar, found.pattern.rule
    day = story.clock_day
    if "noon" in groups:
        over = direction == PAST and story.here == Day()
        time = write_noon(groups, calendar, rule.value or (MIDNIGHT if over else None))
    else:
        time = write_clock(groups, calendar)
    return Resolved(day.iso() + time, NARRATIVE if day != story.published else PUBLISHED, day)


def _duration(found: Recognised, direction: int, story: Story) -> Resolved:
    rule, groups = found.pattern.rule, found.groups
    clocked = is_clocked(groups.get("unit") or groups.get("unit2"), story.calendar)
    return Resolved(rule.value or value_duration(rule, groups, story.calendar, clocked))


def _set(found: Recognised, direction: int, story: Story) -> Resolved:
    groups = found.groups
    weekday = story.calendar.meaning("weekday", groups.get("weekday")) or story.calendar.meaning("weekdays", groups.get("weekdays"))
    return Resolved(f"XXXX-WXX-{weekday}") if weekday else _duration(found, direction, story)


def _feast(found: Recognised, direction: int, story: Story) -> Resolved:
    """A feast of the year that the words give, else of that which the direction gives."""
    groups = found.groups
    year = groups.get("year")
    code = str(story.calendar.words("feast")[groups["feast"]])
    day = find_feast(code, int(year) if year else None, find_way(groups) or direction, story.published)
    return Resolved(day.iso(), None if year else PUBLISHED, day)


def _vague(found: Recognised, direction: int, story: Story) -> Resolved:
    return Resolved(found.pattern.rule.value or "")


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
    TimeKind.FEAST: _feast,
    TimeKind.VAGUE: _vague,
}
