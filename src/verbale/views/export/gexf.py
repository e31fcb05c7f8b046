"""A network of who speaks of whom and who meets whom. Definition: GEXF 1.3, gexf.net (Gephi and others read it).

A node is a speaker, a participant, or a state or body that is spoken of. A directed edge goes from a speaker to the target of an act; its weight counts
statements. An undirected edge joins two that met; its weight counts meetings. Both count each text once; ``with_reprints`` counts it as often as documents
brought it. An act toward one's own side makes no edge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from verbale.store.chosen import Chosen
from verbale.views.export.format import Format, Notice, whole
from verbale.views.export.parties import Known, Parties
from verbale.views.export.rows import chosen_statements
from verbale.views.export.xmltext import xml_text

SPACE = "http://gexf.net/1.3"
SPEAKS, MEETS = "speaks_of", "meets"
NODE_FIELDS = {"kind": "string", "countries": "string", "wikidata": "string"}
EDGE_FIELDS = {"relation": "string", "with_reprints": "integer"}
Tie = tuple[str, str, str]


class Network:
    """Nodes by id, and how often each tie was told: once a text, and once a document."""

    def __init__(self) -> None:
        self.nodes: dict[str, Known] = {}
        self.texts: Counter[Tie] = Counter()
        self.documents: Counter[Tie] = Counter()

    def add(self, chosen: Chosen) -> None:
        """The ties of one article."""
        parties = Parties(chosen.record)
        ties = [*self._spoken(chosen, parties), *self._met(chosen, parties)]
        for tie in ties:
            self.texts[tie] += 1
            self.documents[tie] += len(chosen.given)

    def _spoken(self, chosen: Chosen, parties: Parties) -> Iterator[Tie]:
        for statement in chosen_statements(chosen):
            targets = dict.fromkeys(code for act in statement["acts"] or () for code in act["target"] or ())
            for speaker in statement["speakers"] or ():
                known = parties.speaker(speaker)
                for code in targets:
                    if code not in known.countries:
                        yield SPEAKS, self._node(known), self._node(parties.state(code))

    def _met(self, chosen: Chosen, parties: Parties) -> Iterator[Tie]:
        for meeting in chosen.record["meetings"]:
            who = sorted({self._node(parties.speaker(p)) for p in meeting["participants"] or ()})
            for one, other in combinations(who, 2):
                yield MEETS, one, other

    def _node(self, known: Known) -> str:
        self.nodes.setdefault(known.id, known)
        return known.id


def write(rows: Iterator[Chosen], notice: Notice, path: Path) -> None:
    """The network of all articles."""
    from lxml import etree

    network = Network()
    for chosen in rows:
        network.add(chosen)
    root = etree.Element(f"{{{SPACE}}}gexf", {"version": "1.3"}, nsmap={None: SPACE})
    meta = etree.SubElement(root, f"{{{SPACE}}}meta")
    etree.SubElement(meta, f"{{{SPACE}}}creator").text = f"verbale {notice.program}"
    said = "; ".join(f"{name}: {value}" for name, value in notice.lines())
    etree.SubElement(meta, f"{{{SPACE}}}description").text = xml_text(said)
    graph = etree.SubElement(root, f"{{{SPACE}}}graph", {"defaultedgetype": "directed", "mode": "static"})
    for kind, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
        declared = etree.SubElement(graph, f"{{{SPACE}}}attributes", {"class": kind})
        for name, of in fields.items():
            etree.SubElement(declared, f"{{{SPACE}}}attribute", {"id": name, "title": name, "type": of})
    _nodes(etree, etree.SubElement(graph, f"{{{SPACE}}}nodes"), network)
    _edges(etree, etree.SubElement(graph, f"{{{SPACE}}}edges"), network)
    with path.open("xb") as file:
        etree.ElementTree(root).write(file, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _nodes(etree: Any, parent: Any, network: Network) -> None:
    for identity in sorted(network.nodes):
        known = network.nodes[identity]
        node = etree.SubElement(parent, f"{{{SPACE}}}node", {"id": xml_text(identity), "label": xml_text(known.name)})
        _values(etree, node, {"kind": known.kind.value, "countries": " ".join(known.countries), "wikidata": known.wikidata or ""})


def _edges(etree: Any, parent: Any, network: Network) -> None:
    for number, tie in enumerate(sorted(network.texts)):
        relation, source, target = tie
        ends = {"source": xml_text(source), "target": xml_text(target), "weight": str(network.texts[tie])}
        kind = {"type": "undirected" if relation == MEETS else "directed", "label": relation}
        edge = etree.SubElement(parent, f"{{{SPACE}}}edge", {"id": str(number), **ends, **kind})
        _values(etree, edge, {"relation": relation, "with_reprints": str(network.documents[tie])})


def _values(etree: Any, parent: Any, values: dict[str, str]) -> None:
    holder = etree.SubElement(parent, f"{{{SPACE}}}attvalues")
    for name, value in values.items():
        if value:
            etree.SubElement(holder, f"{{{SPACE}}}attvalue", {"for": name, "value": xml_text(value)})


FORMAT = Format("gexf", "gexf", "article", whole, write)
