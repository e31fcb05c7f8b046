"""The lines of a text, and what each is: a headline, a dateline alone, or a paragraph."""

from __future__ import annotations

import re

from verbale.model import Dateline, Paragraph, ParagraphKind, Span

LINE = re.compile(r"[^\n\r\u2028\u2029]+")
CLOSED = (".", ";", ",", "…", ":", "...")
LONGEST_HEADLINE = 200
WRAPPED = 50
HEAD = 6


def find_lines(text: str) -> tuple[Span, ...]:
    """The paragraphs of *text* in order, without their outer blanks; a text of blanks has none.

    A long line without an end whose next line goes on in small letters is one paragraph with it: the text was wrapped.

    >>> [s.of("Titre\\n\\nLe texte. ") for s in find_lines("Titre\\n\\nLe texte. ")]
    ['Titre', 'Le texte.']
    """
    lines: list[Span] = []
    for match in LINE.finditer(text):
        words = match.group().strip()
        if not words:
            continue
        start = match.start() + match.group().index(words[0])
        span = Span(start, start + len(words))
        if lines and _wraps(text, lines[-1], span):
            lines[-1] = Span(lines[-1].start, span.end)
        else:
            lines.append(span)
    return tuple(lines)


def _wraps(text: str, above: Span, below: Span) -> bool:
    if above.end - above.start < WRAPPED:
        return False
    last = text.rfind("\n", above.start, above.end) + 1
    length = above.end - max(last, above.start)
    mark = text[above.end - 1]
    gap = text[above.end : below.start]
    return (
        length >= WRAPPED
        and (mark.isalpha() or mark in ",-'’")
        and text[below.start].islower()
        and gap.count("\n") <= 1
        and gap.count("\r") <= 1
    )


def name_lines(text: str, lines: tuple[Span, ...], dateline: Dateline | None) -> tuple[Paragraph, ...]:
    """*lines* with their kinds.

    The lines above a dateline are headlines where they are short and have no full stop; without a dateline, the first line is
    one when text follows that is not its continuation.
    """
    above = _lines_above(lines, dateline)
    kinds = []
    for number, line in enumerate(lines):
        if dateline is not None and line == dateline.span:
            kinds.append(ParagraphKind.DATELINE)
        elif number < above and _is_headline(text, lines, number):
            kinds.append(ParagraphKind.HEADLINE)
        else:
            kinds.append(ParagraphKind.BODY)
    return tuple(Paragraph(line, kind) for line, kind in zip(lines, kinds, strict=True))


def _lines_above(lines: tuple[Span, ...], dateline: Dateline | None) -> int:
    """How many lines from the top may be headlines."""
    if dateline is None:
        return 1
    number = next((n for n, line in enumerate(lines) if line.covers(dateline.span)), 0)
    return number if number or lines[0] != dateline.span else 0


def _is_headline(text: str, lines: tuple[Span, ...], number: int) -> bool:
    line = lines[number]
    words = line.of(text)
    follows = number + 1 < len(lines)
    if not follows or line.end - line.start > LONGEST_HEADLINE or words.endswith(CLOSED):
        return False
    return not text[lines[number + 1].start].islower() and words[:1] not in '-–—•*«"“'
