"""The words of a text as set phrases are sought in it: without case and accents, each with its place."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from typing import NamedTuple

from verbale.language.fold import fold_text

MARKS = "\u0300-\u036f\u00ad"
PIECE = re.compile(rf"(?P<word>[^\W_][^\W_{MARKS}]*(?:[{MARKS}]+[^\W_]*)*)|(?P<comma>,)|(?P<stop>[^\w\s,'«»\"“”„‐‑–{MARKS}-]|\n[^\S\n]*\n)")
HIDDEN = re.compile(f"[{MARKS}]+")
LETTERS = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


BARE = {code: _bare(chr(code)) for code in LETTERS if _bare(chr(code)) != chr(code)}


class Gap(IntEnum):
    """What stands between a word and the one before: nothing that parts them, one comma, or any other mark (or no word)."""

    NONE = 0
    COMMA = 1
    MARK = 2


class Printed(NamedTuple):
    """Words in the text's order, with where each begins and ends, and what parts it from the word before."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    gaps: tuple[Gap, ...]

    def part(self, first: int, end: int) -> Printed:
        """The words from *first* to *end*, which is not included."""
        return Printed(self.words[first:end], self.starts[first:end], self.ends[first:end], self.gaps[first:end])


def read_printed(text: str) -> Printed:
    """The words of *text*: runs of letters and digits, small, without accents.

    Blanks, hyphens, apostrophes, quotation marks and one line break part no words; any other mark and an empty line do. Accents are
    forgiven however they are encoded, and a soft hyphen is no mark. Takes time in proportion to the length of *text*.

    >>> found = read_printed("L’amitié, « sino-kazakhe »")
    >>> found.words, [gap.name for gap in found.gaps]
    (('l', 'amitie', 'sino', 'kazakhe'), ['MARK', 'NONE', 'COMMA', 'NONE'])
    """
    plain = fold_text(text).translate(BARE)
    words, starts, ends, gaps = [], [], [], []
    gap = Gap.MARK
    for piece in PIECE.finditer(plain):
        if piece.lastgroup == "comma":
            gap = Gap.COMMA if gap is Gap.NONE else Gap.MARK
            continue
        if piece.lastgroup == "stop":
            gap = Gap.MARK
            continue
        words.append(piece[0] if piece[0].isascii() else HIDDEN.sub("", piece[0]))
        starts.append(piece.start())
        ends.append(piece.end())
        gaps.append(gap)
        gap = Gap.NONE
    return Printed(tuple(words), tuple(starts), tuple(ends), tuple(gaps))


def fold_printed(text: str) -> tuple[str, ...]:
    """The words of *text* alone.

    >>> fold_printed("États d’Afrique")
    ('etats', 'd', 'afrique')
    """
    return read_printed(text).words
