"""Where sentences begin and end: set before the parser, by rule."""

from __future__ import annotations

from verbale.model import Article, Sentence, Span
from verbale.parse.words import Words

ENDS = frozenset({".", "!", "?", "…", "...", ".."})
CLOSERS = frozenset({"»", "”", ")", "]", '"'})
QUOTES = frozenset({"«", "“", "„"})
OPENERS = frozenset({"«", "“", "„", '"', "-", "–", "—", "["})


def find_sentences(article: Article, words: Words) -> tuple[Sentence, ...]:
    """The sentences of *article*, none across two paragraphs; a dateline that opens a paragraph is one of its own."""
    paragraphs = article.paragraphs
    dateline = article.dateline.span.end if article.dateline else -1
    cuts: list[tuple[int, int]] = []
    at = 0
    for number, paragraph in enumerate(paragraphs):
        while at < len(words.start) and words.start[at] < paragraph.span.start:
            at += 1
        first = at
        while at < len(words.start) and words.start[at] < paragraph.span.end:
            if at > first and _begins(words, at, first, dateline):
                cuts.append((first, number))
                cuts.append((at, number))
                first = at
            at += 1
        if at > first:
            cuts.append((first, number))
            cuts.append((at, number))
    return tuple(_sentence(words, a, b, number) for (a, number), (b, _) in zip(cuts[::2], cuts[1::2], strict=True))


def _begins(words: Words, at: int, first: int, dateline: int) -> bool:
    if words.start[at - 1] < dateline <= words.start[at]:
        return True
    form = words.form[at]
    if not (form[:1].isupper() or form[:1].isdigit() or form in OPENERS):
        return False
    before = at - 1
    while before > first and words.form[before] in CLOSERS:
        before -= 1
    if form == TOGGLE_MARK and words.form[at - 1] in ENDS and not words.space[at - 1]:
        return False
    initial = len(words.form[before]) == 2 and words.form[before].endswith(".")
    return words.form[before] in ENDS or (initial and form in QUOTES)


TOGGLE_MARK = '"'


def _sentence(words: Words, first: int, last: int, paragraph: int) -> Sentence:
    return Sentence(first, last, Span(words.start[first], words.end[last - 1]), paragraph)
