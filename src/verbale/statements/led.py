"""Quotations led by a colon: behind a cue verb, behind what someone is said to be or to do, behind a noun of speech."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from verbale.language.loader import rule_id
from verbale.mentions.lookup import ReferenceIndex
from verbale.model import Attribution, EntityKind, Frame, Quote, Span
from verbale.statements.contents import trim
from verbale.statements.draft import Draft
from verbale.statements.grammar import Text
from verbale.statements.groups import Group
from verbale.statements.subjects import cue_span, find_subject, span_of, subtree

SPEAKING = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.SOURCE})
SHORTEST = 4


def find_led(text: Text, index: ReferenceIndex, groups: Sequence[Sequence[Group]], taken: Sequence[Draft]) -> list[Draft]:
    """Quotations that stand behind a colon and that nobody says yet, in text order.

    A cue before the colon attributes them, in the same sentence or the paragraph before; else the noun of speech that the
    sentence ends with ("l'avis du préfet : « … »"), else the subject, when it is one who speaks ("Le préfet se veut
    rassurant : « … »").
    """
    found = []
    for quote in text.parse.quotes:
        if quote.depth or any(piece.overlaps(quote.inner) for draft in taken for piece in draft.content):
            continue
        colon, content = _before(text, quote.span.start), trim(text.parse.article.text, quote.inner)
        if colon is None or content is None or text.tokens.fold[colon] != ":":
            continue
        draft = (
            _by_cue(text, groups, colon, content)
            or _by_noun(text, index, colon, content)
            or _by_subject(text, index, quote, colon, content)
        )
        if draft is not None:
            found.append(draft)
    return found


def _by_cue(text: Text, groups: Sequence[Sequence[Group]], colon: int, content: Span) -> Draft | None:
    group = next((g for g in reversed(groups[text.tokens.sentence[colon]]) if g.head < colon and g.finite and g.rule.incise), None)
    if group is None:
        return None
    subject = find_subject(text, group)
    cue = cue_span(text, group, group.last)
    source = span_of(text, *subject) if subject else None
    return _draft(text, content, cue, group.rule.verb, source, rule_id(text.tables.language, "cues", group.rule.id), group.head)


def _by_noun(text: Text, index: ReferenceIndex, colon: int, content: Span) -> Draft | None:
    """ "C'est aussi l'avis de Mme Diallo, la présidente du port : « … »"."""
    first = text.parse.sentences[text.tokens.sentence[colon]].first
    noun = next((k for k in range(colon - 1, first - 1, -1) if text.is_class(k, "speech-nouns")), None)
    if noun is None or not text.is_class(noun + 1, "de"):
        return None
    source = span_of(text, noun + 2, colon)
    if not _speaks(index, source):
        return None
    return _draft(text, content, span_of(text, noun, noun + 1), text.tokens.lemma[noun], source, _rule(text), noun)


def _by_subject(text: Text, index: ReferenceIndex, quote: Quote, colon: int, content: Span) -> Draft | None:
    """ "Le ministre malien est plus explicite : « … »"; what is quoted has a verb, and is no title or name."""
    tokens, first = text.tokens, text.parse.sentences[text.tokens.sentence[colon]].first
    inner = range(colon + 2, bisect_left(tokens.start, quote.inner.end))
    if len(inner) < SHORTEST or not any(text.is_finite(k) for k in inner):
        return None
    at = next((k for k in range(first, colon) if tokens.dep[k].startswith("nsubj") and _main(text, tokens.head[k], colon)), None)
    verb = (
        None
        if at is None
        else next(
            (k for k in range(at + 1, colon) if text.is_finite(k) and (_main(text, k, colon) or _main(text, tokens.head[k], colon))), None
        )
    )
    if at is None or verb is None:
        return None
    source = span_of(text, *subtree(text, at, first, verb))
    return (
        _draft(text, content, span_of(text, verb, verb + 1), tokens.lemma[verb], source, _rule(text), verb)
        if _speaks(index, source)
        else None
    )


def _main(text: Text, at: int, colon: int) -> bool:
    """True for the head of the main clause before the colon; the parser may hang it on what is quoted."""
    return text.tokens.dep[at] == "ROOT" or text.tokens.head[at] > colon


def _speaks(index: ReferenceIndex, source: Span) -> bool:
    best = index.best(source)
    return best is not None and any(e.kind in SPEAKING for e in index.entities(best))


def _rule(text: Text) -> str:
    return rule_id(text.tables.language, "turns", "led-by-colon")


def _draft(text: Text, content: Span, cue: Span, lemma: str, source: Span | None, rule: str, host: int) -> Draft:
    return Draft((content,), cue, lemma, source, Frame.QUOTE, Attribution.EXPLICIT, rule, host, text.tokens.sentence[host])


def _before(text: Text, start: int) -> int | None:
    at = bisect_left(text.tokens.start, start) - 1
    return at if at >= 0 else None
