"""Every time that a text tells, with its value."""

from __future__ import annotations

import re

from verbale.language.times import TimeKind
from verbale.mentions.timex_extent import read_grain, read_interval
from verbale.mentions.timex_recognise import Recognised, recognise_times
from verbale.mentions.timex_resolve import resolve_time
from verbale.mentions.timex_rules import load_times
from verbale.mentions.timex_story import Resolved, Story, start_story
from verbale.mentions.timex_tense import find_bound, find_direction
from verbale.model import Parse, Timex, TimexType

CLOCKED = re.compile(r"T(?:\d|[A-Z]{2})")
LATE = frozenset({TimeKind.CLOCK})
DIRECTED = frozenset({TimeKind.DATE, TimeKind.FEAST, TimeKind.SPAN, TimeKind.WEEKDAY, TimeKind.PERIOD, TimeKind.SHIFT})


def find_times(parse: Parse) -> tuple[Timex, ...]:
    """The time expressions of a text in text order, none inside another.

    Values are TIMEX3: a day of the week, a month or a day without its year is placed by the verb's tense, counted from the
    day of publication; where that has no year, the values have none (``XXXX-09-12``, ``XXXX-WXX-6``). A year is never guessed.
    The grain says how fine the words are, the interval which days they cover, a word like "depuis" or "avant" with them. What no
    calendar has ("désormais", "par an", "quelques jours") is found too, and not ``placed``.
    """
    rules = load_times(parse.article.language)
    found = recognise_times(parse, rules)
    story = start_story(parse.article.published.value, rules.calendar)
    times = []
    for number, one in enumerate(found):
        direction = _direction(parse, one)
        story.enter(parse.tokens.sentence[one.first])
        resolved = _with_day_behind(found, number, parse, story) or resolve_time(one, direction, story)
        if resolved is None:
            continue
        story.tell(resolved, direction)
        times.append(_timex(parse, one, resolved))
    return tuple(times)


def _direction(parse: Parse, one: Recognised) -> int:
    if one.pattern.rule.kind not in DIRECTED and "noon" not in one.groups:
        return 0
    return find_direction(parse.tokens, one.first, one.last, parse.article.language)


def _with_day_behind(found: list[Recognised], number: int, parse: Parse, story: Story) -> Resolved | None:
    """A time of day whose day stands behind it in its sentence and none before it: "Vers 0 h 40, jeudi"."""
    one = found[number]
    if one.pattern.rule.kind not in LATE or number + 1 == len(found):
        return None
    sentence = parse.tokens.sentence[one.first]
    before = number and parse.tokens.sentence[found[number - 1].first] == sentence
    behind = found[number + 1]
    if before or parse.tokens.sentence[behind.first] != sentence or behind.pattern.rule.kind not in DIRECTED:
        return None
    day = resolve_time(behind, _direction(parse, behind), story)
    if day is None or day.day is None or day.day.day is None:
        return None
    ahead = Story(story.published, story.calendar, here=day.day)
    return resolve_time(one, 0, ahead)


def _timex(parse: Parse, one: Recognised, resolved: Resolved) -> Timex:
    rule = one.pattern.rule
    kind = _type(rule.kind, resolved.value)
    part = _part(parse, one) if kind is TimexType.DATE else None
    bound = _bound(parse, one)
    return Timex(
        span=one.span,
        text=one.span.of(parse.article.text),
        type=kind,
        value=resolved.value,
        anchor=resolved.anchor,
        rule=one.pattern.id,
        grain=None if rule.kind is TimeKind.VAGUE else read_grain(resolved.value),
        interval=None
        if kind is TimexType.SET or rule.kind is TimeKind.VAGUE
        else read_interval(resolved.value, bound, part, parse.article.published.value),
        part=part,
        placed=not rule.aside and "some" not in one.groups,
    )


def _part(parse: Parse, one: Recognised) -> str | None:
    """START, MID or END where the words tell a part of the time ("début juin")."""
    told = one.groups.get("edge") or one.groups.get("edge2")
    part = load_times(parse.article.language).calendar.optional("edge", told)
    return None if part is None else str(part)


def _bound(parse: Parse, one: Recognised) -> str | None:
    """What the words make of the time: an end of it ("depuis mardi"), or for a duration on which side of now it lies."""
    if one.pattern.rule.kind is TimeKind.DURATION and one.groups.keys() & {"past", "next"}:
        return "last" if "past" in one.groups else "next"
    return find_bound(parse.tokens, one.first, parse.article.language)


def _type(kind: TimeKind, value: str) -> TimexType:
    if kind is TimeKind.SET:
        return TimexType.SET
    if kind is TimeKind.VAGUE:
        return TimexType.TIME
    if kind is TimeKind.DURATION or value.startswith("P"):
        return TimexType.DURATION
    return TimexType.TIME if CLOCKED.search(value) else TimexType.DATE
