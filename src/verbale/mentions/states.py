"""States and known organisations: by name, adjective, prefix, capital and seat of power."""

from __future__ import annotations

from collections import Counter

from verbale.mentions.actors import Actor, Register
from verbale.mentions.atlas import is_state, place_name
from verbale.mentions.context import Context
from verbale.mentions.lexicon import NEUTER, MarkKind
from verbale.mentions.sightings import Sighting
from verbale.model import EntityKind, ReferenceKind
from verbale.world import load_world

KIND = {
    "name": ReferenceKind.NAME,
    "adjective": ReferenceKind.ADJECTIVE,
    "prefix": ReferenceKind.PREFIX,
    "capital": ReferenceKind.CAPITAL,
    "metonym": ReferenceKind.METONYM,
    "organisation": ReferenceKind.NAME,
}
PARTY = "party"
PRESS = frozenset({"media", "agency"})
LEAD = 3


class States:
    """The states and known organisations of one text."""

    def __init__(self, context: Context, register: Register) -> None:
        self.context = context
        self.register = register
        self._actors: dict[str, Actor] = {}
        self._seats: dict[str, Actor] = {}
        self._press: set[int] = set()

    def sightings(self, named: list[Sighting]) -> list[Sighting]:
        """Every place of the text that is no part of a person's name."""
        taken = {at for s in named if s.named for at in range(*s.name)}
        found = []
        for at, marks in self.context.marks.items():
            places = [m for m in marks if m.item.kind is MarkKind.PLACE]
            if not places or at in taken:
                continue
            codes = tuple(dict.fromkeys(m.item.code for m in places))
            item = places[0].item
            first = at - 1 if item.how != "adjective" and at and self.context.fold(at - 1) in self.context.words["definite"] else at
            found.append(Sighting(first, places[0].last, KIND[item.how], item.rule, codes=codes, mark=places[0], plural=item.plural))
        return found

    def actors(self, sighting: Sighting) -> tuple[Actor, ...]:
        """What *sighting* refers to: one, both states of a compound, none when an adjective is shared by two states."""
        if len(sighting.codes) > 1 and sighting.kind not in {ReferenceKind.PREFIX, ReferenceKind.METONYM}:
            return ()
        return tuple(self.actor(code, sighting.first) for code in sighting.codes)

    def is_press(self, actor: Actor) -> bool:
        """True for a paper, a broadcaster or an agency that the world data knows."""
        return id(actor) in self._press

    def seat(self, sighting: Sighting) -> Actor | None:
        """The seat of power that *sighting* names, with its article: "le Kremlin", "la Maison Blanche"; None for a city or a state."""
        if sighting.mark is None or sighting.mark.item.how != "metonym" or not is_state(sighting.codes[0]):
            return None
        name = self.context.printed(sighting.mark.first, sighting.mark.last)
        found = self._seats.get(name.casefold())
        if found is None:
            codes, item = sighting.codes[:1], sighting.mark.item
            found = Actor(EntityKind.ORGANISATION, name, sighting.first, codes=codes, gender=item.gender, plural=item.plural)
            self._seats[name.casefold()] = found
            self.register.actors.append(found)
        return found

    def actor(self, code: str, at: int) -> Actor:
        """The actor of a state or an organisation, first mentioned at token *at*."""
        found = self._actors.get(code)
        if found is None:
            world, language = load_world(), self.context.lexicon.language
            entity = world.entity(code)
            kind = EntityKind.STATE if is_state(code) else EntityKind.ORGANISATION
            gender = NEUTER if self.context.lexicon.neuter else entity.gender
            plural = entity.plural and not self.context.lexicon.neuter
            name = self._printed(code, at) if entity.kind == PARTY else place_name(code, language)
            found = Actor(kind, name, at, codes=world.speaks_for(code), gender=gender, plural=plural)
            self._actors[code] = found
            if entity.kind in PRESS:
                self._press.add(id(found))
            self.register.actors.append(found)
        return found

    def _printed(self, code: str, at: int) -> str:
        """The name of a party as the text prints it first: parties of several states share one."""
        marks = (m for k in (at, at + 1) for m in self.context.marks.get(k, ()) if m.item.code == code)
        mark = next(marks, None)
        return place_name(code, self.context.lexicon.language) if mark is None else self.context.printed(mark.first, mark.last)

    def leading(self, size: int) -> tuple[str, ...]:
        """The *size* states that the text is most about, none when the next one is nearly as present."""
        counts = self._prominence()
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        if len(ranked) < size or (len(ranked) > size and ranked[size][1] > 0.75 * ranked[size - 1][1]):
            return ()
        first = {code: at for at, marks in reversed(self.context.marks.items()) for m in marks if (code := m.item.code)}
        return tuple(sorted((code for code, _ in ranked[:size]), key=lambda code: first.get(code, 0)))

    def _prominence(self) -> Counter[str]:
        """How present each state is: by its names, and by the officials who speak for it; the lead counts twice, a compound three times."""
        counts: Counter[str] = Counter()
        sentences = self.context.parse.sentences
        lead = sentences[min(LEAD, len(sentences)) - 1].last if sentences else 0
        for at, marks in self.context.marks.items():
            places = [m.item for m in marks if m.item.kind is MarkKind.PLACE and is_state(m.item.code)]
            if len({p.code for p in places}) > 1 and places[0].how != "prefix":
                continue
            for place in places:
                counts[place.code] += (2 if at < lead else 1) * (3 if places[0].how == "prefix" else 1)
        for actor in self.register.actors:
            if actor.kind is EntityKind.PERSON and actor.codes and is_state(actor.codes[0]):
                counts[actor.codes[0]] += 4 if actor.at < lead else 2
        return counts
