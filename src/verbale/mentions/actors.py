"""Those who are there: one value for all the names and offices of one person, body or source."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from verbale.mentions.context import Context
from verbale.mentions.runs import given_gender, is_given
from verbale.mentions.sightings import Held, Sighting
from verbale.mentions.spelling import fits_surname, heads, name_words, same_person
from verbale.model import EntityKind
from verbale.world import KnownPerson, fold_name, load_world


@dataclass(slots=True, eq=False)
class Actor:
    """An entity being built; ``words`` are its name's as compared, ``at`` the token of its first mention."""

    kind: EntityKind
    name: str
    at: int
    words: tuple[str, ...] = ()
    offices: list[Held] = field(default_factory=list)
    codes: tuple[str, ...] = ()
    gender: str | None = None
    plural: bool = False
    known: KnownPerson | None = None
    courtesy: bool = False
    heads: frozenset[str] = frozenset()

    @property
    def official(self) -> bool:
        """True for one who holds a public function, or is known to the world data."""
        return self.known is not None or any(held.public for held in self.offices)


class Register:
    """All actors of a text, found again by any of their names' words."""

    def __init__(self, context: Context, date: str | None) -> None:
        self.context = context
        self.date = date
        self.actors: list[Actor] = []
        self._by_head: dict[str, list[Actor]] = defaultdict(list)
        self._families = context.names["family-first"]

    def add(self, actor: Actor) -> Actor:
        """Enters a new actor."""
        self.actors.append(actor)
        for head in heads(actor.words):
            self._by_head[head].append(actor)
        return actor

    def words(self, sighting: Sighting) -> tuple[str, ...]:
        """The words of the name at *sighting*, as compared."""
        return name_words(self.context.printed(*sighting.name), self.context.particles)

    def full(self, sighting: Sighting) -> Actor:
        """The actor of a full name, a new one when none of the text's has it."""
        words = self.words(sighting)
        name = self.context.printed(*sighting.name)
        for actor in self._candidates(words):
            if len(actor.words) > 1 and self._same(words, actor.words):
                if len(words) > len(actor.words):
                    actor.name, actor.words = name, words
                return actor
        known = self.known(name)
        actor = Actor(EntityKind.PERSON, name, sighting.name[0], words, known=known, gender=known.gender if known else None)
        return self.add(actor)

    def surname(self, sighting: Sighting) -> list[Actor]:
        """The actors whom a name without its given name may mean: those of its gender and office, else all."""
        words = self.words(sighting)
        found = [a for a in self._candidates(words) if a.words and fits_surname(words, a.words, self.context.lexicon.given, self._families)]
        exact = [a for a in found if set(words) <= set(a.words)]
        found = exact or found
        if sighting.gender and len(found) > 1:
            found = [a for a in found if a.gender in {None, sighting.gender}] or found
        if sighting.offices and len(found) > 1:
            heads = {h for held in sighting.offices for h in held.heads[:1]}
            found = [a for a in found if any(h in held.heads for held in a.offices for h in heads)] or found
        return found

    def known(self, name: str) -> KnownPerson | None:
        """The official of that full name, in a spelling known or one that sounds like it; None when the world data has none or two."""
        folded = fold_name(name)
        found = [p for p in load_world().persons_named(name) if any(fold_name(n) == folded for n in p.names)] or self._sounding(name)
        return found[0] if len(found) == 1 else None

    def _sounding(self, name: str) -> list[KnownPerson]:
        """The officials of whose name *name*, whole and without initials, is another spelling."""
        words, particles = name_words(name, self.context.particles), self.context.particles
        if len(words) < 2 or any(len(word) == 1 for word in words):
            return []
        near = {p.id: p for word in (words[-1], words[0]) for p in load_world().persons_sounding(word)}
        return [p for p in near.values() if any(self._same(words, name_words(n, particles)) for n in p.names)]

    def _same(self, a: tuple[str, ...], b: tuple[str, ...]) -> bool:
        return same_person(a, b, lambda word: given_gender(word, self.context), self._families)

    def known_surname(self, sighting: Sighting, codes: tuple[str, ...]) -> KnownPerson | None:
        """The one official of that surname who was in office at the text's date, of *codes* when given; None for a text without a date."""
        found, name = [], self.context.printed(*sighting.name)
        for person in (load_world().persons_named(name) or load_world().persons_sounding(name)) if self.date else ():
            held = [h for h in person.holdings if in_office(h.start, h.end, self.date)]
            if held and (not codes or any(h.of in codes for h in held)):
                found.append(person)
        return found[0] if len(found) == 1 else None

    def is_given_only(self, sighting: Sighting) -> bool:
        """True when the name is one given name."""
        first, last = sighting.name
        return last - first == 1 and is_given(self.context, first)

    def _candidates(self, words: tuple[str, ...]) -> list[Actor]:
        found: dict[int, Actor] = {}
        for head in heads(words):
            for actor in self._by_head.get(head, ()):
                found[id(actor)] = actor
        return sorted(found.values(), key=lambda a: a.at)


def in_office(start: str, end: str | None, date: str | None) -> bool:
    """True when *date* lies between *start* and *end*, all ISO dates as precise as known; without a date, when it still lasts.

    >>> in_office("2013-03", "2018", "2016-05-04"), in_office("2013-03", None, None), in_office("2013-03", "2018", None)
    (True, True, False)
    """
    if date is None or not date[:4].isdigit():
        return end is None
    return start[: len(date)] <= date[: len(start)] and (end is None or date[: len(end)] <= end)
