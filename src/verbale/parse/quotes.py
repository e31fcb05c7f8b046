"""Quotation marks in pairs, by one linear pass."""

from __future__ import annotations

import re

from verbale.model import Article, Quote, Span

PAIRS = {"«": "»", "“": "”", "„": "“", "‘": "’"}
CLOSERS = frozenset("»”’")
TOGGLE = '"'
SINGLE = "’"
MARKS = re.compile(r"""[«»“”„"]|(?<!\w)‘(?=[^\W\d])|(?<=[^\W\d][,.!?…])’(?!\w)|(?<=\w)’(?=[\s,.;:!?)]|$)""")
PLURAL = re.compile(r"s’ [^\W\d_]")
TURNED = {'"': ("“", "”"), "‘": ("“", "”")}
BLANK = " \t\u00a0\u202f\u2009"


def find_quotes(article: Article) -> tuple[Quote, ...]:
    """The quotations of *article*, outer before inner, in text order; an unclosed one runs to the end of its paragraph.

    A straight mark opens when no straight mark is open, else it closes. A closing mark that nothing opened is passed over, and so
    are a single mark that nothing closes and one that is an apostrophe ("the ministers’ plan").
    """
    found: list[Quote] = []
    for paragraph in article.paragraphs:
        found += _in_paragraph(article.text, paragraph.span)
    return tuple(sorted(found, key=lambda q: (q.span.start, -q.span.end)))


def _in_paragraph(text: str, span: Span) -> list[Quote]:
    found: list[Quote] = []
    stack: list[tuple[int, str]] = []
    straight = 0
    for match in MARKS.finditer(text, span.start, span.end):
        at, mark = match.start(), match.group()
        if mark == SINGLE and PLURAL.match(text, at - 1):
            continue
        if mark == TOGGLE and straight:
            _drop_singles(stack)
        if stack and mark == stack[-1][1]:
            start, _ = stack.pop()
            straight -= mark == TOGGLE
            found.append(_quote(text, start, at + 1, at, len(stack), balanced=True))
        elif mark in PAIRS or mark == TOGGLE:
            straight += mark == TOGGLE
            stack.append((at, PAIRS.get(mark, TOGGLE)))
        elif mark in CLOSERS and any(close == mark for _, close in stack[-3:]):
            while stack[-1][1] != mark:
                straight -= stack.pop()[1] == TOGGLE
            start, _ = stack.pop()
            found.append(_quote(text, start, at + 1, at, len(stack), balanced=True))
    _drop_singles(stack)
    if stack:
        found.append(_quote(text, stack[0][0], span.end, span.end, 0, balanced=False))
    return found


def _drop_singles(stack: list[tuple[int, str]]) -> None:
    """Takes off the open marks at the end that only a single mark would close."""
    while stack and stack[-1][1] == SINGLE:
        stack.pop()


def turn_quotes(text: str, quotes: tuple[Quote, ...]) -> str:
    """*text* with the straight and the single marks of its *quotes* as “ and ”, one character for one.

    >>> turn_quotes('a "b" c', (Quote(Span(2, 5), Span(3, 4), 0, True),))
    'a “b” c'
    """
    places = [(q, TURNED[text[q.span.start]]) for q in quotes if text[q.span.start] in TURNED]
    if not places:
        return text
    marks = list(text)
    for quote, (opening, closing) in places:
        marks[quote.span.start] = opening
        if quote.balanced:
            marks[quote.span.end - 1] = closing
    return "".join(marks)


def _quote(text: str, start: int, end: int, inner_end: int, depth: int, *, balanced: bool) -> Quote:
    inner = start + 1
    while inner < inner_end and text[inner] in BLANK:
        inner += 1
    while inner_end > inner and text[inner_end - 1] in BLANK:
        inner_end -= 1
    return Quote(Span(start, end), Span(inner, max(inner, inner_end)), depth, balanced)
