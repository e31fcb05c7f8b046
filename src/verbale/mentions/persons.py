"""Persons linked: every name of the text belongs to one actor, with all that the text says of its offices and country."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from verbale.mentions.actors import Actor, Register, in_office
from verbale.mentions.atlas import is_state
from verbale.mentions.context import Context
from verbale.mentions.lexicon import MarkKind
from verbale.mentions.sightings import Held, Sighting
from verbale.model import EntityKind
from verbale.world import load_world

UNRANKED = 9


class Persons:
    """The named persons of one text, and its sources without a name."""

    def __init__(self, context: Context, register: Register, sightings: list[Sighting], home: str | None) -> None:
        self.context = context
        self.register = register
        self.home = home
        self._stated = tuple({m.item.code for marks in context.marks.values() for m in marks if m.item.kind is MarkKind.PLACE})
        self._found: dict[int, tuple[Actor, ...]] = {}
        self._sightings = sightings
        for sighting in sightings:
            if sighting.named and self._is_full(sighting):
                self._found[id(sighting)] = (register.full(sighting),)
        for sighting in sightings:
            if sighting.named and id(sighting) not in self._found:
                self._found[id(sighting)] = self._by_surname(sighting)
        self._share_offices()
        for sighting in sightings:
            self._describe(sighting)
        self._place_all()
        if self.home is None:
            self.home = self._home_of_officials()
            self._place_all()
        for actor in register.actors:
            actor.kind = EntityKind.PERSON if actor.official or actor.courtesy else EntityKind.SOURCE

    def _place_all(self) -> None:
        for actor in self.register.actors:
            actor.codes = self._countries(actor)

    def _home_of_officials(self) -> str | None:
        """The state that most officials of the text speak for, when no other has as many."""
        counts = Counter(a.codes[0] for a in self.register.actors if a.official and a.codes and is_state(a.codes[0])).most_common(2)
        return counts[0][0] if counts and (len(counts) == 1 or counts[0][1] > counts[1][1]) else None

    def actors(self, sighting: Sighting) -> tuple[Actor, ...]:
        """Whom the name at *sighting* may mean: one, several, or nobody that is a person."""
        return self._found.get(id(sighting), ())

    def owner(self, role: Sighting) -> Actor | None:
        """The person beside whose name *role* stands in apposition."""
        found = self.actors(self._sightings[role.owner]) if role.owner is not None else ()
        return found[0] if len(found) == 1 else None

    def codes_of(self, sighting: Sighting) -> tuple[str, ...]:
        """The countries that an office of the text names itself."""
        for held in sighting.offices:
            codes = self.codes_in(held)
            if codes:
                return codes
        return ()

    def codes_in(self, held: Held) -> tuple[str, ...]:
        """The country that *held* names: the first state of a national office, of any other the first state or body that speaks for one."""
        if held.of is not None:
            return (held.of,)
        national = self.context.lexicon.offices[held.heads[0]].national
        for code in held.codes:
            if national and not is_state(code):
                continue
            return load_world().speaks_for(code)
        return ()

    def unnamed(self, sighting: Sighting, codes: tuple[str, ...]) -> Actor:
        """A new actor for a role that nobody of the text holds, named by its own words."""
        phrase, held = sighting.phrase, sighting.offices[0]
        assert phrase is not None
        name = self.context.printed(phrase.core, phrase.last)
        spoken = (codes or self.owner_codes(sighting)) if held.public else ()
        actor = Actor(EntityKind.SOURCE, name, sighting.first, offices=list(sighting.offices), codes=spoken, gender=sighting.gender)
        actor.plural = sighting.plural
        self.register.actors.append(actor)
        return actor

    def owner_codes(self, role: Sighting) -> tuple[str, ...]:
        """The countries of the person in whose service a role is: "un conseiller de M. Mikati"."""
        for sighting in self._sightings:
            if sighting.named and role.first < sighting.first and sighting.last <= role.last and self.actors(sighting):
                return self.actors(sighting)[0].codes
        return ()

    def _is_full(self, sighting: Sighting) -> bool:
        """True for a name of two words or more that looks like a person's or stands behind a title or an office."""
        return sighting.titled and len(self.register.words(sighting)) > 1

    def _by_surname(self, sighting: Sighting) -> tuple[Actor, ...]:
        found = self.register.surname(sighting)
        if found:
            return tuple(found)
        if sighting.titled or sighting.offices:
            return (self._lone(sighting),)
        known = self.register.known_surname(sighting, self._stated) if self._stated and self._proper(sighting) else None
        if known is None or self.register.is_given_only(sighting):
            return ()
        actor = Actor(EntityKind.PERSON, self.context.printed(*sighting.name), sighting.name[0], self.register.words(sighting), known=known)
        actor.gender = known.gender
        return (self.register.add(actor),)

    def _lone(self, sighting: Sighting) -> Actor:
        """A person whose surname is all the text gives."""
        known = self.register.known_surname(sighting, self.codes_of(sighting))
        name = self.context.printed(*sighting.name)
        actor = Actor(EntityKind.PERSON, name, sighting.name[0], self.register.words(sighting), known=known)
        actor.gender = sighting.gender or (known.gender if known else None)
        return self.register.add(actor)

    def _proper(self, sighting: Sighting) -> bool:
        """True when every word of the name is a proper noun to the parser."""
        return all(self.context.tokens.pos[i] == "PROPN" for i in range(*sighting.name))

    def _share_offices(self) -> None:
        """Gives "son homologue" with a name the offices of the last official before it, of its own country."""
        last: Sighting | None = None
        for sighting in self._sightings:
            held = sighting.offices[0] if sighting.offices else None
            if held is None or not (sighting.named or sighting.owner is not None):
                continue
            if self.context.lexicon.offices[held.heads[0]].relation:
                if last is not None:
                    sighting.offices = [replace(o, codes=held.codes) for o in last.offices]
            else:
                last = sighting

    def _describe(self, sighting: Sighting) -> None:
        """Gives the offices and the gender at *sighting* to its person."""
        found = self.actors(sighting)
        owner = self.owner(sighting) if not found and sighting.offices else None
        actor = owner or (found[0] if len(found) == 1 else None)
        if actor is None:
            return
        actor.offices += [held for held in sighting.offices if held.label not in {o.label for o in actor.offices}]
        actor.gender = actor.gender or sighting.gender
        if sighting.titled and sighting.name[0] > sighting.first and not sighting.offices:
            actor.courtesy = True

    def _countries(self, actor: Actor) -> tuple[str, ...]:
        """The countries an actor speaks for: those its offices name, else those the world data knows, else the text's own."""
        for held in sorted(actor.offices, key=lambda h: h.former):
            codes = self.codes_in(held) if held.public else ()
            if codes:
                return codes
        offices = [held for held in actor.offices if held.public]
        if actor.known is not None and (not offices or any(held.national for held in offices)):
            return self._known_countries(actor)
        if any(held.national for held in offices) and self.home:
            return (self.home,)
        return ()

    def _known_countries(self, actor: Actor) -> tuple[str, ...]:
        assert actor.known is not None
        date = self.register.date
        now = sorted((h for h in actor.known.holdings if in_office(h.start, h.end, date)), key=lambda h: h.rank or UNRANKED)
        past = [h for h in actor.known.holdings if date is None or h.start[:4] <= date[:4]]
        held = now or past[-1:] or list(actor.known.holdings[:1])
        return tuple(dict.fromkeys(code for h in held for code in load_world().speaks_for(h.of)))[:1]
