"""The words of the calendar, and patterns made of them: shared by datelines, times and meetings."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from verbale.errors import DataError
from verbale.language.entry import Entry
from verbale.language.loader import load_entries

SLOT = re.compile(r"\{([a-z]+)(\d?)\}")
GROUP = re.compile(r"\(\?P<([a-z]+)>")


class Piece(Entry, frozen=True, kw_only=True):
    """A part of patterns: words with what they mean, or a pattern of its own. ``yes`` hold it, ``no`` do not."""

    words: dict[str, str | int] = msgspec.field(default_factory=dict)
    pattern: str | None = None


class Calendar(msgspec.Struct, frozen=True):
    """The pieces of a language by id."""

    language: str
    pieces: dict[str, Piece]

    def words(self, name: str) -> dict[str, str | int]:
        """The words of a class with their meanings; DataError for a class that calendar.yml lacks."""
        return self.piece(name).words

    def meaning(self, name: str, word: str | None) -> str | int | None:
        """What *word*, folded, means in the class *name*; None for no word and for one that is not in it."""
        return None if word is None else self.words(name).get(word.rstrip("."))

    def optional(self, name: str, word: str | None) -> str | int | None:
        """What *word* means in a class that a language may lack; None when it lacks it."""
        return self.meaning(name, word) if name in self.pieces else None

    def piece(self, name: str) -> Piece:
        """The piece *name*; raises DataError when calendar.yml lacks it."""
        if name not in self.pieces:
            raise DataError(f"{self.language}/calendar.yml: the piece {name!r} is missing")
        return self.pieces[name]

    def compile(self, pattern: str) -> re.Pattern[str]:
        """*pattern* over folded text.

        ``{month}`` stands for a named piece, ``{month2}`` for a second one, a blank for blanks, ``" ?"`` for some or none. A match ends where a word ends.

        >>> load_calendar("fr").compile("{day} {month}").match("le 3 mars 2021", 3)["month"]
        'mars'
        """
        return re.compile(self._expand(pattern, named=True) + r"(?!\w)")

    def _expand(self, pattern: str, named: bool) -> str:
        spaced = pattern.replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}")
        return SLOT.sub(lambda slot: self._slot(slot[1], slot[2], named), spaced)

    def _slot(self, name: str, number: str, named: bool) -> str:
        """A piece as a pattern; words inside another piece's pattern make no group of their own."""
        piece = self.piece(name)
        if piece.pattern is not None:
            return GROUP.sub(rf"(?P<\g<1>{number}>", self._expand(piece.pattern, named=False))
        words = "|".join(re.escape(w).replace(r"\ ", r"\s{1,3}") for w in sorted(piece.words, key=lambda w: (-len(w), w)))
        return f"(?P<{name}{number}>{words})" if named else f"(?:{words})"


@cache
def load_calendar(language: str) -> Calendar:
    """The calendar of a language, from its calendar.yml.

    >>> load_calendar("fr").meaning("month", "août")
    8
    """
    return Calendar(language, {entry.id: entry for entry in load_entries(language, "calendar", Piece)})
