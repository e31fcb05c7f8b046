"""What an act is known by: the cue that performs it, or words of the content."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import msgspec

from verbale.errors import DataError
from verbale.language.entry import Entry
from verbale.language.loader import load_entries
from verbale.model import Force, Strength


class ActRule(Entry, frozen=True, kw_only=True):
    """A force with what shows it.

    ``cues`` are lemmas of cue verbs that perform the act by themselves, when ``lead`` (a regular expression on the folded
    content's beginning) is absent or matches. ``words`` is a regular expression for the content of a neutral cue.
    ``flips`` turns it into an act of its own under negation. ``requests`` makes the clause's subject the target.
    """

    force: Force
    strength: Strength | None = None
    cues: tuple[str, ...] = ()
    lead: str | None = None
    words: str | None = None
    requests: bool = False


class ActTable(msgspec.Struct, frozen=True):
    """The rules of a language: by cue lemma, in the file's order, and one expression for all content rules."""

    by_cue: dict[str, tuple[tuple[ActRule, re.Pattern[str] | None], ...]]
    content: re.Pattern[str]
    by_group: dict[str, ActRule]


class TopicRule(Entry, frozen=True, kw_only=True):
    """A topic (the entry's id) with the stems of its words, each a beginning of a folded word or phrase; ``weight`` for ties."""

    stems: tuple[str, ...]
    weight: int = 2


class Topics(NamedTuple):
    """One expression for all stems; the topic and weight behind each of its groups."""

    expression: re.Pattern[str]
    rules: dict[str, TopicRule]


@cache
def load_acts(language: str) -> ActTable:
    """The act rules of *language*; raises DataError naming the entry whose expression is broken."""
    by_cue: dict[str, list[tuple[ActRule, re.Pattern[str] | None]]] = {}
    parts, by_group = [], {}
    for number, rule in enumerate(load_entries(language, "acts", ActRule)):
        try:
            lead = re.compile(rule.lead) if rule.lead else None
            if rule.words:
                re.compile(rule.words)
        except re.error as error:
            raise DataError(f"{language}/acts.yml: entry {rule.id}: {error}") from error
        for cue in rule.cues:
            by_cue.setdefault(cue, []).append((rule, lead))
        if rule.words:
            by_group[f"r{number}"] = rule
            parts.append(f"(?P<r{number}>{rule.words})")
    return ActTable({k: tuple(v) for k, v in by_cue.items()}, re.compile(r"\b(?:" + "|".join(parts) + ")"), by_group)


@cache
def load_topics(language: str) -> Topics:
    """The topics of *language*, every stem in one expression."""
    rules = {f"t{n}": rule for n, rule in enumerate(load_entries(language, "topics", TopicRule))}
    parts = [f"(?P<{name}>{'|'.join(map(re.escape, sorted(rule.stems, key=len, reverse=True)))})" for name, rule in rules.items()]
    return Topics(re.compile(r"\b(?:" + "|".join(parts) + ")"), rules)


class MarkRule(Entry, frozen=True, kw_only=True):
    """An expression on folded words that shows a realis, a negation or an amount (the entry's id); checked on its examples."""

    words: str


@cache
def load_marks(language: str) -> dict[str, re.Pattern[str]]:
    """The marks of *language* by id."""
    return {rule.id: re.compile(rule.words, re.IGNORECASE) for rule in load_entries(language, "marks", MarkRule)}
