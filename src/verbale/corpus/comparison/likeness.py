"""How alike two points are: by the record, and by what their words are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt

from verbale.corpus.comparison.matter import NAMED, NUMBER, STATE, TIME
from verbale.corpus.comparison.nearness import Nearness, load_nearness
from verbale.corpus.comparison.points import Deed, Point

COGNATE = 4
MARKED = (NAMED, NUMBER, STATE, TIME)
HEAVY = 1.5
PARTY, TARGET, FORCE, TOPIC = 0.25, 0.15, 0.3, 0.3
WORDS = 0.6
UNKNOWN = 0.6
ALIKE = 0.5
LEAST = {True: 0.12, False: 0.1}


@dataclass(frozen=True, slots=True)
class Scale:
    """What the points of two texts are weighed with: the weight of each key, and whether the texts are of one language.

    Across languages words are compared as cognates, by their first four letters (Simard, Foster and Isabelle 1992, who aligned the debates
    of the Canadian parliament so); numbers, states, times and the matters of matters.yml stand as they are.
    """

    weights: Mapping[str, float]
    same_language: bool
    nearness: Nearness

    def keys(self, matter: Iterable[str]) -> frozenset[str]:
        """The keys as this pair of texts compares them."""
        return frozenset(matter) if self.same_language else frozenset(key if key[0] in MARKED else key[:COGNATE] for key in matter)

    def overlap(self, one: Iterable[str], other: Iterable[str]) -> float:
        """The cosine of two sets of keys, each key by how few points have it; 0 where one is empty."""
        first, second = self.keys(one), self.keys(other)
        shared = sum(self.weights[key] for key in first & second)
        return shared / sqrt(self._sum(first) * self._sum(second)) if shared else 0.0

    def _sum(self, keys: frozenset[str]) -> float:
        return sum(self.weights[key] for key in keys)

    def likeness(self, one: Point, other: Point) -> float:
        """How alike the points are, from 0 to 1; 0 where other parties hold them or the words share nothing to speak of.

        Both the record and the words must speak for it: "France will fund the hospital" and "France will fund the port" have one record,
        "France will fund the hospital" and "Mali asks for a hospital" the same words.
        """
        if one.holders and other.holders and not one.holders & other.holders and not one.persons & other.persons:
            return 0.0
        words = self.overlap(one.matter, other.matter)
        if words < LEAST[self.same_language]:
            return 0.0
        return WORDS * sqrt(words) + (1 - WORDS) * self.record(one, other)

    def record(self, one: Point, other: Point) -> float:
        """How alike the records are, by the two acts that are most alike."""
        if not one.deeds or not other.deeds:
            return UNKNOWN
        strange = bool(one.persons & other.persons and not one.holders & other.holders)
        return max(self._deeds(a, b, strange) for a in one.deeds for b in other.deeds)

    def _deeds(self, one: Deed, other: Deed, strange: bool) -> float:
        """*strange* is true where one speaker is given two states: then who acts is not known."""
        party = UNKNOWN if strange else _shared(one.actor, other.actor)
        force, topic = self.nearness.of_forces(one.force, other.force), self.nearness.of_topics(one.topic, other.topic)
        return PARTY * party + TARGET * _shared(one.target, other.target) + FORCE * force + TOPIC * topic

    def sign(self, deed: Deed) -> int:
        """1 for what the act is about, -1 against it, 0 where it takes no stance."""
        stance = self.nearness.stances.get(deed.force, 0)
        return -stance if deed.polarity == "neg" else stance


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return UNKNOWN
    return len(one & other) / len(one | other)


def find_scale(points: tuple[Point, ...], *, same_language: bool, sides: frozenset[str]) -> Scale:
    """The scale for *points*, those of both texts together; the two states that meet weigh nothing: they are in every sentence."""
    empty = Scale({}, same_language, load_nearness())
    found = Counter(key for point in points for key in empty.keys(point.matter))
    weights = {key: log(1 + len(points) / count) * (HEAVY if key[0] in MARKED else 1) for key, count in found.items()}
    return Scale(weights | {STATE + code: 0.0 for code in sides}, same_language, load_nearness())
