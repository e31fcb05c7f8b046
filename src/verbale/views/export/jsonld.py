"""JSON-LD of schema.org and of the W3C's Web Annotation. Definitions: schema.org (Article, Quotation, Claim, Event); Web Annotation Data Model and
Vocabulary, W3C Recommendations of 23 February 2017; RFC 6920 for the addresses of texts.

A statement whose words are all in quotation marks is a ``Quotation``, any other a ``Claim``. An annotation ties it, and each meeting, to its words: for each
piece a TextPositionSelector (code points of the article's ``articleBody``) and a TextQuoteSelector with the words before and behind; what the statement
does stands as ``classifying`` bodies, what a person decided as ``assessing`` ones.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from verbale.store.chosen import Chosen
from verbale.views.export.claims import words
from verbale.views.export.dates import known_part
from verbale.views.export.format import Format, Notice, whole
from verbale.views.export.hashes import article_uri, claim_uri
from verbale.views.export.parties import Known, Parties, PartyKind
from verbale.views.export.rows import chosen_statements

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"schema": "https://schema.org/"}]
WIKIDATA = "http://www.wikidata.org/entity/"
REACH = 32
TYPES = {
    PartyKind.PERSON: "schema:Person",
    PartyKind.STATE: "schema:Country",
    PartyKind.ORGANISATION: "schema:Organization",
    PartyKind.SOURCE: "schema:Thing",
}
Node = dict[str, Any]


def find_nodes(chosen: Chosen) -> Iterator[Node]:
    """The nodes of one article: itself, its statements and meetings, and their annotations."""
    article, parties = chosen.record["article"], Parties(chosen.record)
    yield article_node(chosen)
    for statement in chosen_statements(chosen):
        yield statement_node(article, statement, parties)
        bodies = [body for act in statement["acts"] or () for body in act_bodies(act)]
        decided = [chosen.decided.get(key, ()) for key in (statement["id"], *(act["id"] for act in statement["acts"] or ()))]
        bodies += [textual("assessing", f"decided: {field}") for fields in decided for field in fields]
        yield from annotation(article, statement["id"], statement["content"] or (), bodies)
    for meeting in chosen.record["meetings"]:
        yield meeting_node(article, meeting, parties)
        yield from annotation(article, meeting["id"], meeting["evidence"] or (), [])


def article_node(chosen: Chosen) -> Node:
    """The article with its text, into which all positions point."""
    article = chosen.record["article"]
    node = {
        "id": article_uri(article["id"]),
        "type": "schema:NewsArticle",
        "schema:identifier": article["id"],
        "schema:headline": article["title"],
        "schema:datePublished": known_part(article["published"]["value"]),
        "schema:publisher": {"type": "schema:Organization", "schema:name": article["outlet"]} if article["outlet"] else None,
        "schema:url": article["url"],
        "schema:inLanguage": article["language"],
        "schema:articleBody": article["text"],
    }
    return stated(node)


def statement_node(article: Node, statement: Node, parties: Parties) -> Node:
    """A statement as a quotation or a claim of those who speak."""
    who = [party_node(parties.speaker(speaker)) for speaker in statement["speakers"] or ()]
    quotation = statement["type"] == "direct"
    return stated(
        {
            "id": claim_uri(article["id"], statement["id"]),
            "type": "schema:Quotation" if quotation else "schema:Claim",
            "schema:text": words(article["text"], statement["content"]),
            "schema:inLanguage": article["language"],
            "schema:spokenByCharacter" if quotation else "schema:author": who or None,
            "schema:isPartOf" if quotation else "schema:appearance": {"id": article_uri(article["id"])},
        }
    )


def meeting_node(article: Node, meeting: Node, parties: Parties) -> Node:
    """A meeting as an event."""
    start, _, end = (meeting["date"] or "").partition("/")
    return stated(
        {
            "id": claim_uri(article["id"], meeting["id"]),
            "type": "schema:Event",
            "schema:name": " ".join(part for part in (meeting["kind"] or "meeting", meeting["occasion"]) if part),
            "schema:startDate": known_part(start),
            "schema:endDate": known_part(end),
            "schema:location": meeting["place"],
            "schema:attendee": [party_node(parties.speaker(p)) for p in meeting["participants"] or ()] or None,
            "schema:organizer": party_node(parties.speaker(meeting["host"])) if meeting["host"] else None,
            "schema:subjectOf": {"id": article_uri(article["id"])},
        }
    )


def party_node(known: Known) -> Node:
    """A person, a state or a body, as far as it is known."""
    return stated(
        {
            "type": TYPES[known.kind],
            "schema:name": known.name,
            "schema:sameAs": WIKIDATA + known.wikidata if known.wikidata else None,
            "schema:jobTitle": list(known.offices) or None,
        }
    )


def act_bodies(act: Node) -> Iterator[Node]:
    """What an act is, a body a fact."""
    for key in ("act", "strength", "topic", "when"):
        if act[key]:
            yield textual("classifying", f"{key}: {act[key]}")
    for key in ("actor", "target", "on_behalf_of"):
        for code in act[key] or ():
            yield textual("classifying", f"{key}: {code}")
    if act["one_sided"]:
        yield textual("classifying", "one_sided")


def textual(purpose: str, value: str) -> Node:
    """A body of words."""
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def annotation(article: Node, claim: str, spans: Iterable[Node], bodies: list[Node]) -> Iterator[Node]:
    """The tie between a claim and its words; none where it has no words."""
    targets = [{"source": article_uri(article["id"]), "selector": selectors(article["text"], span)} for span in spans]
    if targets:
        uri = claim_uri(article["id"], claim)
        body = [{"id": uri, "purpose": "identifying"}, *bodies]
        yield {"id": f"{uri}-annotation", "type": "Annotation", "motivation": "identifying", "body": body, "target": targets}


def selectors(text: str, span: Node) -> list[Node]:
    """The two ways to the words at *span*."""
    start, end = span["start"], span["end"]
    quote = {"exact": text[start:end], "prefix": text[max(0, start - REACH) : start], "suffix": text[end : end + REACH]}
    return [{"type": "TextPositionSelector", "start": start, "end": end}, {"type": "TextQuoteSelector", **quote}]


def stated(node: Node) -> Node:
    """*node* without what is not known."""
    return {key: value for key, value in node.items() if value is not None}


def notice_node(notice: Notice) -> Node:
    """The export itself, as a data set."""
    facts = [{"type": "schema:PropertyValue", "schema:name": name, "schema:value": value} for name, value in notice.lines()]
    return {"id": "#export", "type": "schema:Dataset", "schema:name": "verbale export", "schema:additionalProperty": facts}


def write(rows: Iterator[Chosen], notice: Notice, path: Path) -> None:
    """One document, one node a line."""
    with path.open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.write(f'{{"@context":{json.dumps(CONTEXT)},"@graph":[\n{json.dumps(notice_node(notice), ensure_ascii=False)}')
        for chosen in rows:
            for node in find_nodes(chosen):
                file.write(",\n" + json.dumps(node, ensure_ascii=False, separators=(",", ":")))
        file.write("\n]}\n")


FORMAT = Format("jsonld", "jsonld", "article", whole, write)
