"""The time rules of a language, ready to be tried: patterns compiled, rules by the words they are tried at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from verbale.errors import DataError
from verbale.language import load_entries, rule_id
from verbale.language.calendar import Calendar, load_calendar
from verbale.language.times import TimeRule

YEAR, CLOCK, SLASH, TENS, SHORT = "#year", "#clock", "#slash", "#tens", "#short"
GROUP = re.compile(r"\(\?P<\w+>")
FIGURES = frozenset({YEAR, CLOCK, SLASH, TENS, SHORT})


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rule with its compiled pattern, its id and its place in the file."""

    rule: TimeRule
    regex: re.Pattern[str]
    id: str
    order: int


@dataclass(frozen=True, slots=True, eq=False)
class Trigger:
    """The patterns tried at a word, and one that matches wherever any of them does: its group ``n`` is the first that does, from 1."""

    patterns: tuple[Pattern, ...]
    any: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class TimeRules:
    """All rules of a language by trigger: a folded word, or a kind of figure."""

    calendar: Calendar
    triggers: dict[str, Trigger]


@cache
def load_times(language: str) -> TimeRules:
    """The rules of ``<language>/times.yml``, in the file's order at each trigger; raises DataError for a piece that is missing."""
    calendar = load_calendar(language)
    triggers: dict[str, list[Pattern]] = {}
    rules = [(topic, rule) for topic in ("untimes", "times") for rule in load_entries(language, topic, TimeRule)]
    classes = tuple(dict.fromkeys(name for _, rule in rules for name in rule.on if name in calendar.pieces and name not in FIGURES))
    for order, (topic, rule) in enumerate(rules):
        pattern = Pattern(rule, calendar.compile(rule.pattern), rule_id(language, topic, rule.id), order)
        for trigger in dict.fromkeys(word for name in rule.on for word in _words(calendar, name, classes)):
            triggers.setdefault(trigger, []).append(pattern)
    sets = {patterns: Trigger(patterns, _any(patterns)) for patterns in dict.fromkeys(map(tuple, triggers.values()))}
    return TimeRules(calendar, {word: sets[tuple(patterns)] for word, patterns in triggers.items()})


def _any(patterns: tuple[Pattern, ...]) -> re.Pattern[str]:
    found = re.compile("|".join(f"(?:{GROUP.sub('(?:', pattern.regex.pattern)})()" for pattern in patterns))
    if found.groups != len(patterns):
        raise DataError(f"times.yml: a group without a name in one of {', '.join(p.rule.id for p in patterns)}; write (?:…)")
    return found


def _words(calendar: Calendar, name: str, classes: tuple[str, ...]) -> tuple[str, ...]:
    """The words that a name of ``on`` stands for; a plain word of a class stands for all of it, so that fewer sets of patterns need be compiled."""
    named = name if name in classes else next((c for c in classes if name in calendar.words(c)), None)
    return (name,) if named is None else tuple(calendar.words(named))
