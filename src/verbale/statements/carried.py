"""Sentences without a cue that go on reporting: a reader takes them for the words of the speaker before them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from verbale.language.loader import rule_id
from verbale.language.verbs import Mood
from verbale.mentions.lookup import ReferenceIndex
from verbale.model import Attribution, Frame, ParagraphKind
from verbale.statements.contents import find_spans
from verbale.statements.draft import Draft
from verbale.statements.grammar import VERBAL, Text

AHEAD = frozenset({Mood.FUTURE, Mood.CONDITIONAL})
READOUT = 0.7
READOUT_SENTENCES = 6


def find_carried(text: Text, index: ReferenceIndex, drafts: Sequence[Draft]) -> list[Draft]:
    """The carried statements of a text, one a sentence.

    A sentence is carried when the sentence before it in the paragraph is reported (a clause or itself carried) and it tells
    what a witness of the meeting could only know from the speaker: a stance of the speaker's state, a hope, a duty, a future.
    In a read-out, where most sentences have a cue or tell of the meeting, any sentence behind a reported clause is.
    """
    readout = _cued_share(text, drafts) >= READOUT and len({d.sentence for d in drafts}) >= READOUT_SENTENCES
    last: dict[int, Draft] = {}
    for draft in drafts:
        if draft.sentence not in last or draft.content[-1].end > last[draft.sentence].content[-1].end:
            last[draft.sentence] = draft
    covered = {draft.sentence for draft in drafts} | _covered(text, drafts)
    found: list[Draft] = []
    for number in range(1, len(text.parse.sentences)):
        before = last.get(number - 1)
        if number in covered or before is None or not _follows(text, number) or before.frame is not Frame.CLAUSE:
            continue
        if not _goes_on(text, number, readout):
            continue
        carried = _draft(text, number, before)
        if carried is not None:
            found.append(carried)
            last[number] = carried
    return found


def _cued_share(text: Text, drafts: Sequence[Draft]) -> float:
    body = [n for n, s in enumerate(text.parse.sentences) if text.parse.article.paragraphs[s.paragraph].kind is ParagraphKind.BODY]
    cued = {d.sentence for d in drafts}
    told = sum(n in cued or _narrates(text, n) for n in body)
    return told / len(body) if body else 0.0


def _narrates(text: Text, number: int) -> bool:
    """True for a sentence that tells of the meeting itself, which nobody need have said."""
    sentence = text.parse.sentences[number]
    return not text.tables.words["narrating"].isdisjoint(text.tokens.fold[sentence.first : sentence.last])


def _covered(text: Text, drafts: Sequence[Draft]) -> set[int]:
    """Sentences that stand inside the content of a statement whose cue is elsewhere."""
    found: set[int] = set()
    starts, ends = [s.span.start for s in text.parse.sentences], [s.span.end for s in text.parse.sentences]
    for draft in drafts:
        for piece in draft.content:
            found.update(range(bisect_right(ends, piece.start), bisect_left(starts, piece.end)))
    return found


def _follows(text: Text, number: int) -> bool:
    here, before = text.parse.sentences[number], text.parse.sentences[number - 1]
    return here.paragraph == before.paragraph


def _goes_on(text: Text, number: int, readout: bool) -> bool:
    sentence = text.parse.sentences[number]
    if _narrates(text, number):
        return False
    verbs = [i for i in range(sentence.first, sentence.last) if text.is_finite(i) or _looks_ahead(text, i)]
    if not verbs:
        return False
    if readout:
        return True
    pronoun = text.is_class(sentence.first, "subject-pronouns")
    return text.has_ending(verbs[0], "conditional-endings") or (pronoun and text.has_ending(verbs[0], "future-endings"))


def _looks_ahead(text: Text, at: int) -> bool:
    """True for a future or conditional by its form that the tagger takes for another of the same verb."""
    forms = text.tables.verbs.readings(text.tokens.fold[at]) if text.tokens.pos[at] in VERBAL else ()
    return any(r.mood in AHEAD for r in forms)


def _draft(text: Text, number: int, before: Draft) -> Draft | None:
    sentence = text.parse.sentences[number]
    spans = find_spans(text, range(sentence.first, sentence.last))
    if not spans:
        return None
    host = before.inherits if before.inherits is not None else before.host
    rule = rule_id(text.tables.language, "turns", "report-goes-on")
    return Draft(spans, None, "", None, Frame.CLAUSE, Attribution.CARRIED, rule, -1, number, inherits=host)
