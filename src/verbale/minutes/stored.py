"""A record becomes minutes again, as far as it tells."""

from __future__ import annotations

from typing import Any

from verbale.ingest.paragraphs import find_lines, name_lines
from verbale.model import (
    Act,
    Addressee,
    Article,
    Attribution,
    Basis,
    Candidate,
    Coder,
    Codes,
    Confidence,
    Cue,
    Dateline,
    Entity,
    EntityKind,
    Force,
    Frame,
    Issue,
    Meeting,
    MeetingFormat,
    MeetingKind,
    Mentions,
    Minutes,
    Office,
    Polarity,
    Published,
    QuotationType,
    Realis,
    Reason,
    Reference,
    ReferenceKind,
    Span,
    Speaker,
    Statement,
    Strength,
    Timex,
    TimexType,
    Topic,
)

Raw = dict[str, Any]


def from_record(record: Raw) -> Minutes:
    """The minutes that *record* was made of: the same record again, but no chains of references, which a record does not hold."""
    raw = record["coder"]
    people = [_person(person) for person in record["people"]]
    parties = [Entity(p["id"], EntityKind(p["kind"]), p["name"], tuple(p["countries"])) for p in record["parties"]]
    references = sorted((r for person in record["people"] for r in _references(person)), key=lambda r: r.span)
    return Minutes(
        coder=Coder(raw["version"], raw["language_rules"], raw["world"], raw["model"]),
        article=_article(record["article"]),
        mentions=Mentions((*people, *parties), tuple(references), tuple(_time(t) for t in record["times"])),
        meetings=tuple(_meeting(m) for m in record["meetings"]),
        statements=tuple(_statement(s) for s in record["statements"]),
        issues=tuple(Issue(_span(i), i["kind"], i["message"]) for i in record["issues"]),
        announced=tuple(_meeting(m) for m in record["announced"]),
    )


def _span(raw: Raw) -> Span:
    return Span(raw["start"], raw["end"])


def _spans(raw: list[Raw]) -> tuple[Span, ...]:
    return tuple(_span(span) for span in raw)


def _article(raw: Raw) -> Article:
    """The article; its paragraphs and the parts of its dateline, which no record holds, are the text's own lines and None."""
    text, told, published = raw["text"], raw["dateline"], raw["published"]
    dateline = Dateline(_span(told), told["value"], None, None, told["rule"]) if told else None
    candidates = tuple(Candidate(c["year"], tuple(c["evidence"])) for c in published["candidates"])
    return Article(
        id=raw["id"],
        language=raw["language"],
        text=text,
        paragraphs=name_lines(text, find_lines(text), dateline),
        title=raw["title"],
        outlet=raw["outlet"],
        url=raw["url"],
        dateline=dateline,
        published=Published(published["value"], Basis(published["basis"]), candidates),
    )


def _person(raw: Raw) -> Entity:
    offices = tuple(Office(office["label"], office["of"], _span(office)) for office in raw["offices"])
    return Entity(raw["id"], EntityKind.PERSON, raw["name"], tuple(raw["countries"]), offices, wikidata=raw["wikidata"])


def _references(person: Raw) -> list[Reference]:
    return [Reference(_span(m), ReferenceKind(m["kind"]), (person["id"],), m["rule"]) for m in person["mentions"]]


def _time(raw: Raw) -> Timex:
    kept = (raw["value"], raw["anchor"], raw["rule"], raw["grain"], raw["interval"], raw["part"])
    return Timex(_span(raw), raw["text"], TimexType(raw["type"]), *kept)


def _speaker(raw: Raw) -> Speaker:
    return Speaker(raw["name"], raw["person"], tuple(raw["countries"]))


def _reason(value: str | None) -> Reason | None:
    return Reason(value) if value else None


def _meeting(raw: Raw) -> Meeting:
    return Meeting(
        id=raw["id"],
        kind=MeetingKind(raw["kind"]),
        participants=tuple(_speaker(p) for p in raw["participants"]),
        countries=tuple(raw["countries"]),
        date=raw["date"],
        place=raw["place"],
        place_reason=_reason(raw["place_reason"]),
        evidence=_spans(raw["evidence"]),
        rule=raw["rule"],
        host=_speaker(raw["host"]) if raw["host"] else None,
        format=MeetingFormat(raw["format"]) if raw["format"] else None,
        occasion=raw["occasion"],
    )


def _statement(raw: Raw) -> Statement:
    cue, hearer = raw["cue"], raw["addressee"]
    return Statement(
        id=raw["id"],
        speakers=tuple(_speaker(s) for s in raw["speakers"]),
        speaker_reason=_reason(raw["speaker_reason"]),
        source=_span(raw["source"]) if raw["source"] else None,
        cue=Cue(_span(cue), cue["lemma"]) if cue else None,
        content=_spans(raw["content"]),
        verbatim=_spans(raw["verbatim"]),
        type=QuotationType(raw["type"]),
        frame=Frame(raw["frame"]),
        attribution=Attribution(raw["attribution"]),
        carried_from=raw["carried_from"],
        parent=raw["parent"],
        addressee=Addressee(_span(hearer), hearer["name"], hearer["person"], tuple(hearer["countries"])) if hearer else None,
        addressee_reason=_reason(raw["addressee_reason"]),
        rule=raw["rule"],
        confidence=Confidence(raw["confidence"]),
        acts=tuple(_act(a) for a in raw["acts"]),
    )


def _act(raw: Raw) -> Act:
    codes = raw["codes"]
    plover = codes["plover"]
    return Act(
        id=raw["id"],
        force=Force(raw["act"]),
        strength=Strength(raw["strength"]) if raw["strength"] else None,
        polarity=Polarity(raw["polarity"]),
        realis=Realis(raw["realis"]),
        actor=tuple(raw["actor"]),
        target=tuple(raw["target"]),
        on_behalf_of=tuple(raw["on_behalf_of"]),
        one_sided=raw["one_sided"],
        topic=Topic(raw["topic"]),
        when=raw["when"],
        amount=raw["amount"],
        evidence=_spans(raw["evidence"]),
        rule=raw["rule"],
        codes=Codes(plover["event"], plover["mode"], tuple(plover["context"]), codes["cameo"], tuple(codes["cameo_alternatives"])),
    )
