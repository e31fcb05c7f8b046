"""Who speaks, meets and is met, known by one id across articles where they are surely the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from verbale.world import load_world

Record = dict[str, Any]


class PartyKind(StrEnum):
    """What a party is; a *source* has no name."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Known:
    """A party: an id, what it is, its name, its countries, what else is known of it.

    A state is the same everywhere by its code, a person by the Wikidata id; other people and bodies are only the same within one article.
    """

    id: str
    kind: PartyKind
    name: str
    countries: tuple[str, ...] = ()
    wikidata: str | None = None
    offices: tuple[str, ...] = ()


class Parties:
    """The parties of one record, by the ways in which its claims name them."""

    def __init__(self, record: Record) -> None:
        self.article = str(record["article"]["id"])
        self.language = record["article"]["language"]
        self.people = {person["id"]: self._person(person) for person in record["people"]}
        self.named: dict[str, Known] = {}
        for party in record["parties"]:
            self.named.setdefault(party["name"], self._party(party))

    def speaker(self, speaker: Record) -> Known:
        """The party that *speaker* (a participant, a host, an addressee) is; one that the record lists nowhere is a body of its own."""
        person = self.people.get(speaker.get("person") or "")
        if person:
            return person
        name, countries = speaker["name"], tuple(speaker.get("countries") or ())
        found = self.named.get(name)
        if found is None or found.countries != countries:
            by_name = [p for p in self.people.values() if p.name == name and p.countries == countries]
            found = by_name[0] if by_name else None
        return found or Known(f"{self.article}#{name}", PartyKind.SOURCE, name, countries)

    def state(self, code: str) -> Known:
        """The state or body that *code* is."""
        try:
            name = load_world().name(code, self.language)
        except KeyError:
            name = code
        return Known(code, PartyKind.STATE, name, (code,))

    def _person(self, person: Record) -> Known:
        wikidata = person["wikidata"]
        offices = dict.fromkeys(office["label"] for office in person["offices"] or () if office["label"])
        identity = wikidata or f"{self.article}#{person['id']}"
        return Known(identity, PartyKind.PERSON, person["name"] or "", tuple(person["countries"] or ()), wikidata, tuple(offices))

    def _party(self, party: Record) -> Known:
        kind, countries = PartyKind(party["kind"]), tuple(party["countries"])
        if kind is PartyKind.STATE and len(countries) == 1:
            return self.state(countries[0])
        return Known(f"{self.article}#{party['id']}", kind, party["name"], countries)
