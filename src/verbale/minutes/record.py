"""The minutes as the published record: plain values, in the contract's order."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.model import (
    Act,
    Addressee,
    Article,
    Entity,
    EntityKind,
    Issue,
    Meeting,
    Mentions,
    Minutes,
    Reference,
    ReferenceKind,
    Span,
    Speaker,
    Statement,
    Timex,
)

SCHEMA = "verbale.minutes/1"
PERSONAL = (ReferenceKind.NAME, ReferenceKind.TITLE_NAME, ReferenceKind.ROLE, ReferenceKind.PRONOUN, ReferenceKind.CLITIC)
Record = dict[str, object]


def to_record(minutes: Minutes) -> Record:
    """The record of *minutes* as JSON takes it: every field of the contract, ``None`` where the text does not say.

    Offsets are half-open, in code points of ``article.text``.
    """
    coder = minutes.coder
    people = [e for e in minutes.mentions.entities if e.kind is EntityKind.PERSON]
    parties = [e for e in minutes.mentions.entities if e.kind is not EntityKind.PERSON]
    return {
        "schema": SCHEMA,
        "coder": {"version": coder.version, "language_rules": coder.language_rules, "world": coder.world, "model": coder.model},
        "article": _article(minutes.article),
        "people": [_person(e, minutes.mentions) for e in people],
        "parties": [{"id": e.id, "kind": e.kind.value, "name": e.name, "countries": list(e.countries)} for e in parties],
        "times": [_time(t) for t in minutes.mentions.times],
        "meetings": [_meeting(m) for m in minutes.meetings],
        "announced": [_meeting(m) for m in minutes.announced],
        "statements": [_statement(s) for s in minutes.statements],
        "issues": [_issue(i) for i in minutes.issues],
    }


def _span(span: Span) -> Record:
    return {"start": span.start, "end": span.end}


def _spans(spans: Sequence[Span]) -> list[Record]:
    return [_span(s) for s in spans]


def _article(article: Article) -> Record:
    dateline = article.dateline
    published = article.published
    return {
        "id": article.id,
        "language": article.language,
        "text": article.text,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "dateline": {
            **_span(dateline.span),
            "text": dateline.span.of(article.text),
            "value": dateline.value,
            "basis": "text",
            "rule": dateline.rule,
        }
        if dateline
        else None,
        "published": {
            "value": published.value,
            "basis": published.basis.value,
            "candidates": [{"year": c.year, "evidence": list(c.evidence)} for c in published.candidates],
        },
    }


def _person(entity: Entity, mentions: Mentions) -> Record:
    found = [r for r in mentions.references if entity.id in r.entities and r.kind in PERSONAL]
    return {
        "id": entity.id,
        "name": entity.name,
        "countries": list(entity.countries),
        "offices": [{"label": o.label, "of": o.of, **_span(o.span)} for o in entity.offices],
        "wikidata": entity.wikidata,
        "mentions": [_mention(r) for r in found],
    }


def _mention(reference: Reference) -> Record:
    return {**_span(reference.span), "kind": reference.kind.value, "rule": reference.rule}


def _time(time: Timex) -> Record:
    return {
        **_span(time.span),
        "text": time.text,
        "type": time.type.value,
        "value": time.value,
        "part": time.part,
        "grain": time.grain,
        "interval": time.interval,
        "anchor": time.anchor,
        "rule": time.rule,
    }


def _speaker(speaker: Speaker) -> Record:
    return {"name": speaker.name, "person": speaker.person, "countries": list(speaker.countries)}


def _addressee(addressee: Addressee) -> Record:
    return {**_span(addressee.span), "name": addressee.name, "person": addressee.person, "countries": list(addressee.countries)}


def _meeting(meeting: Meeting) -> Record:
    return {
        "id": meeting.id,
        "kind": meeting.kind.value,
        "participants": [_speaker(p) for p in meeting.participants],
        "countries": list(meeting.countries),
        "date": meeting.date,
        "place": meeting.place,
        "place_reason": meeting.place_reason.value if meeting.place_reason else None,
        "host": _speaker(meeting.host) if meeting.host else None,
        "format": meeting.format.value if meeting.format else None,
        "occasion": meeting.occasion,
        "evidence": _spans(meeting.evidence),
        "rule": meeting.rule,
    }


def _statement(statement: Statement) -> Record:
    cue = statement.cue
    return {
        "id": statement.id,
        "speakers": [_speaker(s) for s in statement.speakers],
        "speaker_reason": statement.speaker_reason.value if statement.speaker_reason else None,
        "source": _span(statement.source) if statement.source else None,
        "cue": {**_span(cue.span), "lemma": cue.lemma} if cue else None,
        "content": _spans(statement.content),
        "verbatim": _spans(statement.verbatim),
        "type": statement.type.value,
        "frame": statement.frame.value,
        "attribution": statement.attribution.value,
        "carried_from": statement.carried_from,
        "parent": statement.parent,
        "addressee": _addressee(statement.addressee) if statement.addressee else None,
        "addressee_reason": statement.addressee_reason.value if statement.addressee_reason else None,
        "rule": statement.rule,
        "confidence": statement.confidence.value,
        "acts": [_act(a) for a in statement.acts],
    }


def _act(act: Act) -> Record:
    codes = act.codes
    return {
        "id": act.id,
        "act": act.force.value,
        "strength": act.strength.value if act.strength else None,
        "polarity": act.polarity.value,
        "realis": act.realis.value,
        "actor": list(act.actor),
        "target": list(act.target),
        "on_behalf_of": list(act.on_behalf_of),
        "one_sided": act.one_sided,
        "topic": act.topic.value,
        "when": act.when,
        "amount": act.amount,
        "evidence": _spans(act.evidence),
        "rule": act.rule,
        "codes": {
            "plover": {"event": codes.plover_event, "mode": codes.plover_mode, "context": list(codes.plover_context)},
            "cameo": codes.cameo,
            "cameo_alternatives": list(codes.cameo_alternatives),
        },
    }


def _issue(issue: Issue) -> Record:
    return {"kind": issue.kind, **_span(issue.span), "message": issue.message}
