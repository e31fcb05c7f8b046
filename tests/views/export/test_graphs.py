"""FollowTheMoney, JSON-LD, GEXF and QDPX: every reference leads somewhere, every element stands where its schema has it."""

from __future__ import annotations

import json
import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

from lxml import etree

from tests.store.conftest import Read
from tests.views.export.conftest import SPEAKER, Exporter
from verbale.store import Desk

GEXF = "{http://gexf.net/1.3}"
QDA = "{urn:QDA-XML:project:1.0}"
GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
# Facts of the published schemata: which properties of the ones we write hold entities, and of which kind.
RANGES = {
    ("Mention", "document"): {"Article"},
    ("Mention", "resolved"): {"Person"},
    ("Event", "organizer"): {"Person", "PublicBody", "Organization", "LegalEntity"},
    ("Event", "involved"): {"Person", "PublicBody", "Organization", "LegalEntity"},
    ("Event", "proof"): {"Article"},
    ("Note", "entity"): {"Person", "PublicBody", "Organization", "LegalEntity"},
    ("Note", "proof"): {"Article"},
}
PROPERTIES = {
    "Article": {"title", "name", "publisher", "sourceUrl", "publishedAt", "language", "generator", "notes"},
    "Person": {"name", "country", "wikidataId", "position"},
    "PublicBody": {"name", "country"},
    "Organization": {"name", "country"},
    "LegalEntity": {"name", "country"},
    "Mention": {"document", "resolved", "name", "detectedSchema", "contextCountry"},
    "Event": {"name", "summary", "date", "startDate", "endDate", "location", "country", "organizer", "involved", "proof", "notes"},
    "Note": {"name", "description", "keywords", "entity", "proof", "detectedLanguage", "peopleMentioned", "notes"},
}


def entities(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_entity_is_of_its_schema_and_its_references_resolve(decided: Desk, export: Exporter) -> None:
    found = entities(export(decided, "ftm")[0])
    by_id = {entity["id"]: entity for entity in found}
    assert len(by_id) == len(found)
    for entity in found:
        assert set(entity) == {"id", "schema", "properties"}
        assert set(entity["properties"]) <= PROPERTIES[entity["schema"]], entity
        assert entity["properties"]["name"]
        for name, values in entity["properties"].items():
            assert values
            assert all(isinstance(value, str) and value for value in values)
            for value in values if (entity["schema"], name) in RANGES else ():
                assert by_id[value]["schema"] in RANGES[entity["schema"], name]
        assert all(re.fullmatch("[a-z]{2}", code) for code in entity["properties"].get("country", ()))
    counts = Counter(entity["schema"] for entity in found)
    records = [decided.decided(article.id) for article in decided.articles()]
    assert counts["Article"] == len(records)
    assert counts["Note"] == sum(len(record["statements"]) for record in records)
    assert counts["Event"] == sum(len(record["meetings"]) + len(record["announced"]) for record in records)
    assert {note for e in found if e["schema"] == "Note" for note in e["properties"].get("notes", ())} == {
        "decided: speakers",
        "decided: type",
        "decided: claim",
    }
    assert SPEAKER in {name for entity in found for name in entity["properties"].get("name", ())}


def test_people_with_a_wikidata_id_are_one_entity(desk: Desk, samples: Read, export: Exporter) -> None:
    people = [p for _, coded in samples for p in coded.minutes.mentions.entities if p.wikidata]
    assert max(Counter(p.wikidata for p in people).values()) > 1
    found = [e for e in entities(export(desk, "ftm")[0]) if "wikidataId" in e["properties"]]
    assert sorted(e["properties"]["wikidataId"][0] for e in found) == sorted({p.wikidata for p in people if p.wikidata})


def test_nodes_of_the_graph_are_told_once_and_found(decided: Desk, export: Exporter) -> None:
    path, notice = export(decided, "jsonld", act="COMMIT")
    document = json.loads(path.read_text(encoding="utf-8"))
    nodes = [node["id"] for node in document["@graph"]]
    assert len(set(nodes)) == len(nodes)
    types = Counter(node["type"] for node in document["@graph"])
    assert types["schema:NewsArticle"] == notice.articles
    assert types["schema:Quotation"] + types["schema:Claim"] == len(decided.statements(act="COMMIT"))
    for node in document["@graph"]:
        for key in ("schema:isPartOf", "schema:appearance", "schema:subjectOf"):
            assert node.get(key, {"id": nodes[0]})["id"] in nodes
        if node["type"] == "Annotation":
            assert node["body"][0]["id"] in nodes
            assert all(target["source"] in nodes for target in node["target"])
    facts = {fact["schema:name"]: fact["schema:value"] for fact in document["@graph"][0]["schema:additionalProperty"]}
    assert (facts["query"], facts["cut"]) == ("act=COMMIT", "no")


def test_decisions_are_assessments(decided: Desk, export: Exporter) -> None:
    graph = json.loads(export(decided, "jsonld")[0].read_text(encoding="utf-8"))["@graph"]
    told = [body["value"] for node in graph for body in node.get("body", ()) if body.get("purpose") == "assessing"]
    assert sorted(told) == ["decided: claim", "decided: speakers", "decided: topic", "decided: type"]


def test_the_network_is_valid_and_counts(desk: Desk, export: Exporter) -> None:
    root = etree.parse(export(desk, "gexf")[0]).getroot()
    assert (root.tag, root.get("version")) == (f"{GEXF}gexf", "1.3")
    assert [child.tag for child in root] == [f"{GEXF}meta", f"{GEXF}graph"]
    assert [child.tag.removeprefix(GEXF) for child in root[1]] == ["attributes", "attributes", "nodes", "edges"]
    nodes = [node.get("id") for node in root.iter(f"{GEXF}node")]
    edges = list(root.iter(f"{GEXF}edge"))
    assert len(set(nodes)) == len(nodes)
    assert len({edge.get("id") for edge in edges}) == len(edges)
    assert all(edge.get("source") in nodes and edge.get("target") in nodes for edge in edges)
    assert all(edge.get("source") != edge.get("target") for edge in edges)
    declared = {a.get("id") for a in root.iter(f"{GEXF}attribute")}
    assert {value.get("for") for value in root.iter(f"{GEXF}attvalue")} <= declared
    meets = [edge for edge in edges if edge.get("label") == "meets"]
    assert {edge.get("type") for edge in meets} == {"undirected"}
    records = [desk.record(article.id) for article in desk.articles()]
    pairs = sum(n * (n - 1) // 2 for record in records for m in record["meetings"] for n in [len({p["name"] for p in m["participants"]})])
    assert sum(int(edge.get("weight")) for edge in meets) == pairs > 0
    assert "query: everything" in root.findtext(f"{GEXF}meta/{GEXF}description")


# The order of children and the attributes of the published schema (Project.xsd of REFI-QDA 1.5), of the elements that we write.
CHILDREN = {
    "Project": ["Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs", "Description", "NoteRef"],
    "Users": ["User"],
    "CodeBook": ["Codes", "Sets"],
    "Codes": ["Code"],
    "Code": ["Description", "NoteRef", "Code"],
    "Variables": ["Variable"],
    "Sources": ["TextSource", "PictureSource", "PDFSource", "AudioSource", "VideoSource"],
    "TextSource": ["Description", "PlainTextContent", "PlainTextSelection", "Coding", "NoteRef", "VariableValue"],
    "PlainTextSelection": ["Description", "Coding", "NoteRef"],
    "Coding": ["CodeRef", "NoteRef"],
    "VariableValue": ["VariableRef", "TextValue"],
}
REQUIRED = {
    "Project": {"name"},
    "User": {"guid"},
    "Code": {"guid", "name", "isCodable"},
    "Variable": {"guid", "name", "typeOfVariable"},
    "TextSource": {"guid"},
    "PlainTextSelection": {"guid", "startPosition", "endPosition"},
    "Coding": {"guid"},
    "CodeRef": {"targetGUID"},
    "VariableRef": {"targetGUID"},
}


def test_the_project_is_as_its_schema_has_it(decided: Desk, export: Exporter) -> None:
    with zipfile.ZipFile(export(decided, "qdpx")[0]) as archive:
        assert archive.testzip() is None
        names = set(archive.namelist())
        root = etree.fromstring(archive.read("project.qde"))
    for element in root.iter():
        name, children = element.tag.removeprefix(QDA), [child.tag.removeprefix(QDA) for child in element]
        order = CHILDREN.get(name, [])
        assert [order.index(child) for child in children] == sorted(order.index(child) for child in children)
        assert REQUIRED.get(name, set()) <= set(element.attrib)
        assert all(GUID.fullmatch(value) for key, value in element.attrib.items() if key in ("guid", "targetGUID", "creatingUser"))
    guids = [element.get("guid") for element in root.iter() if element.get("guid")]
    assert len(set(guids)) == len(guids)
    assert {e.get("targetGUID") for e in root.iter() if e.get("targetGUID")} <= set(guids)
    assert {e.get("creatingUser") for e in root.iter() if e.get("creatingUser")} <= {u.get("guid") for u in root.iter(f"{QDA}User")}
    paths = {f"Sources/{s.get('plainTextPath').removeprefix('internal://')}" for s in root.iter(f"{QDA}TextSource")}
    assert names == paths | {"project.qde"}
    assert {user.get("name") for user in root.iter(f"{QDA}User")} >= {"A. Keita"}
    codes = {code.get("name") for code in root.iter(f"{QDA}Code") if code.get("isCodable") == "true"}
    assert {"COMMIT", "security", f"{SPEAKER} (ML)", "meeting"} <= codes
    assert "cut: no" in root.findtext(f"{QDA}Description")
