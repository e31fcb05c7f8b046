"""Where an encounter took place, and in what form."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.acts.meetings.cues import Cue
from verbale.acts.meetings.participants import ParticipantFinder
from verbale.language.meetings import MeetingTable, Pattern
from verbale.mentions.lookup import NAMED
from verbale.model import Entity, EntityKind, MeetingFormat, Parse, ReferenceKind, Span

GAP = 2
OCCASION = 8
BEFORE = 4


@dataclass(frozen=True, slots=True)
class Place:
    """The name of a place as printed, the state or body that it is when the world data knows it."""

    name: str
    entity: Entity | None


class PlaceFinder:
    """Finds the places and the forms of the encounters of one article."""

    def __init__(self, parse: Parse, table: MeetingTable, parties: ParticipantFinder) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.words = table.words
        self.parties = parties

    def find(self, cue: Cue) -> Place | None:
        """The name behind a preposition of place in the clause, behind the cue first, else before it."""
        end = self.parties.end(cue)
        sentence = self.parse.sentences[self.tokens.sentence[cue.first]]
        if cue.rule.pattern is Pattern.VISIT:
            return self._goal(cue, end)
        for k in [*range(cue.last - 1, end), *range(sentence.first, cue.first)]:
            place = self._at(k, end, cue)
            if place is not None:
                return place
        return None

    def _goal(self, cue: Cue, end: int) -> Place | None:
        """Where a visit leads to: right before "on a visit", behind the first preposition of place, or the object of a verb ("a visité mardi le Mali")."""
        for k in range(max(cue.first - BEFORE, 0), cue.first):
            if (
                cue.noun is not None
                and self.tokens.fold[cue.first] in self.words["on-visit"]
                and self.tokens.fold[k] in self.words["locatives"]
            ):
                return self._named(k + 1, cue.first)
        for k in range(cue.last, end):
            fold = self.tokens.fold[k]
            if fold in self.words["locatives"] and self.tokens.fold[k - 1] not in self.words["of"] and not self.parties.is_time(k):
                return self._named(k + 1, end)
            if cue.noun is None and not cue.reflexive and not self.parties.is_time(k):
                return self._named(k, end)
        return None

    def _at(self, at: int, end: int, cue: Cue) -> Place | None:
        """The place behind a preposition at word *at*; a person behind "à" is none."""
        if at + 1 >= end or self.tokens.fold[at] not in self.words["locatives"] or self.tokens.fold[at - 1] in self.words["of"]:
            return None
        if self.parties.is_inside_party(at, cue):
            return None
        return self._named(at + 1, end)

    def _named(self, at: int, end: int) -> Place | None:
        """The place that is named at word *at*, an article before it or not."""
        tokens = self.tokens
        if not tokens.text[at][:1].isupper() and (tokens.pos[at] == "DET" or tokens.fold[at] in self.words["definite"]):
            at += 1
        if at >= end or not tokens.text[at][:1].isupper():
            return None
        number = self._reference(at)
        entity = None
        if number is not None:
            reference = self.parties.index.references[number]
            entities = self.parties.index.entities(number)
            if reference.kind not in (ReferenceKind.NAME, ReferenceKind.CAPITAL, ReferenceKind.METONYM, *NAMED):
                return None
            entity = next((e for e in entities if e.kind is EntityKind.STATE), None)
            if entity is None and any(e.kind is EntityKind.PERSON or (e.kind is EntityKind.SOURCE and e.offices) for e in entities):
                return None
            if any(e.kind is EntityKind.ORGANISATION for e in entities):
                return None
        last = at + 1
        while last < end and self._goes_on(last):
            last += 1
        return Place(self.parse.article.text[tokens.start[at] : tokens.end[last - 1]], entity)

    def _goes_on(self, at: int) -> bool:
        """True for a word that goes on a name of several: with a capital, a hyphen, or joined by one."""
        text = self.tokens.text[at]
        close = self.tokens.start[at] <= self.tokens.end[at - 1] + 1
        return close and (text[:1].isupper() or text == "-" or self.tokens.text[at - 1] == "-")

    def _reference(self, at: int) -> int | None:
        span = Span(self.tokens.start[at], self.tokens.end[at])
        around = self.parties.index.covering(span)
        return around[-1] if around else None

    def format(self, cue: Cue) -> tuple[MeetingFormat | None, str | None]:
        """By telephone, by video, or on the margins of something larger, whose words are the second value."""
        sentence = self.parse.sentences[self.tokens.sentence[cue.first]]
        folds = self.tokens.fold
        near = range(max(cue.first - 1, sentence.first), self.parties.end(cue))
        if any(folds[k] in self.words["video"] for k in near):
            return MeetingFormat.VIDEO, None
        if any(folds[k] in self.words["phone"] for k in near):
            return MeetingFormat.TELEPHONE, None
        for k in range(sentence.first, sentence.last - 2):
            if folds[k] in self.words["margins"] and folds[k + 1] in self.words["from"]:
                return MeetingFormat.MARGINS, self._occasion(k + 2, sentence.last)
        return None, None

    def _occasion(self, at: int, end: int) -> str:
        """The words of the larger event: up to the next comma, verb or preposition of another phrase."""
        last = at
        while last < min(end, at + 2 * OCCASION):
            if self.tokens.pos[last] in ("VERB", "AUX", "PUNCT") or self.tokens.fold[last] in self.words["occasion-stops"]:
                break
            last += 1
        return self.parse.article.text[self.tokens.start[at] : self.tokens.end[max(last, at + 1) - 1]]
