"""Statements whose source is named by a preposition: "selon X", "d'après X", "pour X", "de source …"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from verbale.language.cues import SourceRule
from verbale.language.loader import rule_id
from verbale.model import Attribution, Frame, Segment, SegmentKind, Span
from verbale.statements.contents import find_spans, last_word
from verbale.statements.draft import Draft
from verbale.statements.grammar import OPEN, Text
from verbale.statements.groups import Group
from verbale.statements.subjects import span_of

Claim = tuple[Draft, frozenset[int]]


def find_named(text: Text, sentence: int, segments: Sequence[Segment], groups: Sequence[Group]) -> list[Claim]:
    """The statements that a preposition attributes in one sentence, in text order."""
    found = []
    fold, openers = text.tokens.fold, text.tables.sources
    for segment in segments:
        for place, at in [(place, at) for place, at in enumerate(segment.tokens) if fold[at] in openers]:
            rule = _rule(text, at)
            if rule is None or text.quoted[at] >= 0:
                continue
            claim = _named(text, sentence, segment, place, rule)
            if claim is not None:
                found.append(claim)
    return found


def _rule(text: Text, at: int) -> SourceRule | None:
    fold = text.tokens.fold
    for rule in text.tables.sources[fold[at]]:
        if fold[at : at + len(rule.words)] == rule.words:
            return rule
    return None


def _named(text: Text, sentence: int, segment: Segment, place: int, rule: SourceRule) -> Claim | None:
    tokens, at = text.tokens, segment.tokens[place]
    initial = place <= _lead(text, segment) and segment.kind is SegmentKind.HOST
    if text.is_class(at + len(rule.words), "relative-subjects") and not rule.initial:
        return _relative_source(text, sentence, segment, at, rule)
    if rule.initial and not initial:
        return None
    first = at + len(rule.words) - (1 if rule.id == "de-source" else 0)
    limit = last_word(text, segment.tokens[-1] + 1, first)
    last = _source_end(text, first, limit, initial)
    if last <= first or not _speaks(text, first, last, rule):
        return None
    if not initial and last < limit and tokens.fold[last] == "," and place > 0 and tokens.fold[at - 1] == ",":
        places = [i for i in segment.tokens if i < at - 1 or last < i < limit]
    elif initial:
        places = [i for i in segment.tokens if i >= last and i < limit]
        if not places or not (tokens.fold[places[0]] == "," or tokens.text[places[0]] in OPEN):
            return None
        behind = text.behind_adverbial(places[0] + 1)
        if behind > places[0] + 1 and tokens.fold[behind : behind + 1] == (",",):
            places = [i for i in places if i > behind]
    else:
        places = _scope(text, segment, at)
    spans = find_spans(text, places)
    if not spans or sum(s.end - s.start for s in spans) < 4:
        return None
    draft = Draft(
        content=spans,
        cue=span_of(text, at, at + len(rule.words)),
        lemma=" ".join(rule.words),
        source=span_of(text, first, last),
        frame=Frame.QUOTE if _quoted(text, spans) else Frame.CLAUSE,
        attribution=Attribution.EXPLICIT,
        rule=rule_id(text.tables.language, "attributions", rule.id),
        host=at,
        sentence=sentence,
    )
    return draft, frozenset(places)


def _relative_source(text: Text, sentence: int, segment: Segment, at: int, rule: SourceRule) -> Claim | None:
    """ "L'expert, selon qui le barrage peut céder, …": the clause behind the relative, to its comma."""
    first = at + len(rule.words)
    last = next((k for k in range(first + 1, segment.tokens[-1] + 1) if text.tokens.fold[k] == ","), segment.tokens[-1] + 1)
    places = range(first + 1, last_word(text, last, first + 1))
    spans = find_spans(text, places)
    if not spans:
        return None
    draft = Draft(
        spans,
        span_of(text, at, first),
        " ".join(rule.words),
        span_of(text, first, first + 1),
        Frame.CLAUSE,
        Attribution.EXPLICIT,
        rule_id(text.tables.language, "attributions", rule.id),
        at,
        sentence,
    )
    return draft, frozenset(places)


def _lead(text: Text, segment: Segment) -> int:
    """How many tokens may stand before an initial source: a conjunction, or a time or place and its comma."""
    if text.tokens.pos[segment.tokens[0]] in ("DET", "NOUN", "PROPN", "PRON", "NUM"):
        return 0
    for place, at in enumerate(segment.tokens[:6]):
        if text.is_finite(at):
            return 1
        if text.tokens.fold[at] == ",":
            return place + 1
    return 1


def _source_end(text: Text, first: int, limit: int, initial: bool) -> int:
    tokens = text.tokens
    last = first
    while last < limit and tokens.fold[last] not in {";", ":", "«", "“", "(", "»", "”"}:
        if tokens.fold[last] == "," and (not initial or not _apposition(text, last + 1, limit)):
            break
        last += 1
    return last


def _apposition(text: Text, at: int, limit: int) -> bool:
    """True when the words from *at* to the next comma are a name, an office or where one is from, with no finite verb, and a comma closes them."""
    for k in range(at, min(at + 25, limit)):
        if text.tokens.fold[k] == ",":
            of = text.is_class(at, "de") and text.tokens.text[k - 1][:1].isupper()
            named = of or text.tokens.pos[at] in ("PROPN", "NOUN") or (text.tokens.pos[at] in ("VERB", "ADJ") and _opens(text, k + 1))
            several = "Number=Plur" in text.tokens.morph[at]
            return (k > at and named) or (text.tokens.pos[at] == "DET" and not several and text.is_class(at + 1, "speaker-nouns"))
        if text.is_finite(k):
            return False
    return False


def _opens(text: Text, at: int) -> bool:
    return at < len(text.tokens) and text.tokens.text[at] in OPEN


def _speaks(text: Text, first: int, last: int, rule: SourceRule) -> bool:
    """A source is a name, a pronoun, or a noun that can speak or be read; a measure or a season is none.

    Before a quotation that is the rest of the sentence one who does something is enough: "Pour la plaignante, « … »".
    """
    if text.is_class(first, "oblique-pronouns"):
        return True
    for k in range(first, last):
        if text.tokens.pos[k] == "PROPN" or (text.tokens.text[k][:1].isupper() and k > 0):
            return True
        if text.is_class(k, "speaker-nouns") or text.is_class(k, "document-nouns"):
            return True
        if text.tokens.pos[k] == "NOUN" and text.has_ending(k, "agent-endings") and _said_in_marks(text, last):
            return True
    return False


def _said_in_marks(text: Text, at: int) -> bool:
    """True when a comma stands at *at* and a quotation with a verb in it is the rest of the sentence."""
    quote = text.quote(at + 2) if at + 2 < len(text.tokens) else None
    if quote is None or text.tokens.fold[at] != "," or not _opens(text, at + 1):
        return False
    sentence = text.parse.sentences[text.tokens.sentence[at]]
    rest = text.parse.article.text[quote.span.end : sentence.span.end]
    last = bisect_left(text.tokens.start, quote.inner.end)
    return not any(c.isalnum() for c in rest) and any(text.tables.verbs.can_be_finite(text.tokens.fold[k]) for k in range(at + 2, last))


def _scope(text: Text, segment: Segment, at: int) -> list[int]:
    """What a source behind its content covers: the sentence before a comma, else the phrase back to the last comma."""
    before = [i for i in segment.tokens if i < at]
    if segment.kind is SegmentKind.CHAIN:
        return before
    if before and text.tokens.fold[before[-1]] != "," and not _whole(text, before):
        comma = max((n for n, i in enumerate(before) if text.tokens.fold[i] == ","), default=-1)
        return before[comma + 1 :]
    return before


def _whole(text: Text, before: Sequence[int]) -> bool:
    """True when the last phrase before the source holds a finite verb of its own, or there is but one phrase."""
    comma = max((n for n, i in enumerate(before) if text.tokens.fold[i] == ","), default=-1)
    return comma < 0


def _quoted(text: Text, spans: Sequence[Span]) -> bool:
    return all(any(q.inner.covers(s) for q in text.parse.quotes if not q.depth) for s in spans)
