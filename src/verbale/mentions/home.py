"""The country that a text is about when it names none: that of its dateline, else the one it speaks of most from the start."""

from __future__ import annotations

from collections import Counter

from verbale.mentions.atlas import is_state
from verbale.mentions.context import Context
from verbale.mentions.lexicon import MarkKind

LEAD = 3
SHARE = 0.5


def find_home(context: Context) -> str | None:
    """The ISO code of the text's own country, None when neither a dateline nor its words make it clear.

    In the dateline the name of a country goes before that of a city; in the text, the lead counts three times, and the first
    must have half of all mentions.
    """
    return _of_dateline(context) or _of_words(context)


def _of_dateline(context: Context) -> str | None:
    dateline = context.parse.article.dateline
    if dateline is None or dateline.place is None:
        return None
    found: dict[str, str] = {}
    for at, marks in context.marks.items():
        start = context.tokens.start[at]
        if start >= dateline.span.end:
            break
        if start >= dateline.span.start:
            for mark in marks:
                if mark.item.kind is MarkKind.PLACE and is_state(mark.item.code):
                    found.setdefault(mark.item.how, mark.item.code)
    return found.get("name") or found.get("capital")


def _of_words(context: Context) -> str | None:
    counts: Counter[str] = Counter()
    lead = context.parse.sentences[min(LEAD, len(context.parse.sentences)) - 1].last if context.parse.sentences else 0
    for at, marks in context.marks.items():
        codes = {m.item.code for m in marks if m.item.kind is MarkKind.PLACE and is_state(m.item.code)}
        if len(codes) == 1:
            counts[codes.pop()] += 3 if at < lead else 1
    if not counts:
        return None
    code, most = counts.most_common(1)[0]
    return code if most >= SHARE * counts.total() and list(counts.values()).count(most) == 1 else None
