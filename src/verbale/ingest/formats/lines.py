"""Lines of a page become paragraphs: what the typesetter cut is put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence

WORD = re.compile(r"[^\W\d_]+")
COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
HYPHENS = "-\u2010\u00ad"
ENDS = '.!?…:;»”"'
SHORT = 0.8
LONG = 0.95
NARROW = 30


def join_lines(lines: Sequence[str]) -> str:
    """*lines* as paragraphs, a line each. A paragraph ends at a short line that ends a sentence, and at a line so short that the next word would
    have fitted. A word that was cut is whole again; it keeps its hyphen where the text has it with one elsewhere.

    >>> print(join_lines(["Le ministre des Affaires étran-", "gères a dit que le pont", "serait ouvert.", "La route est coupée."]))
    Le ministre des Affaires étrangères a dit que le pont serait ouvert.
    La route est coupée.
    """
    width, hyphened = _width(lines), frozenset(word for line in lines for word in COMPOUND.findall(line.lower()))
    paragraphs: list[str] = []
    for number, line in enumerate(lines):
        if number and _goes_on(lines[number - 1], line, width):
            paragraphs[-1] = _join(paragraphs[-1], line, hyphened)
        else:
            paragraphs.append(line)
    return "\n".join(paragraphs)


def _width(lines: Sequence[str]) -> int:
    """How long a full line is: nine of ten are no longer."""
    lengths = sorted(len(line) for line in lines)
    return lengths[int(LONG * (len(lengths) - 1))] if lengths else 0


def _goes_on(above: str, below: str, width: int) -> bool:
    """True when *below* goes on with the paragraph of *above*."""
    if above[-1] in HYPHENS and above[-2:-1].isalpha():
        return True
    if above[-1] in ENDS:
        return len(above) >= SHORT * width and below[0].islower()
    if below[0].islower():
        return True
    next_word = len(below.split(maxsplit=1)[0])
    return width >= NARROW and len(above) + 1 + next_word > SHORT * width


def _join(above: str, below: str, hyphened: frozenset[str]) -> str:
    """Two lines as one. A hyphen at the end goes, unless the word has another one, goes on with a capital or a figure, or is in *hyphened*."""
    if above[-1] not in HYPHENS or not above[-2:-1].isalpha():
        return f"{above} {below}"
    if above[-1] == "\u00ad":
        return above[:-1] + below
    word = above.rsplit(maxsplit=1)[-1][:-1]
    rest = WORD.match(below)
    kept = not below[0].islower() or any(hyphen in word for hyphen in HYPHENS) or f"{word}-{rest[0] if rest else ''}".lower() in hyphened
    return above + below if kept else above[:-1] + below
