"""FollowTheMoney entities, one a line, written without its package. Definition: followthemoney.tech and the schemata of its repository.

An article is an ``Article``, a person a ``Person``, a state a ``PublicBody``, a body an ``Organization``, a meeting an ``Event``, a statement a ``Note``
on who speaks, a person's names in the text a ``Mention``. Every reference leads to an entity of the same file; states and people with a Wikidata
id are one entity across articles; people and bodies come last. Dates are ISO prefixes as far as known, countries ISO 3166 alpha-2 in small
letters, languages ISO 639-3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from verbale.store.chosen import Chosen
from verbale.views.export.claims import words
from verbale.views.export.dates import known_part
from verbale.views.export.format import Format, Notice, whole
from verbale.views.export.hashes import guid
from verbale.views.export.lines import json_line
from verbale.views.export.parties import Known, Parties, PartyKind
from verbale.views.export.rows import chosen_statements
from verbale.views.export.sidecar import beside

LANGUAGES = {"fr": "fra", "en": "eng"}
NO_COUNTRY = {"UN"}
SCHEMATA = {
    PartyKind.PERSON: "Person",
    PartyKind.STATE: "PublicBody",
    PartyKind.ORGANISATION: "Organization",
    PartyKind.SOURCE: "LegalEntity",
}
Entity = dict[str, Any]


@dataclass
class Shared:
    """Entities that more than one article has, with all that is said of them."""

    entities: dict[str, Entity] = field(default_factory=dict)

    def add(self, new: Entity) -> str:
        """Puts *new* together with what is there under its id; returns the id."""
        there = self.entities.setdefault(new["id"], {**new, "properties": {}})["properties"]
        for name, values in new["properties"].items():
            there[name] = list(dict.fromkeys((*there.get(name, ()), *values)))
        return str(new["id"])


def entity(identity: str, schema: str, **properties: Iterable[str | None]) -> Entity:
    """An entity; properties without a value are left out."""
    kept = {name: list(dict.fromkeys(value for value in values if value)) for name, values in properties.items()}
    return {"id": identity, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def countries(codes: Iterable[str]) -> list[str]:
    """Codes as FollowTheMoney writes them; the United Nations are no country to it."""
    return [code.lower() for code in codes if code not in NO_COUNTRY]


def find_entities(chosen: Chosen, shared: Shared) -> Iterator[Entity]:
    """The entities of one article; those that others may have too go into *shared*."""
    record = chosen.record
    article, parties = record["article"], Parties(record)
    document = guid("article", article["id"])
    published = known_part(article["published"]["value"])
    yield entity(
        document,
        "Article",
        title=[article["title"]],
        name=[article["title"] or article["id"]],
        publisher=[document["outlet"] for document in chosen.given],
        sourceUrl=[document["url"] for document in chosen.given],
        publishedAt=[published],
        language=[LANGUAGES.get(article["language"])],
        generator=[f"verbale {record['coder']['version']}"],
        notes=[article["id"]],
    )
    for person in record["people"]:
        yield from _mentions(document, person, _add(parties.people[person["id"]], shared), article["text"])
    for meeting in (*record["meetings"], *record["announced"]):
        yield _event(chosen, document, meeting, parties, shared)
    for statement in chosen_statements(chosen):
        yield _note(chosen, document, statement, parties, shared)


def _add(known: Known, shared: Shared) -> str:
    """The entity of a party, put among the shared ones; returns its id."""
    identity = guid("party", known.id)
    wikidata = known.wikidata if known.kind is PartyKind.PERSON else None
    position = known.offices if known.kind is PartyKind.PERSON else ()
    facts: dict[str, Iterable[str | None]] = {"country": countries(known.countries), "wikidataId": [wikidata], "position": position}
    return shared.add(entity(identity, SCHEMATA[known.kind], name=[known.name], **facts))


def _mentions(document: str, person: dict[str, Any], resolved: str, text: str) -> Iterator[Entity]:
    named = [span for span in person["mentions"] or () if span["kind"] in ("name", "title_name")]
    names = [" ".join(words(text, span).split()) for span in named]
    if names:
        facts = {"name": names, "detectedSchema": [SCHEMATA[PartyKind.PERSON]], "contextCountry": countries(person["countries"] or ())}
        yield entity(guid("mention", document, person["id"]), "Mention", document=[document], resolved=[resolved], **facts)


def _event(chosen: Chosen, document: str, meeting: dict[str, Any], parties: Parties, shared: Shared) -> Entity:
    start, _, end = (meeting["date"] or "").partition("/")
    who = [_add(parties.speaker(p), shared) for p in meeting["participants"] or ()]
    host = [_add(parties.speaker(meeting["host"]), shared)] if meeting["host"] else []
    return entity(
        guid("meeting", document, meeting["id"]),
        "Event",
        name=[" ".join(part for part in (meeting["kind"] or "meeting", meeting["occasion"]) if part)],
        summary=[words(chosen.record["article"]["text"], meeting["evidence"])],
        notes=_decided(chosen, meeting["id"]),
        **({"startDate": [known_part(start)], "endDate": [known_part(end)]} if end else {"date": [known_part(start)]}),
        location=[meeting["place"]],
        country=countries(meeting["countries"] or ()),
        organizer=host,
        involved=who,
        proof=[document],
    )


def _decided(chosen: Chosen, claim: str) -> list[str]:
    """What a person decided on a claim, in words."""
    return [f"decided: {field}" for field in chosen.decided.get(claim, ())]


def _note(chosen: Chosen, document: str, statement: dict[str, Any], parties: Parties, shared: Shared) -> Entity:
    article = chosen.record["article"]
    who = [_add(parties.speaker(speaker), shared) for speaker in statement["speakers"] or ()]
    acts = [" ".join(filter(None, (a["act"], a["strength"], a["topic"]))) for a in statement["acts"] or ()]
    return entity(
        guid("statement", document, statement["id"]),
        "Note",
        name=[statement["id"]],
        description=[words(article["text"], statement["content"])],
        notes=_decided(chosen, statement["id"]),
        keywords=acts,
        entity=who,
        proof=[document],
        detectedLanguage=[LANGUAGES.get(article["language"])],
        peopleMentioned=[speaker["name"] for speaker in statement["speakers"] or ()],
    )


def write(rows: Iterator[Chosen], notice: Notice, path: Path) -> None:
    """One line an entity."""
    shared = Shared()
    with path.open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        for chosen in rows:
            _write(file, find_entities(chosen, shared))
        _write(file, (shared.entities[key] for key in sorted(shared.entities)))


def _write(file: TextIO, entities: Iterable[Entity]) -> None:
    for found in entities:
        file.write(json_line(found))


FORMAT = Format("ftm", "ftm.json", "article", whole, write, beside)
