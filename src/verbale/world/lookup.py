"""The world as the stages ask it."""

from __future__ import annotations

import re
from functools import cache, cached_property

import msgspec

from verbale.errors import DataError
from verbale.world.compiled import Compiled, Index, load_compiled
from verbale.world.fold import fold_form, fold_name
from verbale.world.sounds import sound_key
from verbale.world.values import Form, Holding, KnownPerson, WorldEntity

DATE = re.compile(r"^\d{4}(?:-\d{2}(?:-\d{2})?)?$")


@cache
def load_world() -> World:
    """The world data, read once; raises DataError when a data file is broken."""
    return World(load_compiled())


class World:
    """States, organisations and public officials.

    >>> world = load_world()
    >>> [form.refers for form in world.lookup("Pékin", "fr")]
    ['CN']
    >>> world.name("KZ", "fr"), world.speaks_for("org:ocs")
    ('Kazakhstan', ())
    """

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._forms: dict[str, tuple[Form, ...]] = {}
        self._folded: dict[str, Index] = {}

    @property
    def digest(self) -> str:
        """The SHA-256 of all data files, as ``sha256:…``: which world a record was coded with."""
        return self._compiled.sources

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages whose words the data has."""
        return tuple(self._compiled.forms)

    def forms(self, language: str) -> tuple[Form, ...]:
        """Every form of *language* (``fr`` or ``en``), states before organisations; raises DataError for another language."""
        if language not in self._forms:
            if language not in self._compiled.forms:
                raise DataError(f"world: there are no forms for the language {language!r}")
            self._forms[language] = msgspec.json.decode(self._compiled.forms[language], type=tuple[Form, ...])
        return self._forms[language]

    def lookup(self, text: str, language: str) -> tuple[Form, ...]:
        """The forms that *text* is, accents and apostrophes forgiven, capitals not; several when it is ambiguous ("congolais").

        A capital comes last: "Bruxelles" is the Union's seat of power before it is Belgium's capital.

        >>> [form.refers for form in load_world().lookup("Bruxelles", "fr")]
        ['EU', 'BE']
        """
        if language not in self.languages:
            return ()
        forms = self.forms(language)
        if language not in self._folded:
            self._folded[language] = msgspec.json.decode(self._compiled.folded[language], type=Index)
        return tuple(forms[place] for place in self._folded[language].find(fold_form(text)))

    def elsewhere(self, language: str) -> tuple[tuple[str, str], ...]:
        """The names of places that bear a state's name and are not that state, each with its entry in elsewhere.yml.

        >>> ("golfe de Guinée", "golfe-de-guinee") in load_world().elsewhere("fr")
        True
        """
        if language not in self.languages:
            return ()
        return msgspec.json.decode(self._compiled.elsewhere[language], type=tuple[tuple[str, str], ...])

    def entity(self, refers: str) -> WorldEntity:
        """The state or organisation of that id; raises KeyError when there is none."""
        return self._entities[refers]

    def speaks_for(self, refers: str) -> tuple[str, ...]:
        """The codes that the words of *refers* commit: itself for a state, UN or EU for their bodies, none for others."""
        return self._entities[refers].speaks_for

    def name(self, refers: str, language: str) -> str:
        """The short name without its article: "Chine", "Union européenne"."""
        return self._entities[refers].names[language]

    def person(self, identifier: str) -> KnownPerson:
        """The person of that id; raises KeyError when there is none."""
        return self._by_id[identifier]

    def persons_named(self, name: str) -> tuple[KnownPerson, ...]:
        """Everyone with that family name or full name in any spelling, accents and capitals forgiven, in the data's order.

        >>> [p.name for p in load_world().persons_named("TOKAIEV")]
        ['Kassym-Jomart Tokaïev']
        """
        return tuple(self.persons[place] for place in self._named.find(fold_name(name)))

    def persons_sounding(self, surname: str) -> tuple[KnownPerson, ...]:
        """Everyone whose family name sounds like *surname*, however transcribed, in the data's order.

        >>> [p.name for p in load_world().persons_sounding("Tokaev")]
        ['Kassym-Jomart Tokaïev']
        """
        return tuple(self.persons[place] for place in self._sounding.find(sound_key(surname)))

    def holders(self, office: str, of: str, date: str | None) -> tuple[KnownPerson, ...]:
        """Who held *office* at *date* (``2020``, ``2020-09`` or ``2020-09-12``), in order of their start.

        A year or a month gives all who held it in a part of it; on the day of a change the one who came in. No date, or one with
        unknown parts (``XXXX-09-12``), gives nobody.

        >>> [p.name for p in load_world().holders("foreign_minister", "CN", "2020-09-12")]
        ['Wang Yi']
        """
        if date is None or not DATE.match(date):
            return ()
        first, last = date + "-01-01"[len(date) - 4 :], date + "-12-31"[len(date) - 4 :]
        during = [(h, p) for h, p in self._by_office.get((office, of), ()) if h.start <= last and first <= end_of(h)]
        staying = [(h, p) for h, p in during if end_of(h) > first]
        return tuple({p.id: p for _, p in staying or during}.values())

    @cached_property
    def _entities(self) -> dict[str, WorldEntity]:
        return {e.id: e for e in msgspec.json.decode(self._compiled.entities, type=tuple[WorldEntity, ...])}

    @cached_property
    def persons(self) -> tuple[KnownPerson, ...]:
        """Everyone we know of."""
        return msgspec.json.decode(self._compiled.persons, type=tuple[KnownPerson, ...])

    @cached_property
    def _by_id(self) -> dict[str, KnownPerson]:
        return {p.id: p for p in self.persons}

    @cached_property
    def _named(self) -> Index:
        return msgspec.json.decode(self._compiled.named, type=Index)

    @cached_property
    def _sounding(self) -> Index:
        return msgspec.json.decode(self._compiled.sounding, type=Index)

    @cached_property
    def _by_office(self) -> dict[tuple[str, str], list[tuple[Holding, KnownPerson]]]:
        held: dict[tuple[str, str], list[tuple[Holding, KnownPerson]]] = {}
        for person in self.persons:
            for holding in person.holdings:
                held.setdefault((holding.office, holding.of), []).append((holding, person))
        return {key: sorted(found, key=lambda pair: pair[0].start) for key, found in held.items()}


def end_of(holding: Holding) -> str:
    """The last day of a holding, far away while it lasts; a year or a month that is all we know is taken to its end."""
    return "9999" if holding.end is None else holding.end + "-12-31"[len(holding.end) - 4 :]
