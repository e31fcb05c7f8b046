"""A project for NVivo, ATLAS.ti and MAXQDA. Definition: REFI-QDA standard 1.5, Project Exchange (qdasoftware.org; ``urn:QDA-XML:project:1.0``).

A zip with ``project.qde`` and each text in ``Sources``. Codes stand in four folders: what a statement does, what it is about, who speaks, and meetings; each
piece of a statement that was asked for is a selection with its codes. Positions are code points of the text in ``Sources``, whose line breaks are single line
feeds. Outlet, date, address and hash are variables of the source. The coder is a user, and so is everybody who decided. GUIDs are made from hashes: the same
export is the same bytes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from verbale.model import Force, Topic
from verbale.store.chosen import Chosen
from verbale.views.export.claims import words
from verbale.views.export.format import Format, Notice, whole
from verbale.views.export.hashes import guid, short
from verbale.views.export.linefeeds import LineFeeds
from verbale.views.export.parties import Parties
from verbale.views.export.rows import chosen_statements
from verbale.views.export.xmltext import xml_text

SPACE = "urn:QDA-XML:project:1.0"
SCHEMA = "http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
WHEN = (1980, 1, 1, 0, 0, 0)
MEETING = "meeting"
VARIABLES = ("outlet", "published", "url", "article")
FOLDERS = ("act", "topic", "speaker", MEETING)
NAME = 80
LARGE = 1 << 30


class Codebook:
    """The codes that were used, by folder; a speaker's as they come."""

    def __init__(self) -> None:
        self.speakers: dict[str, str] = {}

    def speaker(self, parties: Parties, speaker: dict[str, Any]) -> str:
        """The code of a speaker."""
        known = parties.speaker(speaker)
        label = f"{known.name} ({', '.join(known.countries)})" if known.countries else known.name
        self.speakers.setdefault(known.id, label)
        return guid("code", "speaker", known.id)

    def folders(self) -> dict[str, dict[str, str]]:
        """All codes: the GUID and the name of each, by folder."""
        fixed = {"act": [force.value for force in Force], "topic": [topic.value for topic in Topic], MEETING: [MEETING]}
        named = {folder: {guid("code", folder, name): name for name in names} for folder, names in fixed.items()}
        speakers = {guid("code", "speaker", known): label for known, label in sorted(self.speakers.items())}
        return {folder: named.get(folder, speakers) for folder in FOLDERS}


def find_selections(chosen: Chosen, book: Codebook) -> Iterator[tuple[str, dict[str, int], list[str]]]:
    """What is coded in an article: a name, a span of its text, and the GUIDs of the codes."""
    text, parties = chosen.record["article"]["text"], Parties(chosen.record)
    for statement in chosen_statements(chosen):
        codes = [book.speaker(parties, speaker) for speaker in statement["speakers"] or ()]
        for act in statement["acts"] or ():
            codes += [guid("code", folder, act[folder]) for folder in ("act", "topic") if act[folder]]
        for span in statement["content"] or ():
            yield f"{statement['id']} {words(text, span)}", span, list(dict.fromkeys(codes))
    for meeting in chosen.record["meetings"]:
        for span in meeting["evidence"] or ():
            yield f"{meeting['id']} {words(text, span)}", span, [guid("code", MEETING, MEETING)]


def write(rows: Iterator[Chosen], notice: Notice, path: Path) -> None:
    """The zip: texts as they come, the project, whose codes are known only then, at the end."""
    from lxml import etree

    with zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED) as archive:
        book, people = Codebook(), dict[str, str]()
        sources = path.with_name(path.name + ".sources")
        try:
            with sources.open("xb") as spool, etree.xmlfile(spool, encoding="utf-8") as file, _element(file, "Sources"):
                for chosen in rows:
                    people |= {guid("user", decision.by): decision.by for decision in chosen.decisions}
                    file.write(_source(etree, chosen, book, archive, notice))
            with archive.open(_entry("project.qde"), "w", force_zip64=sources.stat().st_size > LARGE) as out:
                _project(etree, out, sources, notice, book, people)
        finally:
            sources.unlink(missing_ok=True)


def _project(etree: Any, out: Any, sources: Path, notice: Notice, book: Codebook, people: dict[str, str]) -> None:
    """project.qde: users, codes, variables, sources, notice, in the schema's order."""
    coder = guid("user", "verbale", notice.program)
    about = {"name": "verbale export", "origin": f"verbale {notice.program}", "creatingUserGUID": coder}
    located = {f"{{{INSTANCE}}}schemaLocation": f"{SPACE} {SCHEMA}"}
    with etree.xmlfile(out, encoding="utf-8") as file:
        file.write_declaration(standalone=True)
        with file.element(f"{{{SPACE}}}Project", {**about, **located}, nsmap={None: SPACE, "xsi": INSTANCE}):
            users = {coder: f"verbale {notice.program}", **dict(sorted(people.items()))}
            with _element(file, "Users"):
                for identity, name in users.items():
                    file.write(_leaf(etree, "User", guid=identity, name=name))
            with _element(file, "CodeBook"), _element(file, "Codes"):
                for folder, codes in book.folders().items():
                    file.write(_folder(etree, folder, codes))
            with _element(file, "Variables"):
                for name in VARIABLES:
                    file.write(_leaf(etree, "Variable", guid=guid("variable", name), name=name, typeOfVariable="Text"))
            with _element(file, "Sources"):
                for _, source in etree.iterparse(str(sources), tag=f"{{{SPACE}}}TextSource", huge_tree=True):
                    file.write(source)
                    source.clear()
                    while source.getprevious() is not None:
                        del source.getparent()[0]
            description = _leaf(etree, "Description")
            description.text = xml_text("; ".join(f"{name}: {value}" for name, value in notice.lines()))
            file.write(description)


def _entry(name: str) -> zipfile.ZipInfo:
    """A file of the zip, without a time of its own."""
    entry = zipfile.ZipInfo(name, WHEN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


@contextmanager
def _element(file: Any, name: str) -> Iterator[None]:
    with file.element(f"{{{SPACE}}}{name}"):
        yield


def _leaf(etree: Any, tag: str, /, **attributes: str) -> Any:
    return etree.Element(f"{{{SPACE}}}{tag}", {key: xml_text(value) for key, value in attributes.items()}, nsmap={None: SPACE})


def _folder(etree: Any, folder: str, codes: dict[str, str]) -> Any:
    """A folder of codes, which is no code to use."""
    element = _leaf(etree, "Code", guid=guid("folder", folder), name=folder, isCodable="false")
    for identity, name in codes.items():
        element.append(_leaf(etree, "Code", guid=identity, name=name, isCodable="true"))
    return element


def _source(etree: Any, chosen: Chosen, book: Codebook, archive: zipfile.ZipFile, notice: Notice) -> Any:
    """A text with its selections; its words go into the archive."""
    article, coder = chosen.record["article"], guid("user", "verbale", notice.program)
    feeds, identity = LineFeeds(article["text"]), guid("source", article["id"])
    archive.writestr(_entry(f"Sources/{identity}.txt"), feeds.text.encode("utf-8", "replace"))
    name = article["title"] or short(article["id"])
    source = _leaf(etree, "TextSource", guid=identity, name=name, plainTextPath=f"internal://{identity}.txt", creatingUser=coder)
    for number, (label, span, codes) in enumerate(find_selections(chosen, book)):
        start, end = feeds.at(span["start"]), feeds.at(span["end"])
        place = {"startPosition": str(start), "endPosition": str(end), "creatingUser": coder}
        label = " ".join(label.split())[:NAME]
        selection = _leaf(etree, "PlainTextSelection", guid=guid("selection", identity, number), name=label, **place)
        for code in codes:
            coding = _leaf(etree, "Coding", guid=guid("coding", identity, number, code), creatingUser=coder)
            coding.append(_leaf(etree, "CodeRef", targetGUID=code))
            selection.append(coding)
        source.append(selection)
    for variable, value in zip(VARIABLES, (article["outlet"], article["published"]["value"], article["url"], article["id"]), strict=True):
        if value:
            source.append(_variable(etree, variable, value))
    return source


def _variable(etree: Any, name: str, value: str) -> Any:
    element = _leaf(etree, "VariableValue")
    element.append(_leaf(etree, "VariableRef", targetGUID=guid("variable", name)))
    etree.SubElement(element, f"{{{SPACE}}}TextValue").text = xml_text(value)
    return element


FORMAT = Format("qdpx", "qdpx", "article", whole, write, binary=True)
