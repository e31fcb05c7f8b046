"""Whose version of an event a record is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any

from verbale.corpus.comparison.points import Point, find_points
from verbale.world import load_world

MARGIN = 0.1
WORD = re.compile(r"[^\W\d_]{3,}")
Raw = Mapping[str, Any]
Points = tuple[Point, ...]
States = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Version:
    """A record as one side of a comparison; ``state`` is whose version it is, None when the records do not tell."""

    article: str
    language: str
    published: str | None
    outlet: str | None
    title: str | None
    state: str | None
    statements: int


def find_versions(records: tuple[Raw, Raw], points: tuple[Points, Points], states: States) -> tuple[Version, Version]:
    """The two versions; *states* that the caller knows hold, else see ``tell_states``."""
    first, second = states if any(states) else tell_states(records, points)
    return _version(records[0], first), _version(records[1], second)


def tell_states(records: tuple[Raw, Raw], points: tuple[Points, Points]) -> States:
    """Whose versions two records are.

    An outlet that names one state ("Ministère tunisien des Affaires étrangères") is that state's. Where an outlet does not tell, the words do: a side's
    read-out gives its own speakers most of them. Of the two states that are heard most, each is given to the record that hears it more, when the shares
    tell clearly (by a tenth together).
    """
    named = [_named_state(record["article"]["outlet"]) for record in records]
    heard = hear(*points)[1]
    first, second = named[0] or heard[0], named[1] or heard[1]
    if first != second:
        return first, second
    return (first, None) if named[0] and not named[1] else (None, second) if named[1] and not named[0] else heard


@cache
def _named_state(outlet: str | None) -> str | None:
    """The one state, or body with a voice of its own, that *outlet* names in any language; a news agency speaks for none."""
    world = load_world()
    forms = (form for language in world.languages for word in WORD.findall(outlet or "") for form in world.lookup(word, language))
    found = {code for form in forms if not form.weak for code in world.speaks_for(form.refers)}
    return next(iter(found)) if len(found) == 1 else None


def pick_sides(records: Sequence[Raw]) -> tuple[Raw, Raw] | None:
    """The two of *records* that are the versions of two states most clearly, of equals those with most statements; None where no two are."""
    points = {record["article"]["id"]: find_points(record) for record in sorted(records, key=lambda record: str(record["article"]["id"]))}
    by_id = {record["article"]["id"]: record for record in records}
    pairs = [
        (_lead(by_id[a], by_id[b], points[a], points[b]), tell_states((by_id[a], by_id[b]), (points[a], points[b])), a, b)
        for a, b in combinations(points, 2)
    ]
    told = [(lead, len(points[a]) + len(points[b]), states, a, b) for lead, states, a, b in pairs if all(states)]
    if not told:
        return None
    *_, a, b = max(told, key=lambda pair: (round(pair[0], 3), pair[1]))
    return by_id[a], by_id[b]


def _version(record: Raw, state: str | None) -> Version:
    article = record["article"]
    given = (article["published"]["value"], article["outlet"], article["title"])
    return Version(article["id"], article["language"], *given, state, len(record["statements"]))


def _lead(one: Raw, other: Raw, a: Points, b: Points) -> float:
    named = {_named_state(record["article"]["outlet"]) for record in (one, other)}
    return float(len(named - {None})) + hear(a, b)[0]


def hear(a: Points, b: Points) -> tuple[float, States]:
    """How clearly two records hear one state each more than the other, and which; no states where that is unclear."""
    first, second = _shares(a), _shares(b)
    together = Counter(first) + Counter(second)
    states = [code for code, _ in sorted(together.items(), key=lambda item: (-item[1], item[0]))[:2]]
    if len(states) < 2:
        return 0.0, (None, None)
    one, other = states
    lead = first.get(one, 0.0) + second.get(other, 0.0) - first.get(other, 0.0) - second.get(one, 0.0)
    if abs(lead) < MARGIN:
        return abs(lead), (None, None)
    return abs(lead), (one, other) if lead > 0 else (other, one)


def _shares(points: Points) -> dict[str, float]:
    """The share of each state in the words that single states say."""
    words: Counter[str] = Counter()
    for point in points:
        if len(point.countries) == 1:
            words[next(iter(point.countries))] += len(point.words)
    every = sum(words.values())
    return {code: count / every for code, count in words.items()}
