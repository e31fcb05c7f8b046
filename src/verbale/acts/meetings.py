"""Who met, when and where, as the text reports it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from verbale.language import load_entries, rule_id
from verbale.language.calendar import load_calendar
from verbale.language.fold import fold_text
from verbale.language.meetings import MeetingRule
from verbale.mentions.lookup import ReferenceIndex
from verbale.model import Entity, EntityKind, Meeting, MeetingKind, Mentions, Parse, Reason, Sentence, Span, Speaker, Timex, TimexType

DAY = re.compile(r"(?:\d{4}|XXXX)-(?:(?:\d{2}|XX)-(?:\d{2}|XX)(?!\d)|WXX-\d)")
ENOUGH = 2
Compiled = tuple[tuple[MeetingRule, re.Pattern[str], re.Pattern[str] | None, str], ...]


@cache
def _rules(language: str) -> Compiled:
    entries = load_entries(language, "meetings", MeetingRule)
    return tuple((r, re.compile(r.pattern), re.compile(r.but) if r.but else None, rule_id(language, "meetings", r.id)) for r in entries)


def find_meetings(parse: Parse, mentions: Mentions) -> tuple[Meeting, ...]:
    """The meetings that the text reports as held, in text order; one that is told twice is one, with both places as its evidence.

    Those who met are the person before the verb and the persons behind it. The day is the nearest one that the sentence tells; a
    day or a place that the text does not tell is None.
    """
    index = ReferenceIndex(mentions)
    words = {word: rule for rule, _, _, _ in _rules(parse.article.language) for word in rule.at}
    told = {parse.tokens.sentence[i] for i, fold in enumerate(parse.tokens.fold) if fold in words}
    found: list[Meeting] = []
    for number in sorted(told):
        found += _in_sentence(parse, mentions, index, parse.sentences[number])
    return tuple(_numbered(_merged(found)))


def _in_sentence(parse: Parse, mentions: Mentions, index: ReferenceIndex, sentence: Sentence) -> list[Meeting]:
    text = sentence.span.of(parse.article.text)
    folded = fold_text(text)
    found = []
    for rule, pattern, but, identifier in _rules(parse.article.language):
        match = pattern.search(folded)
        if match is None:
            continue
        cue = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
        people = _participants(index, sentence, cue)
        if len(people) < ENOUGH:
            continue
        place = _place(parse, index, sentence, cue)
        kind = MeetingKind(rule.then if but and but.search(folded) else rule.kind)
        found.append(
            Meeting(
                id="",
                kind=kind,
                participants=tuple(Speaker(p.name, p.id, p.countries) for p in people),
                countries=tuple(dict.fromkeys(c for p in people for c in p.countries)),
                date=_date(mentions.times, sentence, cue),
                place=place,
                place_reason=None if place else Reason.NOT_STATED,
                evidence=(sentence.span,),
                rule=identifier,
            )
        )
    return found


def _participants(index: ReferenceIndex, sentence: Sentence, cue: Span) -> list[Entity]:
    """The persons of the reference nearest before the cue, then those of the nearest behind it."""
    before = _persons(index, Span(sentence.span.start, cue.start), last=True)
    behind = _persons(index, Span(cue.end, sentence.span.end), last=False)
    return list({p.id: p for p in [*before, *behind]}.values())


def _persons(index: ReferenceIndex, span: Span, last: bool) -> list[Entity]:
    places = index.within(span)
    for place in reversed(places) if last else places:
        people = [e for e in index.entities(place) if e.kind is EntityKind.PERSON]
        if people:
            return people
    return []


def _place(parse: Parse, index: ReferenceIndex, sentence: Sentence, cue: Span) -> str | None:
    """The name behind a preposition of place, between the verb and the first person behind it: "a reçu lundi à Tunis M. Diallo"."""
    end = sentence.span.end
    for number in index.within(Span(cue.end, end)):
        if any(e.kind is EntityKind.PERSON for e in index.entities(number)):
            end = index.references[number].span.start
            break
    tokens, prepositions = parse.tokens, load_calendar(parse.article.language).words("place")
    for at in range(bisect_left(tokens.start, cue.end), bisect_left(tokens.start, end)):
        if tokens.fold[at] in prepositions and at + 1 < len(tokens) and tokens.text[at + 1][0].isupper():
            last = at + 1
            while last + 1 < sentence.last and tokens.end[last] + 1 >= tokens.start[last + 1] and _names(tokens.text[last + 1]):
                last += 1
            return parse.article.text[tokens.start[at + 1] : tokens.end[last]]
    return None


def _names(word: str) -> bool:
    """True for a word that goes on a name: one with a capital, or a hyphen."""
    return word[0].isupper() or word == "-"


def _date(times: tuple[Timex, ...], sentence: Sentence, cue: Span) -> str | None:
    """The day nearest to the cue among those that the sentence tells."""
    days = [t for t in times if sentence.span.covers(t.span) and t.type in (TimexType.DATE, TimexType.TIME) and t.value]
    days = [t for t in days if DAY.match(t.value or "")]
    if not days:
        return None
    nearest = min(days, key=lambda t: (abs(t.span.start - cue.end), t.span.start))
    match = DAY.match(nearest.value or "")
    return match.group() if match else None


def _merged(found: list[Meeting]) -> list[Meeting]:
    """One meeting for each set of participants and kind; the first day told is its day."""
    merged: dict[tuple[MeetingKind, frozenset[str]], Meeting] = {}
    for meeting in found:
        key = (meeting.kind, frozenset(p.name for p in meeting.participants))
        first = merged.get(key)
        if first is None or (first.date and meeting.date and first.date != meeting.date):
            merged[key if first is None else (meeting.kind, key[1] | {meeting.date or ""})] = meeting
        else:
            merged[key] = _joined(first, meeting)
    return list(merged.values())


def _joined(first: Meeting, again: Meeting) -> Meeting:
    evidence = tuple(dict.fromkeys([*first.evidence, *again.evidence]))
    return Meeting(
        id=first.id,
        kind=first.kind,
        participants=first.participants,
        countries=first.countries,
        date=first.date or again.date,
        place=first.place or again.place,
        place_reason=None if first.place or again.place else first.place_reason,
        evidence=evidence,
        rule=first.rule,
    )


def _numbered(found: list[Meeting]) -> list[Meeting]:
    return [
        Meeting(f"m{n}", m.kind, m.participants, m.countries, m.date, m.place, m.place_reason, m.evidence, m.rule)
        for n, m in enumerate(found, start=1)
    ]
