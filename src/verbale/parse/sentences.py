"""Where sentences begin and end: set before the parser, by rule."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from verbale.model import Article, Sentence, Span
from verbale.parse.words import Words

ENDS = frozenset({".", "!", "?", "…", "...", ".."})
CLOSERS = frozenset({"»", "”", ")", "]", '"'})
QUOTES = frozenset({"«", "“", "„"})
OPENERS = frozenset({"«", "“", "„", '"', "-", "–", "—", "["})
TOGGLE_MARK = '"'
INITIAL = 2


def find_sentences(article: Article, words: Words) -> tuple[Sentence, ...]:
    """The sentences of *article*, none across two paragraphs; a dateline that opens a paragraph is one of its own."""
    found: list[Sentence] = []
    candidates = _candidates(words, article.dateline.span.end if article.dateline else -1)
    for number, paragraph in enumerate(article.paragraphs):
        first, last = bisect_left(words.start, paragraph.span.start), bisect_left(words.start, paragraph.span.end)
        for at, dated in candidates[bisect_right(candidates, (first, True)) : bisect_left(candidates, (last, False))]:
            if dated or _begins(words, at, first):
                found.append(_sentence(words, first, at, number))
                first = at
        if last > first:
            found.append(_sentence(words, first, last, number))
    return tuple(found)


def _candidates(words: Words, dateline: int) -> list[tuple[int, bool]]:
    """The words before which a sentence may begin: behind an end, closing marks between or not, and (True) behind the dateline."""
    forms, size = words.form, len(words.form)
    found = {}
    for at, form in enumerate(forms):
        if form in ENDS or (len(form) == INITIAL and form[1] == "."):
            at += 1
            while at < size:
                found[at] = False
                if forms[at] not in CLOSERS:
                    break
                at += 1
    dated = bisect_left(words.start, dateline)
    if 0 < dated < size:
        found[dated] = True
    return sorted(found.items())


def _begins(words: Words, at: int, first: int) -> bool:
    """True when the word at *at* begins a sentence, where the one before it began at *first*."""
    form = words.form[at]
    if not (form[:1].isupper() or form[:1].isdigit() or form in OPENERS):
        return False
    before = at - 1
    while before > first and words.form[before] in CLOSERS:
        before -= 1
    if form == TOGGLE_MARK and words.form[at - 1] in ENDS and not words.space[at - 1]:
        return False
    initial = len(words.form[before]) == INITIAL and words.form[before].endswith(".")
    return words.form[before] in ENDS or (initial and form in QUOTES)


def _sentence(words: Words, first: int, last: int, paragraph: int) -> Sentence:
    return Sentence(first, last, Span(words.start[first], words.end[last - 1]), paragraph)
