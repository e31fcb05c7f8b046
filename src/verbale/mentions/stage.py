"""From a parsed text to everyone and every time it mentions."""

from __future__ import annotations

from verbale.mentions.actors import Actor, Register
from verbale.mentions.context import Context
from verbale.mentions.entries import Entry
from verbale.mentions.functions import Function, find_function
from verbale.mentions.home import find_home
from verbale.mentions.lexicon import load_lexicon
from verbale.mentions.persons import Persons
from verbale.mentions.reader import read_sightings
from verbale.mentions.resolver import Resolver
from verbale.mentions.sightings import office_value
from verbale.mentions.states import States
from verbale.mentions.times import find_times
from verbale.model import Entity, EntityKind, Issue, Mentions, Parse, Reference

PREFIX = {EntityKind.PERSON: "p", EntityKind.STATE: "c", EntityKind.ORGANISATION: "o", EntityKind.SOURCE: "x"}


def find_mentions(parse: Parse) -> Mentions:
    """Everyone and every time that *parse* mentions.

    People, states, bodies and sources without a name, in order of first mention; references in text order, outer before inner.
    A reference that could mean two, or nobody, has no entity and says why; where such a one speaks, an issue says so too.
    Times that no calendar has are left out.
    """
    context = Context(parse, load_lexicon(parse.article.language))
    published = parse.article.published.value
    register = Register(context, published if published and published[:4].isdigit() else None)
    sightings = read_sightings(context)
    context.release(at for s in sightings if s.named for at in range(*s.name))
    home = find_home(context)
    persons = Persons(context, register, sightings, home)
    entries = Resolver(context, register, persons, States(context, register), persons.home).read(sightings)
    ids = _identify(entries)
    references = _references(context, entries, ids)
    entities = tuple(_entity(context, actor, ids[id(actor)]) for actor in _mentioned(entries))
    times = tuple(time for time in find_times(parse) if time.placed)
    return Mentions(entities, references, times, _issues(context, entries))


def _mentioned(entries: list[Entry]) -> list[Actor]:
    """Every actor once, in order of first mention."""
    return list({id(a): a for e in sorted(entries, key=lambda e: e.first) for a in e.actors}.values())


def _identify(entries: list[Entry]) -> dict[int, str]:
    """Ids by kind and order: p1, p2 persons; c1 states; o1 bodies; x1 sources without an office."""
    counts: dict[EntityKind, int] = {}
    ids = {}
    for actor in _mentioned(entries):
        counts[actor.kind] = counts.get(actor.kind, 0) + 1
        ids[id(actor)] = f"{PREFIX[actor.kind]}{counts[actor.kind]}"
    return ids


def _references(context: Context, entries: list[Entry], ids: dict[int, str]) -> tuple[Reference, ...]:
    """The references in text order, outer before inner; an antecedent is given by its index there."""
    order = sorted(range(len(entries)), key=lambda i: (entries[i].first, -entries[i].last))
    place = {old: new for new, old in enumerate(order)}
    return tuple(_reference(context, entries[i], ids, place) for i in order)


def _reference(context: Context, entry: Entry, ids: dict[int, str], place: dict[int, int]) -> Reference:
    antecedent = None if entry.source is None else place[entry.source]
    named = tuple([ids[id(a)] for a in entry.actors])
    return Reference(context.span(entry.first, entry.last), entry.kind, named, entry.rule, antecedent, entry.reason)


def _entity(context: Context, actor: Actor, identifier: str) -> Entity:
    of = actor.codes[0] if actor.codes else None
    offices = tuple(office_value(context, held, of) for held in actor.offices)
    wikidata = actor.known.wikidata if actor.known is not None else None
    return Entity(identifier, actor.kind, actor.name, actor.codes, offices, actor.gender, actor.plural, wikidata)


def _issues(context: Context, entries: list[Entry]) -> tuple[Issue, ...]:
    """A doubt for every source of which it is not clear who it is."""
    found = []
    for entry in entries:
        if entry.doubtful and find_function(context, entry.first, entry.last) is Function.SPEAKER:
            words = context.printed(entry.first, entry.last)
            found.append(Issue(context.span(entry.first, entry.last), "speaker_ambiguous", f"“{words}” fits more than one in the text."))
    return tuple(sorted(found))
