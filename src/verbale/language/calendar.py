"""The words of the calendar, and patterns made of them: shared by datelines, times and meetings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

import msgspec

from verbale.errors import DataError
from verbale.language.entry import Entry
from verbale.language.loader import load_entries

NOON = 12
MEANINGS = {
    name: re.compile(pattern)
    for names, pattern in (
        ("month monthname", r"[1-9]|1[0-2]"),
        ("weekday weekdays", r"[1-7]"),
        ("part daypart", r"[A-Z]{2}"),
        ("unit less clockunit", r"[SMHDWQY]|DE|CE"),
        ("number ordinal dozen tens century", r"\d+"),
        ("past next foregoing following", r"-?1"),
        ("season", r"SP|SU|FA|WI"),
        ("edge", r"START|MID|END"),
        ("meridiem", r"0|12"),
        ("noon", r"\d\d:\d\d"),
        ("universal zonename", r"Z|[+-]\d\d:\d\d"),
        ("bound", r"since|before|after|by|until"),
        ("toward", r"-?[012]"),
        ("ahead", r"[12]"),
        ("ready", r"1"),
        ("recent", r"-1"),
        ("term", r"[QH]"),
        ("feast", r"\d\d-\d\d|E-?\d+"),
    )
    for name in names.split()
}
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

    def hour(self, groups: Mapping[str, str | None]) -> int | None:
        """The hour of a match, out of 24, by its ``hour`` and, where there is one, its ``meridiem``; None when it tells none.

        >>> load_calendar("fr").hour({"hour": "3", "meridiem": "après-midi"})
        15
        """
        told = groups.get("hour")
        if told is None:
            return None
        hour, later = int(told), self.optional("meridiem", groups.get("meridiem"))
        return hour if later is None or hour > NOON else hour % NOON + int(later)

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
    """The calendar of a language, from its calendar.yml; raises DataError for a word with a meaning that its class cannot have.

    >>> load_calendar("fr").meaning("month", "août")
    8
    """
    entries = load_entries(language, "calendar", Piece)
    check_meanings(language, entries)
    return Calendar(language, {entry.id: entry for entry in entries})


def check_meanings(language: str, entries: Iterable[Piece]) -> None:
    """Raises DataError, naming entry and word, where a word's meaning is none that values can be made of.

    >>> check_meanings("xx", [Piece(id="meridiem", words={"p.m.": "PM"}, yes=("at 9 p.m.",), no=("at 9",))])
    Traceback (most recent call last):
    verbale.errors.DataError: xx/calendar.yml: entry meridiem: 'p.m.' means 'PM', which is not of the form 0|12
    """
    for entry in entries:
        form = MEANINGS.get(entry.id)
        for word, meaning in entry.words.items() if form else ():
            if form and not form.fullmatch(str(meaning)):
                raise DataError(
                    f"{language}/calendar.yml: entry {entry.id}: {word!r} means {meaning!r}, which is not of the form {form.pattern}"
                )
