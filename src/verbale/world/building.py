"""From the entries of all files to the content of the compiled file; only needed when a file has changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from verbale.errors import DataError
from verbale.world.additions import Additions, read_additions
from verbale.world.compiled import Index
from verbale.world.fold import fold_form, fold_name
from verbale.world.forms import organisation_forms, state_forms
from verbale.world.merging import Sources, check_references, merge
from verbale.world.people import known_person, unique
from verbale.world.schema import Agreement, Elsewhere, Office, Organisation, Person, State
from verbale.world.sounds import sound_key
from verbale.world.sources import read_records, source_paths
from verbale.world.values import Form, FormKind, KnownPerson, WorldEntity

LANGUAGES = ("fr", "en")


def build_with(digest: str, paths: tuple[Path, ...]) -> bytes:
    """The content of the compiled file of our own data and the additions at *paths*."""
    return build(digest, tuple(read_additions(path) for path in paths))


def build(digest: str, additions: tuple[Additions, ...] = ()) -> bytes:
    """The content of the compiled file, one record a line.

    Raises DataError when a data file is broken, AdditionError when one of *additions* contradicts what is there.
    """
    states, organisations, people = merged = merge(shipped(), additions)
    for addition in additions:
        check_references(addition, merged, frozenset(o.office for o in read_records("offices.yml", Office)))
    entities = entities_of(states, organisations)
    forms = {language: forms_of(states, organisations, language) for language in LANGUAGES}
    persons = persons_of(people, frozenset(entity.id for entity in entities))
    parts = {
        "sources": msgspec.json.encode(digest).decode(),
        "entities": lines(entities),
        "forms": members({language: lines(found) for language, found in forms.items()}),
        "folded": members({language: index(form_keys(found)) for language, found in forms.items()}),
        "elsewhere": members({language: elsewhere_of(language) for language in LANGUAGES}),
        "persons": lines(persons),
        "named": index(name_keys(persons)),
        "sounding": index(sound_keys(persons)),
    }
    return (members(parts) + "\n").encode()


def shipped() -> Sources:
    """All entries of our own files."""
    names = [f"holdings/{path.name}" for path in source_paths() if path.parent.name == "holdings"]
    people = tuple(person for name in names for person in read_records(name, Person))
    return Sources(read_records("states.yml", State), read_records("organisations.yml", Organisation), people)


def form_keys(forms: tuple[Form, ...]) -> list[tuple[str, int]]:
    """The folded text of every form with its place, capitals last: "Bruxelles" is the Union's seat of power before it is Belgium's."""
    order = sorted(range(len(forms)), key=lambda place: forms[place].kind is FormKind.CAPITAL)
    return [(fold_form(forms[place].text), place) for place in order]


def name_keys(persons: tuple[KnownPerson, ...]) -> list[tuple[str, int]]:
    """Every folded full name and family name with the place of its bearer."""
    return [(fold_name(name), place) for place, person in enumerate(persons) for name in (*person.names, *person.surnames)]


def sound_keys(persons: tuple[KnownPerson, ...]) -> list[tuple[str, int]]:
    """How every family name sounds, with the place of its bearer."""
    return [(sound_key(surname), place) for place, person in enumerate(persons) for surname in person.surnames]


def index(keys: list[tuple[str, int]]) -> str:
    """The JSON of an Index: the keys sorted, the places of one key in the order given, each once."""
    entries = sorted(dict.fromkeys(keys), key=lambda entry: entry[0])
    return msgspec.json.encode(Index(tuple(key for key, _ in entries), tuple(place for _, place in entries))).decode()


def members(values: dict[str, str]) -> str:
    """A JSON object of values that are JSON already, one member a line."""
    return "{" + ",\n".join(f"{msgspec.json.encode(key).decode()}:{value}" for key, value in values.items()) + "}"


def entities_of(states: tuple[State, ...], organisations: tuple[Organisation, ...]) -> tuple[WorldEntity, ...]:
    """Every state and organisation; raises DataError when two have one id or a body has a member that is no state."""
    found: dict[str, WorldEntity] = {}
    for s in states:
        kind = "state" if s.member else "territory"
        add_entity(found, WorldEntity(s.id, kind, {"fr": s.fr.name, "en": s.en.name}, (s.id,), (), s.fr.gender, s.fr.plural))
    known = frozenset(found)
    for o in organisations:
        names = {"fr": o.fr.name, "en": o.en.name}
        if not known.issuperset(o.members):
            raise DataError(f"world/organisations.yml: entry {o.id}: {sorted(set(o.members) - known)} are no states")
        add_entity(found, WorldEntity(o.id, o.kind, names, o.speaks_for, o.members, o.fr.gender, o.fr.plural))
    return tuple(found.values())


def add_entity(found: dict[str, WorldEntity], entity: WorldEntity) -> None:
    """Puts *entity* among those *found*; raises DataError when its id is taken."""
    if entity.id in found:
        raise DataError(f"world: entry {entity.id}: this id is used twice")
    found[entity.id] = entity


def forms_of(states: tuple[State, ...], organisations: tuple[Organisation, ...], language: str) -> tuple[Form, ...]:
    """All forms of a language, states before organisations; of two that accents alone tell apart the first."""
    agreement = read_records("agreement.yml", Agreement)
    forms = [form for state in states for form in state_forms(state, language, agreement)]
    forms += [form for organisation in organisations for form in organisation_forms(organisation, language)]
    return tuple({(fold_form(form.text), form.refers, form.kind): form for form in reversed(forms)}.values())[::-1]


def elsewhere_of(language: str) -> str:
    """The JSON of the names in *language* of places that only bear a state's name, each with its entry."""
    places = read_records("elsewhere.yml", Elsewhere)
    return msgspec.json.encode([(text, place.id) for place in places for text in (place.fr if language == "fr" else place.en)]).decode()


def persons_of(people: tuple[Person, ...], entities: frozenset[str]) -> tuple[KnownPerson, ...]:
    """All persons with their offices worded; raises DataError for an office of an entity that is unknown."""
    offices = read_records("offices.yml", Office)
    persons = unique(known_person(person, offices) for person in people)
    for person in persons:
        for held in person.holdings:
            if held.of not in entities:
                raise DataError(f"world/holdings: entry {person.name}: {held.of} is no state or organisation")
    return persons


def lines(records: Sequence[msgspec.Struct]) -> str:
    """A JSON array with one record a line."""
    return "[" + ",\n".join(msgspec.json.encode(record).decode() for record in records) + "]"
