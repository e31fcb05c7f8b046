"""The second reading: every description and pronoun finds whom it means, in the order of the text."""

from __future__ import annotations

from verbale.language import rule_id
from verbale.mentions.actors import Actor, Register
from verbale.mentions.atlas import is_state
from verbale.mentions.bodies import Bodies
from verbale.mentions.context import Context
from verbale.mentions.entries import Entry
from verbale.mentions.fronts import Article
from verbale.mentions.functions import Function, find_function
from verbale.mentions.groups import find_group
from verbale.mentions.lexicon import MarkKind
from verbale.mentions.persons import Persons
from verbale.mentions.pronouns import NEAR, find_antecedent, is_impersonal
from verbale.mentions.roles import can_be
from verbale.mentions.salience import HEADLINE, QUOTED, WEIGHT, Event, Salience, choose
from verbale.mentions.sightings import Sighting
from verbale.mentions.states import States
from verbale.model import EntityKind, Reason, ReferenceKind

HOLDING = frozenset({ReferenceKind.ROLE, ReferenceKind.TITLE_NAME})
PEOPLE = frozenset({EntityKind.PERSON, EntityKind.SOURCE})


class Resolver:
    """One text being read a second time: entries are made in order, and the reader's attention is kept in ``salience``."""

    def __init__(self, context: Context, register: Register, persons: Persons, states: States, home: str | None) -> None:
        self.context = context
        self.register = register
        self.persons = persons
        self.states = states
        self.home = home
        self.bodies = Bodies(context, register, states, persons)
        self.salience = Salience()
        self.entries: list[Entry] = []
        self._held = 0

    def read(self, sightings: list[Sighting]) -> list[Entry]:
        """The entries of all sightings and places, in text order, outer before inner."""
        places = self.states.sightings(sightings)
        for sighting in sorted([*sightings, *places], key=lambda s: (s.first, -s.last)):
            self._read(sighting)
        return self.entries

    def _read(self, sighting: Sighting) -> None:
        function = find_function(self.context, sighting.first, sighting.last)
        if sighting.last <= self._held:
            function = Function.ASIDE
        entry = self._resolve(sighting, function)
        if entry is None:
            return
        self.entries.append(entry)
        if sighting.kind in HOLDING:
            self._held = max(self._held, sighting.last)
        if entry.actors:
            self._note(entry, function, sighting)

    def _resolve(self, sighting: Sighting, function: Function) -> Entry | None:
        entry = Entry(sighting.first, sighting.last, sighting.kind, sighting.rule)
        if sighting.named:
            return self._name(sighting, entry, function)
        elif self._is_national(sighting):
            self._national(sighting, entry)
        elif sighting.mark is None or sighting.mark.item.kind is MarkKind.PLACE or sighting.kind is ReferenceKind.METONYM:
            seat = self.states.seat(sighting) if function > Function.ASIDE else None
            entry.actors = (seat,) if seat is not None else self.states.actors(sighting)
            entry.reason = None if entry.actors else Reason.AMBIGUOUS
        elif sighting.mark.item.kind is MarkKind.OFFICE:
            if self._predicated(sighting, function):
                return None
            self._role(sighting, entry)
        elif sighting.mark.item.kind is MarkKind.SOURCE:
            entry.actors = self.bodies.actors(sighting, self.salience)
        elif sighting.mark.item.kind is MarkKind.GROUP:
            entry.actors = find_group(self.context, sighting, self.salience, self.register, self.states)
            entry.reason = None if entry.actors else Reason.AMBIGUOUS
        else:
            return self._pronoun(sighting, entry, function)
        return entry

    def _name(self, sighting: Sighting, entry: Entry, function: Function) -> Entry | None:
        found = self.persons.actors(sighting)
        if not found:
            organisation = self.bodies.named(sighting, function)
            if organisation is None:
                return None
            found, entry.rule = (organisation,), sighting.rule
        if len(found) == 1:
            entry.actors = found
            entry.source = self._last_entry(found[0])
            return entry
        sentence = self.context.tokens.sentence[sighting.first]
        best, sure = choose([(self.salience.score(a, sentence), a) for a in found])
        entry.actors = (best,) if best is not None and sure else ()
        entry.reason = None if entry.actors else Reason.AMBIGUOUS
        entry.doubtful = not entry.actors
        return entry

    def _role(self, sighting: Sighting, entry: Entry) -> None:
        owner = self.persons.owner(sighting)
        if owner is not None:
            entry.actors, entry.source = (owner,), self._last_entry(owner)
            return
        phrase, held = sighting.phrase, sighting.offices[0]
        assert phrase is not None
        codes = self.persons.codes_of(sighting)
        if phrase.article is Article.INDEFINITE or (phrase.article is Article.POSSESSIVE and not self._relation(held.heads[0])):
            entry.actors = (self.persons.unnamed(sighting, codes),)
            return
        best, sure = self._best_holder(sighting, codes)
        if best is not None:
            entry.actors, entry.source = (best,), self._last_entry(best)
            entry.rule = self._duty_rule(sighting) or entry.rule
        elif sure:
            entry.actors = (self.persons.unnamed(sighting, codes or self._home_codes(held.national)),)
        else:
            entry.reason, entry.doubtful = Reason.AMBIGUOUS, True

    def _predicated(self, sighting: Sighting, function: Function) -> bool:
        """True for an office without an article that says what someone is: "il était sénateur de la Sarthe"."""
        phrase = sighting.phrase
        bare = phrase is not None and phrase.article is Article.NONE and not sighting.plural
        return bare and sighting.owner is None and function < Function.SUBJECT

    def _duty_rule(self, sighting: Sighting) -> str | None:
        """The rule of the duty that the role words in several words ("chef de l'Etat"), None for a plain noun."""
        held, language = sighting.offices[0], self.context.lexicon.language
        return rule_id(language, "duties", held.own[-1]) if held.own else None

    def _best_holder(self, sighting: Sighting, codes: tuple[str, ...]) -> tuple[Actor | None, bool]:
        """Who the role is: the most present of those who can be it, of another sentence for "son homologue"."""
        sentence = self.context.tokens.sentence[sighting.first]
        fitting = [a for a in self.register.actors if can_be(self.context, a, sighting, codes, self.register.date)]
        if self._relation(sighting.offices[0].heads[0]):
            fitting = self._others(sighting, codes)
        held = sighting.offices[0]
        if not codes and held.national and len(fitting) > 1 and self.home:
            fitting = [a for a in fitting if self.home in a.codes and held.duties] or fitting
        if not fitting and codes:
            fitting = self._nationals(sighting, sentence)
        scored = [(self.salience.score(a, sentence), a) for a in fitting]
        if any(s > 0 for s, _ in scored):
            return choose([(s, a) for s, a in scored if s > 0])
        return (fitting[0], True) if len(fitting) == 1 else (None, True)

    def _nationals(self, sighting: Sighting, sentence: int) -> list[Actor]:
        """Those who serve an organisation and whom "le diplomate slovaque" may call by their nationality, just mentioned."""
        recent = {id(a) for e in self.salience.recent(sentence, NEAR) for a in e.actors}
        found = [a for a in self.register.actors if id(a) in recent and not any(is_state(code) for code in a.codes)]
        return [a for a in found if can_be(self.context, a, sighting, (), self.register.date) and a.kind is EntityKind.PERSON]

    def _is_national(self, sighting: Sighting) -> bool:
        """True for "le Slovaque", someone of that state: a capital behind a singular article, and no name behind it."""
        words, at = self.context.words, sighting.first
        if sighting.kind is not ReferenceKind.ADJECTIVE or sighting.plural or not self.context.upper(at) or self.context.lexicon.head_final:
            return False
        article = self.context.fold(at - 1)
        return article in words["definite"] and article not in words["plural-articles"] and not self.context.upper(sighting.last)

    def _national(self, sighting: Sighting, entry: Entry) -> None:
        """Who of that state was just named, else who serves none that is known; nobody when two can be it."""
        entry.first, entry.kind = sighting.first - 1, ReferenceKind.ROLE
        sentence, codes = self.context.tokens.sentence[sighting.first], set(sighting.codes)
        recent = {id(a): a for e in self.salience.recent(sentence, NEAR) for a in e.actors if a.kind in PEOPLE and not a.plural}
        gender = "f" if self.context.among(sighting.first - 1, "feminine-articles") else sighting.gender
        people = [a for a in recent.values() if a.gender in {None, gender or a.gender}]
        own = [a for a in people if codes & set(a.codes)]
        fitting = own or [a for a in people if not any(is_state(code) for code in a.codes)]
        found = fitting[0] if len(fitting) == 1 else None
        entry.actors = (found,) if found is not None else ()
        entry.source = self._last_entry(found) if found is not None else None
        entry.reason, entry.doubtful = (None, False) if found is not None else (Reason.AMBIGUOUS, True)

    def _relation(self, head: str) -> bool:
        return self.context.lexicon.offices[head].relation

    def _others(self, sighting: Sighting, codes: tuple[str, ...]) -> list[Actor]:
        """Those whom "son homologue" or "son interlocuteur" can be: officials who are not the subject of the sentence."""
        sentence = self.context.tokens.sentence[sighting.first]
        subjects = {
            id(a) for e in self.salience.recent(sentence, 0) if e.function >= Function.SUBJECT and e.at < sighting.first for a in e.actors
        }
        found = [a for a in self.register.actors if a.official and id(a) not in subjects and self.salience.uses(a)]
        return [a for a in found if not codes or set(codes) & set(a.codes)]

    def _home_codes(self, national: bool) -> tuple[str, ...]:
        return (self.home,) if national and self.home else ()

    def _pronoun(self, sighting: Sighting, entry: Entry, function: Function) -> Entry | None:
        assert sighting.mark is not None
        pronoun = self.context.lexicon.pronouns[sighting.mark.item.entry]
        if pronoun.kind == "subject" and is_impersonal(self.context, sighting.first, sighting.last):
            return None
        found = find_antecedent(self.context, sighting, pronoun, self.salience, self.entries)
        if found is None:
            return None
        entry.actors, entry.source, sure = found
        entry.reason = None if entry.actors else Reason.AMBIGUOUS if not sure else Reason.NOT_STATED
        entry.doubtful = not sure
        if sighting.gender and len(entry.actors) == 1 and entry.actors[0].kind in {EntityKind.PERSON, EntityKind.SOURCE}:
            entry.actors[0].gender = entry.actors[0].gender or sighting.gender
        return entry

    def _last_entry(self, actor: Actor) -> int | None:
        event = self.salience.last(actor)
        return event.index if event is not None else None

    def _note(self, entry: Entry, function: Function, sighting: Sighting) -> None:
        """Keeps the mention in mind, the less of it inside quotation marks and in the headline."""
        if entry.kind in {ReferenceKind.ADJECTIVE, ReferenceKind.PREFIX}:
            return
        weight = WEIGHT[function]
        if self.context.quoted(sighting.first):
            weight *= QUOTED
        if self.context.headline(sighting.first):
            weight *= HEADLINE
        if entry.kind is ReferenceKind.CAPITAL or (function is Function.ASIDE and entry.actors[0].kind is EntityKind.STATE):
            weight *= 0.5
        plural = sighting.plural or len(entry.actors) > 1
        sentence = self.context.tokens.sentence[sighting.first]
        event = Event(entry.actors, sentence, sighting.first, weight, len(self.entries) - 1, function, sighting.gender, plural)
        self.salience.add(event)
