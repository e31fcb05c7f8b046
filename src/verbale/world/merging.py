"""The shipped world with a user's additions: what is new joins it, what contradicts it is told and refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

import msgspec

from verbale.errors import AdditionError
from verbale.world.additions import Additions
from verbale.world.fold import fold_name
from verbale.world.schema import Held, Organisation, Person, State, Wording

WORDS = ("names", "acronyms", "adjectives", "demonyms", "prefixes", "metonyms", "weak")
Entity = TypeVar("Entity", State, Organisation)


class Sources(NamedTuple):
    """All entries of the world before they are compiled."""

    states: tuple[State, ...]
    organisations: tuple[Organisation, ...]
    people: tuple[Person, ...]


def merge(shipped: Sources, additions: Iterable[Additions]) -> Sources:
    """*shipped* with every file of *additions*, in their order.

    An entity of a known id gains names, one of a new id joins; a person with a known Wikidata id or name gains spellings and
    holdings. Raises AdditionError for what contradicts an entry that is there: another kind, gender or membership, another end of
    the same holding. Only an end that was open may be set.
    """
    states, organisations, people = list(shipped.states), list(shipped.organisations), list(shipped.people)
    for addition in additions:
        for state in addition.states:
            _join_entity(states, state, ("member",), addition.file)
        for organisation in addition.organisations:
            _join_entity(organisations, organisation, ("kind",), addition.file)
        for person in addition.people:
            _join_person(people, person, addition.file)
    return Sources(tuple(states), tuple(organisations), tuple(people))


def _join_entity(known: list[Entity], added: Entity, fixed: tuple[str, ...], file: str) -> None:
    place = next((i for i, entity in enumerate(known) if entity.id == added.id), None)
    if place is None:
        known.append(added)
        return
    old = known[place]
    for field in (*fixed, *(f for f in ("speaks_for", "members", "capitals") if getattr(added, f, ()))):
        if getattr(added, field) != getattr(old, field):
            raise _conflict(file, added.id, field, getattr(old, field), getattr(added, field))
    known[place] = msgspec.structs.replace(old, fr=_worded(old.fr, added.fr, file, added.id), en=_worded(old.en, added.en, file, added.id))


def _worded(old: Wording, added: Wording, file: str, entry: str) -> Wording:
    """The words of both; another short name joins the other names."""
    if added.gender not in {None, old.gender}:
        raise _conflict(file, entry, "gender", old.gender, added.gender)
    words = {field: tuple(dict.fromkeys((*getattr(old, field), *getattr(added, field)))) for field in WORDS}
    if added.name != old.name:
        words["names"] = tuple(dict.fromkeys((*words["names"], added.name)))
    return msgspec.structs.replace(old, **words)


def _join_person(known: list[Person], added: Person, file: str) -> None:
    place = next((i for i, person in enumerate(known) if same_entry(person, added)), None)
    if place is None:
        known.append(added)
        return
    old = known[place]
    if added.gender not in {None, old.gender} and old.gender is not None:
        raise _conflict(file, added.name, "gender", old.gender, added.gender)
    spellings = (*old.spellings, added.name, *((added.en,) if added.en else ()), *added.spellings)
    known[place] = msgspec.structs.replace(
        old,
        spellings=tuple(s for s in dict.fromkeys(spellings) if s not in {old.name, old.en}),
        surname=tuple(dict.fromkeys((*old.surname, *added.surname))),
        gender=old.gender or added.gender,
        wikidata=old.wikidata or added.wikidata,
        holds=_held(old, added, file),
    )


def same_entry(old: Person, added: Person) -> bool:
    """True when both entries are of one person: one Wikidata id, or one name where the ids do not tell them apart."""
    if old.wikidata and added.wikidata:
        return old.wikidata == added.wikidata
    spelled = {fold_name(n) for n in (old.name, old.en or "", *old.spellings) if n}
    return any(fold_name(n) in spelled for n in (added.name, added.en or "") if n)


def _held(old: Person, added: Person, file: str) -> tuple[Held, ...]:
    """The holdings of both, each once; one that was open takes the end that the addition gives."""
    holds = {(h.office, h.of, h.start): h for h in old.holds}
    for new in added.holds:
        key = (new.office, new.of, new.start)
        before = holds.get(key)
        if before is None:
            holds[key] = new
        elif before.end is None and new.end is not None:
            holds[key] = msgspec.structs.replace(before, end=new.end, source=new.source, certainty=new.certainty)
        elif new.end not in {None, before.end}:
            raise _conflict(file, added.name, f"end of {new.office} of {new.of} from {new.start}", before.end, new.end)
    return tuple(holds.values())


def check_references(addition: Additions, merged: Sources, offices: frozenset[str]) -> None:
    """Raises AdditionError where an entry of *addition* names an entity that *merged* lacks, or an office that nobody words."""
    states = frozenset(state.id for state in merged.states)
    entities = states | {organisation.id for organisation in merged.organisations}
    for organisation in addition.organisations:
        for code, among in (*((m, states) for m in organisation.members), *((s, entities) for s in organisation.speaks_for)):
            _known(code, among, addition.file, organisation.id)
    for person in addition.people:
        for held in person.holds:
            _known(held.of, entities, addition.file, person.name)
            if held.label is None and held.office not in offices:
                known = ", ".join(sorted(offices))
                raise AdditionError(
                    f"{addition.file}: {person.name}: office {held.office!r} has no words; add `label: [French, English]`, or use one of {known}"
                )


def _known(code: str, entities: frozenset[str], file: str, entry: str) -> None:
    if code not in entities:
        raise AdditionError(f"{file}: {entry}: {code} is no state or organisation that we know; add it under `states:` or `organisations:`")


def _conflict(file: str, entry: str, field: str, there: object, given: object) -> AdditionError:
    return AdditionError(
        f"{file}: {entry}: {field}: the world has {_shown(there)} and the file says {_shown(given)}; what is there is kept: "
        "leave the field out, or give the entry another id"
    )


def _shown(value: object) -> str:
    return msgspec.json.encode(value).decode()
