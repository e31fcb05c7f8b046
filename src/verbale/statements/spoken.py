"""Direct speech without a cue verb of its own: labelled turns, quotations that go on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from verbale.language.loader import rule_id
from verbale.mentions.lookup import ReferenceIndex
from verbale.model import Attribution, EntityKind, Frame, ParagraphKind, Span
from verbale.statements.contents import trim
from verbale.statements.draft import Draft
from verbale.statements.grammar import Text

LABEL_REACH = 16
LABEL = "#label"
COLONS = frozenset({":", "):"})
DASHES = frozenset({"—", "–"})


def find_turns(text: Text, index: ReferenceIndex) -> list[Draft]:
    """The turns of a dialogue: paragraphs that open with a speaker's name or an answer's label and a colon.

    What stands between two turns belongs to the first: a transcript labels a speech once, however many paragraphs it has.
    """
    found: list[Draft] = []
    for number, sentence in enumerate(text.parse.sentences):
        paragraph = text.parse.article.paragraphs[sentence.paragraph]
        if paragraph.kind is not ParagraphKind.BODY or sentence.span.start != paragraph.span.start:
            continue
        colon = _colon(text, number)
        if colon is None or colon == sentence.first:
            continue
        bracket = next((i for i in range(sentence.first + 1, colon) if text.tokens.fold[i] == "("), colon)
        label = Span(sentence.span.start, text.tokens.end[bracket - 1])
        content = trim(text.parse.article.text, Span(text.tokens.end[colon], paragraph.span.end))
        if content is None or not _is_label(text, index, sentence.first, bracket, label):
            continue
        found.append(
            Draft(
                (content,),
                Span(label.start, text.tokens.end[colon]),
                "",
                label,
                Frame.QUOTE,
                Attribution.EXPLICIT,
                rule_id(text.tables.language, "turns", "label"),
                sentence.first,
                number,
            )
        )
    return [_prolonged(text, turn, following) for turn, following in pairwise(found)] + found[-1:]


def _prolonged(text: Text, turn: Draft, following: Draft) -> Draft:
    """A speaker's turn with the paragraphs before the *following* one, up to one with a label of another kind ("Question:")."""
    if is_answer(text, turn):
        return turn
    last = turn.sentence
    for number in range(turn.sentence + 1, following.sentence):
        if text.parse.sentences[number].paragraph != text.parse.sentences[last].paragraph and _colon(text, number) is not None:
            break
        last = number
    content = trim(text.parse.article.text, Span(turn.content[0].start, text.parse.sentences[last].span.end))
    return turn if content is None or content.end <= turn.content[0].end else replace(turn, content=(content,))


def _colon(text: Text, number: int) -> int | None:
    """The colon among the first words of a sentence."""
    sentence = text.parse.sentences[number]
    return next((i for i in range(sentence.first, min(sentence.first + LABEL_REACH, sentence.last)) if text.tokens.fold[i] in COLONS), None)


def _is_label(text: Text, index: ReferenceIndex, first: int, colon: int, label: Span) -> bool:
    if any(text.is_finite(i) for i in range(first, colon)):
        return False
    if colon == first + 1 and text.is_class(first, "answer-labels"):
        return True
    best = index.best(label)
    return best is not None and index.references[best].span == label and any(e.kind == "person" for e in index.entities(best))


def find_answerer(text: Text, draft: Draft, drafts: Sequence[Draft], spokesman: int | None) -> Draft:
    """A turn labelled only as an answer, given to the one who spoke last before the dialogue; every other draft as it is.

    Where the text names one *spokesman*, the answers are his, and the draft is left to its label.
    """
    if spokesman is not None or not is_answer(text, draft):
        return draft
    opening = min(d.sentence for d in drafts if d.rule.endswith(LABEL))
    earlier = [d for d in drafts if d.sentence < opening - 1 and d.inherits is None and d.source is not None]
    last = max(earlier, key=lambda d: d.host, default=None)
    return draft if last is None else replace(draft, inherits=last.host)


def is_answer(text: Text, draft: Draft) -> bool:
    """True for a turn whose label says that it is an answer, and not whose."""
    if draft.source is None or not draft.rule.endswith(LABEL):
        return False
    return fold_label(draft.source.of(text.parse.article.text)) in text.tables.words["answer-labels"]


def find_spokesman(text: Text, index: ReferenceIndex) -> int | None:
    """The first mention of the one spokesman whom the text names, None when it names none or two."""
    words = text.tables.words["spokesmen"]
    found: dict[str, int] = {}
    for i in range(len(index.references)):
        for entity in index.entities(i):
            if entity.kind is EntityKind.PERSON and any(w in words for o in entity.offices for w in o.label.casefold().split()[:1]):
                found.setdefault(entity.id, i)
    return next(iter(found.values())) if len(found) == 1 else None


def fold_label(label: str) -> str:
    """A label without case and blanks.

    >>> fold_label("Réponse ")
    'réponse'
    """
    return label.strip().casefold()


def is_dialogue(text: Text, draft: Draft) -> bool:
    """True for content that a dash at the paragraph's start marks as spoken."""
    paragraph = text.parse.article.paragraphs[text.parse.sentences[draft.sentence].paragraph].span
    lead = text.parse.article.text[paragraph.start : draft.content[0].start].strip()
    return lead in DASHES and draft.cue is not None and draft.cue.start > draft.content[0].start


def find_continued(text: Text, taken: Sequence[Draft]) -> list[Draft]:
    """Sentences that are wholly a quotation, behind a statement in the same paragraph: the same speaker goes on."""
    found: list[Draft] = []
    ordered = sorted(taken, key=lambda d: d.content[0].start)
    for quote in text.parse.quotes:
        content = trim(text.parse.article.text, quote.inner)
        if quote.depth or not quote.balanced or content is None or " " not in content.of(text.parse.article.text):
            continue
        if any(piece.overlaps(quote.inner) for draft in [*ordered, *found] for piece in draft.content):
            continue
        sentence = text.tokens.sentence[bisect_left(text.tokens.start, quote.inner.start)]
        if not _whole_sentence(text, quote.span, sentence):
            continue
        last = _last_before(text, ordered, quote.span, text.parse.sentences[sentence].paragraph)
        if last is not None:
            found.append(
                replace(
                    last,
                    content=(content,),
                    cue=None,
                    lemma="",
                    source=None,
                    frame=Frame.QUOTE,
                    attribution=Attribution.CARRIED,
                    rule=rule_id(text.tables.language, "turns", "quotation-goes-on"),
                    host=-1,
                    sentence=sentence,
                    inherits=last.host,
                )
            )
    return found


def _whole_sentence(text: Text, quote: Span, sentence: int) -> bool:
    words = text.parse.article.text
    first = text.parse.sentences[sentence].span.start
    last = max((s.span.end for s in text.parse.sentences[sentence : sentence + 8] if s.span.start < quote.end), default=quote.end)
    outside = words[first : max(first, quote.start)] + words[quote.end : max(last, quote.end)]
    return not outside.strip(" .,!?…\u00a0\u202f")


def _last_before(text: Text, ordered: Sequence[Draft], quote: Span, paragraph: int) -> Draft | None:
    """The draft said last before *quote*, in its paragraph or, for a quotation that is a paragraph of its own, at the end of the one before."""
    earlier = [d for d in ordered if (d.cue.start if d.cue else d.content[0].start) < quote.start]
    last = max(earlier, key=lambda d: max(d.content[-1].end, d.cue.end if d.cue else 0), default=None)
    if last is None:
        return None
    near = text.parse.sentences[last.sentence].paragraph
    return last if near == paragraph or (near == paragraph - 1 and _alone(text, quote, last, paragraph)) else None


def _alone(text: Text, quote: Span, last: Draft, paragraph: int) -> bool:
    """True when *quote* is all of its paragraph, and the one before it ends with the sentence in which *last* is said."""
    words, whole = text.parse.article.text, text.parse.article.paragraphs[paragraph].span
    closing = max(n for n, s in enumerate(text.parse.sentences) if s.paragraph == paragraph - 1)
    return closing == last.sentence and not words[whole.start : quote.start].strip() and not words[quote.end : whole.end].strip(" .")
