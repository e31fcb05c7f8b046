"""From the entries of persons to known persons, with their offices worded."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from verbale.errors import DataError
from verbale.world.fold import fold_form, fold_name
from verbale.world.schema import Held, Office, Person
from verbale.world.values import Holding, KnownPerson


def known_person(person: Person, offices: tuple[Office, ...]) -> KnownPerson:
    """A person with every spelling, its family names and its holdings in order; raises DataError for an office nobody words."""
    names = tuple(dict.fromkeys((person.name, person.en or person.name, *person.spellings)))
    surnames = tuple(dict.fromkeys(family_name(name, person) for name in names))
    return KnownPerson(
        id=person.wikidata or slug(person.en or person.name),
        name=person.name,
        name_en=person.en or person.name,
        names=names,
        surname=surnames[0],
        surnames=surnames,
        gender=person.gender,
        wikidata=person.wikidata,
        holdings=tuple(sorted((holding(held, person, offices) for held in person.holds), key=lambda h: (h.start, h.of, h.office))),
    )


def family_name(name: str, person: Person) -> str:
    """The family name inside one spelling: one that the entry gives, else its first or last word."""
    for surname in person.surname:
        if re.search(rf"\b{re.escape(fold_form(surname))}\b", fold_form(name)):
            return surname
    words = name.split()
    return words[0] if person.family == "first" else words[-1]


def holding(held: Held, person: Person, offices: tuple[Office, ...]) -> Holding:
    """One holding with its label: the entry's own, else what the state calls the office, else what all call it."""
    fr, en = held.label or office_label(held, person, offices)
    rank = next((o.rank for o in offices if o.office == held.office), None)
    return Holding(held.office, held.of, fr, en, held.start, held.end, held.source, held.certainty, held.acting, rank)


def office_label(held: Held, person: Person, offices: tuple[Office, ...]) -> tuple[str, str]:
    """The wording of an office in French, by gender, and in English; raises DataError when offices.yml has none."""
    fitting = [o for o in offices if o.office == held.office and (not o.of or held.of in o.of)]
    if not fitting:
        raise DataError(f"world/holdings: entry {person.name}: offices.yml does not word the office {held.office!r} of {held.of}")
    office = max(fitting, key=lambda o: bool(o.of))
    return office.fr[person.gender == "f"], office.en


def slug(name: str) -> str:
    """An id for a person whom Wikidata does not know by a number that we know.

    >>> slug("Mohamed Ould Ghazouani")
    'mohamed-ould-ghazouani'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold_name(unicodedata.normalize("NFKC", name))).strip("-")


def unique(persons: Iterable[KnownPerson]) -> tuple[KnownPerson, ...]:
    """The persons in their order; raises DataError when two entries have one id."""
    found: dict[str, KnownPerson] = {}
    for person in persons:
        if person.id in found:
            raise DataError(f"world/holdings: entry {person.name}: {found[person.id].name} has the id {person.id} already")
        found[person.id] = person
    return tuple(found.values())
