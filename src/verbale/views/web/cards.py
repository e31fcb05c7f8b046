"""One card a statement: who, how, which acts, and why the coder says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verbale.store.chosen import Chosen
from verbale.views.catalogue import has
from verbale.views.export.claims import words
from verbale.views.export.md import act_line
from verbale.views.layout import shown
from verbale.views.web.citing import cite
from verbale.views.web.layers import Layer
from verbale.views.web.words import tell

Record = Mapping[str, Any]
REACH = 60
NAMED = ("name", "title_name")


@dataclass(frozen=True, slots=True)
class Line:
    """An act: its words, its codes, its rule."""

    words: str
    one_sided: bool
    codes: str
    rule: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """A place where the text refers to the speaker, with the rule that says so."""

    words: str
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class Card:
    """A statement for people. ``context`` are the words before the cue, the cue and those behind it; ``chain`` goes from the source back
    to a name. ``decided`` are the fields that a person decided."""

    id: str
    layer: Layer
    content: str
    notes: tuple[str, ...]
    carried: bool
    doubtful: bool
    acts: tuple[Line, ...]
    context: tuple[str, str, str] | None
    addressee: str
    rule: str | None
    confidence: str
    chain: tuple[Link, ...]
    decided: tuple[str, ...]
    citation: str


def make_cards(chosen: Chosen, layers: Mapping[str, Layer], keys: Sequence[str], ui: str) -> tuple[Card, ...]:
    """The cards of all statements, in their order."""
    return tuple(
        make_card(chosen, statement, layers[key], ui) for statement, key in zip(chosen.record["statements"], keys, strict=True)
    )


def make_card(chosen: Chosen, statement: Record, layer: Layer, ui: str) -> Card:
    """The card of one statement of a record after human decisions; a person's claim may lack what a machine's has."""
    record = chosen.record
    text = record["article"]["text"]
    content = shown(words(text, statement["content"] or []))
    return Card(
        id=statement["id"],
        layer=layer,
        content=content,
        notes=tuple(_notes(statement, ui)),
        carried=statement["attribution"] == "carried",
        doubtful=_is_doubtful(record, statement),
        acts=tuple(_line(act, ui) for act in statement["acts"] or ()),
        context=_context(text, statement["cue"]) if statement["cue"] else None,
        addressee=shown(statement["addressee"]["name"] or "") if statement["addressee"] else "",
        rule=statement["rule"],
        confidence=tell(ui, statement["confidence"]) if statement["confidence"] else tell(ui, "decided"),
        chain=_chain(record, statement),
        decided=chosen.decided.get(statement["id"], ()),
        citation=cite(record, statement, layer.name, content, ui),
    )


def _notes(statement: Record, ui: str) -> Iterator[str]:
    """What a reader should know first: carried on, word for word or in part."""
    if statement["attribution"] == "carried":
        yield tell(ui, "carried")
    key = f"type-{statement['type']}"
    if has(ui, key):
        yield tell(ui, key)


def _is_doubtful(record: Record, statement: Record) -> bool:
    source = statement["source"]
    doubts = record["issues"] if source else ()
    crossing = any(i["start"] < source["end"] and source["start"] < i["end"] for i in doubts)
    return statement["confidence"] == "doubtful" or crossing


def _line(act: Record, ui: str) -> Line:
    codes, told = act["codes"], ""
    if codes:
        plover = codes["plover"]
        parts = (plover["event"], plover["mode"], *(plover["context"] or ())) if plover["event"] else (tell(ui, "no_event"),)
        told = f"CAMEO {codes['cameo']} · PLOVER {' '.join(part for part in parts if part)}"
    plain = {**act, "one_sided": False}
    return Line(shown(act_line(plain, ui)), bool(act["one_sided"]), told, act["rule"])


def _context(text: str, span: Record) -> tuple[str, str, str]:
    start, end = span["start"], span["end"]
    return shown(text[max(0, start - REACH) : start]), shown(text[start:end]), shown(text[end : end + REACH])


def _chain(record: Record, statement: Record) -> tuple[Link, ...]:
    """From the source back to the nearest name: where the record says that the text refers to the speaker.

    The record keeps every reference to a person but not which of them led to which; so the last of each kind before the source is shown.
    """
    source, speakers = statement["source"], statement["speakers"] or ()
    named = {speaker.get("person") for speaker in speakers}
    person = next((p for p in record["people"] if named == {p["id"]}), None)
    if not source or not person:
        return ()
    before = [m for m in person["mentions"] or () if m["start"] < source["end"]]
    found: list[Record] = []
    for mention in reversed(before):
        if not found or mention["kind"] not in {other["kind"] for other in found}:
            found.append(mention)
        if mention["kind"] in NAMED:
            break
    text = record["article"]["text"]
    return tuple(Link(shown(text[m["start"] : m["end"]]), m["kind"], m["rule"]) for m in found)
