"""Statements whose cue stands in an incise: "…, a indiqué M. Wang", "« … », dit-elle"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verbale.language.loader import rule_id
from verbale.model import Attribution, Frame, Quote, Segment, SegmentKind, Span
from verbale.statements.contents import find_spans, trim
from verbale.statements.draft import Draft
from verbale.statements.grammar import Text
from verbale.statements.groups import Group
from verbale.statements.subjects import behind, cue_span, span_of


def find_incised(text: Text, sentence: int, segments: Sequence[Segment], groups: Sequence[Group]) -> list[tuple[Draft, frozenset[int]]]:
    """The statements of a sentence's incises in text order, each with the tokens that its content claims."""
    found = []
    for segment in segments:
        if segment.kind is not SegmentKind.INCISE:
            continue
        group = next((g for g in groups if segment.tokens[0] <= g.head <= segment.tokens[-1] and g.rule.incise), None)
        if group is None:
            continue
        places = _content(text, sentence, segments, segment)
        spans = _spans(text, places, segment)
        if spans:
            found.append((_draft(text, sentence, segment, group, spans), frozenset(places)))
    return found


def _draft(text: Text, sentence: int, segment: Segment, group: Group, spans: tuple[Span, ...]) -> Draft:
    source = incise_source(text, segment, group)
    quote = _closed_quote(text, segment)
    whole = quote is not None and all(quote.span.covers(s) or _quoted(text, s) for s in spans)
    frame = Frame.QUOTE if whole else Frame.CLAUSE
    return Draft(
        content=spans,
        cue=cue_span(text, group, group.last),
        lemma=group.rule.verb,
        source=source,
        frame=frame,
        attribution=Attribution.EXPLICIT,
        rule=rule_id(text.tables.language, "cues", group.rule.id),
        host=group.head,
        sentence=sentence,
        impersonal=group.clitic is not None and text.is_class(group.clitic, "impersonal-clitics"),
    )


def incise_source(text: Text, segment: Segment, group: Group) -> Span | None:
    """Who speaks in an incise: the subject before its cue, its clitic, or the noun phrase behind it; None when it names nobody."""
    limit = segment.tokens[-1] + 1
    led = _leading_subject(text, segment, group)
    if led is not None:
        return led
    if group.clitic is None:
        found = behind(text, max(group.last, group.head + 1), limit)
        return span_of(text, *found) if found else None
    if not text.is_class(group.clitic, "impersonal-clitics"):
        return span_of(text, group.clitic, group.clitic + 1)
    for k in range(group.last, limit):
        if text.is_class(k, "source-prepositions"):
            found = behind(text, k + 1, limit)
            return span_of(text, *found) if found else None
    return None


def _leading_subject(text: Text, segment: Segment, group: Group) -> Span | None:
    """The subject before the cue verb of an incise ("…, the minister said"), without what follows its first comma."""
    if group.clitic is not None:
        return None
    first = next((i for i in segment.tokens if text.tokens.pos[i] != "PUNCT" and not text.is_class(i, "incise-openers")), group.first)
    last = next((i for i in range(first, group.first) if text.is_class(i, "relatives")), group.first)
    while last > first and (text.tokens.pos[last - 1] in ("ADV", "PUNCT") or text.is_class(last - 1, "one-word-adverbs")):
        last -= 1
    return span_of(text, first, last) if last > first else None


def _closed_quote(text: Text, segment: Segment) -> Quote | None:
    """The quotation that ends right before the incise, or that holds it."""
    at = text.tokens.start[segment.tokens[0]]
    for quote in reversed(text.parse.quotes):
        if quote.depth == 0 and quote.span.start < at:
            holds = quote.span.end > at
            near = not text.parse.article.text[quote.span.end : at].strip(" \t\u00a0\u202f,.!?…")
            return _from_first_paragraph(text, quote) if holds or near else None
    return None


def _from_first_paragraph(text: Text, quote: Quote) -> Quote:
    """A quotation that runs over paragraphs, each opened anew and only the last one closed, as one."""
    paragraphs = {p.span.start: n for n, p in enumerate(text.parse.article.paragraphs)}
    number = paragraphs.get(quote.span.start)
    if not number:
        return quote
    before = text.parse.article.paragraphs[number - 1].span
    for earlier in text.parse.quotes:
        if earlier.depth == 0 and not earlier.balanced and earlier.span.end == before.end:
            return replace(quote, span=Span(earlier.span.start, quote.span.end), inner=Span(earlier.inner.start, quote.inner.end))
    return quote


def _content(text: Text, sentence: int, segments: Sequence[Segment], incise: Segment) -> list[int]:
    """The tokens that the incise attributes: of the sentence's host, and of the quotation's earlier sentences."""
    quote = _closed_quote(text, incise)
    tokens = text.tokens
    host = sorted(i for s in segments if s.kind is SegmentKind.HOST or _inside(text, s, quote) for i in s.tokens)
    before = [i for i in host if i < incise.tokens[0]]
    after = [i for i in host if i > incise.tokens[-1]]
    if quote is not None and quote.span.start < text.parse.sentences[sentence].span.start:
        first = next(i for i in range(len(tokens)) if tokens.start[i] >= quote.inner.start)
        before = list(range(first, incise.tokens[0]))
    elif quote is not None and before and (_led_by_colon(text, quote) or _leads(text, before, quote)):
        before = [i for i in before if tokens.start[i] >= quote.inner.start]
    if quote is not None and quote.span.end <= tokens.start[incise.tokens[0]]:
        after = [i for i in after if text.quoted[i] >= 0]
    return before + after


def _inside(text: Text, segment: Segment, quote: Quote | None) -> bool:
    """True for a chain that the quotation holds: it is the speaker's own, no statement beside the incise."""
    return (
        segment.kind is SegmentKind.CHAIN
        and quote is not None
        and quote.inner.covers(span_of(text, segment.tokens[0], segment.tokens[0] + 1))
    )


def _led_by_colon(text: Text, quote: Quote) -> bool:
    return text.parse.article.text[: quote.span.start].rstrip().endswith(":")


def _leads(text: Text, before: Sequence[int], quote: Quote) -> bool:
    """True when the words before a quotation only lead to it: no finite verb among them, and none that begins it ("L'UE « fait peser … »")."""
    lead = [i for i in before if text.tokens.end[i] <= quote.span.start]
    begun = next((i for i in before if text.tokens.start[i] >= quote.inner.start), None)
    return not any(text.is_finite(i) for i in lead) and not (lead and begun is not None and text.is_finite(begun))


def _spans(text: Text, places: Sequence[int], incise: Segment) -> tuple[Span, ...]:
    quote = _closed_quote(text, incise)
    if (
        quote is not None
        and places
        and quote.inner.start <= text.tokens.start[places[0]]
        and quote.span.end <= text.tokens.start[incise.tokens[0]]
    ):
        rest = find_spans(text, [i for i in places if i > incise.tokens[-1]])
        whole = trim(text.parse.article.text, quote.inner)
        return ((whole, *rest)) if whole else rest
    return find_spans(text, places)


def _quoted(text: Text, span: Span) -> bool:
    return any(q.span.covers(span) for q in text.parse.quotes)
