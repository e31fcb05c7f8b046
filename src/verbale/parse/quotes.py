"""Quotation marks in pairs, by one linear pass."""

from __future__ import annotations

import re

from verbale.model import Article, Quote, Span

PAIRS = {"«": "»", "“": "”", "„": "“"}
CLOSERS = frozenset("»”")
TOGGLE = '"'
MARKS = re.compile('[«»“”„"]')
BLANK = " \t\u00a0\u202f\u2009"


def find_quotes(article: Article) -> tuple[Quote, ...]:
    """The quotations of *article*, outer before inner, in text order; an unclosed one runs to the end of its paragraph.

    A straight mark opens when no straight mark is open, else it closes. A closing mark that nothing opened is passed over.
    """
    found: list[Quote] = []
    for paragraph in article.paragraphs:
        stack: list[tuple[int, str]] = []
        for match in MARKS.finditer(article.text, paragraph.span.start, paragraph.span.end):
            at, mark = match.start(), match.group()
            if stack and mark == stack[-1][1]:
                start, _ = stack.pop()
                found.append(_quote(article.text, start, at + 1, at, len(stack), balanced=True))
            elif mark in PAIRS:
                stack.append((at, PAIRS[mark]))
            elif mark == TOGGLE:
                stack.append((at, TOGGLE))
            elif mark in CLOSERS and any(close == mark for _, close in stack[-3:]):
                while stack[-1][1] != mark:
                    stack.pop()
                start, _ = stack.pop()
                found.append(_quote(article.text, start, at + 1, at, len(stack), balanced=True))
        if stack:
            start, _ = stack[0]
            found.append(_quote(article.text, start, paragraph.span.end, paragraph.span.end, 0, balanced=False))
    return tuple(sorted(found, key=lambda q: (q.span.start, -q.span.end)))


def _quote(text: str, start: int, end: int, inner_end: int, depth: int, *, balanced: bool) -> Quote:
    inner = start + 1
    while inner < inner_end and text[inner] in BLANK:
        inner += 1
    while inner_end > inner and text[inner_end - 1] in BLANK:
        inner_end -= 1
    return Quote(Span(start, end), Span(inner, max(inner, inner_end)), depth, balanced)
