"""The members of a source: "la CGT, l'Unsa et la ministre" are three who speak together."""

from __future__ import annotations

from bisect import bisect_left

from verbale.mentions.lookup import ReferenceIndex
from verbale.model import Span
from verbale.statements.grammar import Text
from verbale.statements.subjects import span_of

HEADS = frozenset({"NOUN", "PROPN", "PRON", "X"})


def find_members(text: Text, index: ReferenceIndex, source: Span) -> tuple[Span, ...]:
    """The members of *source* in text order, the whole of it when it is not joined.

    A conjunction joins members when a noun phrase begins behind it and no mention holds it ("le ministre de l'Energie et des
    Mines"); a comma does so only before a conjunction, for a comma alone sets an apposition off. Each further member is
    someone mentioned, a name or a noun for those who speak: "le collectif pour l'eau et la terre" is one.
    """
    first, last = tokens_of(text, source)
    last = next((k for k in range(first + 1, last - 1) if text.tokens.fold[k] == "," and _adds(text, k + 1)), last)
    joints = [(at, at + size) for at in range(first + 1, last - 1) if (size := _joint(text, index, at, source))]
    final = max((at for at, _ in joints if text.tokens.fold[at] != ","), default=None)
    if final is None:
        return (source,)
    found, start = [], first
    for at, after in [*(joint for joint in joints if joint[0] <= final), (last, last)]:
        stop = at - (text.tokens.fold[at - 1] == ",")
        if stop > start:
            found.append((start, stop))
        start = after
    return tuple(span_of(text, a, b) for a, b in found) if all(_speaks(text, index, a, b) for a, b in found[1:]) else (source,)


def _adds(text: Text, at: int) -> bool:
    """True for a participle behind a comma, which tells more of the source: "the envoy, | speaking for Mali and Togo"."""
    return text.tokens.pos[at] == "VERB" and ("VerbForm=Part" in text.tokens.morph[at] or text.is_gerund(at))


def tokens_of(text: Text, span: Span) -> tuple[int, int]:
    """The tokens (half-open) of *span*."""
    starts = text.tokens.start
    return bisect_left(starts, span.start), bisect_left(starts, span.end)


def _joint(text: Text, index: ReferenceIndex, at: int, source: Span) -> int:
    """How many tokens at *at* join two members: "et", "ainsi que", a comma; 0 where they join none."""
    fold, joiners = text.tokens.fold, text.tables.words["joiners"]
    size = 1 if fold[at] in joiners or fold[at] == "," else 2 if f"{fold[at]} {fold[at + 1]}" in joiners else 0
    if not size or any(source.covers(index.references[i].span) for i in index.covering(span_of(text, at, at + 1))):
        return 0
    after = at + size
    opens = text.is_class(after, "determiners") or text.tokens.text[after][:1].isupper()
    start = text.tokens.start[after]
    return size if opens or any(index.references[i].span.start == start for i in index.within(Span(start, source.end))) else 0


def _speaks(text: Text, index: ReferenceIndex, first: int, last: int) -> bool:
    """True when the head of a member is someone mentioned, a name or a noun that speaks."""
    head = next((k for k in range(first, last) if text.tokens.pos[k] in HEADS and not text.is_class(k, "determiners")), first)
    if text.tokens.text[head][:1].isupper() or text.is_class(head, "speaker-nouns"):
        return True
    return bool([i for i in index.covering(span_of(text, head, head + 1)) if index.references[i].span.end <= text.tokens.end[last - 1]])
